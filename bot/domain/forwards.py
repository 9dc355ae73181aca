"""Good news to pass on: who gets a line for it, and what stands in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.blame_people import NAME
from bot.models import Person, Request, Win

KEY = "budget"  # of the question who stands behind it
WHOLE_NAME = re.compile(rf"\b{NAME} {NAME}\b")


class Why(StrEnum):
    """What somebody has to do with it."""

    SPONSOR = "sponsor"  # stood behind it
    CHAMPION = "champion"  # can tell their unit
    REQUESTER = "requester"  # knows who stood behind it


@dataclass(frozen=True)
class Forward:
    """What went well and is told, as somebody may pass it on."""

    win: Win
    request: Request
    why: Why
    names: tuple[str, ...] = ()  # of who may be named in it
    helped: tuple[str, ...] = ()  # the same, as Slack knows them

    @property
    def about(self) -> str:
        return f"{self.win.id}:{self.why}"


def sponsor(request: Request, people: Iterable[Person]) -> Person | None:
    """Who stands behind it, if only one of these people can be meant."""
    text = request.answers.get(KEY, "")
    besides = {request.requester, request.partner}
    others = [each for each in people if each.slack_id not in besides]
    whole = [each for each in others if _is_in(each.name, text)]
    called = [each for each in others if _is_in(each.name.partition(" ")[0], text)]
    for found in (whole, called):
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _is_in(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def names_somebody(request: Request) -> bool:
    """Somebody whom we do not know."""
    return bool(WHOLE_NAME.search(request.answers.get(KEY, "")))
