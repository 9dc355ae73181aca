"""Who moves a request along in the business: the question, and what comes of it."""

from bot.blocks import (
    Message,
    Part,
    bold,
    button,
    buttons,
    colleague,
    escape,
    line,
    mention,
    message,
    section,
    who,
)
from bot.domain import requests as rules
from bot.models import Outcome, Request

VOLUNTEER = "champion.volunteer"
NAME = "champion.name"
ACCEPT = "champion.accept"
DECLINE = "champion.decline"
WHO = "who_"  # a menu of people carries no id: its block does

WHAT_FOR = "They speak for it in the business, and keep it moving together with IT."
TO_DO = (
    "You would speak for it in the business, and keep it moving together with IT. "
    "Is that something for you?"
)


def question(request: Request, unit: str, *, is_over: bool = False) -> Message:
    """To the requester, until somebody has said yes. `is_over`: it is opened again."""
    if request.champion:
        return _settled(request)
    if is_over or request.outcome is not Outcome.GO_AHEAD:
        text = f"Nobody needs to move request #{request.number} along for now."
        return message(text, section(text, "champion"))
    asked = f"Who in {unit or 'your team'} will move request #{request.number} along?"
    return message(
        escape(asked),
        line("champion", bold(asked), f" {WHAT_FOR}"),
        _waits_for(request.champion_asked) if request.champion_asked else None,
        buttons(
            f"{WHO}{request.id}",
            button("I will", VOLUNTEER, request.id, primary=True),
            colleague(NAME, "Somebody else"),
        ),
    )


def _waits_for(asked: str) -> dict[str, object]:
    return line(
        "asked", "I have asked ", who(asked), ", and will tell you their answer."
    )


def _settled(request: Request) -> Message:
    is_theirs = request.champion == request.requester
    whom: tuple[str | Part, ...] = (who(request.champion or ""), " moves")
    if is_theirs:
        whom = ("You move",)
    return message(
        f"Who moves request #{request.number} along is settled.",
        line("champion", *whom, f" request #{request.number} along."),
    )


def asked(request: Request, asking: int | None) -> Message:
    """To whoever is named, in their DM."""
    value = f"{request.id}:{asking}"
    asks = mention(request.requester)
    text = (
        f"IT said yes to what {asks} needs, and {asks} would like you to move it along."
    )
    partner: tuple[str | Part, ...] = ()
    if request.partner:
        partner = (". Your partner in IT: ", who(request.partner), ".")
    return message(
        f"Would you move request #{request.number} along?",
        section(text, "asked"),
        line("request", bold(f"Request {rules.named(request)}"), *partner),
        section(TO_DO, "what"),
        buttons(
            "answer",
            button("I'll do it", ACCEPT, value, primary=True),
            button("Not me", DECLINE, value),
        ),
    )


def noted(request: Request, *, says_yes: bool) -> Message:
    """What they said, where they were asked."""
    if not says_yes:
        text = "That's fine. I have told {}."
        shown = text.format(mention(request.requester))
        return message(text.format("them"), section(shown, "noted"))
    partner = mention(request.partner or "")
    text = f"Thank you. You move request #{request.number} along"
    together = f", together with {mention(request.requester)} and {partner} from IT"
    what = "I tell you whenever something happens."
    return message(f"{text}. {what}", section(f"{text}{together}. {what}", "noted"))


def answered(request: Request, asked: str, *, says_yes: bool) -> Message:
    """To the requester, in their thread."""
    number = f"#{request.number}"
    if says_yes:
        said: tuple[str | Part, ...] = (who(asked), f" moves request {number} along.")
        text = f"Request {number} has somebody who moves it along."
    else:
        also = " to move along. You can choose somebody else above."
        said = (f"Request {number} is not for ", who(asked), also)
        text = f"Request {number} is not for them to move along."
    return message(text, line("answered", *said))
