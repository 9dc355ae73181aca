"""Everything the bot remembers, on one page. Every row belongs to a workspace."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Column, Enum, Index, MetaData, UniqueConstraint, text
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
).naming_convention


def words(kind: type[StrEnum], *, nullable: bool = False) -> Column[Any]:
    """A column that keeps an enum as its plain word, on every database."""
    column_type = Enum(
        kind,
        native_enum=False,
        create_constraint=False,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )
    return Column(column_type, nullable=nullable)


def belongs_to_workspace(*, primary_key: bool = False) -> Any:  # noqa: ANN401
    return Field(foreign_key="workspace.id", primary_key=primary_key, max_length=40)


def nothing() -> list[Any]:
    """Of `list` and `dict`, pydantic reads the signature each time, which is slow."""
    return []


def no_entries() -> dict[str, Any]:
    return {}


def json_list() -> Any:  # noqa: ANN401
    return Field(default_factory=nothing, sa_type=JSON)


def json_dict() -> Any:  # noqa: ANN401
    return Field(default_factory=no_entries, sa_column=Column(JSON, nullable=False))


NOT_DONE = text("done_at IS NULL")
DONE = text("done_at IS NOT NULL")
PENDING = text("status = 'pending'")
REFUSED = text("status = 'refused'")
HOME_DUE = text("home_due_at IS NOT NULL")
HOME_OPENED = text("home_opened_at IS NOT NULL")
GOES_ON = text("duplicate_of IS NOT NULL")

# Keys of messages hold a request's id: it must not come again.
NEVER_REUSE_IDS = {"sqlite_autoincrement": True}


class Status(StrEnum):
    """Where a request stands."""

    SORTING = "sorting"  # we asked whether it is a request of its own at all
    OFFERED = "offered"  # a colleague asked for them; they have not begun
    INTERVIEWING = "interviewing"
    CONFIRMING = "confirming"  # the brief waits for a yes
    WAITING_FOR_IT = "waiting_for_it"
    DECIDED = "decided"
    IN_PROGRESS = "in_progress"  # IT said yes, and is at it
    DELIVERED = "delivered"
    CLOSED = "closed"  # no more is to be done; `closing` says why
    DUPLICATE = "duplicate"  # another one asks for the same: `duplicate_of`
    MERGED = "merged"  # it turned out to be an answer to another one
    WITHDRAWN = "withdrawn"  # taken back; `decided_by` says by whom


class Outcome(StrEnum):
    """The three honest answers of IT."""

    GO_AHEAD = "go_ahead"
    BETTER_PATH = "better_path"
    NOT_WORTH_SOLVING = "not_worth_solving"


class Way(StrEnum):
    """How a request was made."""

    DM = "dm"
    COMMAND = "command"
    MESSAGE_SHORTCUT = "message_shortcut"
    GLOBAL_SHORTCUT = "global_shortcut"
    EMOJI = "emoji"
    MENTION = "mention"
    HOME = "home"


class Side(StrEnum):
    """Where somebody works, seen from here."""

    BUSINESS = "business"
    IT = "it"


class Workspace(SQLModel, table=True):
    """A Slack workspace that has installed the bot."""

    id: str = Field(primary_key=True, max_length=40)
    name: str = ""
    url: str = ""  # where its messages are read in a browser
    bot_user_id: str = ""
    triage_channel: str = ""  # empty until somebody has set the bot up
    requests: int = 0  # how many there have been: the next one's number is one more
    admins: list[str] = json_list()  # beside Slack's own owners and admins
    units: list[str] = json_list()
    set_up_by: str | None = Field(default=None, max_length=40)
    set_up_at: datetime | None = None
    interview: dict[str, Any] = json_dict()  # how it differs from what we ship
    glossary: dict[str, Any] = json_dict()  # words of theirs, and what they mean
    it_timezone: str = ""  # where IT's working hours count; empty: nobody has said
    it_from: int = 9  # o'clock, Monday to Friday
    it_until: int = 17


class Person(SQLModel, table=True):
    """Somebody we have met: what Slack knows of them, and what they told us."""

    __table_args__ = (
        Index(
            "ix_person_home_due",
            "home_due_at",
            sqlite_where=HOME_DUE,
            postgresql_where=HOME_DUE,
        ),
        Index(
            "ix_person_home_opened",
            "workspace_id",
            "side",
            "home_opened_at",
            sqlite_where=HOME_OPENED,
            postgresql_where=HOME_OPENED,
        ),
    )

    workspace_id: str = belongs_to_workspace(primary_key=True)
    slack_id: str = Field(primary_key=True, max_length=40)
    name: str
    timezone: str = "UTC"
    looked_up_at: datetime
    is_admin: bool = False  # an owner or admin of the workspace in Slack
    is_guest: bool = False
    is_stranger: bool = False  # from another company
    is_gone: bool = False  # deactivated
    is_bot: bool = False
    side: Side | None = Field(default=None, sa_column=words(Side, nullable=True))
    unit: str = Field(default="", max_length=80)
    home_opened_at: datetime | None = None
    home_due_at: datetime | None = None  # when their Home is to be drawn anew


class Request(SQLModel, table=True):
    """What somebody in the business asks of IT."""

    __table_args__ = (
        Index(
            "ix_request_duplicate_of",
            "duplicate_of",
            sqlite_where=GOES_ON,
            postgresql_where=GOES_ON,
        ),
        UniqueConstraint("workspace_id", "number"),
        UniqueConstraint("workspace_id", "channel", "thread_ts"),
        UniqueConstraint("workspace_id", "place", "place_thread"),
        Index("ix_request_requester", "workspace_id", "requester", "status"),
        Index("ix_request_status", "workspace_id", "status", "id"),
        NEVER_REUSE_IDS,
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = belongs_to_workspace()
    number: int | None = None  # given when the interview starts
    requester: str = Field(max_length=40)
    author: str | None = Field(default=None, max_length=40)  # who asked for them
    way: Way = Field(default=Way.DM, sa_column=words(Way))
    # The thread of the interview, in the requester's DM. Where the bot opens it itself,
    # under the key `request:<id>:opening`, it is unknown until they first answer there.
    channel: str | None = Field(default=None, max_length=40)
    thread_ts: str | None = Field(default=None, max_length=40)
    # Where in a channel it was said, and the thread that this one request belongs to.
    place: str | None = Field(default=None, max_length=40)
    place_ts: str | None = Field(default=None, max_length=40)
    place_thread: str | None = Field(default=None, max_length=40)
    link: str = ""  # to the message it was made from
    is_public: bool = False  # everybody in the company can read that message
    need: str
    need_edited_at: datetime | None = None  # in Slack, after it was asked
    need_deleted_at: datetime | None = None
    files: list[dict[str, Any]] = json_list()  # names and links, never their content
    status: Status = Field(sa_column=words(Status))
    kind: str = Field(default="", max_length=40)  # of request; empty: the usual one
    answers: dict[str, str] = json_dict()
    # Answers that only the partner in IT reads, and nobody before there is one.
    confided: dict[str, str] = json_dict()
    confided_in: list[str] = json_list()  # the messages that these stand in
    confided_to: list[str] = json_list()  # who has read them, or does
    questions: list[str] = json_list()  # its own, in order; none: the usual three
    asked_at: datetime | None = None  # when the question that is open was put
    # What their last message answered; a second one, quick enough, is part of it.
    heard: str | None = Field(default=None, max_length=40)
    briefs: int = 0  # how often the brief was read to them
    tips: dict[str, Any] = json_dict()  # whom they had us ask, and what these said
    offered: str = ""  # their own earlier words, offered as the answer to it
    revisiting: str | None = Field(default=None, max_length=40)  # they went back to it
    # The question whose answer said little, while we ask about it once more.
    probing: str | None = Field(default=None, max_length=40)
    added: str = ""  # what the requester wrote on top of the answers
    outcome: Outcome | None = Field(
        default=None, sa_column=words(Outcome, nullable=True)
    )
    finding: str = ""
    goal: str = ""
    decided_by: str | None = Field(default=None, max_length=40)
    decided_at: datetime | None = None
    reason: str = ""  # why IT decided anew, the last time it did
    reopened: int = 0  # how often; each time, the next answer is a new message
    reopening: dict[str, str] = json_dict()  # the answer before, and what they object
    reconsidered: int = 0  # how often IT decided anew
    turns: int = 0  # how often it was taken back, or put together with another
    opened_at: datetime
    sent_at: datetime | None = None
    partner: str | None = Field(default=None, max_length=40)  # who in IT looks at it
    asking: str | None = Field(default=None, max_length=40)  # … and waits for a reply
    is_talking: bool = False  # what IT says under the card reaches the requester
    urgent: str = ""  # why the requester says it can't wait
    weighed: dict[str, str] = json_dict()  # effort and risk, as IT sees them
    not_before: date | None = None  # IT can't begin earlier
    promised_for: date | None = None
    champion: str | None = Field(default=None, max_length=40)  # who moves it along
    champion_asked: str | None = Field(default=None, max_length=40)
    champion_asking: int | None = None  # the message by which the last one was asked
    started_at: datetime | None = None
    delivered_at: datetime | None = None
    duplicate_of: int | None = None  # the id of the request that goes on
    stands_alone: bool = False  # its requester says that no other one is the same
    closing: str = ""  # why it is closed
    closed_by: str | None = Field(default=None, max_length=40)
    closed_at: datetime | None = None


class Follower(SQLModel, table=True):
    """Somebody who hears what becomes of another person's request."""

    __table_args__ = (Index("ix_follower_slack_id", "workspace_id", "slack_id"),)

    workspace_id: str = belongs_to_workspace()
    request_id: int = Field(foreign_key="request.id", primary_key=True)
    slack_id: str = Field(primary_key=True, max_length=40)
    since: datetime
    needs_it_too: bool = False  # they asked for the same, and added their voice


