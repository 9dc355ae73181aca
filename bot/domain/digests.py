"""Monday's digest: what waited for somebody, and what they follow."""

from datetime import timedelta

from bot.domain.nudges import Case, Facts
from bot.models import Request

NEWS = timedelta(days=7)


def cases(facts: Facts) -> list[Case]:
    """Nothing to say, nothing sent."""
    followed = news(facts)
    return [Case(requests=tuple(followed))] if facts.waiting or followed else []


def news(facts: Facts) -> list[Request]:
    """What they follow, and something was done about in the last week."""
    since = facts.now - NEWS
    return [
        each
        for each in facts.follows
        if (at := facts.last_word.get(each.id or 0)) and at > since
    ]
