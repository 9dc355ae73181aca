"""A colleague is asked what the requester does not know; what they say is a tip."""

from bot.domain import interviews, unknowns, wording
from bot.domain.listening import plain
from bot.domain.questions import Catalogue
from bot.domain.unknowns import Hints
from bot.errors import AlreadyAnswered, AlreadySent, NotAllowed
from bot.models import Person, Request, Status

AGREES = {
    "yes", "yep", "yeah", "yup", "y", "ok", "okay", "sure", "please", "ask", "go",
    "do", "gladly", "absolutely", "definitely", "certainly", "course", "fine", "good",
    "great", "perfect", "oui", "si",
    "ja", "jo", "klar", "gerne", "gern", "bitte", "frag", "frage", "fragen",
}  # fmt: skip
DECLINES = {
    "no", "nope", "nah", "n", "not", "dont", "never", "nevermind", "skip", "leave",
    "nein", "nicht", "nö", "non",
}  # fmt: skip
BESIDE = {  # beside them, these add nothing
    "ahead", "her", "him", "them", "it", "that", "would", "be", "nice", "of", "thanks",
    "thank", "you", "thx", "can", "could", "kindly", "just", "then", "for", "me", "now",
    "mind", "need", "goodwill", "the", "and", "so", "yet", "there",
    "danke", "sie", "ihn", "mal", "doch", "lieber",
}  # fmt: skip

SETTLED = "That is settled already. Nothing has changed."
IS_OPEN = {Status.INTERVIEWING, Status.CONFIRMING, Status.WAITING_FOR_IT}


def may_ask(request: Request, catalogue: Catalogue, hints: Hints) -> bool:
    """Whether they said no more than that they don't know, and others may."""
    key = request.probing
    if key is None or catalogue.is_private(key):
        return False
    return unknowns.is_unknown(hints, request.answers.get(key, ""))


def agrees(text: str, named: str) -> bool:
    """Whether somebody types no more than that the one they named shall be asked."""
    said, rest = _apart(text, named)
    return bool(said) and rest <= AGREES | BESIDE and bool(rest & AGREES or not rest)


def declines(text: str, named: str) -> bool:
    """Whether they type no more than that nobody shall be asked."""
    _, rest = _apart(text, named)
    return bool(rest & DECLINES) and rest <= DECLINES | AGREES | BESIDE


def _apart(text: str, named: str) -> tuple[set[str], set[str]]:
    """Their words, and those beside the name."""
    said = set(plain(text).split())
    return said, said - set(plain(named).split())


def ask(request: Request, question: str, colleague: Person) -> None:
    """Of a colleague, once; the interview goes on meanwhile."""
    interviews.must_be_asked(request, question)
    if request.probing is None:
        raise AlreadyAnswered("I have asked somebody already. Nothing has changed.")
    _ask(request, question, colleague)


def ask_instead(request: Request, question: str, colleague: Person) -> None:
    """Of somebody else, since whoever was asked is out of our reach."""
    before = waits_for(request, question)
    if before is None or request.status not in IS_OPEN:
        raise AlreadyAnswered(SETTLED)
    if colleague.slack_id == before:
        raise NotAllowed("I can't reach them. Please choose somebody else.")
    _ask(request, question, colleague)


def _ask(request: Request, question: str, colleague: Person) -> None:
    if colleague.slack_id == request.requester:
        raise NotAllowed("That is you. Please choose somebody else, or press “Skip”.")
    if colleague.is_stranger or colleague.is_gone:
        raise NotAllowed(
            f"I can't ask {colleague.name}, who does not work here. "
            "Please choose somebody else, or press “Skip”."
        )
    asked = {"by": colleague.slack_id, "text": ""}
    request.tips = {**request.tips, question: asked}


def waits_for(request: Request, question: str) -> str | None:
    """Who was asked, and has not answered yet."""
    tip = request.tips.get(question, {})
    return None if tip.get("text") else tip.get("by")


def is_awaited(request: Request, question: str, colleague: str) -> bool:
    """Whether they were asked, have said nothing, and it still matters."""
    return request.status in IS_OPEN and waits_for(request, question) == colleague


def hear(request: Request, question: str, colleague: str, text: str) -> bool:
    """They say something, or more. Whether it was them who was asked, and still is."""
    tip = request.tips.get(question, {})
    if tip.get("by") != colleague or request.status not in IS_OPEN:
        return False
    whole = wording.clean(f"{tip['text']}\n{text}")
    request.tips = {**request.tips, question: {**tip, "text": whole}}
    return True


def take(request: Request, question: str) -> dict[str, str]:
    """The requester makes it their answer. What it was, and from whom."""
    tip = _given(request, question)
    if request.status not in IS_OPEN:
        raise AlreadySent(
            f"IT is done with request #{request.number}. "
            "Write in its thread what they should know."
        )
    request.answers = {**request.answers, question: tip["text"]}
    leave(request, question)
    return tip


def leave(request: Request, question: str) -> None:
    """It is not their answer; or is by now."""
    _given(request, question)
    request.tips = {key: tip for key, tip in request.tips.items() if key != question}


def _given(request: Request, question: str) -> dict[str, str]:
    tip: dict[str, str] = request.tips.get(question, {})
    if not tip.get("text"):
        raise AlreadyAnswered(SETTLED)
    return tip
