"""Monday's digest."""

from collections.abc import Iterator

from bot.blocks import Message, message
from bot.domain.nudges import Facts, place_for
from bot.models import Person, Status
from bot.views import digests as views
from bot.views.digests import Item
from bot.views.nudges import Said as Waiting
from tests.samples import MONDAY, request
from tests.words.eyes import Said
from tests.words.nudges import nudge
from tests.words.updates import update

TO = "whoever has something waiting"


def said() -> Iterator[Said]:
    ana = Person(workspace_id="T1", slack_id="U0ANA", name="Ana", looked_up_at=MONDAY)
    facts = Facts(ana, place_for(ana), MONDAY)
    waits = Item(nudge(), Waiting("Request #3 waits for a line."))
    news = request(status=Status.IN_PROGRESS)
    yield Said(TO, "Monday morning", shown(views.digest(facts, [waits], [news])))
    known = Facts(ana, place_for(ana), MONDAY, updates={42: update()})
    well = views.digest(known, [], [news, request(Status.DECIDED, id=43)])
    yield Said(TO, "what they asked for goes well", shown(well))
    both = [waits, Item(nudge(2), Waiting("Request #4 is quiet."))]
    yield Said(TO, "two things wait", shown(views.digest(facts, both, [])))


def shown(said: Waiting) -> Message:
    return message(said.text, *said.blocks)
