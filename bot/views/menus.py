"""What IT can do with a request, on its card and in Home: start it, and the menu."""

from datetime import date

from bot.blocks import Part, button, overflow, sure
from bot.domain.actions import Action
from bot.domain.transitions import allows
from bot.models import Request
from bot.views.standings import in_words

START = "request.start"
MORE = "request.more"
HAND_OVER = "request.hand_over"
PUT_TOGETHER = "request.put_together"
TURN_AWAY = "request.turn_away"
NOTE = "request.note"
FIND = "request.find"
UPDATE = "update.say"

OFFERED = (
    (UPDATE, Action.UPDATE, "How it goes"),
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


def start(request: Request, today: date | None, *, stands_out: bool = False) -> Part:
    early = _early(request, today)
    return button("Start", START, request.id, primary=stands_out, confirm=early)


def _early(request: Request, today: date | None) -> Part | None:
    """What is asked first, as long as the day that IT named lies ahead."""
    earliest = request.not_before
    if earliest is None or today is None or earliest <= today:
        return None
    asks = f"You said not before {in_words(earliest)}. Start now all the same?"
    return sure("Start early", asks, "Start", "Wait")