class Greeting(SQLModel, table=True):
    """A channel the bot has said hello in, once, and who added it there."""

    workspace_id: str = belongs_to_workspace(primary_key=True)
    channel: str = Field(primary_key=True, max_length=40)
    added_by: str | None = Field(default=None, max_length=40)
    at: datetime


class Audit(SQLModel, table=True):
    """Who did what to a request, and when. Never the words they typed."""

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = belongs_to_workspace()
    request_id: int = Field(foreign_key="request.id", index=True)
    at: datetime
    actor: str = Field(max_length=40)
    action: str = Field(max_length=40)
    details: dict[str, Any] = json_dict()


class InboxRow(SQLModel, table=True):
    """Something Slack told us, kept before Slack got its 200.

    `held_until` is real time (seconds since 1970): a lease while `owner` is set,
    a back-off while it is not.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("workspace_id", "key"),
        Index(
            "ix_inbox_open",
            "workspace_id",
            "lane",
            "id",
            sqlite_where=NOT_DONE,
            postgresql_where=NOT_DONE,
        ),
        Index("ix_inbox_done_at", "done_at", sqlite_where=DONE, postgresql_where=DONE),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = belongs_to_workspace()
    key: str = Field(max_length=200)
    lane: str = Field(max_length=80)  # the person: one lane is worked in order
    body: str
    received_at: datetime
    done_at: datetime | None = None
    failed: str | None = Field(default=None, max_length=40)  # the reference we gave out
    owner: str | None = Field(default=None, max_length=40)
    attempt: int = 1
    held_until: float


class Delivery(StrEnum):
    """What became of a message."""

    PENDING = "pending"
    SENT = "sent"
    REFUSED = "refused"  # Slack will never take it; `error` says why
    LET_GO = "let_go"  # it was refused, and an admin said that it need not be sent


class OutboxRow(SQLModel, table=True):
    """One message in Slack; the key is what makes it one.

    `held_until` is real time, as in the inbox. Attempts up to `cleared` are known not
    to have reached Slack; after any other attempt we look before we post again.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("workspace_id", "key"),
        Index(
            "ix_outbox_due",
            "due_at",
            sqlite_where=PENDING,
            postgresql_where=PENDING,
        ),
        Index(
            "ix_outbox_lane",
            "workspace_id",
            "lane",
            "id",
            sqlite_where=PENDING,
            postgresql_where=PENDING,
        ),
        Index(
            "ix_outbox_refused",
            "workspace_id",
            "id",
            sqlite_where=REFUSED,
            postgresql_where=REFUSED,
        ),
        Index("ix_outbox_created_at", "created_at"),
        Index("ix_outbox_ts", "workspace_id", "channel", "ts"),
    )

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = belongs_to_workspace()
    key: str = Field(max_length=200)
    lane: str = Field(max_length=200)  # the thread: one lane leaves in order
    to: str = Field(max_length=40)  # a channel, or a person for their DM
    thread_ts: str | None = Field(default=None, max_length=40)
    thread_of: str | None = Field(default=None, max_length=200)  # … under this key
    message: str  # JSON: text and blocks
    stays: bool = (
        False  # it heads a thread, or is edited for as long as its request lives
    )
    revision: int = 1
    status: Delivery = Field(default=Delivery.PENDING, sa_column=words(Delivery))
    due_at: datetime
    created_at: datetime
    sent_at: datetime | None = None
    channel: str | None = Field(default=None, max_length=40)
    ts: str | None = Field(default=None, max_length=40)
    error: str | None = Field(default=None, max_length=80)
    owner: str | None = Field(default=None, max_length=40)
    attempt: int = 0
    cleared: int = 0
    held_until: float = 0
    first_tried: float | None = None
    refused_at: datetime | None = None
    told_at: datetime | None = None  # when whoever can mend it was told
    let_go_by: str | None = Field(default=None, max_length=40)
    let_go_at: datetime | None = None
