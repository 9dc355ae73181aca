"""Ways to ask: what may become a request, whose it is, and what does not."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.domain.people import works_here
from bot.models import Person, Way

NOT_A_REQUEST = ("📢", "📣", ":loudspeaker:", ":mega:")
MOST_FILES = 10
LONGEST_NAME = 80
MOST_CARRIED = 3_000  # characters a form takes along, says Slack

File = dict[str, str]  # its name and its link, never its content


@dataclass(frozen=True)
class Place:
    """A message in a channel, and the thread it belongs to."""

    channel: str
    ts: str
    thread: str
    link: str = ""
    is_open: bool = True  # whether the bot is there, and may answer in the thread
    is_public: bool = False  # whether everybody in the company can read it

    @property
    def is_our_dm(self) -> bool:
        """Of other people's direct messages we see nothing."""
        return self.is_open and self.channel.startswith("D")


@dataclass(frozen=True)
class Ask:
    """What somebody needs, however they came to ask."""

    way: Way
    need: str = ""
    place: Place | None = None
    author: str = ""  # who wrote the message, where it may be theirs
    files: tuple[File, ...] = ()
    kind: str = ""  # of request, if they have said so

    def carried(self) -> str:
        """What a form takes along until it is sent. What it shows is not in it."""
        kept = asdict(replace(self, need=""))
        while len(text := json.dumps(kept)) > MOST_CARRIED:
            kept["files"] = kept["files"][:-1]
        return text


def sent(carried: str, need: str, kind: str = "") -> Ask:
    """The ask a form was opened with, and the words it was sent with."""
    kept: dict[str, Any] = json.loads(carried)
    place = Place(**kept["place"]) if kept["place"] else None
    files = tuple(kept["files"])
    return Ask(Way(kept["way"]), need, place, kept["author"], files, kind)


def is_exempt(text: str) -> bool:
    """Whether its author said that this is no request."""
    return text.lstrip().startswith(NOT_A_REQUEST)


def files_of(message: dict[str, Any]) -> tuple[File, ...]:
    """The files of a message, by name and link."""
    shared = [each for each in message.get("files") or [] if isinstance(each, dict)]
    return tuple(_file(each) for each in shared[:MOST_FILES])


def _file(shared: dict[str, Any]) -> File:
    name = str(shared.get("name") or shared.get("title") or "a file")
    address = str(shared.get("permalink") or "")
    usable = address.startswith("https://") and len(address) < MOST_CARRIED / 2
    return {"name": name[:LONGEST_NAME], "link": address if usable else ""}


def words_of(text: str, files: tuple[File, ...]) -> str:
    """What was said; where somebody only shared files, their names."""
    return text.strip() or ", ".join(each["name"] for each in files)


def why_not_by(person: Person) -> str | None:
    """Why somebody can't ask; None if they can. Guests work here, and can."""
    if not works_here(person):
        return (
            "I can only bring requests from people who work here. "
            "Perhaps one of them can ask for you."
        )
    return None


def why_not_theirs(author: Person) -> str | None:
    """Why nobody can be asked about this message; None if they can."""
    if author.is_stranger:
        return (
            f"{author.name} is with another company, so I can't ask them about it. "
            "To ask for yourself, use “Ask IT about this” in the message's menu."
        )
    if author.is_gone:
        return (
            f"{author.name} is no longer here to ask. "
            "To ask for yourself, use “Ask IT about this” in the message's menu."
        )
    return None
