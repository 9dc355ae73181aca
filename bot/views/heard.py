"""What was heard: the same words in the requester's brief and on IT's card.

Never what they confided: that is for the partner alone.
"""

from bot import content
from bot.blocks import Block, Part, bold, line, link, quoted, who
from bot.domain import numbers
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
        (key, asked[key].label, _answer(request, key), _reading(request, key))
        for key in rules.asked(request)
        if key not in hidden
    ]
    if request.urgent:
        lines.insert(1, ("urgent", "Why it can't wait", request.urgent, ""))
    if request.added:
        lines.append(("added", "Added", request.added, ""))
    return [
        quoted(key, text, bold(label), remark)
        if text
        else line(key, bold(label), ": left open")
        for key, label, text, remark in lines
    ] + _sources(request)


def _answer(request: Request, key: str) -> str:
    """As it was typed; of a scale, what the step is called."""
    answer = request.answers.get(key, "")
    scale = content.scales().get(key)
    return scale.named.get(answer, "") if scale else answer


def _reading(request: Request, key: str) -> str:
    """What figures come to in a year, and that nobody has checked them."""
    read = numbers.of(request.answers.get(key, "")) if key == rules.IMPACT else []
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
    if request.files:
        shown = [part for each in request.files for part in (", ", _file(each))]
        found.append(line("files", bold("Files"), ": ", *shown[1:]))
    return found


def _file(file: dict[str, str]) -> str | Part:
    return link(file["name"], file["link"]) if file["link"] else file["name"]
