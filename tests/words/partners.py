"""Who in IT looks at a request, and who does from now on."""

from collections.abc import Iterator

from bot.models import Status
from bot.views import partners as views
from tests.samples import request
from tests.words.eyes import Said

IT, CARD = "who had it, and who has it now", "https://acme.slack.com/archives/C1/p11"


def said() -> Iterator[Said]:
    taken = request(Status.WAITING_FOR_IT, partner="U0CLEO")
    yield Said("IT", "they choose “Hand over”", views.form(taken))
    yield Said(
        IT, "it is handed over", views.handed_over(taken, "U0IVO", "U0CLEO", CARD)
    )
    yield Said(
        IT, "the card is not out yet", views.handed_over(taken, "U0IVO", "U0MIA", "")
    )
    yield Said("IT", "its partner is gone", views.is_free(taken, "U0IVO", "Ivo"))
    back = views.given_back(request(Status.IN_PROGRESS), "U0IVO")
    yield Said("the requester", "what IT has started is given back", back)
    several = views.are_free([taken] * 4, "U0IVO", "Ivo")
    yield Said("IT", "the same, and they had several", several)
