"""What we make of an answer: figures as a year, a measure, a day."""

from datetime import date

from bot.domain import dates, kpis, numbers
from bot.domain.questions import Holds, Question


def read(question: Question, answer: str, today: date) -> list[str]:
    """As it is read back; nothing, where we can't be sure."""
    match question.holds:
        case Holds.FIGURES:
            return [f"{each} ({each.formula})" for each in numbers.of(answer)]
        case Holds.MEASURE:
            kpi = kpis.read(answer, today)
            return [str(kpi)] if kpi else []
        case Holds.DATE:
            due = dates.find(answer, today)
            return [f"{due.day.day} {due.day:%B %Y}"] if due else []
        case _:
            return []
