"""Admins change what is asked, one entry at a time; nothing is ever forgotten."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot import content
from bot.domain import questionnaires as rules
from bot.domain.questionnaires import MOST_KINDS, MOST_QUESTIONS, Changes, KindFilled
from bot.domain.questions import Catalogue, Holds, Reader, When, customised
from bot.errors import BotError, NotAllowed, NotFound, NotUsable, TooLong

SHIPPED = content.catalogue()
SHIFT = {
    "text": " Which  shift\nis it for?",
    "help": "Early, late or night.",
    "label": "Shift",
    "short": "shift",
    "probe": "Who works then?",
    "example": "The night shift.",
    "when": "more",
    "holds": "words",
    "steps": "",
    "reader": "it",
}
STEPS = {**SHIFT, "holds": "steps", "steps": "early\n\n late \nnight"}
PLANT = KindFilled("", "Plant", "Machines.", "drill, press;-;belt\n", (), ("goal",))


def add(changes: Changes, **filled: str) -> Changes:
    """A question of one's own, in the usual kind."""
    return rules.with_question(SHIPPED, changes, "change", "", {**SHIFT, **filled})


def edit(changes: Changes, key: str, **filled: str) -> Changes:
    """Something in a question, the rest as its form shows it."""
    known = customised(SHIPPED, changes).questions[key]
    shown = {name: getattr(known, name) for name in SHIFT if name != "steps"}
    typed = {**shown, "steps": "\n".join(known.steps), **filled}
    return rules.with_question(SHIPPED, changes, "change", key, typed)


def save(changes: Changes, kind: str = "", **filled: Any) -> Changes:  # noqa: ANN401 - as each field is
    """A kind, the rest as its form shows it."""
    known = customised(SHIPPED, changes).kinds.get(kind)
    shown = PLANT
    if known:
        asks = known.questions
        words = "\n".join(known.words)
        shown = KindFilled(kind, known.name, known.description, words, asks, asks)
    return rules.with_kind(SHIPPED, changes, replace(shown, **filled))[0]


def ours(changes: Changes) -> Catalogue:
    return customised(SHIPPED, changes)


def test_a_question_of_ones_own_comes_last_in_its_kind() -> None:
    now = ours(add({}))
    asks = now.kinds["change"].questions
    assert asks == (*SHIPPED.kinds["change"].questions, "which_shift_is_it_for_1")
    own = now.questions["which_shift_is_it_for_1"]
    assert own.text == "Which shift is it for?"
    assert (own.when, own.holds, own.reader) == (When.MORE, Holds.WORDS, Reader.IT)
    assert now.kinds["figures"] == SHIPPED.kinds["figures"]


def test_a_question_may_have_steps_and_be_for_the_partner_alone() -> None:
    now = ours(add({}, **{**STEPS, "reader": "partner"}))
    own = now.questions["which_shift_is_it_for_1"]
    assert own.steps == ("early", "late", "night")
    assert now.is_private(own.key)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Which shift is it for?", "which_shift_is_it_for_2"),
        ("?", "own_1"),
        ("Für wen?", "f_r_wen_1"),
        ("\u306a\u305c\uff1f", "own_1"),
        (
            "Is it a very long question that nobody would finish?",
            "is_it_a_very_long_questi_1",
        ),
    ],
)
def test_a_key_is_made_by_us_and_comes_only_once(text: str, key: str) -> None:
    assert key in ours(add(add({}), text=text)).questions


def test_a_question_that_no_kind_asks_any_more_is_still_known() -> None:
    added = add({})
    left = SHIPPED.kinds["change"].questions
    without = save(added, "change", chosen=left)
    assert ours(without).kinds["change"].questions == left
    assert "which_shift_is_it_for_1" in ours(without).questions
    assert "which_shift_is_it_for_2" in ours(add(without)).questions


def test_ours_is_reworded_and_keeps_its_kind_of_answer_and_its_reader() -> None:
    forged = {"holds": "words", "reader": "it"}
    now = ours(edit({}, "effort", text="How much is it?", **forged))
    assert now.questions["effort"].text == "How much is it?"
    assert now.questions["effort"].holds is Holds.STEPS
    assert now.questions["effort"].steps == SHIPPED.questions["effort"].steps
    now = ours(
        edit(
            {},
            "sensitivities",
            text="Anything to be careful about?",
            reader="it",
        )
    )
    assert now.is_private("sensitivities")


def test_words_of_ours_come_back() -> None:
    changed = edit(add({}), "goal", text="What for?")
    assert rules.is_changed(SHIPPED, changed, "questions", "goal")
    now = rules.question_as_shipped(SHIPPED, changed, "change", "goal")
    assert ours(now).questions["goal"] == SHIPPED.questions["goal"]
    assert not rules.is_changed(SHIPPED, now, "questions", "goal")
    assert not rules.is_changed(SHIPPED, now, "questions", "which_shift_is_it_for_1")
    assert "which_shift_is_it_for_1" in ours(now).questions


