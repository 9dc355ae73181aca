"""What comes of IT's answer, as its requester and IT see it."""

from bot.blocks import (
    Block,
    Message,
    Part,
    View,
    button,
    buttons,
    line,
    mention,
    message,
    modal,
    quoted,
    section,
    sentence,
    text_input,
    who,
)
from bot.domain import praise
from bot.models import Request, Status
from bot.views.standings import in_words

START = "request.start"
DELIVER = "request.deliver"
CLOSE = "request.close"
DONE = "request.done"
REOPEN = "request.reopen"

LOOKS_AGAIN = "You opened it again, and IT looks at it once more."
OPEN_AGAIN = "Open it again"
RATES = {
    5: "rating.very_well",
    4: "rating.well",
    3: "rating.so_so",
    2: "rating.not_well",
    1: "rating.badly",
}
RATED = {5: "Very well", 4: "Well", 3: "So so", 2: "Not so well", 1: "Badly"}
RATING_READ = (
    "Only whoever took it in IT may read this. "
    "If it is to be told that it went very well, you are asked before."
)


def started(request: Request) -> Message:
    text = f"IT has started on your request #{request.number}."
    partner = f" {mention(request.partner)} is on it." if request.partner else ""
    promised = ""
    if request.promised_for:
        promised = f" It is promised for {in_words(request.promised_for)}."
    return message(
        f"{text}{promised}", section(f"{text}{partner}{promised}", "started")
    )


def was_started(request: Request) -> Message:
    """The same message, once IT has decided anew."""
    return sentence(f"IT had started on #{request.number}; it has decided anew since.")


def delivered(request: Request, *, is_reopened: bool = False) -> Message:
    """Asked as long as it is open; then a record of what they said."""
    text = f"IT has delivered your request #{request.number}."
    if request.status is Status.DELIVERED and not is_reopened:
        asked = f"{text} Does it do what you meant?"
        yes = button("Yes, close it", DONE, request.id, primary=True)
        no = button("Not what I meant", REOPEN, request.id)
        row = buttons("meant", yes, no, _thanks(request))
        return message(asked, section(asked, "delivered"), row)
    return message(text, section(text, "delivered"))


def closed(request: Request, *, is_reopened: bool = False) -> Message:
    """In the requester's thread, with the way back."""
    if is_reopened:
        return message(LOOKS_AGAIN, section(LOOKS_AGAIN, "closed"))
    text = f"Request #{request.number} is closed, and IT knows. Thank you."
    again = button(OPEN_AGAIN, REOPEN, request.id)
    ways = [_thanks(request), again] if request.delivered_at else [again]
    rated = _how_it_went(request)
    return message(text, section(text, "closed"), *rated, buttons("again", *ways))


def _thanks(request: Request) -> Part:
    """The form comes with whoever had a part in it."""
    return button("Thank them", praise.OPEN, praise.about(request.id))


def _how_it_went(request: Request) -> list[Block]:
    """Of what was delivered; what they say last counts."""
    if request.delivered_at is None:
        return []
    asked = section(f"How did it go? {RATING_READ}", "rate")
    if request.rating:
        said = RATED[request.rating].lower()
        asked = section(f"You say that it went: {said}. You can change it.", "rate")
    offered = [button(RATED[each], RATES[each], request.id) for each in RATES]
    return [asked, buttons("rates", *offered)]


def closed_for_it(request: Request) -> Message:
    """In the thread of the card."""
    by, has = who(request.closed_by or ""), f" has closed #{request.number}"
    shown = line("closed", by, f"{has}.")
    if request.closing:
        shown = quoted("closed", request.closing, by, f"{has} and says:")
    elif request.partner:
        shown = line("closed", by, f"{has}. Thank you, ", who(request.partner), ".")
    thanks = buttons("thanks", _thanks(request)) if request.delivered_at else None
    return message(f"#{request.number} is closed", shown, thanks)


def taken_back(request: Request) -> Message:
    """In the thread of the card, for whoever has it."""
    by, partner = who(request.requester), who(request.partner or "")
    rest = ", so there is nothing more to do, "
    told = line(
        "taken_back", by, f" has taken #{request.number} back{rest}", partner, "."
    )
    return message(f"#{request.number} was taken back", told)


def closing_form(request: Request) -> View:
    words = text_input(
        "words",
        "Anything IT should know?",
        hint="IT reads it. You can open it again at any time.",
        optional=True,
    )
    return modal(
        f"Close request #{request.number}",
        CLOSE,
        str(request.id),
        "Close it",
        quoted("need", request.need, "You asked for:"),
        words,
    )
