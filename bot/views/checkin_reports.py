"""How check-ins go, for IT and admins: numbers of everybody, of nobody alone."""

from datetime import date, datetime

from bot.blocks import Block, Message, heading, line, message, moment, small_print
from bot.charts import bars, table
from bot.domain.checkin_reports import FEWEST, Crowd, Report, Round

OPEN = "checkin_report.open"

TOO_FEW = "Too few people have had a check-in so far to show how it goes."
HEADS = ["Round", "Paired", "Met", "Never answered"]
HOW = (
    "Paired: people who were brought together. Met: one of them says so. Never "
    "answered: none of them said anything. Whoever is paired twice counts twice. Of "
    "fewer than five people I show nothing."
)


def report(known: Report, at: datetime) -> Message:
    """Round by round: a chart, its numbers, and what they say together."""
    head = [
        heading("How check-ins go", "head"),
        line("when", "The last rounds, as of ", moment(at), "."),
    ]
    rest = [*_going_on(known.going_on), *_crowd(known.crowd)]
    if not known.shown:
        return message(TOO_FEW, *head, line("few", TOO_FEW), *rest)
    total = known.total
    text = f"Of {total.paired} who were paired in the last rounds, {total.met} met."
    return message(
        text,
        *head,
        line("rate", text),
        _chart(known.shown),
        table("numbers", HEADS, _rows(known)),
        *_small(known.small),
        *rest,
        small_print(HOW, "how"),
    )


def _chart(rounds: tuple[Round, ...]) -> Block:
    return bars(
        "rounds",
        "What became of check-ins",
        "people",
        paired={_day(each.on): float(each.paired) for each in rounds},
        met={_day(each.on): float(each.met) for each in rounds},
        never_answered={_day(each.on): float(each.silent) for each in rounds},
    )


def _rows(known: Report) -> list[list[str | int]]:
    named = [(_day(each.on), each) for each in known.shown]
    every = [*named, *([("Together", known.total)] if len(named) > 1 else [])]
    return [[name, each.paired, each.met, each.silent] for name, each in every]


def _small(rounds: tuple[Round, ...]) -> list[Block]:
    days = ", ".join(_day(each.on) for each in rounds)
    return [line("few", f"Too few people to show: {days}.")] if days else []


def _going_on(now: Round | None) -> list[Block]:
    if now is None:
        return []
    said = f"The round of {_day(now.on)} is still going on, with {now.people} people."
    return [line("going_on", said)]


def _crowd(crowd: Crowd) -> list[Block]:
    joined = f"{crowd.joined} people take part; {_pausing(crowd.pausing)} for now."
    never = (
        f"Of {crowd.paired} who were paired in these rounds, {crowd.never_met} met "
        "nobody yet."
    )
    return [
        *([line("joined", joined)] if crowd.joined >= FEWEST else []),
        *([line("never_met", never)] if crowd.paired >= FEWEST else []),
    ]


def _pausing(count: int) -> str:
    return {0: "nobody pauses", 1: "one pauses"}.get(count, f"{count} pause")


def _day(on: date) -> str:
    return f"{on.day} {on:%B}"
