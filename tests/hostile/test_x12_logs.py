"""What people type, and what opens doors, never stands in the log."""

import json
from io import StringIO
from typing import Any

import pytest

from tests.cast import Cast
from tests.hostile.conftest import Lines
from tests.stories.forging import option, submit
from tests.stories.steps import sends

NEED = "Plum jam for the nineteenth floor"
TYPED = 'Quince marmalade\r\n{"event": "forged"}\x1b[31m'
TOKEN = "xoxb-4711-0815-PlantedByATest"


@pytest.fixture
def mode() -> str:
    return "http"


def none_of_it_stands_in(paper: StringIO, cast: Cast) -> None:
    known = cast.bot.settings
    secrets = [known.slack_bot_token, known.slack_app_token, known.slack_signing_secret]
    planted = [secret.get_secret_value() for secret in secrets if secret]
    planted += ["PlantedByATest", "Plum jam", "nineteenth", "Quince", "marmalade"]
    assert [each for each in planted if each in paper.getvalue()] == []


async def test_x12_what_was_typed_stands_in_no_line_of_the_log(
    cast: Cast, paper: StringIO, written: Lines
) -> None:
    card = await sends(cast, "Ana", f"{NEED} {TOKEN}")
    await submit(cast, "U0IVO", "request.note", "1", note=f"{TYPED} {TOKEN}")
    await submit(cast, "U0IVO", "request.question", "1", question=TYPED)
    await cast.says_in(card.channel, "Ivo", TYPED, under=card)
    for each in ("Ana", "Ivo"):
        cast.skims(each)
    none_of_it_stands_in(paper, cast)
    forms = [line for line in written() if line["event"] == "form.worked"]
    noted = last_of(forms, "request.note")
    assert noted["request_id"] == 1
    assert isinstance(noted["inbox_id"], int)


async def test_x12_nor_does_it_when_something_breaks(
    cast: Cast, paper: StringIO, written: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*words: object, **_: object) -> None:
        raise ValueError(f"cannot work with {words} {TOKEN}")

    for service in ("notes.note", "hearing.hear"):
        monkeypatch.setattr(f"bot.services.{service}", breaks)
    await submit(cast, "U0IVO", "request.note", "1", note=TYPED)
    await cast.says("Ana", NEED)
    told = await cast.reads("Ana", "Something broke on my side")
    none_of_it_stands_in(paper, cast)
    failed = [line for line in written() if line["event"] == "handler.failed"]
    assert len(failed) == 2
    assert failed[1]["reference"] in told.text
    assert "ValueError" in failed[0]["exception"]


async def test_x12_nor_does_what_the_database_could_not_take(
    cast: Cast, paper: StringIO, written: Lines
) -> None:
    who = {**option("U0NOBODY"), "value": "U0NOBODY"}
    place: dict[str, Any] = {"place": None, "author": "U0NOBODY", "files": []}
    asked = json.dumps({"way": "command", **place})
    await submit(cast, "U0ANA", "request.ask", asked, need=TYPED, for_whom=who)
    none_of_it_stands_in(paper, cast)
    assert [line for line in written() if line["event"] == "handler.failed"]


async def test_each_action_has_its_line_with_workspace_inbox_row_and_request(
    cast: Cast, written: Lines
) -> None:
    card = await sends(cast, "Ana", NEED)
    await cast.clicks("Ivo", "I'll take it", on=card)
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.chooses("Ivo", "request.choose", outcome="go_ahead")
    cast.skims("Ana")
    cast.skims("Ivo")
    lines = [line for line in written() if line["event"] == "action.worked"]
    assert all(line["workspace"] == cast.workspace.team_id for line in lines)
    assert all(isinstance(line["inbox_id"], int) for line in lines)
    taken = last_of(lines, "request.take")
    assert taken["request_id"] == 1
    assert last_of(lines, "request.choose")["request_id"] == 1
    assert {line["kind"] for line in lines} == {"message", "block_actions"}
    assert {line["request_id"] for line in lines} == {1}


async def test_what_becomes_of_a_message_has_its_workspace_and_request_too(
    cast: Cast, written: Lines
) -> None:
    cast.sandbox.faults.api("chat.postMessage", "error", error="is_archived")
    await cast.says("Ana", NEED)
    (refused,) = [each for each in written() if each["event"] == "message.refused"]
    assert (refused["workspace"], refused["request_id"]) == (cast.workspace.team_id, 1)


def last_of(lines: list[dict[str, Any]], what: str) -> dict[str, Any]:
    return [line for line in lines if line["what"] == what][-1]
