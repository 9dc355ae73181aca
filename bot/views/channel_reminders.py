"""What is posted in a channel of itself: the introduction, each Monday, the end."""

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.blocks import (
    Block,
    Message,
    Part,
    bold,
    button,
    buttons,
    heading,
    line,
    link,
    message,
    section,
    sentence,
    who,
)
from bot.models import Request, Status
from bot.views.standings import in_words, standing

STOP = "channel_reminder.stop"

NOT_HERE = (
    "I am not in this channel. Write `/invite @Goodwill` here, "
    "then `/goodwill here` again."
)
IN_A_CHANNEL = "Please write `/goodwill here` in the channel that is to get reminders."
SHARED = "Another company reads this channel, so I post no reminders here."
ALREADY = "Reminders are on here already. `/goodwill here stop` ends them."
EACH_MONDAY = (
    "Each Monday at 9:00 I post one message here: the requests that were asked in "
    "this channel, where each stands, and what waits for somebody here. "
    "Nothing to say, nothing posted."
)
EACH_MORNING = (
    "Each working morning I post one message here: what has waited longest, what "
    "nobody has, and what is promised for these days. I keep it right through the day. "
    "Nothing to say, nothing posted."
)
NOT_SENT = {Status.OFFERED, Status.INTERVIEWING, Status.CONFIRMING}


@dataclass(frozen=True)
class Monday:
    """What was asked in a channel, as it stands; and how many more there are."""

    now: datetime
    asked: list[Request] = field(default_factory=list)
    more: int = 0


def introduction(set_by: str, *, is_its: bool) -> Message:
    """Who set it up, what comes, when; and how it stops."""
    what = EACH_MORNING if is_its else EACH_MONDAY
    return message(
        f"Reminders are set up in this channel. {what}",
        line("set_by", who(set_by), " set up reminders in this channel."),
        section(what, "what"),
        _stop(),
    )


def was_introduction() -> Message:
    """The same message, once they are stopped."""
    return sentence("Reminders were set up in this channel, and are stopped by now.")


def _stop() -> Block:
    return buttons("stop", button("Stop these", STOP, "here"))


def stopped(by: str) -> Message:
    text = " stopped the reminders in this channel."
    back = section("`/goodwill here` brings them back.", "back")
    return message(f"Somebody{text}", line("stopped", who(by), text), back)


def monday(seen: Monday) -> Message:
    """Only what everybody in this channel could read anyway, and where it stands."""
    open_here = [each for each in seen.asked if _waits_here(each)]
    others = [each for each in seen.asked if not _waits_here(each)]
    more = [line("more", f"And {seen.more} more.")] if seen.more else []
    return message(
        f"Requests from this channel: {len(seen.asked) + seen.more}",
        *_part("Waiting for somebody here", "here", open_here, seen.now),
        *_part("Asked in this channel", "asked", others, seen.now),
        *more,
        _stop(),
    )


def _part(title: str, name: str, requests: list[Request], now: datetime) -> list[Block]:
    if not requests:
        return []
    return [
        heading(title, name),
        *(line(f"{name}_{each.id}", *_row(each, now)) for each in requests),
    ]


def _row(request: Request, now: datetime) -> list[str | Part]:
    """No title: in the brief it may say more than was said here."""
    number = f"#{request.number}" if request.number else "One"
    name = link(number, request.link) if request.link else bold(number)
    return [name, ", asked by ", who(request.requester), ": ", *_stands(request, now)]


def _stands(request: Request, now: datetime) -> tuple[str | Part, ...]:
    if request.status in NOT_SENT:
        return ("a few questions are open, in a direct message with me.",)
    if request.status is Status.DELIVERED:
        return ("delivered. Does it do what was meant?",)
    return standing(request, now, "")


def _waits_here(request: Request) -> bool:
    return request.status in NOT_SENT or request.status is Status.DELIVERED


def over(day: date) -> Message:
    """What the message of a week becomes with the next."""
    text = f"Requests from this channel, as they stood on {in_words(day)}: see below."
    return message(text, line("over", text))
