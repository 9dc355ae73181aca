"""The year as the README tells it: a chart, and tables."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from statistics import mean, quantiles

from bot import content
from bot.models import NudgeStatus, Side
from tests.year import oracle
from tests.year.company import ZONES
from tests.year.office import Said
from tests.year.oracle import Spread
from tests.year.year import Year

BEGIN, END = "<!-- year -->", "<!-- /year -->"


def page(year: Year, minutes: float) -> str:
    parts = [intro(year, minutes), chart(year), messages(year), promises(year)]
    return "\n\n".join([*parts, kinds(year), answers(year)])


def intro(year: Year, minutes: float) -> str:
    company = year.company
    it, business = (len(company.of(side)) for side in (Side.IT, Side.BUSINESS))
    return (
        f"{len(company.people):,} people ({it} in IT, {business} in the business) in "
        f"{len(ZONES)} time zones, {year.weeks} weeks, seed {company.seed}, "
        f"{minutes:.0f} minutes: {len(year.said):,} messages, "
        f"{sum(year.given.values()):,} answers to what came unasked."
    )


# --- the chart ---


def chart(year: Year) -> str:
    """Week by week, of everybody: on average, and one in twenty got more than."""
    weeks = weekly(year)
    lines = [
        "```mermaid",
        "xychart-beta",
        '  title "Unasked messages a person: on average, and of one in twenty"',
        f'  x-axis "week" 1 --> {len(weeks)}',
        '  y-axis "messages"',
        f"  line [{', '.join(f'{mean(each):.2f}' for each in weeks)}]",
        f"  line [{', '.join(f'{part(each, 95):g}' for each in weeks)}]",
        "```",
    ]
    return "\n".join(lines)


def weekly(year: Year) -> list[list[int]]:
    """For each week, what each person got unasked."""
    counts = oracle.a_week(unasked(year), year.company)
    mondays = [year.start + timedelta(weeks=number) for number in range(year.weeks)]
    return [
        [counts[who.id, monday] for who in year.company.people] for monday in mondays
    ]


def part(counts: list[int], number: int) -> float:
    return quantiles(counts, n=100, method="inclusive")[number - 1]


def unasked(year: Year) -> list[Said]:
    return [each for each in year.said if each.unasked and each.to]


# --- the tables ---


def table(*rows: Iterable[object]) -> str:
    head, *rest = (f"| {' | '.join(map(str, row))} |" for row in rows)
    return "\n".join([head, "|---" * head.count(" | ") + "|---|", *rest])


def messages(year: Year) -> str:
    """Quiet weeks and quiet people included."""
    told = [each for each in year.said if not each.unasked and each.to]
    counting = [each for each in unasked(year) if counts(year, each)]
    return table(
        ("messages a person and week", "mean", "p50", "p95", "most"),
        ("came unasked", *spread(year, unasked(year))),
        ("… of these, count for the cap", *spread(year, counting)),
        ("follow what they or colleagues did", *spread(year, told)),
    )


def counts(year: Year, said: Said) -> bool:
    return said.id in year.findings.counted


def spread(year: Year, said: Iterable[Said]) -> tuple[str, ...]:
    found: Spread = oracle.spread(said, year.company, year.weeks)
    return f"{found.mean:.2f}", f"{found.p50:g}", f"{found.p95:g}", f"{found.most}"


def promises(year: Year) -> str:
    found, rounds = year.findings, year.findings.rounds
    people, weeks = len(year.company.people), year.weeks
    return table(
        ("what must not happen", "times", "of"),
        (
            "more than the cap, or their own wish, in any seven days of theirs",
            len(found.over_the_cap),
            f"{people * weeks:,} weeks of {people:,} people",
        ),
        (
            "somebody met again while more could have met somebody new",
            len(rounds.avoidable),
            f"{rounds.meetings:,} meetings; {rounds.again} pairs met again",
        ),
        (
            "no place in two rounds running, with the sides within 1:2",
            len(rounds.twice),
            f"{rounds.seats:,} places; {rounds.left_out} waited for the next round",
        ),
    )


def kinds(year: Year) -> str:
    plans = content.nudges()
    named = {key: plans[key].title for key in plans if key in year.findings.kinds}
    head = ("kind", "counts", "said", "done", "ignored", "in a digest", "held out")
    rows = (
        (title, "yes" if plans[key].counts else "", *became(year.findings.kinds[key]))
        for key, title in sorted(named.items(), key=lambda each: each[1])
    )
    return table(head, *rows)


def became(found: Counter[str]) -> Iterator[str]:
    digested = found[NudgeStatus.DIGESTED] + found[NudgeStatus.WAITS]
    shown = (
        found["said"], found[NudgeStatus.DONE], found[NudgeStatus.IGNORED], digested,
        found["control"],
    )  # fmt: skip
    return (f"{each:,}" if each else "" for each in shown)


def answers(year: Year) -> str:
    given, found = Counter(year.given), year.findings
    said = ", ".join(f"{what} {count:,}" for what, count in given.most_common())
    rounds = found.rounds
    return (
        f"Answers: {said}. At the end {found.paused} kinds were paused after three "
        f"without an answer, and {found.stopped} stopped. Of {rounds.seats:,} places "
        f"in check-ins {rounds.met:,} say they met, {rounds.planned:,} planned, "
        f"{rounds.not_this_time:,} not this time; {rounds.skipped:,} were given up "
        "before."
    )
