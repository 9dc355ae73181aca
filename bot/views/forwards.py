"""Good news to pass on: a line for whoever stood behind it, or for a unit."""

from bot.blocks import bold, button, clip, escape, quoted
from bot.domain import praise
from bot.domain import requests as rules
from bot.domain.forwards import Forward, Why
from bot.domain.nudges import Case, Facts
from bot.views.nudges import Said

MOST_IN_DIGEST = 300  # characters of the line
HEADS = {
    Why.SPONSOR: "went well, and you stood behind it. A line for the team:",
    Why.CHAMPION: "went well, also thanks to you. A line for your unit:",
    Why.REQUESTER: "went well. A line for whoever stood behind it:",
}


def passed_on(facts: Facts, case: Case) -> Said:
    """The line can be copied as it is; who stood behind it has a button, too."""
    found = next(each for each in facts.forwards if each.about == case.about)
    name, head, words = _named(found), HEADS[found.why], _words(found)
    thank = button(
        "Thank the team",
        praise.OPEN,
        praise.about(found.request.id, found.helped),
        primary=True,
    )
    return Said(
        f"{escape(name)} went well, and there is a line to pass on.",
        [quoted("pass_on", words, bold(name), f" {head}")],
        thank if found.why is Why.SPONSOR and found.helped else None,
        short=f"{name} {head} “{clip(words, MOST_IN_DIGEST)}”",
    )


def _named(found: Forward) -> str:
    """What was asked in so many words is not for who only stood behind it."""
    is_theirs = found.why is not Why.SPONSOR
    return rules.named(found.request) if is_theirs else f"#{found.request.number}"


def _words(found: Forward) -> str:
    """Ready to send; who said no is not in it."""
    said, helped = found.win.changed.rstrip(), _listed(found.names)
    ended = said if said.endswith((".", "?", "!", "…")) else f"{said}."
    thanks = f"Thank you, {helped}." if helped else "Thank you to all who helped."
    return " ".join(filter(None, (ended, _numbers(found), thanks)))


def _numbers(found: Forward) -> str:
    before, after = found.win.before, found.win.after
    if before and after:
        return f"Before: {before}. Now: {after}."
    return f"Now: {after}." if after else ""


def _listed(names: tuple[str, ...]) -> str:
    *most, last = names or ("",)
    return f"{', '.join(most)} and {last}" if most else last
