"""Thanks as they are read, and the forms, at their longest too."""

import pytest
from inline_snapshot import snapshot

from bot.blocks import Message, View
from bot.domain import praise as rules
from bot.domain.workspaces import LONGEST_UNIT, MOST_UNITS
from bot.models import Person, Status, Wanted, Workspace
from bot.sandbox.strict.blocks import message_problems, view_problems
from bot.views import praise as views
from bot.views import praise_forms, praise_wishes
from bot.views.praise import Shown
from tests.samples import request
from tests.words.eyes import visible
from tests.words.praise import person, post, praise, shown

LONG = "<!channel> & " * 153
LONG_NAME = "N" * 80
MOST = Shown(
    praise(did=LONG, changed=LONG, value="V" * 70, team="U" * 70),
    LONG_NAME,
    (LONG_NAME,) * rules.MOST_PEOPLE,
    tuple(f"U0{number}" for number in range(rules.MOST_PEOPLE)),
    1_000_000,
)
BUSY = Workspace(
    id="T1",
    wins_channel="C0WINS",
    units=[f"{number:0{LONGEST_UNIT}}" for number in range(MOST_UNITS)],
    values=[f"{number:0{rules.LONGEST_VALUE}}" for number in range(rules.MOST_VALUES)],
)
ABOUT = request(Status.DELIVERED, need=LONG)


def read(message: Message) -> str:
    return visible(message.blocks)


def test_a_post_names_who_may_be_and_says_what_for() -> None:
    assert read(post(shown(("Ivo", "Mia"), team="Sales"))) == snapshot("""\
Ana thanks Ivo, Mia and everybody in Sales.
What they did:
> Sat with us until the list was right.
What it changed:
> The vans leave on time.
It is about request #7.\
""")


def test_one_or_two_are_named_as_one_says_it() -> None:
    assert post(shown()).text == "Ana thanks Ivo."
    assert post(shown(("Ivo", "Mia"))).text == "Ana thanks Ivo and Mia."


@pytest.mark.parametrize("likes", [None, *Wanted])
def test_everything_fits_at_its_longest(likes: Wanted | None) -> None:
    told = views.told(MOST, person(likes), is_asked=True)
    for said in (told, post(MOST), views.receipt(MOST), views.late(":", LONG)):
        assert message_problems(said.blocks) == []
        assert "<!channel>" not in said.text


def forms() -> list[View]:
    somebody = Person(
        workspace_id="T1", slack_id="U0ANA", name="Ana", looked_up_at=ABOUT.opened_at
    )
    example = rules.example(somebody, ABOUT, is_in_it=True)
    given = praise(did=LONG, changed=LONG, value=BUSY.values[0])
    return [
        praise_forms.give(BUSY, example, request=ABOUT, people=MOST.people),
        praise_forms.change(given, BUSY, example),
        praise_wishes.form(person(Wanted.NONE), [given]),
    ]


@pytest.mark.parametrize("form", forms())
def test_a_form_fits_at_its_longest(form: View) -> None:
    assert view_problems(form, "modal") == []
