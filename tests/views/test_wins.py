"""A card of what went well: what stands in it, and who never does."""

import json

from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.domain import wins as rules
from bot.domain.wins import Told
from bot.models import Part, Person, Wanted, Win, WinCause, WinName
from bot.views import wins as views
from tests.samples import MONDAY
from tests.words.eyes import visible

NAMES = ("Ana Lopez", "Ben Okoro", "Ivo Brandt", "Mia Chen")
WORDS = ("Labels", "at", "once", "thanks", "to", "@Ana", "Mia Chen", "ben", *NAMES)


def test_a_card_says_what_changed_and_who_helped() -> None:
    told = Told(
        WinCause.TARGET_MET,
        "Nobody waits for <a label>.",
        asked="U0ANA",
        rowed=("U0IVO", "U0MIA"),
        beyond=("U0BEN",),
        before="12 a day",
        after="3",
    )
    assert visible(views.card(told).blocks) == snapshot("""\
Good news: What <@U0ANA> asked for has met its aim.
> Nobody waits for <a label>.
Before: 12 a day. Now: 3.
Who helped: <@U0IVO> and <@U0MIA>.
Who did more than anybody could expect: <@U0BEN>.\
""")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(NAMES),
            st.sampled_from([None, *Wanted]),
            st.booleans(),
            st.sampled_from(Part),
        ),
        unique_by=lambda each: each[0],
    ),
    st.lists(st.sampled_from(WORDS), max_size=8),
)
def test_nobody_stands_in_it_who_stepped_off_or_wants_no_public_thanks(
    drawn: list[tuple[str, Wanted | None, bool, Part]], words: list[str]
) -> None:
    win = Win(
        id=5, workspace_id="T1", request_id=42, cause=WinCause.RATED_FIVE,
        owner="U0IVO", proposed_at=MONDAY, changed=" ".join(words),
    )  # fmt: skip
    people, names, gone = {}, [], []
    for number, (called, thanks, is_off, part) in enumerate(drawn):
        who = f"U{number}"
        people[who] = Person(
            workspace_id="T1", slack_id=who, name=called, thanks=thanks,
            looked_up_at=MONDAY,
        )  # fmt: skip
        off = MONDAY if is_off else None
        names.append(
            WinName(
                workspace_id="T1", win_id=5, slack_id=who, part=part,
                stepped_off_at=off,
            )
        )  # fmt: skip
        if is_off or thanks in {Wanted.NONE, Wanted.PRIVATE}:
            gone.append((who, called))
    card = views.card(rules.told(win, names, people, "Sales"))
    shown = json.dumps(card.as_json()).casefold()
    for who, called in gone:
        assert f'"{who.casefold()}"' not in shown
        assert called.casefold() not in shown
        assert called.partition(" ")[0].casefold() not in shown.split()
