"""The README's table of faults holds those that tests are named after, and no other."""

import pytest

from tests import reliability
from tests.reliability import (
    README,
    Collector,
    Fault,
    faults,
    ids_of,
    lines_in,
    with_tests,
)

pytest_plugins = ["pytester"]

WORDS = Fault("it rains", "it opens an umbrella")


def test_every_fault_with_a_test_stands_in_the_readme_and_no_other() -> None:
    """`make reliability` mends this."""
    assert list(lines_in(README.read_text(encoding="utf-8"))) == list(with_tests())


def test_every_line_of_the_readme_says_what_we_say_of_its_fault() -> None:
    known = faults()
    for each, line in lines_in(README.read_text(encoding="utf-8")).items():
        assert line.startswith(f"| {each} | {known[each].wrong} | {known[each].does} |")


@pytest.mark.parametrize(
    ("file", "test", "ids"),
    [
        ("test_crashes", "test_k4_k5_killed_around_a_post", {"K4", "K5"}),
        ("test_x1_strangers", "test_t5_a_clock_may_be_off", {"T5"}),
        ("test_x1_strangers", "test_they_get_a_short_no", {"X1"}),
        ("test_x12", "test_it_is_noticed", {"X12"}),
        ("test_requests", "test_ana_asks", set()),
        ("test_requests", "test_x_is_not_1_fault", set()),
    ],
)
def test_a_test_is_known_by_its_name_or_by_its_file(
    file: str, test: str, ids: set[str]
) -> None:
    assert ids_of(file, test) == ids


WEATHER = """
import pytest

@pytest.mark.parametrize(
    "database", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
)
def test_x1_x2_rain(database):
    assert database == "sqlite"

def test_sun(): pass

def test_k1_wind(): pass

@pytest.fixture
def broom():
    yield
    assert False

def test_x3_what_breaks_afterwards(broom): pass

@pytest.mark.skip(reason="no snow today")
def test_x3_snow(): pass
"""


SETTINGS = """
[pytest]
asyncio_default_fixture_loop_scope = function
markers = postgres
"""


def test_the_table_says_what_passed_on_which_database(
    pytester: pytest.Pytester,
) -> None:
    path = pytester.makepyfile(test_weather=WEATHER)
    pytester.makeini(SETTINGS)
    collector = Collector(["X1", "X3", "K1"])
    pytester.inline_run(path, plugins=[collector])
    lines = {
        fault: reliability.line(fault, WORDS, found)
        for fault, found in collector.found.items()
    }
    says = "it rains | it opens an umbrella"
    assert lines == {
        "X1": f"| X1 | {says} | 1/2 | ✓ | ✗ |",
        "K1": f"| K1 | {says} | 1/1 | ✓ |   |",
        "X3": f"| X3 | {says} | 0/2 | ✗ |   |",
    }


def test_a_table_for_some_leaves_the_rest_of_the_page_alone() -> None:
    page = f"# Ours\n{reliability.BEGIN}old\n{reliability.END}\nThe end\n"
    lines = {"X1": "| X1 | a |", "K10": "| K10 | b |", "K2": "| K2 | c |"}
    written = reliability.rewritten(page, lines)
    assert list(lines_in(written)) == ["K2", "K10", "X1"]
    assert written.startswith("# Ours\n")
    assert written.endswith(f"| X1 | a |\n{reliability.END}\nThe end\n")
    assert reliability.rewritten(written, lines_in(written)) == written
