"""The timetable of what the bot says unasked: one line for each kind.

Its rule is in `bot/domain`, its words are in `bot/views`, and when, how heavy and how
often is in `bot/content/nudges.toml`.
"""

from collections.abc import Callable
from typing import NamedTuple

from bot.domain import digests as digest_rules
from bot.domain import updates as update_rules
from bot.domain.nudges import DIGEST, Case, Facts, Rule
from bot.views import updates as update_views
from bot.views.nudges import Said


class Kind(NamedTuple):
    """Who has a case for it, and what it says to them."""

    rule: Rule
    view: Callable[[Facts, Case], Said] | None = None  # the digest is made of others


KINDS: dict[str, Kind] = {
    DIGEST: Kind(digest_rules.cases),
    update_rules.KIND: Kind(update_rules.cases, update_views.asked),
}
