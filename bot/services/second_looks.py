"""What IT writes is looked at once more before others read it; the writer decides."""

from dataclasses import dataclass

from bot import content
from bot.db import UnitOfWork
from bot.domain import blame
from bot.domain.blame import Found
from bot.domain.jargon import Term
from bot.errors import WorthALook
from bot.forms import Flags, Seen
from bot.models import Request
from bot.services import glossary, people
from bot.views import blame as views
from bot.views import glossary as glossary_views

WORDS_ONLY = "flagged"


@dataclass(frozen=True)
class Noticed:
    """Words that a reader may not know, and texts that may sound like blame."""

    terms: list[Term]
    blame: dict[str, Found]

    @property
    def mark(self) -> str:
        """The same for the same gentler words."""
        if self.blame:
            return blame.mark(self.blame.values())
        return WORDS_ONLY if self.terms else ""

    def gentler(self, text: str) -> str:
        """Never nothing where something was written."""
        found = self.blame.get(text)
        return (found and found.text) or text


def notice(uow: UnitOfWork, request: Request, *written: str) -> Noticed:
    """For its requester to read."""
    terms = glossary.unknown_to_requester(uow, request, *written)
    return Noticed(terms, _blame(uow, written))


def notice_blame(uow: UnitOfWork, *written: str) -> Noticed:
    """The same, where the form is not to stop at a word that is explained anyway."""
    return Noticed([], _blame(uow, written))


def flags(noticed: Noticed) -> Flags:
    """As the writer sees it in the form."""
    flag, *explained = glossary_views.jargon(noticed.terms) or (None,)
    offered = views.offer(noticed.blame.values())
    shown = (flag, *offered) if flag else offered
    return Flags(noticed.mark, shown, tuple(each for each in explained if each))


def final(noticed: Noticed, seen: Seen, *written: str) -> list[str]:
    """The words to send, once their writer has seen what could be said otherwise."""
    is_other = bool(noticed.blame) and seen.mark != noticed.mark
    if noticed.mark and (not seen.mark or (is_other and seen.chosen != views.MINE)):
        raise WorthALook("Some of these words could be said otherwise.")
    if seen.chosen != views.GENTLER:
        return [*written]
    return [noticed.gentler(each) for each in written]


def _blame(uow: UnitOfWork, written: tuple[str, ...]) -> dict[str, Found]:
    words = blame.capitalised("\n".join(written))
    names = [each.name for each in people.with_names(uow, words)]
    found = {each: blame.check(content.blame(), each, names) for each in written}
    return {text: each for text, each in found.items() if each}
