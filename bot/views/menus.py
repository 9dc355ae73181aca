"""What else IT can do with a request: the menu on its card and in Home."""

from bot.blocks import Part, overflow
from bot.domain.actions import Action
from bot.domain.transitions import allows
from bot.models import Request

MORE = "request.more"
HAND_OVER = "request.hand_over"
PUT_TOGETHER = "request.put_together"
TURN_AWAY = "request.turn_away"
NOTE = "request.note"
FIND = "request.find"

OFFERED = (
    (HAND_OVER, Action.HAND_OVER, "Hand over"),
    (PUT_TOGETHER, Action.PUT_TOGETHER, "Put together"),
    (TURN_AWAY, Action.TURN_AWAY, "Not a request"),
    (NOTE, Action.NOTE, "Private note"),
)


def more(request: Request) -> Part:
    """Only what may be done where the request stands."""
    offered = {
        f"{name}:{request.id}": title
        for name, action, title in OFFERED
        if allows(request, action)
    }
    return overflow(MORE, {**offered, f"{FIND}:{request.id}": "Find another"})
