"""A day that somebody names is found; one that we would have to guess is not."""

from datetime import date

import pytest

from bot.domain import dates
from bot.domain.dates import Deadline

TODAY = date(2026, 11, 27)  # a Friday
NAMED = {
    "31 March": ("2027-03-31", "31 March"),
    "31 March.": ("2027-03-31", "31 March"),
    "March 31st": ("2027-03-31", "March 31st"),
    "March 31, 2028": ("2028-03-31", "March 31, 2028"),
    "by 31 Mar": ("2027-03-31", "by 31 Mar"),
    "the 31st of March": ("2027-03-31", "31st of March"),
    "by the 1st of December": ("2026-12-01", "by the 1st of December"),
    "2027-03-31": ("2027-03-31", "2027-03-31"),
    "31.3.": ("2027-03-31", "31.3."),
    "bis 31.3.": ("2027-03-31", "bis 31.3."),
    "bis 31.3.2028": ("2028-03-31", "bis 31.3.2028"),
    "bis spätestens 31. März": ("2027-03-31", "bis spätestens 31. März"),
    "bis zum 1. April 2027": ("2027-04-01", "bis zum 1. April 2027"),
    "am 1.12.": ("2026-12-01", "am 1.12."),
    "31/03/2027": ("2027-03-31", "31/03/2027"),
    "03/31/2027": ("2027-03-31", "03/31/2027"),
    "by end of March": ("2027-03-31", "by end of March"),
    "by the end of February 2028": ("2028-02-29", "by the end of February 2028"),
    "end of November": ("2026-11-30", "end of November"),
    "Ende März": ("2027-03-31", "Ende März"),
    "by the end of the year": ("2026-12-31", "by the end of the year"),
    "before year-end": ("2026-12-31", "before year-end"),
    "by end of 2027": ("2027-12-31", "by end of 2027"),
    "by the end of next year": ("2027-12-31", "by the end of next year"),
    "bis Ende nächsten Jahres": ("2027-12-31", "bis Ende nächsten Jahres"),
    "bis Jahresende": ("2026-12-31", "bis Jahresende"),
    "end of the month": ("2026-11-30", "end of the month"),
    "by the end of next month": ("2026-12-31", "by the end of next month"),
    "by the end of this quarter": ("2026-12-31", "by the end of this quarter"),
    "by the end of next quarter": ("2027-03-31", "by the end of next quarter"),
    "Q2": ("2027-06-30", "Q2"),
    "in Q4": ("2026-12-31", "in Q4"),
    "end of Q1 2028": ("2028-03-31", "end of Q1 2028"),
    "before Q2": ("2027-04-01", "before Q2"),
    "in May": ("2027-05-31", "in May"),
    "before April": ("2027-04-01", "before April"),
    "Friday": ("2026-12-04", "Friday"),
    "by Monday": ("2026-11-30", "by Monday"),
    "this Monday": ("2026-11-30", "this Monday"),
    "next Friday": ("2026-12-04", "next Friday"),
    "bis nächsten Mittwoch": ("2026-12-02", "bis nächsten Mittwoch"),
    "tomorrow": ("2026-11-28", "tomorrow"),
    "Deadline: 31 Jan": ("2027-01-31", "Deadline: 31 Jan"),
    "We have until 15 December": ("2026-12-15", "until 15 December"),
    "Monday, 30 November": ("2026-11-30", "30 November"),
    "in two weeks": ("2026-12-11", "in two weeks"),
    "within 10 days": ("2026-12-07", "within 10 days"),
    "in three months": ("2027-02-27", "in three months"),
    "in a year": ("2027-11-27", "in a year"),
    "in zwei Wochen": ("2026-12-11", "in zwei Wochen"),
    "before Christmas": ("2026-12-24", "before Christmas"),
    "The contract ends on 31 March": ("2027-03-31", "on 31 March"),
    "We need it in two weeks": ("2026-12-11", "in two weeks"),
    "The shop opens in May, for the summer": ("2027-05-31", "in May"),
    "A new law from 1 January": ("2027-01-01", "from 1 January"),
    "We can't ship, so we need it by 31 March": ("2027-03-31", "by 31 March"),
    "If we don't have it by 31 March, we pay": ("2027-03-31", "by 31 March"),
    "It ends on 31 March, so we need it by 1 March": ("2027-03-01", "by 1 March"),
    "By 31 March. Yes, 31 March!": ("2027-03-31", "31 March"),
    "27 November": ("2026-11-27", "27 November"),
    "26 November": ("2027-11-26", "26 November"),
    "No later than 15 January": ("2027-01-15", "No later than 15 January"),
    "Could we? By 15 January": ("2027-01-15", "By 15 January"),
}
LEFT = [
    "3 March or 4 March", "It was due on 1 March", "by the 15th", "end of next week",
    "", "soon", "asap", "whenever you can", "by June", "by May", "until Q2", "March",
    "next week", "next month", "in summer", "mid-March", "early March", "week 12",
    "03/04/2027", "31.2.", "30 February", "31 March 2020", "March 2020", "45 March",
    "since 31 March", "after 31 March", "the figures of 31 March", "seit 1. März",
    "On 3 March we lost two orders", "1-3 March", "1 to 3 March", "31 March?",
    "between 1 March and 3 March", "Is it possible by 31 March?", "every Friday",
    "not before 31 March", "It need not be ready by 31 March", "half a day each Friday",
    "We need no report by the end of the month", "on Friday the printer broke",
    "Answers in two days instead of four", "Customers want an answer in two days",
    "Of the five orders 3 may be lost", "24/7", "version 2.5.", "2.5.1", "by 5 pm",
    "by 12 people", "in two hours", "in hall 3", "12 may have failed", "room 2027",
    "We close the books by the end of the month, each month", "by hand", "by Jan",
    "Tom left in May", "Since the update in March it crashes", "We met in Q2",
    "before the audit in March", "We need it until the launch in Q2",
]  # fmt: skip


@pytest.mark.parametrize("text", NAMED)
def test_a_day_is_found_with_the_words_that_name_it(text: str) -> None:
    day, words = NAMED[text]
    assert dates.find(text, TODAY) == Deadline(date.fromisoformat(day), words)


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_sure_day_is_left(text: str) -> None:
    assert dates.find(text, TODAY) is None


def test_the_table_is_long_and_a_third_of_it_is_left() -> None:
    assert len({*NAMED, *LEFT}) == len(NAMED) + len(LEFT) >= 60
    assert len(LEFT) * 3 >= len(NAMED) + len(LEFT)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 11, 30), date(2026, 12, 11)),  # said on a Monday
        (date(2026, 12, 3), date(2026, 12, 11)),
        (date(2026, 12, 5), date(2026, 12, 11)),
        (date(2026, 12, 6), date(2026, 12, 11)),
    ],
)
def test_next_friday_is_the_friday_of_next_week(today: date, day: date) -> None:
    assert dates.find("next Friday", today) == Deadline(day, "next Friday")


def test_a_month_after_the_last_of_january_is_the_last_of_february() -> None:
    found = dates.find("in a month", date(2027, 1, 31))
    assert found == Deadline(date(2027, 2, 28), "in a month")


@pytest.mark.parametrize(
    "text", ["by " * 700, "31." * 700, "q1 " * 700, "in " + "9" * 2_000, " " * 2_000]
)
def test_no_text_is_too_odd_to_be_left(text: str) -> None:
    assert dates.find(text, TODAY) is None or "q1" in text
