"""The ways to ask, and the line in a channel's thread."""

from collections.abc import Iterator
from typing import Any

from bot.models import Outcome, Request, Status, Way
from bot.views import asks as views
from tests.samples import MONDAY, request
from tests.words.eyes import Said

TO, ASKER = "the requester", "whoever asks"
CHANNEL = "everybody in the thread"
LINK = "https://acme.slack.com/archives/C1/p12"
FILES = ({"name": "label.png", "link": LINK},)


def said() -> Iterator[Said]:
    yield from forms()
    yield from openings()
    yield from lines()
    yield from replies()
    yield from no_requests()


def forms() -> Iterator[Said]:
    yield Said(ASKER, "the form could not open in time", views.form_again())
    kept = views.kept_for_you(request(Status.SORTING))
    yield Said(ASKER, "the same, and they had typed something", kept)
    yield Said(ASKER, "they type /ask-it help", views.usage())


def asked(status: Status = Status.INTERVIEWING, **more: Any) -> Request:  # noqa: ANN401
    """Made of a message in a channel."""
    given = {"way": Way.EMOJI, "place": "C1", "link": LINK, "outcome": None, **more}
    if status is Status.DECIDED:
        given["outcome"] = Outcome.GO_AHEAD
    return request(status, **given)


def openings() -> Iterator[Said]:
    for when, status in (
        ("they asked by form or in a channel", Status.INTERVIEWING),
        ("they sent the brief", Status.WAITING_FOR_IT),
        ("IT has decided", Status.DECIDED),
        ("it goes on together with another one", Status.DUPLICATE),
        ("it is closed", Status.CLOSED),
        ("they took it back", Status.WITHDRAWN),
    ):
        yield Said(TO, when, views.opening(asked(status), is_posted=True))
    colleagues = asked(author="U0BEN", need_edited_at=MONDAY)
    quiet = views.opening(colleagues, is_posted=False)
    yield Said(TO, "a colleague asked, where the bot is not", quiet)
    taken_back, again = asked(Status.WITHDRAWN), asked()
    told, untold = (views.withdrawn(taken_back, is_told=each) for each in (True, False))
    yield Said(TO, "they take it back from IT", told)
    yield Said(TO, "they take it back before IT has it", untold)
    yield Said(TO, "they bring it back", views.brought_back(again))
    before = views.was_withdrawn(again)
    yield Said(TO, "… and what was said before is over", before)


def lines() -> Iterator[Said]:
    """The one line in the thread where it was said, as the request moves on."""
    author, taken = {"author": "U0BEN"}, {"author": "U0BEN", "decided_by": "U0BEN"}
    for when, line in (
        ("it is made a request", views.confirmation(asked())),
        (
            "it may be a colleague's",
            views.confirmation(asked(Status.OFFERED, **author)),
        ),
        ("it is sent", views.confirmation(asked(Status.WAITING_FOR_IT))),
        ("it is decided", views.confirmation(asked(Status.DECIDED))),
        ("it is taken back", views.confirmation(asked(Status.WITHDRAWN))),
        (
            "a colleague took it back",
            views.confirmation(asked(Status.WITHDRAWN, **taken)),
        ),
    ):
        yield Said(CHANNEL, when, line)
    kept = views.confirmation(asked(Status.WAITING_FOR_IT), is_kept=True)
    yield Said(CHANNEL, "it is sent, and the bot is not set up", kept)


def replies() -> Iterator[Said]:
    """To somebody who asks in a thread that is a request already, or may be one."""
    sent = views.standing(asked(Status.WAITING_FOR_IT), is_kept=False)
    yield Said(ASKER, "they ask for news", sent)
    theirs, others = (views.following(asked(), is_theirs=it) for it in (True, False))
    decided = views.following(asked(Status.DECIDED), is_theirs=False)
    yield Said(ASKER, "they mark their own thread again", theirs)
    yield Said(ASKER, "they mark a colleague's thread", others)
    yield Said(ASKER, "the thread is decided", decided)
    better = asked(Status.DECIDED)
    better.outcome = Outcome.BETTER_PATH
    told = views.following(better, is_theirs=False)
    yield Said(ASKER, "the same, and IT knows a better path", told)
    yield Said(CHANNEL, "IT knows a better path", views.confirmation(better))
    yield Said(ASKER, "it may be a request, or thanks", views.unsure(request()))
    yield Said(TO, "they share a file in our DM", views.share_files())
    yield Said(TO, "they mention the bot in very long words", views.cut())


def no_requests() -> Iterator[Said]:
    yield Said("IT", "they ask in IT's channel", views.not_here())
    yield Said(ASKER, "the marked message is empty", views.no_words())
    yield Said(ASKER, "the marked message is small talk", views.small_talk())
    yield Said(ASKER, "they ask for news of nothing", views.no_request_here())
    yield Said(ASKER, "it begins with a loudspeaker", views.exempt())
    for kind, answer in views.ANSWERS.items():
        yield Said(ASKER, f"they write no more than {kind}", answer)
