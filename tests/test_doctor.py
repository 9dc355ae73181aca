"""Whoever runs the bot asks it what became of a request, and how everything is."""

import re
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from bot import doctor, migrating
from bot.__main__ import main
from bot.domain import deeds
from bot.engines import create_writer
from bot.errors import BotError
from bot.models import (
    Audit,
    Delivery,
    InboxRow,
    OutboxRow,
    Person,
    Request,
    Status,
    Workspace,
)
from tests.samples import MONDAY, request

ROOT = Path(__file__).parents[1]
TYPED = "Lager & Versand <@U0EVE>"
LATER = MONDAY + timedelta(hours=2)


def of(**more: object) -> dict[str, object]:
    return {"workspace_id": "T1", **more}


def person(slack_id: str, name: str) -> Person:
    known = of(slack_id=slack_id, name=name, looked_up_at=MONDAY)
    return Person.model_validate(known)


def step(actor: str, action: str, **details: object) -> Audit:
    known = of(request_id=3, actor=actor, action=action, details=details)
    return Audit.model_validate({**known, "at": MONDAY})


def said(key: str, status: Delivery, **more: object) -> OutboxRow:
    known = of(key=key, lane=key, to="C0TRIAGE", message=TYPED, status=status)
    moments = {"due_at": LATER, "created_at": MONDAY}
    return OutboxRow.model_validate({**known, **moments, **more})


def arrived(lane: str, **more: object) -> InboxRow:
    known = of(key=f"event:{lane}:{more}", lane=lane, body=TYPED, received_at=LATER)
    return InboxRow.model_validate({**known, "held_until": 0, **more})


ASKED = {
    "id": 3, "number": 42, "workspace_id": "T1", "need": TYPED, "partner": "U0IVO",
    "answers": {"goal": TYPED}, "confided": {"sensitivities": TYPED}, "added": TYPED,
    "finding": TYPED, "goal": TYPED, "urgent": TYPED,
}  # fmt: skip


@pytest.fixture
def full(either_database: str) -> str:
    """A database with one request in it, of which all sorts has become."""
    migrating.migrate(either_database, MONDAY)
    engine = create_writer(either_database)
    sent = {"sent_at": LATER, "channel": "C0TRIAGE", "ts": "1.1", "attempt": 1}
    gone = {"let_go_by": "U0IVO", "let_go_at": LATER}
    no = {"error": "is_archived", "refused_at": LATER, "attempt": 2}
    with Session(engine) as session:
        session.add(Workspace(id="T1"))
        session.flush()
        session.add_all([person("U0ANA", "Ana\x1b[2J\nLopez"), person("U0IVO", "Ivo")])
        session.add(request(Status.WAITING_FOR_IT, **ASKED))
        session.flush()
        session.add_all(
            [
                step("U0ANA", "sent"),
                step("U0IVO", "decided", outcome="better_path", words=TYPED),
                step("U0IVO", "merged", into=7),
                step("U0IVO", "waved_at"),
                said("request:3:card", Delivery.SENT, **sent),
                said("request:3:outcome", Delivery.REFUSED, **no, to="U0ANA"),
                said("request:3:tip:kpi", Delivery.LET_GO, **gone, **no),
                said("request:3:late", Delivery.PENDING),
                said("request:31:card", Delivery.PENDING),
                arrived("U0ANA", failed="1a2b3c4d", done_at=LATER),
                arrived("U0BEN", failed="other", done_at=LATER),
                arrived("U0ANA"),
            ]
        )
        session.commit()
    engine.dispose()
    return either_database


