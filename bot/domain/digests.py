"""Monday's digest: what waited for somebody, and what they follow."""

from datetime import datetime, timedelta

from bot.domain.nudges import Case, Facts
from bot.models import ProgressUpdate, Request, Track

NEWS = timedelta(days=7)


def cases(facts: Facts) -> list[Case]:
    """Nothing to say, nothing sent."""
    followed = news(facts)
    return [Case(requests=tuple(followed))] if facts.waiting or followed else []


def news(facts: Facts) -> list[Request]:
    """What they follow or asked, and there is something to read about."""
    since = facts.now - NEWS
    followed = [
        each
        for each in facts.follows
        if (at := facts.last_word.get(each.id or 0)) and at > since
    ]
    said = facts.updates
    own = [each for each in facts.asked if _is_well(said.get(each.id or 0), since)]
    return followed + own


def _is_well(said: ProgressUpdate | None, since: datetime) -> bool:
    """A worry has been told at once; that all is well waits until Monday."""
    return said is not None and said.track is Track.ON and said.at > since
