"""Whatever people type stands there letter by letter, and does nothing."""

import json
import re
from typing import Any

import pytest
from sqlmodel import SQLModel

from bot.blocks import MOST_TYPED
from bot.db import UnitOfWork
from bot.domain.actions import Action
from bot.mrkdwn import legible
from tests.cast import Cast, mrkdwn_of
from tests.hostile.conftest import Lines
from tests.hostile.oracle import Excuses
from tests.stories.attempts import ATTEMPTS, DECISION, about, stored
from tests.stories.forging import option, submit

RTL = "\u202eevil\u202c \u2066x\u2069 \u05e9\u05dc\u05d5\u05dd \u0645\u0631"
SPOKEN = {
    "everybody": "<!channel> <!here> <!everyone>",
    "somebody": "<@U0BEN> <@U0BEN|ben> <!subteam^S1|it>",
    "a link": "<https://evil.example|https://bank.example> <mailto:a@b.example|c>",
    "escaped twice": "&lt;!channel&gt; &amp;lt;!channel&amp;gt;",
    "right to left": RTL,
    "emoji": "🎫 :ticket: 👩‍👩‍👧‍👦 ❤️‍🔥",
    "SQL": "'; DROP TABLE request; -- \" OR 1=1",
    "NUL": "a\x00b",
    "lines": "one\r\ntwo\x1b[31mred\x07\x08",
    "payload": "payload",
    "a payload": 'payload={"type":"block_actions"}',
    "blocks": '[{"type":"section","text":{"type":"mrkdwn","text":"<!channel>"}}]',
    "marks": "*bold* _it_ ~no~ `code` ```block``` > quote",
    "much": "much ado " * 4_500,
}
ACTIVE = re.compile(r"<(!(?!date)|https?://evil|mailto:|@U0BEN|@S)")
ANA, IVO, CLEO = "U0ANA", "U0IVO", "U0CLEO"
WORDS = "…"  # stands for what is typed
ASKED: dict[str, Any] = {"way": "command", "author": "", "need": ""}
ASKED |= {"place": None, "files": []}
SCHEDULE = {"zone": "", "opens": option("9"), "closes": option("17")}
NO_CHANNEL = {"type": "conversations_select", "selected_conversation": None}
NOBODY = {"type": "multi_users_select", "selected_users": []}
Fields = dict[str, Any]
# What is filled in, by whom, and what could be done then to a request.
FORMS: list[tuple[str, str, Action, Fields]] = [
    (IVO, "request.decide", Action.DECIDE, {**DECISION, "finding": WORDS}),
    (IVO, "request.decide", Action.DECIDE, {**DECISION, "goal": WORDS}),
    (IVO, "request.decide_anew", Action.RECONSIDER, {**DECISION, "reason": WORDS}),
    (IVO, "request.question", Action.ASK, {"question": WORDS}),
    (IVO, "request.note", Action.NOTE, {"note": WORDS}),
    (IVO, "request.turn_away", Action.TURN_AWAY, {"why": WORDS, "where": WORDS}),
    (IVO, "request.put_together", Action.PUT_TOGETHER, {"number": WORDS}),
    (ANA, "request.urge", Action.URGE, {"reason": WORDS}),
    (ANA, "request.close", Action.CLOSE, {"words": WORDS}),
    (ANA, "request.reopen", Action.REOPEN, {"meant": WORDS}),
    (ANA, "request.fix", Action.FIX, {"need": WORDS, "goal": WORDS, "more": WORDS}),
    (ANA, "request.fill", Action.ANSWER, {"goal": WORDS, "without": WORDS}),
]
ELSEWHERE: list[tuple[str, str, str, Fields]] = [
    (ANA, "request.ask", json.dumps(ASKED), {"need": WORDS}),
    (IVO, "request.find", "", {"number": WORDS}),
    (
        ANA, "glossary.save", "",
        {"word": WORDS, "means": WORDS, "change": option("explain")},
    ),
    (
        CLEO, "setup.save", "",
        {"triage": NO_CHANNEL, "units": WORDS, "admins": NOBODY, **SCHEDULE},
    ),
]  # fmt: skip


