"""The ways to ask, as people see them: the form, the opening, the thread's line."""

import re

from bot import content
from bot.blocks import (
    Block,
    Message,
    bold,
    button,
    buttons,
    clip,
    escape,
    line,
    link,
    mention,
    message,
    quoted,
    section,
    sentence,
    small_print,
)
from bot.domain import interviews
from bot.domain import requests as rules
from bot.domain.small_talk import Kind as Talk
from bot.models import Outcome, Request, Status
from bot.views.standings import NOT_IN_CHANNEL, SHORTLY, WHO_SEES
from bot.views.ways import IF_SURE

ASK = "request.ask"
ASK_ABOUT = "request.ask_about"
BEGIN = "request.begin"
WITHDRAW = "request.withdraw"
BRING_BACK = "request.bring_back"
IS_NEW = "request.is_new"

SHORT = 300  # characters of a need in a notification


def usage() -> Message:
    """What the command does, for who asked it for help."""
    return _marked(
        "Type `/ask-it` and a form opens, or put what you need behind it: "
        "`/ask-it we need a label printer`. "
        "In a thread, use “Ask IT about this” in the menu of a message."
    )


def form_again() -> Message:
    """The form could not open in time, and nothing had been typed."""
    text = "I was too slow, and Slack closed the form. Please press again."
    again = button("Ask IT", ASK, "again", primary=True)
    return message(text, section(text, "late"), buttons("again", again))


def kept_for_you(request: Request) -> Message:
    """The form could not open in time; the words that were to stand in it."""
    text = "I was too slow, and Slack closed the form. Here is what you have:"
    make = button("Make it a request", IS_NEW, request.id, primary=True)
    return message(text, quoted("late", request.need, text), buttons("again", make))


def opening(request: Request, *, is_posted: bool) -> Message:
    """The head of the interview's thread: what was asked, what comes, who sees it."""
    by = f", which {mention(request.author)} asked for you" if request.author else ""
    source = line("source", link("The message it was made from", request.link))
    since = rules.changed_since(request)
    quiet = request.place is not None and not is_posted
    return message(
        f"Request #{request.number}: {clip(escape(request.need), SHORT)}",
        section(f"This is request *#{request.number}*{by}.", "head"),
        quoted("need", request.need, bold("What is needed"), since),
        source if request.link else None,
        section(_what_comes(request), "next"),
        small_print(NOT_IN_CHANNEL, "quiet") if quiet else None,
        *([_take_back(request)] if request.status not in _OVER else []),
    )


_OVER = {
    Status.DECIDED, Status.IN_PROGRESS, Status.DELIVERED, Status.CLOSED,
    Status.DUPLICATE, Status.WITHDRAWN, Status.MERGED,
}  # fmt: skip


def _what_comes(request: Request) -> str:
    if request.status is Status.WITHDRAWN:
        return "You took it back."
    if request.status is Status.DUPLICATE:
        return "It goes on together with another request. You hear more in this thread."
    if request.status is Status.CLOSED:
        return "It is closed; you find more in this thread."
    if request.status in _OVER:
        return "IT has decided; you find the answer in this thread."
    if request.status is Status.WAITING_FOR_IT:
        return (
            "You have answered my questions. I will say in this thread what IT decides."
        )
    few = interviews.short_questions(request).capitalize()
    return f"{few} follow in this thread, then it goes to IT. *{WHO_SEES}*"


def _take_back(request: Request) -> Block:
    return buttons(
        "take_back", button("Take it back", WITHDRAW, request.id, confirm=IF_SURE)
    )


def confirmation(request: Request, *, is_kept: bool = False) -> Message:
    """One line in the channel's thread, reworded as the request moves on."""
    stands, foot = section(_stands(request, is_kept=is_kept), "stands"), None
    text = f"This is request #{request.number} now."
    if request.status is Status.OFFERED:
        text = f"A colleague made request #{request.number} for you."
        label = "Answer the questions"
        asked = button(label, BEGIN, request.id, primary=True)
        foot = buttons("offer", asked, button("Not needed", WITHDRAW, request.id))
    if request.status is Status.WITHDRAWN:
        text = f"Request #{request.number} was taken back."
    if request.status is Status.WITHDRAWN and request.author:
        foot = buttons("again", button("Bring it back", BRING_BACK, request.id))
    if request.status is Status.DECIDED:
        text = _answered(request, f"request #{request.number}")
    return message(text, stands, foot)


def standing(request: Request, *, is_kept: bool) -> Message:
    """To whoever asks for news: the same words, and nothing to press."""
    text = f"How request #{request.number} stands"
    return message(text, section(_stands(request, is_kept=is_kept), "stands"))


