"""Who is away by their status is left alone, and who only looks busy is not."""

from datetime import UTC, datetime, timedelta

import pytest

from bot import content
from bot.domain import availabilities
from bot.domain.availabilities import Status

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)

AWAY = [
    (":palm_tree:", "Vacationing"), (":palm_tree:", ""), (":palm_tree:", "Lisbon"),
    (":face_with_thermometer:", "Out sick"), (":face_with_thermometer:", ""),
    (":airplane:", "Travelling"), (":desert_island:", ""), (":speech_balloon:", "OOO"),
    (":baby_bottle:", "Parental leave until June"), ("", "On vacation until 12 March"),
    ("", "Out of office"), ("", "out of the office, back on Tuesday"), ("", "Away"),
    ("", "ooo :tada:"), ("", ":palm_tree: until Monday"), ("", "PTO"), ("", "Sick"),
    ("", "Annual leave, ask Mia"), ("", "I'm sick, sorry"), ("", "I\u2019m sick"),
    ("", "On leave"), ("", "On holiday, back next week"), ("", "Day off"),
    ("", "Public holiday in Germany"), ("", "Off sick"), ("", "Maternity leave"),
    ("", "Sabbatical"), ("", "Im Urlaub"), ("", "URLAUB bis 14.3."), ("", "krank"),
    ("", "Elternzeit"), ("", "Krankgeschrieben bis Freitag"), ("", "nicht im Büro"),
    ("", "Abwesend bis Montag"), ("", "Off until Thursday"),
    ("", "Im Urlaub, Vertretung: Ivo"), ("", "OOO, Mia is covering for me"),
    (":calendar:", "OOO this afternoon"), ("", "Out of office: do not expect replies"),
]  # fmt: skip
HERE = [
    ("", ""), (":calendar:", "In a meeting"), (":bus:", "Commuting"),
    (":house_with_garden:", "Working remotely"), ("", "Back on track"),
    (":spiral_calendar_pad:", "In a meeting • Outlook Calendar"),
    ("", "Vacation rentals, second floor"), ("", "Oof, busy"),
    (":headphones:", "In a huddle"), (":no_entry:", "Focusing"), (":coffee:", "Coffee"),
    (":hamburger:", "Lunch"), (":speech_balloon:", "Sales"), ("", "IT"), ("", "Guest"),
    ("", "Back from vacation"), ("", "Not on vacation"), ("", "Vacation planning"),
    ("", "Covering Ana's vacation"), ("", "Happy holidays!"), ("", "Sick beats"),
    (":palm_tree:", "Working from Lisbon"), (":palm_tree:", "Vacation from Monday"),
    (":face_with_thermometer:", "Sick kid, WFH"), ("", "OOO next week"),
    ("", "Home office"), ("", "Homeoffice"), ("", "Urlaub ab Montag"), ("", "Busy"),
    ("", "Zurück aus dem Urlaub"), ("", "Finance, leave requests"), ("", "Take away"),
    ("", "Quality, wayout labels"), ("", "Far away from my desk"), ("", "Slow replies"),
    ("", "Offline docs"), ("", "Laptop today"), ("", "Hit ten to one: 10:30:15"),
    (":palm_tree_2:", "Decorating"), (":rocket:", "Release day"),
    ("", "Helpdesk off-site"), ("", "Recovering lost mail"), ("", "Day off tomorrow"),
    ("", "Covering for Ana's leave"),
]  # fmt: skip


def says_away(emoji: str, text: str, ends_at: datetime | None = None) -> bool:
    status = Status(text, emoji, ends_at)
    return availabilities.is_away(content.absences(), status, NOON)


@pytest.mark.parametrize(("emoji", "text"), AWAY)
def test_who_says_they_are_away_is_away(emoji: str, text: str) -> None:
    assert says_away(emoji, text)


@pytest.mark.parametrize(("emoji", "text"), HERE)
def test_who_says_anything_else_is_here(emoji: str, text: str) -> None:
    assert not says_away(emoji, text)


@pytest.mark.parametrize(
    ("ends_at", "is_away"),
    [(None, True), (NOON + HOUR, True), (NOON, False), (NOON - HOUR, False)],
)
def test_a_status_counts_for_as_long_as_it_was_set(
    ends_at: datetime | None, *, is_away: bool
) -> None:
    assert says_away(":palm_tree:", "Vacationing", ends_at) is is_away


@pytest.mark.parametrize(
    ("start", "end", "until"),
    [
        (NOON - HOUR, NOON + HOUR, NOON + HOUR),
        (NOON, NOON + HOUR, NOON + HOUR),
        (NOON + HOUR, NOON + 2 * HOUR, None),
        (NOON - 2 * HOUR, NOON - HOUR, None),
        (NOON - HOUR, NOON, None),
    ],
)
def test_quiet_is_from_its_start_until_its_end(
    start: datetime, end: datetime, until: datetime | None
) -> None:
    assert availabilities.quiet_until(start, end, NOON) == until
