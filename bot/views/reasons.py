"""What IT says with its answer: the same words for all who asked for it."""

from bot import content
from bot.blocks import Block, bold, quoted
from bot.models import Outcome, Request


def reasons(request: Request) -> list[Block]:
    """What IT has written; three dots for what it has not written yet."""
    answer = content.answers()[(request.outcome or Outcome.GO_AHEAD).value]
    anew = quoted("shown_reason", request.reason, bold("Why IT decided anew"))
    return [
        *([anew] if request.reason else []),
        quoted("shown_finding", request.finding or "…", bold(answer.found)),
        quoted("shown_goal", request.goal or "…", bold("The goal it serves")),
    ]
