"""A calendar file is as RFC 5545 wants it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.domain import calendar_files as rules
from bot.domain.calendar_files import Event

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
STARTS = datetime(2026, 3, 30, 10, 30, tzinfo=BERLIN)  # in summer time by then


def event(title: str = "Ana and Ivo", text: str = "") -> Event:
    half_an_hour = timedelta(minutes=30)
    return Event("meeting-1@T1", STARTS, half_an_hour, title, text, "https://a.b/c,d")


def unfolded(file: str) -> list[str]:
    return file.replace("\r\n ", "").split("\r\n")


def read(file: str, name: str) -> str:
    """A property as a calendar reads it."""
    (line,) = (each for each in unfolded(file) if each.startswith(f"{name}:"))
    value = line.partition(":")[2].replace("\\n", "\n")
    for escaped in ("\\,", "\\;", "\\\\"):
        value = value.replace(escaped, escaped[1])
    return value


def test_an_event_has_all_that_a_calendar_needs_in_utc() -> None:
    assert unfolded(rules.written(event(text="Tea"), NOW)) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Goodwill//Check-ins//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:meeting-1@T1",
        "DTSTAMP:20260303T090000Z",
        "DTSTART:20260330T083000Z",
        "DTEND:20260330T090000Z",
        "SEQUENCE:5302800",
        "SUMMARY:Ana and Ivo",
        "DESCRIPTION:Tea",
        "URL:https://a.b/c,d",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_a_later_file_of_the_same_event_counts_more() -> None:
    def sequence(now: datetime) -> int:
        return int(read(rules.written(event(), now), "SEQUENCE"))

    assert sequence(NOW + timedelta(minutes=1)) > sequence(NOW) > 0
    assert sequence(datetime(2020, 1, 1, tzinfo=UTC)) == 0


def test_commas_semicolons_and_backslashes_are_no_more_than_that() -> None:
    file = rules.written(event(r"Ana, Ivo; and C:\Temp"), NOW)
    assert r"SUMMARY:Ana\, Ivo\; and C:\\Temp" in file
    assert read(file, "SUMMARY") == r"Ana, Ivo; and C:\Temp"


def test_a_name_cannot_begin_a_property_of_its_own() -> None:
    file = rules.written(event("Ana\r\nATTENDEE:mailto:eve@evil.example"), NOW)
    assert not [each for each in unfolded(file) if each.startswith("ATTENDEE")]
    ends = rules.written(event("Ana\nEND:VEVENT\u2028END:VCALENDAR"), NOW)
    assert unfolded(ends).count("END:VEVENT") == 1


def test_what_is_left_out_has_no_line() -> None:
    file = rules.written(Event("1@T1", STARTS, timedelta(minutes=30), "Tea"), NOW)
    assert "DESCRIPTION" not in file
    assert "URL" not in file


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_no_line_is_too_long_and_nothing_is_lost(title: str) -> None:
    file = rules.written(event(title), NOW)
    assert all(len(each.encode()) <= 75 for each in file.split("\r\n"))
    wanted = rules.folded(f"SUMMARY:{title}").replace("\r\n ", "")
    assert wanted == f"SUMMARY:{title}"
