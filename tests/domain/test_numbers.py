"""What people say it costs is read as they mean it, or not at all."""

import pytest

from bot.domain import numbers

WEEKS = "46 working weeks"
READ = {
    "about 40 people, 2h/wk": (
        "2,900 to 4,400 hours a year",
        f"about 40 people × 2 hours × {WEEKS}",
    ),
    "40 people, 2 hours a week": (
        "3,680 hours a year",
        f"40 people × 2 hours × {WEEKS}",
    ),
    "€3k a month": ("€36,000 a year", "€3,000 × 12 months"),
    "1,5 Stunden pro Woche": ("69 hours a year", f"1.5 hours × {WEEKS}"),
    "1.5 hours a week": ("69 hours a year", f"1.5 hours × {WEEKS}"),
    "half a day each Friday": ("184 hours a year", f"0.5 day of 8 hours × {WEEKS}"),
    "Each Friday half a day": ("184 hours a year", f"0.5 day of 8 hours × {WEEKS}"),
    "12 people, half an hour a day": (
        "1,380 hours a year",
        f"12 people × 0.5 hour × 5 days × {WEEKS}",
    ),
    "Twelve people lose ten minutes every morning": (
        "460 hours a year",
        f"12 people × 10 minutes × 5 days × {WEEKS}",
    ),
    "at least 6 people, an hour a week": (
        "at least 276 hours a year",
        f"at least 6 people × 1 hour × {WEEKS}",
    ),
    "up to 3 hours a day": (
        "up to 690 hours a year",
        f"up to 3 hours × 5 days × {WEEKS}",
    ),
    "2-3 hours a week": ("92 to 140 hours a year", f"2 to 3 hours × {WEEKS}"),
    "10 to 15 people, 1 h per week": (
        "460 to 690 hours a year",
        f"10 to 15 people × 1 hour × {WEEKS}",
    ),
    "two hours a month": ("24 hours a year", "2 hours × 12 months"),
    "200 hours a year": ("200 hours a year", "200 hours"),
    "3 times a week 20 minutes": ("46 hours a year", f"20 minutes × 3 times × {WEEKS}"),
    "20 minutes twice a day": (
        "153 hours a year",
        f"20 minutes × 2 times × 5 days × {WEEKS}",
    ),
    "5 colleagues need one day a month": (
        "480 hours a year",
        "5 people × 1 day of 8 hours × 12 months",
    ),
    "30 people, 20 hours a week in total": ("920 hours a year", f"20 hours × {WEEKS}"),
    "one and a half hours per week": ("69 hours a year", f"1.5 hours × {WEEKS}"),
    "2½ hours weekly": ("115 hours a year", f"2.5 hours × {WEEKS}"),
    "~ 10 h/week": ("370 to 550 hours a year", f"about 10 hours × {WEEKS}"),
    "2h a week and €500 a month": (
        "92 hours a year; €6,000 a year",
        f"2 hours × {WEEKS}; €500 × 12 months",
    ),
    "$2,000 per year": ("$2,000 a year", "$2,000"),
    "£1.5k a month": ("£18,000 a year", "£1,500 × 12 months"),
    "EUR 500 a week": ("€23,000 a year", f"€500 × {WEEKS}"),
    "500 euros monthly": ("€6,000 a year", "€500 × 12 months"),
    "at least $10k a year": ("at least $10,000 a year", "at least $10,000"),
    "€2 million a year": ("€2,000,000 a year", "€2,000,000"),
    "€500-€800 a month": ("€6,000 to €9,600 a year", "€500 to €800 × 12 months"),
    "3.000 € im Monat": ("€36,000 a year", "€3,000 × 12 months"),
    "1.234,50 € pro Jahr": ("€1,234 a year", "€1,234.5"),
    "ca. 40 Leute, je 2 Std. pro Woche": (
        "2,900 to 4,400 hours a year",
        f"about 40 people × 2 hours × {WEEKS}",
    ),
    "etwa 10 Mitarbeiter, eine halbe Stunde am Tag": (
        "920 to 1,400 hours a year",
        f"about 10 people × 0.5 hour × 5 days × {WEEKS}",
    ),
    "mindestens zwei Stunden die Woche": (
        "at least 92 hours a year",
        f"at least 2 hours × {WEEKS}",
    ),
    "bis zu 3 Tage im Monat": (
        "up to 288 hours a year",
        "up to 3 days of 8 hours × 12 months",
    ),
    "jeden Freitag einen halben Tag": (
        "184 hours a year",
        f"0.5 day of 8 hours × {WEEKS}",
    ),
    "anderthalb Stunden täglich": ("345 hours a year", f"1.5 hours × 5 days × {WEEKS}"),
    "zweimal pro Woche 30 Minuten": (
        "46 hours a year",
        f"30 minutes × 2 times × {WEEKS}",
    ),
    "5 Tsd. Euro jährlich": ("€5,000 a year", "€5,000"),
    "10 drivers 20 min a day": (
        "767 hours a year",
        f"10 people × 20 minutes × 5 days × {WEEKS}",
    ),
    "Our 6 sales managers need 2 hours a week": (
        "552 hours a year",
        f"6 people × 2 hours × {WEEKS}",
    ),
    "8 nurses, 15 minutes per shift": (
        "460 hours a year",
        f"8 people × 15 minutes × 5 days × {WEEKS}",
    ),
    "4 salespeople, 1 hour a week": (
        "184 hours a year",
        f"4 people × 1 hour × {WEEKS}",
    ),
    "12 Fahrer, 20 Minuten am Tag": (
        "920 hours a year",
        f"12 people × 20 minutes × 5 days × {WEEKS}",
    ),
    "3 Buchhalterinnen, je 2 Stunden pro Woche": (
        "276 hours a year",
        f"3 people × 2 hours × {WEEKS}",
    ),
    "between 5 and 10 people, 2-3 hours a week": (
        "460 to 1,400 hours a year",
        f"5 to 10 people × 2 to 3 hours × {WEEKS}",
    ),
    "our team of 6 spends an hour each morning": (
        "1,380 hours a year",
        f"6 people × 1 hour × 5 days × {WEEKS}",
    ),
    "A team of 6 clerks, an hour a week": (
        "276 hours a year",
        f"6 people × 1 hour × {WEEKS}",
    ),
    "3 key users, 1 hour a week": (
        "138 hours a year",
        f"3 people × 1 hour × {WEEKS}",
    ),
    "10 drivers, 20 minutes per driver per day": (
        "767 hours a year",
        f"10 people × 20 minutes × 5 days × {WEEKS}",
    ),
    "only 3 people, 2 hours a week": (
        "276 hours a year",
        f"3 people × 2 hours × {WEEKS}",
    ),
    "5000 CHF im Monat": ("CHF 60,000 a year", "CHF 5,000 × 12 months"),
    "PLN 900 a month": ("PLN 10,800 a year", "PLN 900 × 12 months"),
    "SEK 1000 a month": ("SEK 12,000 a year", "SEK 1,000 × 12 months"),
    "between €500 and €800 a month": (
        "€6,000 to €9,600 a year",
        "€500 to €800 × 12 months",
    ),
    "500 hours a week": ("23,000 hours a year", f"500 hours × {WEEKS}"),
}
LEFT = [
    "", "a lot", "idk", "quite a few people", "too much time", "every day", "40",
    "40 people", "many hours", "hours and hours", "3000 a month", "since 2024",
    "hundreds of people lose 2 hours a week", "six forklifts, 2 hours each a week",
    "two hundred people, 1 hour a week", "twenty-five people, 1 hour a week",
    "2 hours in planning and 3 hours in rework", "2 hours and 30 minutes a week",
    "12 people in hall 3, 1 hour a day", "an hour every other week",
    "alle 2 Wochen 3 Stunden", "24/7", "at least 40 people, up to 2 hours a week",
    "our people lose 20 hours a week", "-3 hours a week", "€", "about", "Q3, 2 hours",
    "no one", "version 2.5.1", "1 hour in week 7", "50 % of 2 hours", "a day",
    "10 boxes 20 min a day", "3 reports, 2 hours a week", "10 leads 20 min a day",
    "40 people, 2 hours a week, but only in December", "2 hours a week in summer",
    "40 Leute, 2 Stunden pro Woche, nur im Dezember", "0 people, 2 hours a week",
    "0 hours a week", "5 million people, 1 hour a week", "we lose 10k a year",
    "3 people, 400 hours a week", "2 hours", "1,5 Stunden", "40 people, 2 hours",
    "20 mins per delivery driver per day", "2 hours a week, from December",
    "our drivers lose 2 hours a week", "30 Sek. pro Tag", "2 hours per order", "€3k",
]  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_figures_come_to_a_year_with_their_sum(text: str) -> None:
    sums, formulas = READ[text]
    read = numbers.yearly(text)
    assert "; ".join(map(str, read)) == sums
    assert "; ".join(each.formula for each in read) == formulas


@pytest.mark.parametrize("text", LEFT)
def test_what_is_not_understood_whole_is_no_figure(text: str) -> None:
    assert numbers.yearly(text) == []


def test_the_table_is_long_and_a_third_of_it_is_left_alone() -> None:
    assert len({*READ, *LEFT}) == len(READ) + len(LEFT) >= 60
    assert len(LEFT) * 3 >= len(READ) + len(LEFT)


def test_a_second_try_is_read_with_the_first_or_on_its_own() -> None:
    assert str(numbers.of("lots of time\n2 hours a week")[0]) == "92 hours a year"
    assert str(numbers.of("40 people\n2 hours a week")[0]) == "3,680 hours a year"
    assert str(numbers.of("40\n40 people, 2 hours a week")[0]) == "3,680 hours a year"
    assert numbers.of("lots\nvery many") == []


@pytest.mark.parametrize("text", ["9" * 2_000, "9," * 1_000, "9 h " * 500, "1e999 h"])
def test_no_figure_is_too_odd_to_be_left(text: str) -> None:
    assert numbers.yearly(text) == []
