"""What was heard: the same words in the requester's brief and on IT's card.

Never what they confided: that is for the partner alone.
"""

from collections.abc import Iterable

from bot import content
from bot.blocks import Block, Part, bold, line, link, quoted, small_print, who
from bot.domain import (
    completeness,
    interviews,
    readings,
    tips,
    unknowns,
    weights,
)
from bot.domain import requests as rules
from bot.domain.questions import Catalogue, Holds, When
from bot.models import Request, Status

ROOM = 9_000  # characters of typed words in one message; Slack takes some more
STILL_READ = {Status.INTERVIEWING, Status.CONFIRMING, Status.WAITING_FOR_IT}


def heard(request: Request, known: Catalogue, *, for_it: bool = False) -> list[Block]:
    """The need and the answers, under their labels; where it comes from, and files."""
    keys = [key for key in interviews.asked(request) if _is_shown(request, known, key)]
    hidden = weights.hidden_from_it(request) if for_it else set()
    since = rules.changed_since(request)
    typed = {key: _answer(request, known, key) for key in keys if key not in hidden}
    texts = _fitting({"need": request.need, **typed, "added": request.added})
    return [
        quoted("need", texts["need"], bold("What is needed"), since),
        *_kind(request, known),
        *(_answered(request, known, key, texts[key], for_it=for_it) for key in typed),
        *([quoted("added", texts["added"], bold("Added"))] if request.added else []),
        *_sources(request),
        *_completeness(request, known),
    ]


def _is_shown(request: Request, known: Catalogue, key: str) -> bool:
    """What came before the brief is shown when it was left open, too."""
    if known.is_private(key):
        return False
    return bool(request.answers.get(key)) or known.questions[key].when != When.MORE


def _answer(request: Request, known: Catalogue, key: str) -> str:
    return known.questions[key].shown(request.answers.get(key, ""))


def _fitting(texts: dict[str, str]) -> dict[str, str]:
    """As much of each as there is room for in one message."""
    if sum(map(len, texts.values())) <= ROOM:
        return texts
    most = ROOM // len(texts)
    return {
        key: text if len(text) <= most else f"{text[: most - 2]} …"
        for key, text in texts.items()
    }


def _kind(request: Request, known: Catalogue) -> list[Block]:
    """Where it is not the usual one."""
    usual = next(iter(known.kinds))
    kind = known.kind(request.kind)
    return [] if kind.key == usual else [line("kind", bold("Kind"), f": {kind.name}")]


def _answered(
    request: Request, known: Catalogue, key: str, text: str, *, for_it: bool
) -> Block:
    label = bold(known.questions[key].label)
    if not text:
        return line(key, label, ": left open")
    return quoted(key, text, label, *_remark(request, known, key, for_it=for_it))


def _remark(
    request: Request, known: Catalogue, key: str, *, for_it: bool
) -> tuple[str | Part, ...]:
    """What we make of it; or who would know, where the requester does not."""
    asked, text = known.questions[key], request.answers[key]
    read = readings.read(asked, text, (request.asked_at or request.opened_at).date())
    if read:
        whose = ""
        if asked.holds is Holds.FIGURES:
            whose = ", as the requester estimates" if for_it else ", your estimate"
        return (f": {'; '.join(read)}{whose}",)
    if whom := tips.waits_for(request, key):
        return (": asked ", who(whom))
    if unknowns.is_unknown(content.unknowns(), text):
        named = unknowns.who_knows(content.unknowns(), text)
        return (f": not known yet; {named} may know",) if named else ()
    return ()


def _completeness(request: Request, known: Catalogue) -> list[Block]:
    """As long as more would help."""
    if request.status not in STILL_READ:
        return []
    return [
        small_print(
            str(completeness.of(request, known, content.unknowns())), "completeness"
        )
    ]


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
