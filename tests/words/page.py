"""The page: all that is said, by noun, in the order of a request's life."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

from bot import views
from tests.words import refusals
from tests.words.eyes import Said

ORDER = (
    "greetings", "setup", "help", "ask_forms", "asks", "interviews", "early_words",
    "requests", "cards", "confidences", "people", "questions", "talks", "weights",
    "urgencies", "decisions", "glossary", "blame", "champions", "progress", "updates",
    "records", "followers", "homes", "nudges", "digests", "silences", "promises",
    "checkin_forms", "checkin_nudges",
    "channel_reminders", "mornings", "roundups", "thanks", "checkins", "contacts",
    "quiet_units", "checkin_reports", "tips", "ratings", "wins", "forwards",
    "town_halls", "meetings", "sittings", "risks",
    "questionnaires", "questionnaire_forms", "letters",
    "praise_forms", "praise", "praise_wishes", "praise_settings",
)  # fmt: skip
NAMES = {"U0ANA": "Ana", "U0BEN": "Ben", "U0CLEO": "Cleo", "U0IVO": "Ivo"}


def nouns() -> list[str]:
    """Whatever has views; what is not in the order yet comes last."""
    found = {each.name for each in pkgutil.iter_modules(views.__path__)}
    return [*(each for each in ORDER if each in found), *sorted(found - {*ORDER})]


def by_noun() -> dict[str, list[Said]]:
    found = {noun: said_about(noun) for noun in [*nouns(), "content"]}
    for noun, refused in refusals.by_noun().items():
        found[noun] = [*found.get(noun, []), *refused]
    return found


def everything() -> Iterator[Said]:
    for about in by_noun().values():
        yield from about


def said_about(noun: str) -> list[Said]:
    """What the module of this noun has; nothing, where it is still to be written."""
    try:
        module = importlib.import_module(f"tests.words.{noun}")
    except ModuleNotFoundError:
        return []
    return list(module.said())


def as_text() -> str:
    """Markdown."""
    return "\n".join(["# Everything Goodwill says", *_chapters()])


def _chapters() -> Iterator[str]:
    spoken = {noun: all_said for noun, all_said in by_noun().items() if all_said}
    for noun, all_said in spoken.items():
        yield f"\n## {noun.capitalize().replace('_', ' ')}"
        for said in all_said:
            about = f"{said.kind}, {said.length} words"
            yield f"\n**To {said.to}: {said.when}** ({about})\n"
            yield from (f"    {line}" for line in _lines(said))


def _lines(said: Said) -> list[str]:
    notice = [f"({said.notice})"] if said.notice else []
    first = [f"(first: {said.asked_first})"] if said.asked_first else []
    return [*notice, *map(_named, said.text.split("\n")), *first]


def _named(line: str) -> str:
    """People and channels by name."""
    line = re.sub(r"<@(\w+)>", lambda found: f"@{NAMES.get(found[1], 'them')}", line)
    return re.sub(r"<#\w+>", "#it-triage", line)