def test_it_tells_all_that_happened_to_a_request(full: str) -> None:
    at, later = "2026-03-02 08:00 UTC", "2026-03-02 10:00 UTC"
    twice = "(attempts: 2, is_archived)"
    ana, ivo = "Ana[2JLopez (U0ANA)", "Ivo (U0IVO)"
    assert doctor.story(full, 42) == [
        "Request #42, workspace T1",
        "",
        "What happened",
        f"  {at}  {ana}  sent it to IT",
        f"  {at}  {ivo}  decided: better path",
        f"  {at}  {ivo}  said that it was an answer to another request: #7",
        f"  {at}  {ivo}  waved at",
        "",
        "What was said",
        f"  request:3:card  to C0TRIAGE  sent {later}  (attempts: 1)",
        f"  request:3:outcome  to {ana}  refused {later}  {twice}",
        f"  request:3:tip:kpi  to C0TRIAGE  let go by {ivo} {later}  {twice}",
        f"  request:3:late  to C0TRIAGE  waits, due {later}  (attempts: 0)",
        "",
        "What broke meanwhile",
        f"  {later}  {ana}  reference 1a2b3c4d",
        "",
        "What it waits for now",
        f"  {ivo} decides.",
        "",
        "What is wrong with its record",
        (
            "  request #42: line 1 was changed, or a line before it was added, "
            "moved or taken out"
        ),
    ]


def test_it_never_shows_what_people_typed(full: str) -> None:
    told = "\n".join([*doctor.story(full, 42), *doctor.health(full)])
    assert not re.search("Lager|Versand|U0EVE", told)


def test_it_says_how_everything_is(full: str) -> None:
    assert doctor.health(full) == [
        "Messages: 2 pending, 1 sent, 1 refused, 1 let go",
        "The oldest message that waits is from: 2026-03-02 08:00 UTC",
        "Arrivals: 1 pending, 2 failed",
        "The oldest arrival that waits is from: 2026-03-02 10:00 UTC",
    ]


@pytest.mark.parametrize("number", [0, -1, 3, 43, 2**31, 2**70])
def test_of_a_number_that_no_request_has_it_says_so(full: str, number: int) -> None:
    with pytest.raises(BotError) as caught:
        doctor.story(full, number)
    assert str(caught.value) == f"There is no request #{number}."


def test_of_two_workspaces_it_tells_both(full: str) -> None:
    engine = create_writer(full)
    with Session(engine) as session:
        session.add(Workspace(id="T2"))
        session.flush()
        session.add(Request(**{**request().model_dump(), "id": 4, "number": 42,
                               "workspace_id": "T2"}))  # fmt: skip
        session.commit()
    engine.dispose()
    heads = [line for line in doctor.story(full, 42) if line.startswith("Request")]
    assert heads == [f"Request #42, workspace {each}" for each in ("T1", "T2")]


def test_where_nothing_was_asked_yet_it_is_one_sentence(either_database: str) -> None:
    with pytest.raises(BotError, match="The database is empty"):
        doctor.health(either_database)


def test_to_look_makes_no_file(tmp_path: Path) -> None:
    missing = tmp_path / "goodwill.db"
    with pytest.raises(BotError, match="The database is empty"):
        doctor.story(f"sqlite:///{missing}", 42)
    assert not missing.exists()


def typed(monkeypatch: pytest.MonkeyPatch, url: str, *words: str) -> int:
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setattr(sys, "argv", ["bot", "doctor", *words])
    return main()


def test_it_is_typed_with_a_number_or_without(
    full: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(monkeypatch, full, "42") == 0
    assert capsys.readouterr().out.splitlines() == doctor.story(full, 42)
    assert typed(monkeypatch, full) == 0
    assert capsys.readouterr().out.splitlines() == doctor.health(full)
    assert typed(monkeypatch, full, "7") == 1
    assert capsys.readouterr() == ("", "There is no request #7.\n")


# --- words -------------------------------------------------------------------------


def test_every_step_that_is_noted_by_name_has_words() -> None:
    noting = re.compile(r"rows\.(?:save|note)\(\s*uow,[^()]*?\"([a-z_]+)\"")
    code = [path.read_text("utf-8") for path in (ROOT / "bot/services").glob("*.py")]
    noted = {action for text in code for action in noting.findall(text)}
    assert len(noted) > 30
    assert noted - set(deeds.WORDS) == set()


def test_it_knows_what_each_request_waits_for() -> None:
    assert set(deeds.WAITS) == set(Status)
