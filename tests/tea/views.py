"""What is said about tea; it would be `bot/views/tea.py`."""

from bot.blocks import button, line
from bot.domain.nudges import Case, Facts
from bot.views.nudges import Said


def tea(facts: Facts, case: Case) -> Said:
    number = case.requests[0].number
    text = f"{facts.person.name}, is #{number} worth a cup of tea?"
    action = button("Have one", "request.withdraw", case.requests[0].id)
    return Said(text, [line("tea", text)], action)
