"""How what is in progress goes: what its people are asked, and what others read."""

from functools import partial

from bot.blocks import (
    Block,
    Message,
    Part,
    View,
    bold,
    button,
    buttons,
    day_picker,
    escape,
    field,
    line,
    message,
    modal,
    quoted,
    select,
    sentence,
    text_input,
    who,
)
from bot.domain import requests as rules
from bot.domain import updates
from bot.domain.nudges import Case, Facts
from bot.domain.updates import Doubt
from bot.forms import NO_FLAGS, Flags, metadata
from bot.models import ProgressUpdate, Request, Track
from bot.views.nudges import Said
from bot.views.standings import TRACKS, going, in_words, promised

SAY = "update.say"
CHOOSE = "update.choose"
ON_TRACK = "update.on_track"
AT_RISK = "update.at_risk"
OFF_TRACK = "update.off_track"
SURE = "update.sure"

MOST = 10  # in one message; answered ones make room for the next
MOST_IN_OPTION = 75  # characters, of what a menu offers
TITLES = {
    Track.ON: "On track",
    Track.RISK: "At risk",
    Track.OFF: "Off track",
}
MEANS = {
    Track.ON: "is on track again",
    Track.RISK: "is at risk: it may not go as planned",
    Track.OFF: "is off track: it does not go as planned",
}


def asked(facts: Facts, case: Case) -> Said:
    """One message for all of a person's requests, a line and three buttons each."""
    open_, known = case.requests, updates.answered_meanwhile(facts)
    text = f"How {_count(open_)} going? One press for each that is on track."
    rest = len(open_) - MOST
    rows = [_row(each) for each in open_[:MOST]]
    return Said(
        text,
        [
            line("updates", text),
            *(block for row in rows for block in row),
            *([line("rest", f"{rest} more come up as you go.")] if rest > 0 else []),
            *(_known(each, said, facts) for each, said in known[:MOST]),
        ],
        short=f"How {_count(open_)} going?",
        in_digest=_which(open_),
    )


def _count(requests: tuple[Request, ...]) -> str:
    if len(requests) == 1:
        return f"is #{requests[0].number}"
    return f"are {len(requests)} requests"


def _row(request: Request) -> list[Block]:
    name = bold(rules.named(request))
    return [
        line(f"about_{request.id}", name, f": in progress{promised(request)}."),
        buttons(
            f"track_{request.id}",
            button("On track", ON_TRACK, request.id),
            button("At risk", AT_RISK, request.id),
            button("Off track", OFF_TRACK, request.id),
        ),
    ]


def _known(request: Request, said: ProgressUpdate, facts: Facts) -> Block:
    """Answered by now, by them or by the other one."""
    is_theirs = said.by == facts.person.slack_id
    by = ("you say.",) if is_theirs else (who(said.by), " says.")
    name = bold(f"#{request.number}")
    return line(f"known_{request.id}", name, f": {TRACKS[said.track]}, ", *by)


def _which(requests: tuple[Request, ...]) -> Part:
    """In the digest, several stand behind one menu."""
    named = {
        str(each.id): rules.named(each)[:MOST_IN_OPTION] for each in requests[:MOST]
    }
    return select(CHOOSE, "Say how it goes …", named, "")


def form(request: Request, track: Track | None = None, flags: Flags = NO_FLAGS) -> View:
    """A word, a line, a day: two minutes, or less.

    `flags` is what could be said otherwise, once that was noticed.
    """
    titles = {value.value: title for value, title in TITLES.items()}
    menu = select("track", "Choose", titles, track.value if track else "")
    day = str(request.promised_for or "")
    return modal(
        f"How #{request.number} goes",
        SAY,
        metadata(request.id, flags),
        "Save",
        quoted("need", request.need, who(request.requester), " needs:"),
        field("track", "How does it go?", menu),
        text_input(
            updates.LINE,
            "In a line",
            hint="Whoever asked for it reads it. On track, you can leave it out.",
            optional=True,
            is_short=True,
        ),
        *flags.to_writer,
        field(
            "promised_for",
            "Promised for",
            day_picker("promised_for", day),
            hint="If it becomes later, say why in the line above.",
            optional=True,
        ),
    )


FORMS = {
    AT_RISK: partial(form, track=Track.RISK),
    OFF_TRACK: partial(form, track=Track.OFF),
}


def told(
    request: Request, said: ProgressUpdate, explained: Block | None = None
) -> Message:
    """In the thread of whoever asked."""
    text = f"Your request #{request.number} {_means(said)}."
    return message(text, *_said(said, text), explained)


def told_it(request: Request, said: ProgressUpdate) -> Message:
    """In the thread of the card."""
    text = f"#{request.number} {_means(said)}."
    return message(text, *_said(said, text))


def _means(said: ProgressUpdate) -> str:
    if said.track is Track.ON and said.has_moved:
        return "has a new day"
    return MEANS[said.track]


def _said(said: ProgressUpdate, text: str) -> list[Block]:
    """Who says so, in their words; the day before stays to be seen."""
    words = quoted("words", said.line, who(said.by), " says:")
    return [
        line("track", text),
        *([words] if said.line else []),
        *([line("moved", moved(said))] if said.has_moved else []),
    ]


def moved(said: ProgressUpdate) -> str:
    """Both days, the old one first."""
    was, now = said.was_promised_for, said.promised_for
    if was and now:
        return f"It was promised for {in_words(was)}, and now for {in_words(now)}."
    if was:
        return f"It was promised for {in_words(was)}. There is no new day yet."
    return f"It is promised for {in_words(now)}." if now else ""


def noted(request: Request, said: ProgressUpdate) -> Message:
    """To who said so where nothing else shows that it has arrived."""
    return message(
        f"Noted: #{request.number} is {TRACKS[said.track]}.",
        line("noted", bold(f"#{request.number}"), ": ", *going(said)),
    )


def answered_by(request: Request, name: str) -> str:
    """What the other one's message becomes."""
    return f"{escape(name)} has said how #{request.number} goes."


def doubted(request: Request, said: ProgressUpdate, doubt: Doubt) -> Message:
    """To who said that it is on track, and to nobody else."""
    text = f"You said that #{request.number} is on track."
    return message(
        f"{text} Is there something to say?",
        line("doubted", text, *_because(request, doubt), " Is there something to say?"),
        buttons(
            "doubted_buttons",
            button("It is at risk", AT_RISK, request.id),
            button("It is off track", OFF_TRACK, request.id),
            button("It is on track", SURE, said.id),
        ),
    )


def _because(request: Request, doubt: Doubt) -> list[str | Part]:
    requester = who(request.requester)
    found: list[str | Part] = []
    if doubt.overdue:
        day = in_words(doubt.overdue)
        found += [f" It was promised for {day}, which has passed."]
    if doubt.asked:
        found += [" ", who(doubt.asked), " waits for an answer from ", requester, "."]
    if doubt.unanswered:
        found += [" ", requester, " has asked something and has no answer yet."]
    return found


def sure(request: Request) -> Message:
    """What that question becomes."""
    return sentence(f"#{request.number} really is on track, you say. Thank you.")


def said_more(request: Request) -> Message:
    """The same, once there is something newer."""
    return sentence(f"There is more by now on how #{request.number} goes.")
