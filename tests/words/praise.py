"""Thanks, as everybody reads them, and as each of those thanked does."""

from collections.abc import Iterator
from typing import Any

from bot.blocks import Message
from bot.domain import praise as rules
from bot.domain.praise import Words
from bot.models import Person, Praise, Wanted
from bot.views import praise as views
from bot.views.praise import Shown
from tests.samples import MONDAY
from tests.words.eyes import Said

GIVER, THANKED, ALL = "whoever gives thanks", "whoever is thanked", "everybody"


def praise(**more: Any) -> Praise:  # noqa: ANN401
    given: dict[str, Any] = {
        "id": 3,
        "workspace_id": "T1",
        "giver": "U0ANA",
        "did": "Sat with us until the list was right.",
        "changed": "The vans leave on time.",
        "is_public": True,
        "channel": "C0WINS",
        "given_at": MONDAY,
    }
    return Praise(**{**given, **more})


def shown(named: tuple[str, ...] = ("Ivo",), **more: Any) -> Shown:  # noqa: ANN401
    return Shown(praise(**more), "Ana", named, ("U0IVO", "U0MIA"), 7)


def post(seen: Shown) -> Message:
    return views.post(seen, Words(seen.praise.did, seen.praise.changed))


def person(likes: Wanted | None = None) -> Person:
    return Person(
        workspace_id="T1", slack_id="U0IVO", name="Ivo", looked_up_at=MONDAY,
        thanks=likes,
    )  # fmt: skip


def said() -> Iterator[Said]:
    yield Said(GIVER, "they type “/praise help”", views.usage())
    carried = rules.about(7, ["U0IVO"])
    yield Said(GIVER, "the form could not open in time", views.late(carried, "A list"))
    yield Said(GIVER, "the same, for a change", views.late_change(3))
    yield Said(GIVER, "they put 🙌 on a message", views.offer("U0IVO"))
    yield Said(GIVER, "it is given", views.receipt(shown(team="Sales")))
    yield Said(GIVER, "they took it back", views.receipt(shown(undone_at=MONDAY)))
    seen = shown(("Ivo", "Mia"), team="Sales", value="Says it early")
    yield Said(ALL, "somebody is thanked in public", post(seen))
    yield Said(ALL, "nobody is named there any more", views.was_here())
    first = views.told(shown(), person(), is_asked=True)
    yield Said(THANKED, "it is the first time", first, holds_brief=True)
    for likes in Wanted:
        answered = views.told(shown(), person(likes), is_asked=True)
        yield Said(THANKED, f"they said {likes}", answered)
    later = views.told(shown(), person(Wanted.PUBLIC), is_asked=False)
    yield Said(THANKED, "it is not the first time", later)
    yield Said(THANKED, "the giver took it back", views.taken_back())
