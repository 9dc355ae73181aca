"""How somebody wants to hear from the bot: in their Home, and in a form."""

from itertools import groupby

from bot.blocks import (
    Block,
    Message,
    Part,
    View,
    button,
    buttons,
    day_picker,
    field,
    line,
    message,
    modal,
    section,
    select,
)
from bot.domain import nudge_wishes as rules
from bot.domain.calendars import countries, country_of
from bot.domain.effects import Short
from bot.domain.nudge_wishes import AS_USUAL, NO_COUNTRY, PAUSED, Held, Known
from bot.domain.nudges import DIGEST
from bot.models import NudgeMode, Person

OPEN = "wish.open"
SAVE = "wish.save"

LABEL = "What I write you"
KIND = "kind_"  # before the key of each, in the form
HOW: dict[str, str] = {
    NudgeMode.DM: "As a message",
    NudgeMode.DIGEST: "In Monday's digest",
    NudgeMode.OFF: "Never",
}
A_WEEK = ("None, all in Monday's digest", "One", "Two", "Three")


def form(known: Known) -> View:
    return modal(
        LABEL,
        SAVE,
        "",
        "Save",
        *(_kind(each) for each in known.kinds),
        _a_week(known),
        _quiet(known),
        _country(known.person),
        line("short", _short(known.short)),
    )


def _kind(held: Held) -> Block:
    plan, choice = held
    offered = dict(HOW)
    if plan.key == DIGEST:
        del offered[NudgeMode.DIGEST]
    now = rules.held(choice)
    if now == PAUSED:
        offered[PAUSED] = "Paused: you did not need the last three"
    elif choice.every > 1 and now != NudgeMode.OFF:
        offered[NudgeMode.DM] = "As a message, less often"
        offered[AS_USUAL] = "As a message, as often as at first"
    name = f"{KIND}{plan.key}"
    menu = select(name, "Choose", offered, now)
    return field(name, plan.title, menu, hint=f"It comes because {plan.because}.")


def _a_week(known: Known) -> Block:
    """Of those that count: what they asked for themselves does not."""
    usual = A_WEEK[min(known.usual_a_week, rules.MOST_A_WEEK)]
    own = known.person.nudges_a_week
    offered = {AS_USUAL: f"As usual here: {usual[0].lower()}{usual[1:]}"}
    offered |= {str(number): title for number, title in enumerate(A_WEEK)}
    chosen = AS_USUAL if own is None else str(own)
    menu = select("a_week", "Choose", offered, chosen)
    hint = (
        "Never two on one day. The rest waits for the digest. Questions about work you "
        "look after, and word of a promised day, come on top."
    )
    return field("a_week", "Messages a week, at most", menu, hint=hint)


def _quiet(known: Known) -> Block:
    picker = day_picker("quiet", str(known.quiet_until or ""))
    hint = "I write nothing unasked before that day. Answers to you still come."
    return field("quiet", "Be quiet until", picker, hint=hint, optional=True)


def _country(person: Person) -> Block:
    """Slack takes 100 options in a menu, and there are more: by their first letter."""
    named = countries()
    guess = named.get(country_of(person.timezone))
    usual = f"As I guess: {guess}" if guess else "As I guess: none"
    first = [_option(AS_USUAL, usual), _option(NO_COUNTRY, "No holidays")]
    in_order = sorted(named, key=lambda code: named[code])
    options = [_option(code, named[code]) for code in in_order]
    groups = [_group("Usual", first)]
    for letter, found in groupby(options, key=lambda each: each["text"]["text"][0]):
        groups.append(_group(letter, list(found)))
    now = person.country or AS_USUAL
    chosen = next((each for each in first + options if each["value"] == now), first[0])
    # What is chosen stands in the prompt: with groups, nothing can be chosen already.
    menu = select("country", f"Now: {chosen['text']['text']}", {}, "")
    del menu["options"]
    menu["option_groups"] = groups
    return field("country", "Whose holidays you have", menu, optional=True)


def _option(value: str, title: str) -> Part:
    return {"text": {"type": "plain_text", "text": title[:75]}, "value": value}


def _group(label: str, options: list[Part]) -> Part:
    return {"label": {"type": "plain_text", "text": label}, "options": options}


def _short(short: Short | None) -> str:
    """What everybody may know of how much is written, and what comes of it."""
    if short is None:
        return "In the last three months I wrote to too few people to tell how it went."
    wrote = f"In the last three months I wrote unasked {short.sent} times"
    answered = f"; {short.answered.rate:.0%} got an answer" if short.answered.of else ""
    people = "person" if short.stopped == 1 else "people"
    stopped = f"; {short.stopped} {people} stopped a kind" if short.stopped else ""
    return f"{wrote}, to everybody together{answered}{stopped}."


def late() -> Message:
    """The form could not open in time."""
    text = "I was too slow, and Slack closed the form. Please press again."
    again = buttons("again", button(LABEL, OPEN, "home", primary=True))
    return message(text, section(text, "late"), again)
