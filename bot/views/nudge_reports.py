"""Does what is said unasked help? For admins: numbers of everybody, of nobody alone."""

from datetime import datetime

from bot.blocks import Block, Message, bold, heading, line, message, moment, small_print
from bot.charts import bars, table
from bot.domain.effects import Effect, Tally
from bot.domain.nudges import Plan

OPEN = "nudge_report.open"

Kinds = list[tuple[Plan, Tally]]

NOTHING = "In the last three months I wrote to too few people to tell how it went."
HEADS = ["", "Sent", "Answered", "Put off", "Stopped", "Useful"]
HOW = (
    "Answered: what I asked for happened. “Without” are those whom chance left out, "
    "one in ten; an effect is what the others did more often. Its range holds in 95 of "
    "100 cases; several messages to one person are alike, so in truth it is a little "
    "wider. Of fewer than five people I show nothing."
)


def report(kinds: Kinds, at: datetime) -> Message:
    """Kind by kind: a chart, its numbers, and what it does."""
    shown = [(plan, tally) for plan, tally in kinds if tally.may_be_shown]
    few = [plan.title for plan, tally in kinds if not tally.may_be_shown]
    head = [
        heading("Does what I write help?", "head"),
        line("when", "The last three months, as of ", moment(at), "."),
    ]
    if not shown:
        return message(NOTHING, *head, line("nothing", NOTHING))
    sent = sum(tally.sent for _, tally in shown)
    return message(
        f"In the last three months I wrote unasked {sent:,} times.",
        *head,
        *_charts(shown),
        table("numbers", HEADS, [_row(*each) for each in shown]),
        *(_effect(*each) for each in shown if each[0].holds_out),
        *([line("few", f"Too few to show: {', '.join(few)}.")] if few else []),
        small_print(HOW, "how"),
    )


def _charts(shown: Kinds) -> list[Block]:
    """What was answered; then, of the kinds of which one can tell, what it does."""
    asking = [(plan, tally) for plan, tally in shown if plan.asks]
    known = [(plan, tally) for plan, tally in asking if tally.effect]
    return [*_answers(asking), *_with_and_without(known)]


def _answers(kinds: Kinds) -> list[Block]:
    if not kinds:
        return []
    sent = {plan.title: float(tally.sent) for plan, tally in kinds}
    answered = {plan.title: float(tally.answered) for plan, tally in kinds}
    return [bars("answers", "What was answered", "times", sent=sent, answered=answered)]


def _with_and_without(kinds: Kinds) -> list[Block]:
    if not kinds:
        return []
    got = {plan.title: _percent(it.in_time, it.over) for plan, it in kinds}
    out = {plan.title: _percent(it.done_anyway, it.held_out) for plan, it in kinds}
    series = {"with_a_message": got, "without": out}
    return [bars("effects", "Done, with and without a message", "of 100", **series)]


def _percent(done: int, of: int) -> float:
    return round(100 * done / of, 1)


def _row(plan: Plan, tally: Tally) -> list[str | int]:
    rated = tally.useful + tally.not_useful
    return [
        plan.title,
        tally.sent,
        tally.answered if plan.asks else "asks nothing",
        tally.snoozed,
        tally.stopped,
        f"{tally.useful} of {rated}" if rated else "nobody said",
    ]


def _effect(plan: Plan, tally: Tally) -> Block:
    if tally.effect is None:
        few = f": too few to say ({tally.over} got it, {tally.held_out} did not)."
        return line(f"effect_{plan.key}", bold(plan.title), few)
    got = f"{_percent(tally.in_time, tally.over):.0f}% of {tally.over}"
    out = f"{_percent(tally.done_anyway, tally.held_out):.0f}% of {tally.held_out}"
    said = (
        f": done by {got} with a message, by {out} without. {_in_words(tally.effect)}"
    )
    return line(f"effect_{plan.key}", bold(plan.title), said)


def _in_words(effect: Effect) -> str:
    """In percentage points, and what that allows to say."""
    by, low, high = (f"{100 * each:+.1f}" for each in effect)
    told = f"That is {by} points, between {low} and {high}"
    if effect.low > 0:
        return f"{told}: it helps."
    return f"{told}: it does harm." if effect.high < 0 else f"{told}: no clear effect."
