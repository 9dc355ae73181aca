"""What was confided, through the whole life of a request, and all that others see."""

import json
from io import StringIO

import pytest

from bot.models import Request, Status
from bot.sandbox import Message
from tests.cast import Cast
from tests.core.steps import rows
from tests.stories.steps import asks_for_more, picks_more

SECRET = "Quarrel 4711 with the warehouse"
CLUE = "4711"
ANA, IVO, MIA = "U0ANA", "U0IVO", "U0MIA"


@pytest.fixture
def mode() -> str:
    return "http"


class Spy:
    """Everything that everybody but Ana and the partner of the moment can see."""

    def __init__(self, cast: Cast, paper: StringIO) -> None:
        self._cast = cast
        self._paper = paper
        self._seen = 0  # entries of the ledger

    async def finds(self, step: str, *readers: str) -> list[str]:
        """Where it stands and should not, after this step."""
        workspace = self._cast.workspace
        for person in workspace.users.values():
            if not (person.is_bot or person.is_stranger or person.deleted):
                await self._cast.sandbox.open_home(person.id)
        await self._cast.settled()
        others = [user for user in workspace.users if user not in (ANA, *readers)]
        found = [f"{step}: the Home of {ANA}"] if self._in_home(ANA) else []
        found += [
            f"{step}: the Home of {user}" for user in others if self._in_home(user)
        ]
        found += [
            f"{step}: a form before {user}"
            for user in others
            for view in workspace.open_views(user)
            if CLUE in str(view.data)
        ]
        found += [f"{step}: {where}" for where in self._said(readers)]
        return found + ([f"{step}: the log"] if CLUE in self._paper.getvalue() else [])

    def _in_home(self, user: str) -> bool:
        home = self._cast.workspace.home(user)
        return home is not None and CLUE in str(home.data)

    def _said(self, readers: tuple[str, ...]) -> list[str]:
        """By every call since the last look: the text, the blocks and the metadata."""
        workspace = self._cast.workspace
        new = workspace.ledger[self._seen :]
        self._seen = len(workspace.ledger)
        own = {workspace.dm(user).id for user in (ANA, *readers)}
        return [
            f"{entry.method} in {entry.channel}"
            for entry in new
            if CLUE in json.dumps([entry.text, entry.blocks, entry.metadata])
            and entry.channel not in own
        ]


async def confides(cast: Cast) -> Message:
    """Ana answers the last question; her brief is with IT."""
    asked = await asks_for_more(cast, "Ana")
    while "handle with care" not in str(asked.blocks):
        await cast.clicks("Ana", "Skip", on=asked)
        asked = cast.unread("Ana")[-1]
        cast.skims("Ana")
    await cast.says("Ana", SECRET, under=asked)
    brief = next(each for each in cast.unread("Ana")[::-1] if "right?" in str(each))
    await cast.clicks("Ana", "Yes, send to IT", on=brief)
    cast.skims("Ana")
    return await cast.reads("Ivo", "New request #")


async def decides(cast: Cast, card: Message) -> None:
    await cast.clicks("Ivo", "Decide", on=card)
    await cast.chooses("Ivo", "request.choose", outcome="go_ahead")
    filled = {"finding": "It is ordered.", "goal": "Labels"}
    assert await cast.fills("Ivo", **filled) is None


async def looks_it_up(cast: Cast, who: str, card: Message) -> None:
    await picks_more(cast, who, "Find another", on=card)
    await cast.fills(who, number="1")


async def test_x8_nobody_else_sees_it_anywhere_from_first_to_last(
    cast: Cast, paper: StringIO
) -> None:
    spy = Spy(cast, paper)
    card = await confides(cast)
    found = await spy.finds("sent")
    await looks_it_up(cast, "Mia", card)
    found += await spy.finds("looked up")
    await cast.clicks("Ivo", "I'll take it", on=card)
    assert any(CLUE in str(each) for each in cast.unread("Ivo"))
    assert await Spy(cast, paper).finds("a spy who takes Ivo for an outsider") != []
    found += await spy.finds("taken", IVO)
    await picks_more(cast, "Ivo", "Hand over", on=card)
    found += await spy.finds("handing over", IVO)
    await cast.fills("Ivo", partner=MIA)
    found += await spy.finds("handed over", MIA)
    await cast.clicks("Mia", "Give it back", on=card)
    found += await spy.finds("given back")
    await cast.clicks("Ivo", "I'll take it", on=card)
    await decides(cast, card)
    found += await spy.finds("decided", IVO)
    for step, label in (("started", "Start"), ("delivered", "Delivered")):
        await cast.clicks("Ivo", label, on=card)
        found += await spy.finds(step, IVO)
    await cast.time_passes(days=20)
    found += await spy.finds("long ago", IVO)
    assert found == []
    (request,) = await rows(cast.bot.database, Request)
    assert request.status is Status.DELIVERED
    assert SECRET in request.confided.values()
