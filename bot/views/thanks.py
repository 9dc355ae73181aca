"""Thanks that nobody has given yet: what those read who might like to."""

from bot.blocks import Part, bold, button, escape, line, who
from bot.domain import requests as rules
from bot.domain import thanks
from bot.domain.nudges import Case, Facts, ToThank
from bot.domain.praise import OPEN, about
from bot.domain.wording import listed
from bot.views.nudges import Said


def waiting(facts: Facts, case: Case) -> Said:
    """In a quiet week; it says nothing of the week."""
    seen = thanks.found(facts, case)
    name, names = rules.named(seen.request), listed([p.name for p in seen.people])
    rest = "If it helps, a line or two of thanks would mean a lot to"
    said = f"{name} is delivered. {rest} {names}."
    return Said(
        escape(said),
        [line("thanks", bold(name), f" is delivered. {rest} ", *_people(seen), ".")],
        _give(seen),
        short=said,
    )


def unthanked(facts: Facts, case: Case) -> Said:
    """Never that nobody else has said a word."""
    seen = thanks.found(facts, case)
    (person,) = seen.people
    name = rules.named(seen.request)
    rest = f" has worked on {name} with you. If it helped, two lines would mean a lot."
    return Said(
        escape(f"{person.name}{rest}"),
        [line("thanks", who(person.slack_id), rest)],
        _give(seen),
        short=f"{person.name}{rest}",
    )


def _give(seen: ToThank) -> Part:
    people = [each.slack_id for each in seen.people]
    return button("Give thanks", OPEN, about(seen.request.id, people), primary=True)


def _people(seen: ToThank) -> list[str | Part]:
    parts: list[str | Part] = []
    for each in seen.people:
        parts += [" and ", who(each.slack_id)]
    return parts[1:]