def test_a_kind_of_ones_own_is_found_by_its_words() -> None:
    kind = ours(save({})).kinds["plant_1"]
    assert kind.words == ("drill", "press", "belt")
    assert kind.questions == ("goal",)
    assert list(ours(save({})).kinds) == [*SHIPPED.kinds, "plant_1"]


def test_what_others_did_to_a_kind_meanwhile_stays() -> None:
    before = SHIPPED.kinds["access"].questions
    chosen = (*before[1:], "impact")
    now = save(add({}), "access", before=before, chosen=chosen)
    assert ours(now).kinds["access"].questions == chosen
    meanwhile = rules.with_question(SHIPPED, {}, "access", "", SHIFT)
    now = save(meanwhile, "access", before=before, chosen=chosen)
    assert ours(now).kinds["access"].questions == (
        *before[1:], "which_shift_is_it_for_1", "impact",
    )  # fmt: skip


def test_a_kind_as_we_ship_it_comes_back() -> None:
    changed = save({}, "access", name="Keys")
    assert rules.is_changed(SHIPPED, changed, "kinds", "access")
    assert (
        ours(rules.kind_as_shipped(SHIPPED, changed, "access")).kinds == SHIPPED.kinds
    )


def test_a_question_moves_up_among_those_at_the_same_point() -> None:
    up = rules.moved_up(SHIPPED, {}, "change", "daily_fit")
    assert ours(up).asked("change", When.FIRST) == ["goal", "daily_fit", "without"]
    assert ours(up).kinds["change"].questions[0] == "problem"
    for first in ("goal", "problem", "impact", "decides"):
        assert rules.moved_up(SHIPPED, {}, "change", first) == {}


def test_a_kind_that_is_taken_out_twice_comes_back_at_once() -> None:
    gone = rules.without_kind(
        SHIPPED, rules.without_kind(SHIPPED, {}, "figures"), "figures"
    )
    assert [kind.key for kind in rules.taken_out(SHIPPED, gone)] == ["figures"]
    back = rules.with_kind_again(SHIPPED, gone, "figures")
    assert ours(back).kinds == SHIPPED.kinds
    assert rules.with_kind_again(SHIPPED, back, "figures") == back
    assert rules.taken_out(SHIPPED, back) == []


def test_the_usual_kind_comes_first_as_long_as_it_is_offered() -> None:
    now = rules.usual_kind(SHIPPED, {}, "access")
    assert list(ours(now).kinds) == ["access", "change", "figures"]
    now = rules.without_kind(SHIPPED, now, "access")
    assert list(ours(now).kinds) == ["change", "figures"]


def test_what_was_there_is_never_changed_in_place() -> None:
    begun = save(add({}))
    kept = repr(begun)
    edit(begun, "goal", text="What for?")
    save(begun, "plant_1", name="Works")
    rules.moved_up(SHIPPED, begun, "change", "without")
    rules.without_kind(SHIPPED, begun, "access")
    assert repr(begun) == kept


ALONE = {"without": ["change", "figures"]}
FIVE = add(add({}, when="first"), when="first")
FULL = {"key": "full", "name": "Full", "description": "All.", "words": []}
FULL_KIND = {"kinds": {"full": {**FULL, "questions": ["goal"] * 25}}}
MANY = {
    f"q{n}": {**SHIFT, "text": "Q?", "key": f"q{n}", "steps": []} for n in range(90)
}
KINDS = {
    f"k{n}": {**FULL, "key": f"k{n}", "name": f"K{n}", "questions": ["goal"]}
    for n in range(MOST_KINDS)
}


def full() -> Changes:
    return rules.with_question(SHIPPED, FULL_KIND, "full", "", SHIFT)


