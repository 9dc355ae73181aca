"""The ways past a question, wherever one is asked."""

from bot.blocks import Part, button, sure
from bot.models import Request

SKIP = "request.skip"
GO_BACK = "request.go_back"
LATER = "request.later"

IF_SURE = sure(
    "Take it back?",
    "IT will not look at this request any more. You can bring it back later.",
    "Take it back",
    "Keep it",
)


def ways_past(request: Request, key: str) -> list[Part]:
    """A follow-up can be skipped, and wait; “Back” leads to the question before it."""
    about = f"{request.id}:{key}"
    return [
        button("Skip", SKIP, about),
        button("Back", GO_BACK, about),
        button("Finish later", LATER, request.id),
    ]
