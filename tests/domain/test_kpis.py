"""A measure is read with where it is and where it should be, or not at all."""

from datetime import date

import pytest

from bot.domain import kpis
from bot.domain.kpis import Kpi

TODAY = date(2026, 11, 27)
READ = {
    "from 12 to 3 order errors a week by June": (
        "order errors a week: 12 today, 3 by June"
    ),
    "order errors, 12 a week today, 3 by 31 March 2027": (
        "order errors a week: 12 today, 3 by 31 March 2027"
    ),
    "12 order errors a week today. 3 by 31 March.": (
        "order errors a week: 12 today, 3 by 31 March 2027"
    ),
    "Reduce order errors from twelve to three a week by end of June": (
        "order errors a week: 12 today, 3 by 30 June 2027"
    ),
    "order errors 12 -> 3 a week": "order errors a week: 12 today, 3 wanted",
    "von 12 auf 3 Fehler pro Woche bis 31.3.": (
        "Fehler pro Woche: 12 today, 3 by 31 March 2027"
    ),
    "Kosten von 5.000 € auf 3.000 € im Monat senken": (
        "Kosten im Monat: €5,000 today, €3,000 wanted"
    ),
    "Krankenstand heute 8 %, Ziel 5 % bis Ende 2027": (
        "Krankenstand: 8% today, 5% by 31 December 2027"
    ),
    "Wartezeit: heute 12 Minuten, künftig 4 Minuten": (
        "Wartezeit: 12 minutes today, 4 minutes wanted"
    ),
    "Durchlaufzeit von 3 Tagen auf 1 Tag": (
        "Durchlaufzeit: 3 days today, 1 day wanted"
    ),
    "Fehler pro Tag: derzeit 1,5, Ziel 0,5": ("Fehler pro Tag: 1.5 today, 0.5 wanted"),
    "answer 90% of calls within a minute (today 60%)": (
        "answer calls within a minute: 60% today, 90% wanted"
    ),
    "90% of calls answered within 2 minutes, today 60%": (
        "calls answered within 2 minutes: 60% today, 90% wanted"
    ),
    "month-end in 3 days instead of 6": "month-end: 6 days today, 3 days wanted",
    "Monatsabschluss in 3 Tagen statt 6": (
        "Monatsabschluss: 6 days today, 3 days wanted"
    ),
    "an answer in two hours rather than eight": (
        "answer: 8 hours today, 2 hours wanted"
    ),
    "Waiting time at the counter: 12 minutes today, target 5 minutes": (
        "Waiting time at the counter: 12 minutes today, 5 minutes wanted"
    ),
    "NPS: today 32, target 50 by Q4": "NPS: 32 today, 50 by Q4",
    "NPS now 32, at least 50 next year": "NPS: 32 today, 50 next year",
    "The share of late parcels should fall from 9% to 3% by 31 March": (
        "share of late parcels: 9% today, 3% by 31 March 2027"
    ),
    "Late parcels: baseline 9 %, target 3 %": "Late parcels: 9% today, 3% wanted",
    "Late parcels: target 3 %, baseline 9 %": "Late parcels: 9% today, 3% wanted",
    "complaints a month: now 40, then 10": ("complaints a month: 40 today, 10 wanted"),
    "complaints a month\n40 today\n10 by the end of the year": (
        "complaints a month: 40 today, 10 by 31 December 2026"
    ),
    "Response time down from 3 days to 1 day": (
        "Response time: 3 days today, 1 day wanted"
    ),
    "raise on-time deliveries from 80 to 95 percent": (
        "on-time deliveries: 80% today, 95% wanted"
    ),
    "orders a day from 100 to 120 by Q2": "orders a day: 100 today, 120 by Q2",
    "from €5k to €3k a month for paper": (
        "a month for paper: €5,000 today, €3,000 wanted"
    ),
    "paper costs $2,000 a month today, at most $500 by May": (
        "paper costs a month: $2,000 today, $500 by May"
    ),
    "from 6 days to 3": "6 days today, 3 days wanted",
    "Target: 95% of orders on time": "orders on time: 95% wanted",
    "from 20 min to 5 min per order": "per order: 20 minutes today, 5 minutes wanted",
    "We want to go from 12 to 3 complaints a month": (
        "complaints a month: 12 today, 3 wanted"
    ),
    "cost per parcel from €4.50 to €4.00": "cost per parcel: €4.50 today, €4 wanted",
    "sick leave down to 4%": "sick leave: 4% wanted",
    "Target: 3 order errors": "order errors: 3 wanted",
    "KPI: sick days, 4 days": "sick days: 4 days wanted",
    "We want at least 95% on-time deliveries by the end of the year": (
        "on-time deliveries: 95% by 31 December 2026"
    ),
    "at most 3 errors a week by June": "errors a week: 3 by June",
    "Under 5 complaints a month before the summer": (
        "complaints a month: 5 before the summer"
    ),
    "95% on time by 1 March": "on time: 95% by 1 March 2027",
    "12 order errors a week today": "order errors a week: 12 today",
    "currently 60% of calls are answered within 2 minutes": (
        "calls are answered within 2 minutes: 60% today"
    ),
    "the month-end takes 6 days today": "month-end: 6 days today",
    "heute 12 Fehler pro Woche": "Fehler pro Woche: 12 today",
}
LEFT = [
    "KPI: time to answer. Today 2 days, target 4 hours", "customer satisfaction 4 of 5",
    "Our stock fell from 500 to 300", "Our target group is 12 people",
    "We grew from 30 to 12 people", "", "fewer errors", "happier customers", "no idea",
    "3 errors", "90% of calls", "12 errors a week", "12 today, 3 by June",
    "12 a week today, 3 by June", "12 a week, 3 by June", "reduce errors by 20%",
    "20% fewer errors", "half the errors", "twice as many orders by June",
    "save 10 hours a week by June", "from 9 to 5", "from 8 to 12 we are closed",
    "open from 12 to 8", "from 12 to 3 pm", "by June", "from 10 to 15 people work here",
    "from 2 to 3 hours a week", "from 12 to 3 o'clock", "it takes 6 days instead of 3",
    "we get 3 deliveries instead of 6", "24/7", "we need 12 laptops by June",
    "12 people lose 2 hours a week", "about 40 people, 2h/wk",
    "In hall 3 from 12 to 5 errors a week", "We don't want 12 errors a week today",
    "from 2 hours to 30 minutes", "Errors: 12 yesterday, 3 today", "12 people today",
    "on a scale from 5 to 1", "from 12 to 3 errors a week?",
    "at least 6 people, an hour", "errors: 12-15 today, 3 by June",
    "12 errors today, 3 of them serious", "€5k for it",
    "12 errors today, 9 next week, 3 by June", "errors 12 in Q1, 3 by Q4",
    "Today I copied 3 orders", "version 2.5 instead of 2.4.1", "goal: 3 new printers",
]  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_a_measure_is_read_back_as_it_was_meant(text: str) -> None:
    assert str(kpis.read(text, TODAY)) == READ[text]


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_sure_measure_is_left(text: str) -> None:
    assert kpis.read(text, TODAY) is None


def test_the_table_is_long_and_a_third_of_it_is_left() -> None:
    assert len({*READ, *LEFT}) == len(READ) + len(LEFT) >= 60
    assert len(LEFT) * 3 >= len(READ) + len(LEFT)


def test_each_part_of_a_measure_is_kept() -> None:
    assert kpis.read("Late parcels: 9% today, 3% by 31 March", TODAY) == Kpi(
        name="Late parcels",
        unit="%",
        baseline=9,
        target=3,
        by="by 31 March",
        day=date(2027, 3, 31),
    )


@pytest.mark.parametrize(
    "text", ["9" * 2_000, "from 1 to " * 300, "1 today, " * 300, "a " * 1_000, "§ 3"]
)
def test_no_text_is_too_odd_to_be_left(text: str) -> None:
    assert kpis.read(text, TODAY) is None
