"""IT's thread and the requester's in step: what is for the other side to read."""

from dataclasses import dataclass

from bot.models import Person, Request


@dataclass(frozen=True)
class Source:
    """A message, and the thread it belongs to."""

    channel: str
    ts: str
    thread: str
    author: str = ""

    @property
    def is_in_dm(self) -> bool:
        return self.channel.startswith("D")


def begin(request: Request) -> bool:
    """IT speaks to the requester. Whether this is the first time."""
    is_first = not request.is_talking
    request.is_talking = True
    return is_first


def reaches_requester(request: Request, author: Person, *, is_in_it: bool) -> bool:
    """Whether what somebody writes under the card is for the requester, too.

    Before the first question the thread is IT's own. Who asked for it reads there
    what they wrote themselves.
    """
    is_one_of_it = is_in_it and not author.is_stranger
    return request.is_talking and is_one_of_it and author.slack_id != request.requester


def hear(request: Request, author: str, text: str) -> None:
    """To a question even “ok” is an answer; whoever asked waits for it."""
    if "?" in text:
        request.asking = author
