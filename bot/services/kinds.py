"""The timetable of what the bot says unasked: one line for each kind.

Its rule is in `bot/domain`, its words are in `bot/views`, and when, how heavy and how
often is in `bot/content/nudges.toml`.
"""

from collections.abc import Callable
from typing import NamedTuple

from bot.domain import checkin_nudges as checkin_rules
from bot.domain import digests as digest_rules
from bot.domain import meetings as meeting_rules
from bot.domain import promises as promise_rules
from bot.domain import quiet_units as quiet_unit_rules
from bot.domain import silences as silence_rules
from bot.domain import thanks as thanks_rules
from bot.domain import updates as update_rules
from bot.domain import wins as win_rules
from bot.domain.nudges import DIGEST, Case, Facts, Rule
from bot.views import checkin_nudges as checkin_views
from bot.views import forwards as forward_views
from bot.views import promises as promise_views
from bot.views import quiet_units as quiet_unit_views
from bot.views import silences as silence_views
from bot.views import sittings as sitting_views
from bot.views import thanks as thanks_views
from bot.views import updates as update_views
from bot.views import wins as win_views
from bot.views.nudges import Said


class Kind(NamedTuple):
    """Who has a case for it, and what it says to them."""

    rule: Rule
    view: Callable[[Facts, Case], Said] | None = None  # the digest is made of others


KINDS: dict[str, Kind] = {
    DIGEST: Kind(digest_rules.cases),
    update_rules.KIND: Kind(update_rules.cases, update_views.asked),
    promise_rules.NEAR: Kind(promise_rules.near, promise_views.near),
    promise_rules.AT_RISK: Kind(promise_rules.at_risk, promise_views.at_risk),
    silence_rules.UNFINISHED: Kind(silence_rules.unfinished, silence_views.unfinished),
    silence_rules.STILL_MATTERS: Kind(
        silence_rules.still_matters, silence_views.still_matters
    ),
    checkin_rules.SOON: Kind(checkin_rules.soon, checkin_views.soon),
    checkin_rules.NO_PLACE: Kind(checkin_rules.no_place, checkin_views.no_place),
    meeting_rules.TIME: Kind(meeting_rules.without_time, sitting_views.without_time),
    meeting_rules.MET: Kind(meeting_rules.what_became, sitting_views.what_became),
    win_rules.KIND: Kind(win_rules.to_tell, win_views.proposed),
    win_rules.FORWARD: Kind(win_rules.to_pass_on, forward_views.passed_on),
    quiet_unit_rules.KIND: Kind(quiet_unit_rules.cases, quiet_unit_views.gone_quiet),
    thanks_rules.WAITING: Kind(thanks_rules.waiting, thanks_views.waiting),
    thanks_rules.UNTHANKED: Kind(thanks_rules.unthanked, thanks_views.unthanked),
}
