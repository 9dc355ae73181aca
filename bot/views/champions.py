"""Who moves a request along in the business: the question, and what comes of it."""

from typing import NamedTuple

from bot.blocks import (
    Block,
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
    quoted,
    section,
    sentence,
    who,
)
from bot.domain import champions as rules
from bot.domain import requests as request_rules
from bot.models import Outcome, Request, Status

VOLUNTEER = "champion.volunteer"
NAME = "champion.name"
ASK = "champion.ask"
ACCEPT = "champion.accept"
DECLINE = "champion.decline"
WHO = "who_"  # a menu of people carries no id: its block does

DONE = {Status.DELIVERED, Status.CLOSED}
YOU_SAID = "You said:"
WHAT_FOR = "They speak for it in the business, and keep it moving together with IT."
TO_DO = (
    "You would speak for it in the business, and keep it moving together with IT. "
    "Is that something for you?"
)


class Said(NamedTuple):
    """Whom the requester has named in the interview, and who that is, if known."""

    typed: str
    slack_id: str = ""


def question(
    request: Request, unit: str, said: Said | None = None, *, is_over: bool = False
) -> Message:
    """To the requester, until somebody has said yes. `is_over`: it is opened again."""
    if is_over or not rules.is_moving(request):
        return _settled(request) if request.champion else _nobody(request)
    if request.champion:
        return _settled(request)
    if said and said.slack_id and not request.champion_asked:
        return _offer(request, said)
    asked = f"Who in {unit or 'your team'} will move request #{request.number} along?"
    return message(
        escape(asked),
        line("champion", bold(asked), f" {WHAT_FOR}"),
        quoted("said", said.typed, YOU_SAID) if said else None,
        _waits_for(request.champion_asked) if request.champion_asked else None,
        _who(request, button("I will", VOLUNTEER, request.id, primary=True)),
    )


def _offer(request: Request, said: Said) -> Message:
    """They have named somebody before, and may say so again with one press."""
    asked = f" to move request #{request.number} along?"
    value = f"{request.id}:{said.slack_id}"
    return message(
        f"{YOU_SAID} {escape(said.typed)}. Shall I ask them{asked}",
        quoted("said", said.typed, YOU_SAID),
        line("champion", "Shall I ask ", who(said.slack_id), f"{asked} {WHAT_FOR}"),
        _who(
            request,
            button("Ask them", ASK, value, primary=True),
            button("I will", VOLUNTEER, request.id),
        ),
    )


def _who(request: Request, *offered: Part) -> Block:
    somebody = colleague(NAME, "Somebody else")
    return buttons(f"{WHO}{request.id}", *offered, somebody)


def _nobody(request: Request) -> Message:
    later = " any more" if request.status in DONE else " for now"
    return sentence(f"Nobody needs to move request #{request.number} along{later}.")


def _waits_for(asked: str) -> dict[str, object]:
    return line(
        "asked", "I have asked ", who(asked), ", and will tell you their answer."
    )


def _settled(request: Request) -> Message:
    if request.outcome and request.outcome is not Outcome.GO_AHEAD:
        return _nobody(request)
    is_theirs = request.champion == request.requester
    whom: tuple[str | Part, ...] = (who(request.champion or ""), " moves")
    if is_theirs:
        whom = ("You move",)
    return message(
        f"Who moves request #{request.number} along is settled.",
        line("champion", *whom, f" request #{request.number} along."),
    )


def for_asked(request: Request, *, is_over: bool = False) -> Message:
    """The same message to them, as it stands by now."""
    if is_over or not rules.is_moving(request):
        return over(request)
    return noted(request, says_yes=True) if request.champion else asked(request)


def over(request: Request) -> Message:
    """To whoever was asked, or said yes: there is nothing to move along."""
    if request.champion:
        return sentence(f"You were the champion for #{request.number}. Thank you.")
    return sentence(
        f"Request #{request.number} needs no champion now. Thank you all the same."
    )


def asked_elsewhere(request: Request) -> Message:
    """To whoever was asked before."""
    return sentence(
        f"Somebody else was asked to be the champion for #{request.number}, "
        "so there is nothing for you to do."
    )


def asked(request: Request) -> Message:
    """To whoever is named, in their DM."""
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
        line("request", bold(f"Request {request_rules.named(request)}"), *partner),
        section(TO_DO, "what"),
        buttons(
            "answer",
            button("I'll do it", ACCEPT, request.id, primary=True),
            button("Not me", DECLINE, request.id),
        ),
    )


def noted(request: Request, *, says_yes: bool) -> Message:
    """What they said, where they were asked."""
    if not says_yes:
        text = "That's fine. I have told {}."
        shown = text.format(mention(request.requester))
        return message(text.format("them"), section(shown, "noted"))
    partner = mention(request.partner or "")
    text = f"Thank you. You are the champion for #{request.number}"
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


def declined(request: Request) -> Message:
    """The same after a no, once nobody else is to be chosen there any more."""
    return sentence(f"Whoever you asked does not move request #{request.number} along.")