def _stands(request: Request, *, is_kept: bool) -> str:
    number, few = f"request *#{request.number}*", interviews.short_questions(request)
    whose = mention(request.requester)
    sees = (
        f"Only {whose} and the IT team will see the answers; "
        "here I say only how it goes."
    )
    match request.status:
        case Status.OFFERED:
            asker = mention(request.author or "")
            return (
                f"{asker} made this {number} for you, {whose}. "
                f"{few.capitalize()}, then it goes to IT. {sees}"
            )
        case Status.WAITING_FOR_IT:
            there = "kept until I am set up" if is_kept else "with IT"
            return f"This is {number}. It is {there}; I will say here what they decide."
        case Status.WITHDRAWN:
            colleague = rules.colleague_who_took_back(request)
            did = f"{mention(colleague)} took it" if colleague else "It was taken"
            return f"This was {number}. {did} back."
        case Status.DECIDED:
            return f"{_answered(request, number)}{_reasons(request)}"
        case Status.IN_PROGRESS | Status.DELIVERED | Status.CLOSED | Status.DUPLICATE:
            return f"This is {number}: {SHORTLY[request.status]}"
    return (
        f"This is {number} now. I ask {whose} {few} in our direct "
        f"messages, then it goes to IT. {sees}"
    )


def withdrawn(request: Request, *, is_told: bool) -> Message:
    """In the interview's thread, with the way back."""
    told = "IT has been told." if is_told else "Nothing goes to IT."
    text = f"You took request *#{request.number}* back. {told}"
    again = button("Bring it back", BRING_BACK, request.id)
    return message(text.replace("*", ""), section(text, "taken"), buttons("a", again))


def was_withdrawn(request: Request) -> Message:
    """The same message, once it was brought back."""
    return sentence(f"You took request #{request.number} back, for a while.")


def brought_back(request: Request) -> Message:
    """In the interview's thread, below what was said of it before."""
    return _marked(
        f"Request *#{request.number}* is open again. "
        "We go on in this thread where we were."
    )


def _answered(request: Request, named: str) -> str:
    answer = content.answers()[(request.outcome or Outcome.GO_AHEAD).value]
    return answer.line.format(request=named)


def _reasons(request: Request) -> str:
    """What IT found is for whoever asked, to tell or to keep."""
    if request.outcome is Outcome.GO_AHEAD:
        return ""
    return f" {mention(request.requester)} has the reasons."


def following(request: Request, *, is_theirs: bool) -> Message:
    """To whoever asks in a thread that is a request already."""
    number = f"request *#{request.number}*"
    if request.status is Status.DECIDED:
        text = f"This thread is {number}. {_answered(request, 'it')}"
        shown = section(f"{text}{_reasons(request)}", "sentence")
        return message(text.replace("*", ""), shown)
    if is_theirs:
        return _marked(
            f"This thread is {number} already. We go on in our direct messages."
        )
    return _marked(
        f"This thread is {number} already, so you follow it now: "
        "I will write to you when something happens."
    )


def not_here() -> Message:
    return _marked(
        "This is where IT decides, so nothing said here becomes a request. "
        "To ask for something yourself, type `/ask-it`."
    )


def no_words() -> Message:
    return sentence(
        "There are no words in that message that I could bring to IT. "
        "Could you say in the thread what is needed, and put 🎫 on that?"
    )


def small_talk() -> Message:
    return sentence(
        "I see nothing in that message that I could bring to IT. "
        "Is there another one that says what is needed? Put 🎫 on that."
    )


def no_request_here() -> Message:
    return sentence(
        "Nothing in this thread is with IT, so I have no news. "
        "To bring it to them, put 🎫 on the message that says what is needed."
    )


def exempt() -> Message:
    return sentence("That begins with 📢 or 📣, so I leave it alone. It is no request.")


ANSWERS = {
    Talk.THANKS: sentence("You are welcome."),
    Talk.GREETING: sentence(
        "Hello. Tell me what you need from IT, in a sentence or two, "
        "and I take it from there."
    ),
}


def share_files() -> Message:
    """Files in a conversation with the bot can be opened by nobody else."""
    return sentence(
        "I have noted the name, but IT can't open files shared in our direct messages. "
        "Could you share it again in a channel IT can see, "
        "and paste its link here?"
    )


def unsure(request: Request) -> Message:
    """We can't tell whether somebody needs something."""
    text = "Shall I make this a request to IT? If not, there is nothing to do."
    make = button("Make it a request", IS_NEW, request.id, primary=True)
    return message(text, quoted("unsure", request.need, text), buttons("make", make))


def _marked(text: str) -> Message:
    """A sentence in which something stands out; a notification shows no marks."""
    return message(re.sub("[*`]", "", text), section(text, "sentence"))


def cut() -> Message:
    """What they asked is longer than what is kept of it."""
    return sentence(
        "That was longer than 2,000 characters: I keep its beginning. "
        "If something important is missing, say it in an answer."
    )
