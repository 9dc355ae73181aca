"""Thanks that nobody has given yet."""

from collections.abc import Iterator

from bot.domain import thanks
from bot.domain.nudges import Facts, ToThank, place_for
from bot.models import Person, Status
from bot.views import thanks as views
from tests.samples import MONDAY, request
from tests.words.eyes import Said
from tests.words.nudges import framed


def person(name: str) -> Person:
    slack_id = f"U0{name.upper()}"
    return Person(workspace_id="T1", slack_id=slack_id, name=name, looked_up_at=MONDAY)


def said() -> Iterator[Said]:
    ana, ivo, ben = (person(each) for each in ("Ana", "Ivo", "Ben"))
    done = request(Status.DELIVERED, partner="U0IVO", champion="U0BEN")
    both, alone = ToThank(done, (ivo, ben)), ToThank(done, (ivo,))
    for seen in (both, alone):
        facts = Facts(ana, place_for(ana), MONDAY, to_thank=(seen,))
        (case,) = thanks.waiting(facts)
        waiting = framed(thanks.WAITING, views.waiting(facts, case))
        yield Said("the requester", "a quiet week, something was delivered", waiting)
    facts = Facts(ana, place_for(ana), MONDAY, unthanked=(alone,))
    (case,) = thanks.unthanked(facts)
    hint = framed(thanks.UNTHANKED, views.unthanked(facts, case))
    yield Said("the requester", "nobody has thanked who helped for 90 days", hint)
