"""A decision that is not sent yet: what would be said of it as it stands."""

from collections.abc import Mapping

from bot.domain import promises, weights
from bot.domain.questions import SCALES
from bot.models import Outcome, Request

WRITTEN = ("finding", "goal", "reason")


def of(
    request: Request, typed: Mapping[str, str], by: str, *, is_anew: bool
) -> Request | None:
    """The request as it would be; none, before an answer is chosen."""
    if typed.get("outcome") not in set(Outcome):
        return None
    outcome = Outcome(typed["outcome"])
    days = typed.get("not_before", ""), typed.get("promised_for", "")
    draft = Request(**request.model_dump())
    draft.outcome, draft.partner = outcome, request.partner or by
    draft.finding, draft.goal = typed.get("finding", ""), typed.get("goal", "")
    draft.reason = (typed.get("reason") or "…") if is_anew else ""
    promises.make(draft, promises.of(outcome, *days))
    seen = {scale: typed.get(scale, "") for scale in SCALES}
    weights.weigh_more(draft, seen)
    return draft
