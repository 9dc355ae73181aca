"""Who is asked whether it is worth a cup of tea; it would be `bot/domain/tea.py`."""

from bot.domain.nudges import Case, Facts


def cases(facts: Facts) -> list[Case]:
    """Whoever asked for something that is not over."""
    return [Case(requests=facts.asked)] if facts.asked else []
