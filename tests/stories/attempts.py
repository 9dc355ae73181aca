"""Each thing that is done to a request, as it is sent when nobody offered it."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text

from bot import demo, manifest
from bot.db import UnitOfWork
from bot.domain.actions import Action
from bot.domain.people import Deed, Role
from bot.models import (
    CheckinCircle,
    Follower,
    Outcome,
    Part,
    Request,
    Status,
    Win,
    WinCause,
    WinName,
    Workspace,
)
from bot.sandbox import Workspace as Slack
from tests.cast import Cast
from tests.samples import MONDAY, letter
from tests.stories.forging import option, press, submit

WHO = {
    Role.ADMIN: "U0CLEO",
    Role.IT: "U0MIA",
    Role.PARTNER: "U0IVO",
    Role.CHAMPION: "U0BEN",
    Role.REQUESTER: "U0ANA",
    Role.FOLLOWER: "U0FAY",
    Role.STRANGER: "U0SAM",
    Role.GUEST: "U0NILS",
    Role.ELSEWHERE: "U0TESS",
    Role.GONE: "U0GIL",
}
UNIT = "Sales"
OTHER = 1_000  # the id of a request beside it; what is made gets higher ones
UNSENT = {Status.OFFERED, Status.INTERVIEWING, Status.CONFIRMING}
AFTER_A_YES = {
    "outcome": Outcome.GO_AHEAD,
    "finding": "It is ordered.",
    "goal": "Fewer calls",
    "decided_by": "U0IVO",
    "decided_at": MONDAY,
}
DONE = {**AFTER_A_YES, "delivered_at": MONDAY}
DECISION = {
    "outcome": option("go_ahead"),
    "finding": "We order one.",
    "goal": "Fewer calls",
}
COUNTS_ON = text(  # PostgreSQL does not see which ids were given by hand
    "SELECT setval(pg_get_serial_sequence('request', 'id'), max(id)) FROM request"
)
Try = Callable[[Cast, str, int], Awaitable[object]]


@dataclass(frozen=True)
class Attempt:
    """What is sent, and where a request stands when it would do something."""

    by: Try
    status: Status = Status.WAITING_FOR_IT
    more: dict[str, Any] = field(default_factory=dict)


def button(action_id: str, *suffix: str, **carried: object) -> Try:
    async def by(cast: Cast, user: str, about: int) -> None:
        value = ":".join([str(about), *suffix])
        await press(cast, user, action_id, value=value, **carried)

    return by


def form(callback_id: str, **fields: object) -> Try:
    async def by(cast: Cast, user: str, about: int) -> str:
        return await submit(cast, user, callback_id, str(about), **fields)

    return by


async def by_form(cast: Cast, user: str, _: int) -> str:
    return await submit(cast, user, "request.ask", carried(), need="A label printer")


async def in_its_thread(cast: Cast, user: str, about: int) -> str:
    place = {"channel": "C0SALES", "ts": f"{about}.9", "thread": f"{about}.0"}
    asked = carried({**place, "link": "", "is_open": True, "is_public": True})
    return await submit(cast, user, "request.ask", asked, need="The same")


def carried(place: dict[str, Any] | None = None) -> str:
    """What the form one asks with takes along."""
    kept: dict[str, object] = {
        "way": "command",
        "place": place,
        "author": "",
        "files": [],
        "need": "",
    }
    return json.dumps(kept)


async def names_a_champion(cast: Cast, user: str, about: int) -> None:
    menu = {"type": "users_select", "selected_user": "U0SAM"}
    await press(cast, user, "champion.name", **menu, block_id=f"who_{about}")


async def adds_a_voice(cast: Cast, user: str, about: int) -> None:
    await press(cast, user, "request.join", value=f"{about}:{OTHER}")


async def puts_together(cast: Cast, user: str, about: int) -> str:
    return await submit(
        cast, user, "request.put_together", str(about), number="1", like=option("1")
    )


async def explains_a_word(cast: Cast, user: str, about: int) -> str:
    explained = {"means": "on time", "change": option("explain")}
    word = f"Word{chr(ord('A') + about)}"
    return await submit(cast, user, "glossary.save", "", word=word, **explained)


async def sets_up(cast: Cast, user: str, about: int) -> str:
    fields: dict[str, object] = {
        "triage": {
            "type": "conversations_select",
            "selected_conversation": None,
        },
        "units": f"Unit {about}",
        "admins": {"type": "multi_users_select", "selected_users": []},
        "zone": "",
        "opens": option("9"),
        "closes": option("17"),
    }
    return await submit(cast, user, "setup.save", "", **fields)


async def takes_out_a_kind(cast: Cast, user: str, _: int) -> None:
    await press(cast, user, "questionnaire.take_out", value="figures")


async def sets_nudges(cast: Cast, user: str, about: int) -> str:
    """One more or less than there is: each time, a change."""
    chosen = {"a_week": option(str(about % 2)), "hold_out": option("on")}
    return await submit(cast, user, "nudge_setting.save", "", **chosen)


async def begins_checkins(cast: Cast, user: str, about: int) -> str:
    """Each time in a channel of its own."""
    channel = f"C0CHECKIN{about}"
    cast.workspace.add_channel(channel, f"check-ins-{about}", members=[user], bot=True)
    kind = "multi_conversations_select"
    fields: dict[str, object] = {
        "channels": {"type": kind, "selected_conversations": [channel]},
        "whose": option("channel"),
        "weeks": option("2"),
    }
    return await submit(cast, user, "checkin.begin", "", **fields)


async def planted_circle(cast: Cast) -> None:
    """Check-ins for everybody who works here."""

    def plant(uow: UnitOfWork) -> None:
        known: dict[str, Any] = {"id": OTHER, "workspace_id": uow.workspace_id}
        if uow.session.get(CheckinCircle, OTHER) is None:
            uow.session.add(CheckinCircle(**known, set_by="U0CLEO", set_at=MONDAY))

    await cast.bot.database.transacting(cast.workspace.team_id)(plant)


async def joins_checkins(cast: Cast, user: str, _: int) -> str:
    await planted_circle(cast)
    where = {"place": option("business")}
    return await submit(cast, user, "checkin.join", str(OTHER), **where)


async def settles_checkins(cast: Cast, user: str, about: int) -> str:
    """One week or two: each time, a change."""
    await planted_circle(cast)
    fields: dict[str, object] = {
        "weeks": option(str(1 + about % 2)),
        "guests": option("no"),
        "leaders": {"type": "multi_users_select", "selected_users": []},
        "state": option("run"),
    }
    return await submit(cast, user, "checkin.settle", str(OTHER), **fields)


async def sets_praise(cast: Cast, user: str, about: int) -> str:
    channel = {"type": "conversations_select", "selected_conversation": demo.WINS}
    fields: dict[str, object] = {
        "channel": channel,
        "values": f"Value {about}",
        "locked": {"type": "multi_users_select", "selected_users": []},
    }
    return await submit(cast, user, "praise_setting.save", "", **fields)


async def thanks_kim(cast: Cast, user: str, about: int) -> str:
    fields: dict[str, object] = {
        "people": {"type": "multi_users_select", "selected_users": ["U0KIM"]},
        "did": "Stayed late",
        "changed": f"Shop {about} opened",
        "where": option("alone"),
        "channel": {"type": "conversations_select", "selected_conversation": None},
    }
    return await submit(cast, user, "praise.give", "", **fields)


async def agrees_how_often(cast: Cast, user: str, about: int) -> str:
    """Now this, now that: each time, a change."""
    chosen = {"weeks": option("42"[about % 2]), "partner": {"type": "users_select"}}
    return await submit(cast, user, "contact.save", UNIT, **chosen)


async def lets_go(cast: Cast, user: str, about: int) -> None:
    """Of a message that Slack has refused."""

    def refuse(uow: UnitOfWork) -> None:
        row = letter(about, key=f"request:{about}:note").row
        row.workspace_id = uow.workspace_id
        uow.session.merge(row)

    await cast.bot.database.transacting(cast.workspace.team_id)(refuse)
    await press(cast, user, "letter.let_go", value=about)


async def tells_a_win(cast: Cast, user: str, about: int) -> str:
    """Of which Ivo says whether it is told."""
    await plants_a_win(cast, about)
    return await submit(cast, user, "win.tell", str(about), changed="Fewer calls")


async def plants_a_win(cast: Cast, about: int, *names: str) -> None:
    def plant(uow: UnitOfWork) -> None:
        known: dict[str, Any] = {"workspace_id": uow.workspace_id, "request_id": about}
        win = Win(
            id=about, cause=WinCause.DELIVERED, owner="U0IVO", proposed_at=MONDAY,
            **known,
        )  # fmt: skip
        uow.session.merge(win)
        for each in names:
            named = WinName(
                workspace_id=uow.workspace_id, win_id=about, slack_id=each,
                part=Part.ROWED,
            )  # fmt: skip
            uow.session.merge(named)

    await cast.bot.database.transacting(cast.workspace.team_id)(plant)


ATTEMPTS: dict[Action | Deed, Attempt] = {
    Deed.REQUEST: Attempt(by_form),
    Deed.FOLLOW: Attempt(in_its_thread),
    Action.BEGIN: Attempt(button("request.begin"), Status.OFFERED),
    Action.ANSWER: Attempt(button("request.skip", "goal"), Status.INTERVIEWING),
    Action.FIX: Attempt(form("request.fix", need="Prices"), Status.CONFIRMING),
    Action.GO_ON: Attempt(button("request.go_on"), Status.CONFIRMING),
    Action.JOIN: Attempt(adds_a_voice, Status.CONFIRMING),
    Action.SEND: Attempt(button("request.send"), Status.CONFIRMING),
    Action.WITHDRAW: Attempt(button("request.withdraw")),
    Action.BRING_BACK: Attempt(button("request.bring_back"), Status.WITHDRAWN),
    Action.URGE: Attempt(form("request.urge", reason="The audit is on Monday")),
    Action.MATTER: Attempt(button("request.matters")),
    Action.CHAMPION: Attempt(names_a_champion, Status.DECIDED, {"champion": None}),
    Action.CLOSE: Attempt(form("request.close", words="Thanks"), Status.DECIDED),
    Action.REOPEN: Attempt(form("request.reopen", meant="Another"), Status.DECIDED),
    Action.TAKE: Attempt(button("request.take"), more={"partner": None}),
    Action.GIVE_BACK: Attempt(button("request.give_back")),
    Action.HAND_OVER: Attempt(
        form(
            "request.hand_over",
            partner={"type": "users_select", "selected_user": "U0KIM"},
        )
    ),
    Action.ASK: Attempt(form("request.question", question="How many?")),
    Action.NOTE: Attempt(form("request.note", note="Ask Finance")),
    Action.WEIGH: Attempt(
        form("request.weigh", effort=option("2"), risk=option("3"))
    ),
    Action.PUT_TOGETHER: Attempt(puts_together),
    Action.TURN_AWAY: Attempt(
        form("request.turn_away", why="Facilities orders chairs.", where="")
    ),
    Action.DECIDE: Attempt(form("request.decide", **DECISION)),
    Action.RECONSIDER: Attempt(
        form("request.decide_anew", **DECISION, reason="A price"), Status.DECIDED
    ),
    Action.PROMISE: Attempt(
        button("promise.holds"), Status.IN_PROGRESS, {"promised_for": MONDAY.date()}
    ),
    Action.START: Attempt(button("request.start"), Status.DECIDED),
    Action.UPDATE: Attempt(
        form("update.say", track=option("off_track"), line="A part is late"),
        Status.IN_PROGRESS,
    ),
    Action.DELIVER: Attempt(button("request.deliver"), Status.IN_PROGRESS),
    Deed.THANK: Attempt(thanks_kim),
    Deed.EXPLAIN_WORDS: Attempt(explains_a_word),
    Deed.CHANGE_QUESTIONS: Attempt(takes_out_a_kind),
    Deed.SET_UP: Attempt(sets_up),
    Deed.SET_NUDGES: Attempt(sets_nudges),
    Deed.BEGIN_CHECKINS: Attempt(begins_checkins),
    Deed.JOIN_CHECKINS: Attempt(joins_checkins),
    Deed.RATE: Attempt(button("rating.so_so"), Status.CLOSED, DONE),
    Deed.MEASURE: Attempt(form("measure.say", measured="3"), Status.CLOSED, DONE),
    Deed.TELL_WIN: Attempt(tells_a_win, Status.CLOSED, DONE),
    Deed.SET_PRAISE: Attempt(sets_praise),
    Deed.SETTLE_CHECKINS: Attempt(settles_checkins),
    Deed.SET_CADENCE: Attempt(agrees_how_often),
    Deed.SEND_AGAIN: Attempt(lets_go),
}  # fmt: skip
# What nobody presses: it follows from something else.
FOLLOWS = {Action.OPEN, Action.OFFER, Action.MERGE, Action.FINISH}


def company() -> Slack:
    """The demo's people, and more; not all in IT's channel can be IT."""
    workspace = Slack(manifest=manifest.for_mode("socket"))
    demo.populate(workspace)
    demo.invite_visitors(workspace)
    for user, name in (("U0FAY", "Fay"), ("U0SAM", "Sam"), ("U0KIM", "Kim")):
        workspace.add_user(user, name)
    workspace.add_user("U0GIL", "Gil", deleted=True)
    joined = dict.fromkeys(("U0KIM", "U0TESS", "U0GIL"))
    workspace.channels[demo.TRIAGE].members.update(joined)
    return workspace


def about(number: int, attempt: Attempt) -> Request:
    """A request of Ana's that Ivo has taken, and Ben moves along."""
    is_sent = attempt.status not in UNSENT | {Status.WITHDRAWN}
    is_decided = attempt.status in {Status.DECIDED, Status.IN_PROGRESS}
    known: dict[str, Any] = {
        "id": number,
        "number": number,
        "workspace_id": "T0SANDBOX",
        "requester": "U0ANA",
        "channel": "D0ANA",
        "thread_ts": f"{number}.5",
        "place": "C0SALES",
        "place_ts": f"{number}.0",
        "place_thread": f"{number}.0",
        "is_public": True,
        "need": f"Stock levels of shop {number}",
        "answers": {}
        if attempt.status is Status.INTERVIEWING
        else {"goal": "Fewer calls", "without": "", "daily_fit": ""},
        "status": attempt.status,
        "partner": "U0IVO",
        "champion": "U0BEN",
        "opened_at": MONDAY,
        "sent_at": MONDAY if is_sent else None,
        "decided_by": "U0ANA" if attempt.status is Status.WITHDRAWN else None,
        **(AFTER_A_YES if is_decided else {}),
    }
    return Request(**{**known, **attempt.more})


def count_on(uow: UnitOfWork) -> None:
    """What is made from here on does not take the ids of what was planted."""
    if uow.connection.dialect.name == "postgresql":
        uow.session.flush()
        uow.connection.execute(COUNTS_ON)


async def stored(cast: Cast, request: Request) -> None:
    follower = Follower(
        workspace_id=request.workspace_id,
        request_id=request.id or 0,
        slack_id="U0FAY",
        since=MONDAY,
    )

    def store(uow: UnitOfWork) -> None:
        uow.session.get_one(Workspace, uow.workspace_id).units = [UNIT]
        uow.session.add(request)
        uow.session.flush()
        uow.session.add(follower)
        count_on(uow)

    await cast.bot.database.transacting(cast.workspace.team_id)(store)
