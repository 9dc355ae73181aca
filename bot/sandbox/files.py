"""Files as references: their names and links, never what is in them."""

import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from bot.sandbox.model import Channel, Json, NotThere
from bot.sandbox.shapes import DOMAIN, TEAM

_LIST_OF = {"channel": "channels", "group": "groups", "mpim": "groups", "im": "ims"}
_UNKNOWN = "application/octet-stream"
_SIZE = 4096
_HOME = f"https://{DOMAIN}.slack.com/files"
_RAW = f"https://files.slack.com/files-pri/{TEAM}"


@dataclass
class Promised:
    """A file the bot said it would bring."""

    name: str
    length: int
    is_here: bool = False


class Files:
    """Every file of a workspace by its id, also those that are gone."""

    def __init__(self) -> None:
        self.by_id: dict[str, Json] = {}
        self.gone: set[str] = set()
        self.base = ""  # where the bot brings what is in them
        self._promised: dict[str, Promised] = {}

    def upload(self, file_id: str, given: Json, user: str, now: float) -> Json:
        """A file somebody brings: its name, and whatever else a test cares about."""
        name = str(given["name"])
        file = {
            "id": file_id,
            "created": int(now),
            "timestamp": int(now),
            "title": name,
            "user": user,
            "user_team": TEAM,
            "size": _SIZE,
            **_kind(name),
            **_links(file_id, user, name),
            "mode": "hosted",
            "editable": False,
            "is_external": False,
            "is_public": False,
            "file_access": "visible",
            "channels": [],
            "groups": [],
            "ims": [],
        }
        self.by_id[file_id] = file | given
        return self.by_id[file_id]

    def promise(self, file_id: str, name: str, length: int) -> str:
        """The address to bring it to."""
        self._promised[file_id] = Promised(name, length)
        return f"{self.base}{file_id}"

    def bring(self, file_id: str, content: bytes) -> bool:
        """Only that it came is kept: whether it was awaited, and whole."""
        promised = self._promised.get(file_id)
        if promised is None or promised.length != len(content):
            return False
        promised.is_here = True
        return True

    def take(self, file_id: str, title: str, user: str, now: float) -> Json | None:
        """What was brought becomes a file, once."""
        promised = self._promised.get(file_id)
        if promised is None or not promised.is_here:
            return None
        del self._promised[file_id]
        traits = {"title": title or promised.name, "size": promised.length}
        return self.upload(file_id, {"name": promised.name, **traits}, user, now)

    def again(self, file_id: str) -> Json:
        """A file that is shared once more keeps its id."""
        if file_id not in self.by_id or file_id in self.gone:
            raise NotThere(f"There is no file {file_id}.")
        return self.by_id[file_id]

    def unshare(self, files: Sequence[Json], place: Channel) -> None:
        """Take files out of a conversation; seen nowhere else, they are gone."""
        for file in files:
            kind = _LIST_OF[place.kind]
            file[kind] = [each for each in file[kind] if each != place.id]
            if not places(file):
                self.gone.add(file["id"])


def share(file: Json, place: Channel) -> None:
    """Note that a file is seen in this conversation."""
    kind = _LIST_OF[place.kind]
    file[kind] = sorted({*file[kind], place.id})
    file["is_public"] = bool(file["channels"])


def places(file: Json) -> list[str]:
    return [*file["channels"], *file["groups"], *file["ims"]]


def closed(file: Json) -> Json:
    """All that a message tells of a file the bot may not look at."""
    return {
        "id": file["id"],
        "mode": "file_access",
        "file_access": "check_file_info",
        "created": 0,
        "timestamp": 0,
        "user": "",
    }


def _kind(name: str) -> Json:
    mimetype, _ = mimetypes.guess_type(name)
    ending = PurePath(name).suffix.removeprefix(".").lower() or "binary"
    return {
        "name": name,
        "mimetype": mimetype or _UNKNOWN,
        "filetype": ending,
        "pretty_type": ending.upper(),
    }


def _links(file_id: str, user: str, name: str) -> Json:
    path = f"{file_id}/{name.lower().replace(' ', '_')}"
    raw = f"{_RAW}-{path}"
    return {
        "url_private": raw,
        "url_private_download": raw.replace(file_id, f"{file_id}/download"),
        "permalink": f"{_HOME}/{user}/{path}",
        "permalink_public": "",
    }
