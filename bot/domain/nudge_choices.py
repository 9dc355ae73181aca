"""What somebody has said, or shown, about one kind of nudge."""

from bot.domain.nudges import RAREST
from bot.models import NudgeChoice, NudgeMode

IGNORED_IN_A_ROW = 3  # then it pauses by itself
NOT_USEFUL = 2  # times in a row, then it comes half as often


def fewer(choice: NudgeChoice) -> None:
    choice.every = min(RAREST, choice.every * 2)
    choice.not_useful = 0


def rate(choice: NudgeChoice, *, useful: bool) -> bool:
    """Whether that makes this kind rarer from now on."""
    choice.not_useful = 0 if useful else choice.not_useful + 1
    if choice.not_useful < NOT_USEFUL or choice.every >= RAREST:
        return False
    fewer(choice)
    return True


def answered(choice: NudgeChoice) -> None:
    choice.ignored = 0


def ignored(choice: NudgeChoice) -> bool:
    """Whether that was one too many: then it pauses."""
    choice.ignored += 1
    if choice.ignored < IGNORED_IN_A_ROW:
        return False
    choice.is_paused = True
    return True


def come_back(choice: NudgeChoice) -> None:
    choice.is_paused, choice.ignored = False, 0
    if choice.mode is NudgeMode.OFF:
        choice.mode = NudgeMode.DM