@pytest.mark.parametrize(
    ("change", "error", "field", "words"),
    [
        (lambda: add({}, text="Which shift"), NotUsable, "text", "one question mark"),
        (lambda: add({}, text="Who? When?"), NotUsable, "text", "one question mark"),
        (lambda: add({}, text=" "), NotUsable, "text", "write a few words"),
        (lambda: add({}, text="?" * 151), NotUsable, "text", "150 fit"),
        (lambda: add({}, text="?" * 2_001), TooLong, "text", "shorter"),
        (lambda: add({}, probe="Tell me."), NotUsable, "probe", "one question mark"),
        (lambda: add({}, help=""), NotUsable, "help", "write a few words"),
        (lambda: add({}, when="now"), NotUsable, "when", "choose one of these"),
        (lambda: add({}, reader="all"), NotUsable, "reader", "choose one of these"),
        (lambda: add({}, holds="all"), NotUsable, "holds", "choose one of these"),
        (lambda: add({}, holds="steps"), NotUsable, "steps", "at least two steps"),
        (
            lambda: edit({}, "risk", steps="a\nb\nc\nd\ne"),
            NotAllowed,
            "steps",
            "in the same steps",
        ),
        (lambda: add({}, steps="a\nb"), NotUsable, "steps", "only for an answer"),
        (
            lambda: add({}, **{**STEPS, "steps": "a\na"}),
            NotUsable,
            "steps",
            "“a” stands",
        ),
        (
            lambda: add({}, **{**STEPS, "steps": "a\nb\nc\nd\ne\nf"}),
            NotUsable,
            "steps",
            "5 fit",
        ),
        (
            lambda: add({}, **{**STEPS, "steps": "a\n" + "b" * 26}),
            NotUsable,
            "steps",
            "25 fit",
        ),
        (lambda: add(FIVE, when="first"), NotUsable, "when", "6 questions, and 5 fit"),
        (lambda: edit(FIVE, "impact", when="first"), NotUsable, "when", "5 fit"),
        (lambda: add({"questions": MANY}), TooLong, None, "90 questions already"),
        (full, TooLong, None, "25 questions of this kind already"),
        (
            lambda: edit({}, "effort", steps="a\nb"),
            NotAllowed,
            "steps",
            "in the same steps",
        ),
        (
            lambda: edit(
                add({}),
                "which_shift_is_it_for_1",
                holds="steps",
                steps="a\nb",
            ),
            NotAllowed,
            "steps",
            "stays as it is",
        ),
        (
            lambda: edit(
                add({}, reader="partner"), "which_shift_is_it_for_1", reader="it"
            ),
            NotAllowed,
            "reader",
            "only one person",
        ),
        (
            lambda: rules.with_question(SHIPPED, {}, "change", "gone", SHIFT),
            NotFound,
            None,
            "this question",
        ),
        (
            lambda: rules.with_question(SHIPPED, {}, "gone", "", SHIFT),
            NotFound,
            None,
            "not offered",
        ),
        (
            lambda: rules.question_as_shipped(
                SHIPPED, add({}), "change", "which_shift_is_it_for_1"
            ),
            NotFound,
            None,
            "this question",
        ),
        (
            lambda: rules.kind_as_shipped(SHIPPED, save({}), "plant_1"),
            NotFound,
            None,
            "not offered",
        ),
        (lambda: save({}, name=""), NotUsable, "name", "write a few words"),
        (
            lambda: save({}, name="figures or a REPORT"),
            NotUsable,
            "name",
            "of that name",
        ),
        (lambda: save({}, name="x" * 61), NotUsable, "name", "60 fit"),
        (lambda: save({}, description="x" * 76), NotUsable, "description", "75 fit"),
        (lambda: save({}, words="x" * 41), NotUsable, "words", "40 fit"),
        (
            lambda: save({}, words="\n".join(map(str, range(51)))),
            NotUsable,
            "words",
            "50 fit",
        ),
        (
            lambda: save({}, chosen=("impact",)),
            NotUsable,
            "questions",
            "without a question",
        ),
        (
            lambda: save({}, chosen=("gone",)),
            NotUsable,
            "questions",
            "not there any more",
        ),
        (lambda: save({}, chosen=("goal",) * 26), NotUsable, "questions", "25 fit"),
        (lambda: save({"kinds": KINDS}), TooLong, None, "20 kinds already"),
        (
            lambda: rules.without_kind(SHIPPED, ALONE, "access"),
            NotAllowed,
            None,
            "the last",
        ),
        (
            lambda: rules.without_kind(SHIPPED, {}, "gone"),
            NotFound,
            None,
            "not offered",
        ),
        (
            lambda: rules.with_kind_again(SHIPPED, {}, "gone"),
            NotFound,
            None,
            "not offered",
        ),
        (
            lambda: rules.usual_kind(SHIPPED, ALONE, "change"),
            NotFound,
            None,
            "not offered",
        ),
        (
            lambda: rules.moved_up(SHIPPED, {}, "change", "gone"),
            NotFound,
            None,
            "question",
        ),
    ],
)
def test_what_will_not_do_is_said_in_a_sentence_at_its_field(
    change: Callable[[], Changes],
    error: type[BotError],
    field: str | None,
    words: str,
) -> None:
    with pytest.raises(error, match=words) as caught:
        change()
    assert caught.value.field == field


def test_a_kind_that_would_begin_without_a_question_keeps_its_last() -> None:
    with pytest.raises(NotUsable, match="“Plant” would begin without a question"):
        edit(save({}), "goal", when="more")


def test_all_that_fits_is_what_slack_shows_in_one_menu() -> None:
    assert MOST_QUESTIONS <= 100
