"""How much of what may be asked is answered. It invites, and keeps nobody waiting."""

from dataclasses import dataclass

from bot.domain import interviews, unknowns
from bot.domain.questions import Catalogue
from bot.domain.unknowns import Hints
from bot.models import Request

MOST_NAMED = 4


@dataclass(frozen=True)
class Completeness:
    """So many of so many, and what the others are called."""

    answered: int
    asked: int
    missing: tuple[str, ...]

    def __str__(self) -> str:
        so_far = f"{self.answered} of {self.asked} answered"
        if not self.missing:
            return f"{so_far}."
        more = ", …" if len(self.missing) > MOST_NAMED else "."
        return f"{so_far}; missing: {', '.join(self.missing[:MOST_NAMED])}{more}"


def of(request: Request, catalogue: Catalogue, hints: Hints) -> Completeness:
    """Without what is for the partner alone: IT does not learn that there is any."""
    every = interviews.of_kind(request, catalogue)
    keys = [key for key in every if not catalogue.is_private(key)]
    left = [key for key in keys if _is_open(request.answers.get(key, ""), hints)]
    missing = tuple(catalogue.questions[key].short for key in left)
    return Completeness(len(keys) - len(left), len(keys), missing)


def _is_open(answer: str, hints: Hints) -> bool:
    """Who says no more than that they don't know has left it open."""
    return not answer or unknowns.is_unknown(hints, answer)
