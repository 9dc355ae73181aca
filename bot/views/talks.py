"""IT and the requester talk: what each side reads of the other, in its own thread."""

from bot.blocks import (
    Block,
    Message,
    Part,
    line,
    message,
    quoted,
    sentence,
    small_print,
    who,
)
from bot.domain.asks import File
from bot.models import Request
from bot.views import heard

Files = tuple[File, ...]


def from_it(
    request: Request,
    author: str,
    text: str,
    files: Files = (),
    explained: Block | None = None,
    *,
    edited: bool = False,
) -> Message:
    """In the requester's thread: what somebody in IT wrote under the card."""
    may_be_shut = small_print("If a file does not open for you, say so here.", "shut")
    return message(
        f"IT writes about your request #{request.number}",
        *_said(text, files, who(author), " from IT", _ending("", edited=edited)),
        explained,
        may_be_shut if files else None,
    )


def from_requester(
    request: Request, text: str, files: Files = (), *, edited: bool = False
) -> Message:
    """In IT's thread: what the requester wrote after the brief was sent."""
    return message(
        f"New on request #{request.number}",
        *_said(text, files, who(request.requester), _ending(" adds", edited=edited)),
    )


def answer(request: Request, text: str, files: Files, asking: str) -> Message:
    """In IT's thread: what the requester wrote to whoever asked them something."""
    return message(
        f"An answer on request #{request.number}",
        *_said(text, files, who(request.requester), " answers ", who(asking), ":"),
    )


def deleted(request: Request, author: str) -> Message:
    """What is left of words that were deleted on the other side."""
    return message(
        f"A message about request #{request.number} was deleted",
        line("deleted", "A message from ", who(author), " was deleted."),
    )


def _ending(does: str, *, edited: bool) -> str:
    return " (edited):" if edited else f"{does}:"


def _said(text: str, files: Files, *head: str | Part) -> list[Block]:
    words = quoted("said", text, *head) if text else line("said", *head)
    return [words, *heard.files(files)]


def share_files(request: Request) -> Message:
    """In IT's thread: whoever asked is not in the channel where the file stands."""
    text = " may not be able to open files shared in this channel."
    return message(
        f"Files on request #{request.number} may not open",
        line("files", who(request.requester), text),
        small_print("To be sure, share them in a channel you are both in.", "how"),
    )


def passed_on(request: Request, *, back: str = "") -> Message:
    """`back`: IT is out for now, and this is when it is not."""
    then = f" IT is back {back}." if back else ""
    passed = f"I have passed that on to IT, under request #{request.number}."
    return sentence(passed + then)


def passed_on_for_good(request: Request) -> Message:
    """Once for each talk: after that, no line of theirs needs a line of ours."""
    return sentence(
        f"I have passed that on to IT, under request #{request.number}. "
        "From here on, what you write in this thread reaches them."
    )


def cut(request: Request) -> Message:
    """In IT's thread, to whoever wrote more than fits."""
    return message(
        "Only the beginning was passed on.",
        line(
            "cut",
            who(request.requester),
            " reads the first 2,000 characters of that. "
            "Please send the rest in a message of its own.",
        ),
    )
