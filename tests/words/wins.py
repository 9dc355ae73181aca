"""What went well."""

from collections.abc import Iterator

from bot.blocks import Message
from bot.domain.nudges import Case, Facts, place_for
from bot.domain.win_drafts import Draft
from bot.domain.wins import KIND, Told, about
from bot.models import Person, Status, Win, WinCause
from bot.views import wins as views
from tests.samples import MONDAY, request
from tests.words.eyes import Said
from tests.words.nudges import framed

OWNER, NAMED, ALL = "the partner", "whoever is to be named", "everybody"
CHANGED = "The counter sees what is in stock, and calls nobody back."


def win(cause: WinCause = WinCause.DELIVERED) -> Win:
    return Win(
        id=5, workspace_id="T1", request_id=42, cause=cause, owner="U0IVO",
        proposed_at=MONDAY, posts_at=MONDAY, channel="C0WINS",
    )  # fmt: skip


def told(cause: WinCause = WinCause.DELIVERED, **more: str | tuple[str, ...]) -> Told:
    return Told(cause, CHANGED, **more)  # type: ignore[arg-type]  # each has its kind


def _proposed(cause: WinCause) -> Message:
    ours = win(cause), request(Status.CLOSED)
    ivo = Person(workspace_id="T1", slack_id="U0IVO", name="Ivo", looked_up_at=MONDAY)
    facts = Facts(ivo, place_for(ivo), MONDAY, wins=(ours,))
    return framed(KIND, views.proposed(facts, Case(about(ours[0]))))


def said() -> Iterator[Said]:
    ours, closed = win(), request(Status.CLOSED)
    for cause in WinCause:
        when = f"a day after it went well: {cause.value.replace('_', ' ')}"
        yield Said(OWNER, when, _proposed(cause))
    yield Said(OWNER, "they tell it", views.form(Draft(ours, closed, CHANGED, ())))
    yield Said(OWNER, "they have told it", views.agreed(ours, "C0WINS"))
    yield Said(OWNER, "it is posted", views.posted(ours))
    yield Said(OWNER, "they leave it out", views.dropped(closed))
    for is_open, when in (
        (True, "it was opened again"),
        (False, "there is no channel"),
    ):
        yield Said(OWNER, when, views.not_told_since(is_open=is_open))
    yield from _named(ours)
    yield from _cards()


def _named(ours: Win) -> Iterator[Said]:
    closed = request(Status.CLOSED)
    asked = views.asked(ours, told(asked="U0ANA"), closed, "Ivo Brandt", "C0WINS")
    yield Said(NAMED, "before it is told", asked, holds_brief=True)
    yield Said(NAMED, "it is fine", views.fine(ours))
    yield Said(NAMED, "they are left out", views.left_out())
    yield Said(NAMED, "it is not told after all", views.not_told())


def _cards() -> Iterator[Said]:
    helped: dict[str, str | tuple[str, ...]] = {
        "asked": "U0ANA",
        "rowed": ("U0IVO", "U0BEN"),
        "beyond": ("U0CLEO",),
        "before": "12 calls a day",
        "after": "3 calls a day",
    }
    for cause in WinCause:
        card = views.card(told(cause, **helped))
        yield Said(ALL, cause.value.replace("_", " "), card, holds_brief=True)
    after = views.card(told(unit="Sales", after="3 calls a day"))
    yield Said(ALL, "whoever asked is left out, as all others", after)
    yield Said(ALL, "nobody knows where they work", views.card(told()))
