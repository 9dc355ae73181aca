"""Who may pass on what went well, of what was told lately."""

from collections import defaultdict

from bot.db import UnitOfWork
from bot.domain import blame, forwards
from bot.domain import wins as rules
from bot.domain.forwards import Forward, Why
from bot.domain.nudges import may_be_nudged
from bot.models import Request, Win
from bot.services import people, win_rows


def of(uow: UnitOfWork, slack_id: str = "") -> dict[str, list[Forward]]:
    """By person, or of one alone."""
    found: dict[str, list[Forward]] = defaultdict(list)
    for win, request in win_rows.posted(uow):
        for who, why in _whose(uow, request).items():
            if slack_id in {"", who}:
                found[who].append(_forward(uow, win, request, who, why))
    return found


def _whose(uow: UnitOfWork, request: Request) -> dict[str, Why]:
    """Each of them once; who stood behind it comes first."""
    whose = {request.champion: Why.CHAMPION} if request.champion else {}
    words = blame.capitalised(request.answers.get(forwards.KEY, ""))
    known = people.with_names(uow, words)
    sponsor = forwards.sponsor(request, filter(may_be_nudged, known))
    if sponsor:
        whose[sponsor.slack_id] = Why.SPONSOR
    elif forwards.names_somebody(request):
        whose.setdefault(request.requester, Why.REQUESTER)
    return {who: why for who, why in whose.items() if who}


def _forward(
    uow: UnitOfWork, win: Win, request: Request, who: str, why: Why
) -> Forward:
    names = win_rows.names(uow, win)
    whose = win_rows.people(uow, (each.slack_id for each in names))
    told = rules.told(win, names, whose, "")
    helped = tuple(each for each in told.named if each != who)
    called = tuple(whose[each].name for each in helped)
    return Forward(win, request, why, called, helped)
