"""What could not be delivered."""

from collections.abc import Iterator

from bot.domain.homes import Listed
from bot.domain.letters import REASONS, Letter, Pile
from bot.views import homes as home_views
from bot.views import letters as views
from tests.samples import home, letter, pile
from tests.words.eyes import Said

TO = "an admin"
DIRECT = {"key": "request:3:outcome", "to": "D0ANA"}
OTHERS = (
    letter(1, "given up: status 500", **DIRECT),
    letter(5, "given up: broke: KeyError", key="request:3:brief", to="D0CLEO"),
    letter(2, "teapot", key="inbox:7:reply", to="D0BEN"),
    letter(3, "user_disabled", key="request:3:confided:U0IVO", to="U0IVO"),
    letter(4, "may be out: is_archived", key="request:4:card"),
)


def said() -> Iterator[Said]:
    yield _home("a card was not delivered", [pile(1)])
    under = letter(8, key="request:3:note:1", thread_of="request:3:card")
    many = Pile([under, *pile(1, count=4).letters])
    yield _home("several were not, in several places", [many, *map(_one, OTHERS)])
    every = dict.fromkeys(REASONS.values())
    errors = [next(e for e, r in REASONS.items() if r is each) for each in every]
    some = [pile(at, error=each) for at, each in enumerate(errors)]
    yield _home("it is for any of these reasons", some)
    yield Said(TO, "one could not be delivered", views.note(1, letter(1)))
    yield Said(TO, "several could not, a day", views.note(3, letter(1)))
    yield Said(TO, "an answer could not", views.note(2, OTHERS[0]))


def _one(each: Letter) -> Pile:
    return Pile([each])


def _home(when: str, shown: list[Pile]) -> Said:
    admin = home().person.model_copy(update={"is_admin": True})
    listed = Listed(shown, 0, more=False)
    seen = home(person=admin, undelivered=listed)
    return Said(TO, when, home_views.page(seen, "https://acme.slack.com/"))
