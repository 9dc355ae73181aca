"""What was heard: the same words in the requester's brief and on IT's card.

Never what they confided: that is for the partner alone.
"""

from collections.abc import Iterable

from bot import content
from bot.blocks import Block, Part, bold, line, link, quoted, who
from bot.domain import interviews, numbers
from bot.domain import requests as rules
from bot.domain.weights import SCALES
from bot.models import Request


def heard(request: Request, *, by_it: bool = False) -> list[Block]:
    """The need and the answers, under their labels; where it comes from, and files.

    `by_it`: of effort and risk they read only once they have said how they see them.
    """
    asked, hidden = content.questions(), SCALES if by_it else ()
    need = ("need", "What is needed", request.need, rules.changed_since(request))
    lines = [need]
    lines += [
        (key, asked[key].label, request.answers.get(key, ""), _reading(request, key))
        for key in interviews.asked(request)
        if key not in hidden
    ]
    if request.added:
        lines.append(("added", "Added", request.added, ""))
    return [
        quoted(key, text, bold(label), remark)
        if text
        else line(key, bold(label), ": left open")
        for key, label, text, remark in lines
    ] + _sources(request)


def _reading(request: Request, key: str) -> str:
    """What figures come to in a year, and that nobody has checked them."""
    read = numbers.of(request.answers.get(key, "")) if key == interviews.IMPACT else []
    if not read:
        return ""
    sums = "; ".join(f"{each} ({each.formula})" for each in read)
    return f": {sums}, as the requester estimates"


def _sources(request: Request) -> list[Block]:
    """Who asked it for them, the message it was made from, and what came with it."""
    found = []
    if request.author:
        found.append(line("by", "Brought up by ", who(request.author), "."))
    if request.link:
        found.append(line("source", link("The message it was made from", request.link)))
    return [*found, *files(request.files)]


def files(named: Iterable[dict[str, str]]) -> list[Block]:
    """Their names, linked where there is a link; nothing, if there are none."""
    shown = [part for each in named for part in (", ", _file(each))]
    return [line("files", bold("Files"), ": ", *shown[1:])] if shown else []


def _file(file: dict[str, str]) -> str | Part:
    return link(file["name"], file["link"]) if file["link"] else file["name"]
