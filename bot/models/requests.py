"""What the business asks of IT, and what became of it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.models.columns import (
    NEVER_REUSE_IDS,
    belongs_to_workspace,
    json_dict,
    json_list,
    words,
)

GOES_ON = text("duplicate_of IS NOT NULL")


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


HAS_PARTNER = text("partner IS NOT NULL")
HAS_CHAMPION = text("champion IS NOT NULL")


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
        Index(
            "ix_request_partner",
            "workspace_id",
            "partner",
            sqlite_where=HAS_PARTNER,
            postgresql_where=HAS_PARTNER,
        ),
        Index(
            "ix_request_champion",
            "workspace_id",
            "champion",
            sqlite_where=HAS_CHAMPION,
            postgresql_where=HAS_CHAMPION,
        ),
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
    holds_for: date | None = None  # the promised day that IT last said will hold
    matters_at: datetime | None = None  # when the requester last said that it does
    champion: str | None = Field(default=None, max_length=40)  # who moves it along
    champion_asked: str | None = Field(default=None, max_length=40)
    champion_asking: int | None = None  # the message by which the last one was asked
    started_at: datetime | None = None
    delivered_at: datetime | None = None
    rating: int | None = None  # 1 to 5: how it went, as its requester says
    rated_at: datetime | None = None
    measured: str = Field(default="", max_length=80)  # the measure, once delivered
    measured_at: datetime | None = None
    duplicate_of: int | None = None  # the id of the request that goes on
    stands_alone: bool = False  # its requester says that no other one is the same
    closing: str = ""  # why it is closed
    closed_by: str | None = Field(default=None, max_length=40)
    closed_at: datetime | None = None
    last_seal: str = Field(default="", max_length=64)  # of its audit trail


class Follower(SQLModel, table=True):
    """Somebody who hears what becomes of another person's request."""

    __table_args__ = (Index("ix_follower_slack_id", "workspace_id", "slack_id"),)

    workspace_id: str = belongs_to_workspace()
    request_id: int = Field(foreign_key="request.id", primary_key=True)
    slack_id: str = Field(primary_key=True, max_length=40)
    since: datetime
    needs_it_too: bool = False  # they asked for the same, and added their voice


class Audit(SQLModel, table=True):
    """Who did what to a request, and when. Never the words they typed."""

    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = belongs_to_workspace()
    request_id: int = Field(foreign_key="request.id", index=True)
    at: datetime
    actor: str = Field(max_length=40)
    action: str = Field(max_length=40)
    details: dict[str, Any] = json_dict()
    seal: str = Field(default="", max_length=64)  # see bot/audit.py