@pytest.fixture
def mode() -> str:
    return "http"


@pytest.fixture
def excuses() -> Excuses:
    return Excuses(planted=True)


def filled(fields: Fields, words: str) -> Fields:
    return {name: words if what == WORDS else what for name, what in fields.items()}


async def fills_everything(cast: Cast, words: str) -> dict[str, str]:
    """Each form about a request of its own; what was answered, by its name."""
    answers = {}
    for number, (user, form, action, fields) in enumerate(FORMS, 1):
        request = about(number, ATTEMPTS[action])
        request.number = 1_000 + number
        await stored(cast, request)
        answer = await submit(cast, user, form, str(number), **filled(fields, words))
        answers[f"{number} {form}"] = answer
    for user, form, carried, fields in ELSEWHERE:
        answers[form] = await submit(cast, user, form, carried, **filled(fields, words))
    return answers


def seen_by_anybody(cast: Cast) -> list[str]:
    """Every text that stands somewhere and that Slack searches for mentions."""
    people = [name.removeprefix("U0").title() for name in cast.workspace.users]
    views = [cast.workspace.home(user) for user in cast.workspace.users]
    homes = [text for home in views if home for text in mrkdwn_of(home.blocks)]
    said = [message for name in people for message in cast.unread(name)]
    texts = [message.text for message in said]
    return homes + texts + [text for each in said for text in mrkdwn_of(each.blocks)]


@pytest.mark.parametrize("words", SPOKEN.values(), ids=SPOKEN)
async def test_x5_whatever_is_typed_is_inert_and_kept_or_refused(
    words: str, cast: Cast, written: Lines
) -> None:
    answers = await fills_everything(cast, words)
    await cast.says("Ben", words)
    for name in ("Ana", "Ivo", "Cleo"):
        await cast.opens_home(name)
    assert [each for each in seen_by_anybody(cast) if ACTIVE.search(each)] == []
    assert [line for line in written() if "exception" in line] == []
    kept = await everything_stored(cast)
    for name, answer in answers.items():
        assert is_a_sentence(answer), (name, answer)
    if len(words) < MOST_TYPED:
        assert kept.count(json.dumps(legible(words).strip())[1:-1]) >= len(FORMS) - 2
    skims_all(cast)


def skims_all(cast: Cast) -> None:
    for user in cast.workspace.users:
        cast.skims(user.removeprefix("U0").title())


def is_a_sentence(answer: str) -> bool:
    """Taken in silence, or an answer at the field or in the form."""
    if not answer:
        return True
    told = json.loads(answer)
    if told["response_action"] == "errors":
        (sentence,) = told["errors"].values()
        return "Something broke" not in sentence and len(sentence) < 300
    return bool(told["response_action"] == "update")


async def everything_stored(cast: Cast) -> str:
    """All tables but the two of what arrives and leaves, as JSON."""

    def look(uow: UnitOfWork) -> str:
        kept = [
            dict(row._mapping)
            for table in SQLModel.metadata.sorted_tables
            if table.name not in {"inbox", "outbox"}
            for row in uow.connection.execute(table.select())
        ]
        return json.dumps(kept, default=str)

    return await cast.bot.database.reading(cast.workspace.team_id)(look)


async def test_x5_half_a_character_is_left_out(cast: Cast, written: Lines) -> None:
    await stored(cast, about(1, ATTEMPTS[Action.URGE]))
    half = "half \ud83d a word"
    assert await submit(cast, ANA, "request.urge", "1", reason=half) == ""
    assert "half  a word" in await everything_stored(cast)
    assert [line for line in written() if "exception" in line] == []
    skims_all(cast)
