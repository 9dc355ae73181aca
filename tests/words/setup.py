"""Setting the bot up, and changing how."""

from collections.abc import Iterator

from bot.models import Workspace
from bot.views import setup as views
from tests.samples import MONDAY
from tests.words.eyes import Said

TO = "an admin"


def said() -> Iterator[Said]:
    bare = Workspace(id="T1")
    begun = Workspace(id="T1", triage_channel="C0TRIAGE")
    done = begun.model_copy(
        update={
            "set_up_at": MONDAY,
            "units": ["Sales"],
            "admins": ["U0BEN"],
            "it_timezone": "Europe/Berlin",
        }
    )
    plain = begun.model_copy(update={"set_up_at": MONDAY})
    not_yet = views.not_yet(for_admin=False)
    yield Said("the requester", "nobody has set the bot up", not_yet)
    yield Said(TO, "they ask for something before that", views.not_yet(for_admin=True))
    yield Said(TO, "they press “Set up Goodwill”", views.form(bare, "Europe/Berlin"))
    yield Said(TO, "they change the settings", views.form(done, "Europe/Berlin"))
    yield Said(TO, "the form could not open in time", views.late())
    yield Said(TO, "the bot is still to be invited", views.summary(begun))
    yield Said(TO, "the bot is set up", views.summary(done))
    yield Said(TO, "the same, and no units are named", views.summary(plain))
