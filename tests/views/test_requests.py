"""Everything people see of a request, in each state it can be in."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from bot import content
from bot.blocks import Message, View
from bot.domain.asks import Ask, Place
from bot.domain.followers import Event
from bot.domain.interviews import IMPACT, PROBLEM, QUESTIONS
from bot.domain.wording import LONGEST
from bot.models import Outcome, Request, Status, Way
from bot.sandbox.strict.blocks import message_problems, view_problems
from bot.views import (
    ask_forms,
    asks,
    cards,
    champions,
    decisions,
    duplicates,
    followers,
    interviews,
    lookups,
    notes,
    partners,
    progress,
    questions,
    records,
    redirections,
    talks,
    urgencies,
    weights,
)
from bot.views import requests as views
from bot.views.cards import Facts, Named
from bot.views.followers import Hears
from tests.samples import MONDAY, draft, request
from tests.words.eyes import visible

FILES = ({"name": "<b>.png", "link": "https://x.test/1"}, {"name": "y", "link": ""})
QUESTION = content.questions()
Show = Callable[..., Request]


def shown(**more: Any) -> dict[str, Message]:  # noqa: ANN401
    """Every message there is, about requests that say this."""

    def at(status: Status, **also: Any) -> Request:  # noqa: ANN401
        return request(status, **{**also, **more})

    asked, played_back = at(Status.INTERVIEWING), at(Status.CONFIRMING)
    sent = at(Status.WAITING_FOR_IT)
    left_open = dict.fromkeys(QUESTIONS, "")
    typed = more.get("need", "It became urgent")
    decided = {each: at(Status.DECIDED, **_decision(each, more)) for each in Outcome}
    return {
        **{
            f"question {key}": interviews.question(asked, QUESTION[key])
            for key in QUESTIONS
        },
        **{f"probe {key}": interviews.probe(asked, QUESTION[key]) for key in QUESTIONS},
        "later": interviews.later(asked),
        **asked_for_the_problem(**more),
        **with_more(**more),
        "sorting": interviews.sorting(at(Status.SORTING), asked),
        "was an answer": interviews.was_an_answer(asked),
        "was new": interviews.was_new(),
        "small talk": asks.small_talk(),
        "no words": asks.no_words(),
        "no request here": asks.no_request_here(),
        "look elsewhere": interviews.look_in_the_other_thread(),
        "brief": views.brief(played_back),
        "brief left open": views.brief(at(Status.CONFIRMING, answers=left_open)),
        "brief with more": views.brief(at(Status.CONFIRMING, added=typed)),
        "brief sent": views.brief(sent),
        "brief decided": views.brief(decided[Outcome.GO_AHEAD]),
        "added": interviews.added(),
        **talked_about(sent, typed),
        "note": views.note(sent, typed),
        "card": cards.card(sent),
        **of_several(**more),
        **triaged(**more),
        "card taken": cards.card(at(Status.WAITING_FOR_IT, partner="U0IVO")),
        "brief taken": views.brief(at(Status.WAITING_FOR_IT, partner="U0IVO")),
        **{f"record {each}": cards.card(it) for each, it in decided.items()},
        **{f"outcome {each}": decisions.outcome(it) for each, it in decided.items()},
        **anew(at(Status.DECIDED, reason=typed, **_decision(Outcome.GO_AHEAD, more))),
        "outcome reopened": decisions.outcome(
            decided[Outcome.GO_AHEAD], is_reopened=True
        ),
        **made_elsewhere(**more),
        **after_the_answer(**more),
        "form again": views.reopen_form(42, cards.DECIDE, "Decide"),
    }


def of_several(**more: Any) -> dict[str, Message]:  # noqa: ANN401
    """A request beside others that ask for the same."""
    sent = {"sent_at": MONDAY, "urgent": more.get("need", "The audit is on Monday")}
    waits = request(Status.WAITING_FOR_IT, **{**more, **sent})
    other = request(Status.WAITING_FOR_IT, **{**more, "id": 12, "number": 12})
    linked = Named(other, "https://acme.slack.com/archives/C0TRIAGE/p11")
    facts = Facts("Sales", ("U0BEN", "U0CLEO"), (Named(other), linked))
    played_back = request(Status.CONFIRMING, **more)
    closed = {"closing": "It is Facilities'", "closed_by": "U0IVO", **more}
    return {
        "card of several": cards.card(waits, facts),
        "card with one voice": cards.card(waits, Facts(voices=("U0BEN",))),
        "card put together": cards.card(
            request(Status.DUPLICATE, **more), Facts(together=linked)
        ),
        "card turned away": cards.card(request(Status.CLOSED, **closed)),
        "brief like another": views.brief(played_back, same=other),
        "brief put together": views.brief(request(Status.DUPLICATE, **more)),
        "brief turned away": views.brief(request(Status.CLOSED, **closed)),
    }


def triaged(**more: Any) -> dict[str, Message]:  # noqa: ANN401
    """What IT does from the menu of a card, as whoever is concerned reads of it."""
    typed = more.get("need", "It is Facilities'")
    waits = request(Status.WAITING_FOR_IT, **{"partner": "U0IVO", **more})
    together = request(Status.DUPLICATE, **more)
    theirs = Hears("U0ANA", together)
    other = request(Status.WAITING_FOR_IT, **{**more, "id": 12, "number": 12})
    answer = {**_decision(Outcome.GO_AHEAD, more), "id": 12, "number": 12, **more}
    closed = {"closing": typed, "closed_by": "U0IVO", **more}
    away = request(Status.CLOSED, **closed)
    taken_back = request(Status.WITHDRAWN, **{**more, "number": 12})
    return {
        "handed over": partners.handed_over(
            waits, "U0MIA", "U0BEN", "https://acme.slack.com/1"
        ),
        "handed over at once": partners.handed_over(waits, "U0MIA", "U0IVO", ""),
        "is free": partners.is_free(waits, "U0IVO", "Ivo"),
        "are free": partners.are_free([waits] * 30, "U0IVO", "Ivo"),
        "put together": duplicates.put_together(together, other, sees=True),
        "put together unseen": duplicates.put_together(together, other, sees=False),
        "joined": duplicates.joined(together, other),
        "voice": duplicates.voice(together),
        "voice gone": duplicates.voice(together, still=False),
        "voice adds": duplicates.words(together, typed),
        "voice passed on": duplicates.passed_on(other),
        "voice decided": followers.news(
            Event.DECIDED, request(Status.DECIDED, **answer), theirs
        ),
        "voice taken back": followers.news(Event.WITHDRAWN, taken_back, theirs),
        "follower put together": followers.put_together(other, theirs),
        "turned away": redirections.turned_away(away),
        "looked at again": redirections.looked_at_again(away),
        "follower turned away": followers.turned_away(other, theirs),
        "private note": notes.private(waits, typed, "U0IVO"),
    }


def anew(decided: Request) -> dict[str, Message]:
    """What both sides read when IT has decided anew."""
    return {
        "record anew": cards.card(decided),
        "outcome anew": decisions.outcome(decided),
        "outcome anew reopened": decisions.outcome(decided, is_reopened=True),
    }


def talked_about(sent: Request, typed: str) -> dict[str, Message]:
    return {
        "passed on": talks.passed_on(sent),
        "answer": talks.answer(sent, typed, (), "U0IVO"),
        "asked": questions.asked(sent, typed, "U0IVO"),
        "asked noted": questions.noted(sent, typed, "U0IVO"),
        "asked first": questions.noted(sent, typed, "U0IVO", is_first=True),
        "from IT": talks.from_it(sent, "U0IVO", typed, FILES, edited=True),
        "from the requester": talks.from_requester(sent, typed, FILES),
        "deleted": talks.deleted(sent, "U0IVO"),
        "share with them": talks.share_files(sent),
        "passed on for good": talks.passed_on_for_good(sent),
    }


def asked_for_the_problem(**more: Any) -> dict[str, Message]:  # noqa: ANN401
    """What differs where somebody named a solution."""
    given = {"questions": [PROBLEM, *QUESTIONS], **more}
    asked, sent = request(**given), request(Status.WAITING_FOR_IT, **given)
    answered = {**sent.answers, PROBLEM: more.get("need", "Two lists")}
    told = request(Status.WAITING_FOR_IT, **{**given, "answers": answered})
    elsewhere = request(**{**given, "way": Way.COMMAND})
    return {
        "question problem": interviews.question(asked, QUESTION[PROBLEM]),
        "question after it": interviews.question(asked, QUESTION["goal"]),
        "probe problem": interviews.probe(asked, QUESTION[PROBLEM]),
        "brief with the problem": views.brief(sent),
        "card with the problem": cards.card(told),
        "opening of four": asks.opening(elsewhere, is_posted=False),
        "four in the line": asks.confirmation(elsewhere),
    }


def with_more(**more: Any) -> dict[str, Message]:  # noqa: ANN401
    """What is asked after the brief, and what becomes of the answers."""
    kind = content.catalogue().kinds["change"]
    typed = more.get("need", "about 40 people, 2h/wk and €3k a month")
    answers = {**dict.fromkeys(kind.questions, typed), "effort": "4", **more}
    told = {
        "answers": {key: answers[key] for key in kind.questions},
        "confided": {"sensitivities": typed},
        "questions": list(kind.questions),
        "briefs": 1,
    }
    given = {**more, **told}
    played_back = request(Status.CONFIRMING, **given)
    adding = request(**{**given, "answers": {}, "confided": {}, "need": "Stock"})
    back = request(**{**given, "revisiting": "without"})
    offered = request(**{**given, "answers": {}, "offered": typed})
    return {
        **{
            f"question {key}": interviews.question(adding, QUESTION[key])
            for key in ("impact", "effort", "sensitivities")
        },
        "question after figures": interviews.question(
            adding, QUESTION["deadline"], ("36,000 a year",)
        ),
        "question gone back to": interviews.question(back, QUESTION["without"]),
        "question offered": interviews.question(offered, QUESTION["goal"]),
        "brief with everything": views.brief(played_back),
        "brief while asked": views.brief(adding),
        "brief before": views.brief_before(played_back),
        "card with everything": cards.card(request(Status.WAITING_FOR_IT, **given)),
    }


def made_elsewhere(**more: Any) -> dict[str, Message]:  # noqa: ANN401
    """Every message about requests that were not made in the DM."""
    files = [
        {"name": "label.png", "link": "https://acme.slack.com/files/F1/label.png"},
        {"name": more.get("need", "a file")[:80], "link": ""},
    ]
    made = {
        "way": Way.MESSAGE_SHORTCUT, "author": "U0BEN", "place": "C1",
        "place_ts": "1.2", "place_thread": "1.1", "files": files,
        "link": "https://acme.slack.com/archives/C1/p12", "need_edited_at": MONDAY,
    }  # fmt: skip
    given = {**made, **more}
    asked, sent = request(**given), request(Status.WAITING_FOR_IT, **given)
    decided = {**_decision(Outcome.GO_AHEAD, more), **given}
    each = {status: request(status, **given) for status in Status}
    each[Status.DECIDED] = request(Status.DECIDED, **decided)
    gone = {**given, "need_deleted_at": MONDAY}
    return {
        "opening": asks.opening(asked, is_posted=True),
        "opening quiet": asks.opening(asked, is_posted=False),
        "opening decided": asks.opening(each[Status.DECIDED], is_posted=True),
        **{f"line {name}": asks.confirmation(it) for name, it in each.items()},
        "asked for": followers.asked_for(asked),
        "following": asks.following(asked, is_theirs=False),
        "following ours": asks.following(asked, is_theirs=True),
        "following decided": asks.following(each[Status.DECIDED], is_theirs=False),
        "withdrawn": asks.withdrawn(each[Status.WITHDRAWN], is_told=True),
        "brought back": asks.withdrawn(asked, is_told=False),
        "a colleague's": asks.confirmation(
            request(Status.WITHDRAWN, decided_by="U0BEN", **given)
        ),
        "bring it back first": interviews.bring_it_back_first(sent),
        "kept for you": asks.kept_for_you(asked),
        "unsure": asks.unsure(asked),
        "ask form again": asks.form_again(),
        "usage": asks.usage(),
        "not here": asks.not_here(),
        "exempt": asks.exempt(),
        "standing": asks.standing(sent, is_kept=False),
        "share": asks.share_files(),
        **{f"answer to {kind}": said for kind, said in asks.ANSWERS.items()},
        "brief of a message": views.brief(request(Status.CONFIRMING, **given)),
        "brief taken back": views.brief(each[Status.WITHDRAWN]),
        "card of a message": cards.card(sent),
        "card of a deleted message": cards.card(request(Status.WAITING_FOR_IT, **gone)),
        "card taken back": cards.card(each[Status.WITHDRAWN]),
        "edit note": views.note(sent, more.get("need", "It works"), "edited it"),
    }


def after_the_answer(**more: Any) -> dict[str, Message]:  # noqa: ANN401
    """From a go ahead with all that it may carry, to the end and back."""
    typed = more.get("need", "The audit is on Monday")
    given = {
        **_decision(Outcome.GO_AHEAD, {"need": "Yes.", **more}),
        "urgent": typed, "closing": typed,
        "partner": "U0IVO", "champion": "U0BEN", "not_before": date(2026, 4, 1),
        "promised_for": date(2026, 5, 1), "weighed": {"effort": "4", "risk": "2"},
        "closed_by": "U0ANA", **more,
    }  # fmt: skip
    answers = {"effort": "2", "risk": "2", IMPACT: "40 people, 2 hours a week"}
    given["answers"] = {**given.get("answers", {}), **answers}
    each = {name: request(Status(name), **given) for name in AFTER}
    begun, asked = each["in_progress"], request(Status.DECIDED, **given)
    asked.champion, asked.champion_asked = None, "U0BEN"
    return {
        **{f"brief {name}": views.brief(it) for name, it in each.items()},
        **{f"card {name}": cards.card(it) for name, it in each.items()},
        **{f"outcome {name}": decisions.outcome(it) for name, it in each.items()},
        "started": progress.started(begun),
        "delivered": progress.delivered(each["delivered"]),
        "delivered and closed": progress.delivered(each["closed"]),
        "closed": progress.closed(each["closed"]),
        "closed and opened": progress.closed(each["closed"], is_reopened=True),
        "closed for IT": progress.closed_for_it(each["closed"]),
        "closed in silence": progress.closed_for_it(
            request(Status.CLOSED, partner="U0IVO", closed_by="U0ANA")
        ),
        "who": champions.question(request(Status.DECIDED, outcome="go_ahead"), ""),
        "who, asked": champions.question(asked, more.get("need", "Sales")[:80]),
        "who, settled": champions.question(begun, "Sales"),
        "who, no more": champions.question(request(Status.WAITING_FOR_IT), "Sales"),
        "champion asked": champions.asked(asked),
        "champion thanked": champions.noted(begun, says_yes=True),
        "champion spared": champions.noted(asked, says_yes=False),
        "champion said yes": champions.answered(begun, "U0BEN", says_yes=True),
        "champion said no": champions.answered(asked, "U0BEN", says_yes=False),
        "urged": urgencies.noted(begun),
        **{
            f"news {each}": followers.news(each, asked, Hears("U0BEN"))
            for each in Event
        },
        "calmed": urgencies.noted(request(Status.WAITING_FOR_IT)),
    }


AFTER = ("waiting_for_it", "decided", "in_progress", "delivered", "closed")


def _decision(outcome: Outcome, more: dict[str, Any]) -> dict[str, Any]:
    typed = more.get("need", "We open the stock screen.")
    words = {"finding": typed, "goal": typed}
    return {"outcome": outcome, "decided_by": "U0IVO", **words}


def forms(**more: Any) -> dict[str, View]:  # noqa: ANN401
    """Every form there is."""
    sent = request(Status.WAITING_FOR_IT, **more)
    typed = more.get("need", "We open it.")
    files = ({"name": typed[:80], "link": "https://acme.slack.com/" + "x" * 900},) * 10
    decided = request(Status.DECIDED, **_decision(Outcome.GO_AHEAD, more), **more)
    about = Ask(Way.MESSAGE_SHORTCUT, typed, Place("C1", "1.2", "1.1"), "U0ANA", files)
    return {
        "fill": views.questions_form(request(**more)),
        "fix": views.fix_form(request(Status.CONFIRMING, added=typed, **more)),
        "decide": decisions.decision_form(sent),
        "question": questions.form(sent),
        "decide anew": decisions.decision_form(
            decided, draft(decided, Outcome.BETTER_PATH.value, "", "", typed)
        ),
        "close": progress.closing_form(sent),
        "urge": urgencies.form(sent),
        "urge anew": urgencies.form(
            request(Status.WAITING_FOR_IT, urgent=typed, **more)
        ),
        "weigh": weights.form(sent),
        "not meant": decisions.reopening_form(
            request(Status.DECIDED, finding=typed, **more)
        ),
        "ask": ask_forms.ask_form(Ask(Way.HOME)),
        "hand over": partners.form(sent),
        "put together": duplicates.form((sent, [])),
        "put together with": duplicates.form((sent, [sent])),
        "turn away": redirections.form(sent),
        "insist": redirections.insisting_form(request(Status.CLOSED, closing=typed)),
        "note": notes.form(sent),
        "find": lookups.form(),
        "found": lookups.form(lookups.summary(sent, "https://acme.slack.com", MONDAY)),
        "ask about": ask_forms.ask_form(about, "Ana" * 50),
        **{
            f"decide {each}": decisions.decision_form(
                sent, draft(sent, each.value, typed, typed)
            )
            for each in Outcome
        },
        "decide in part": decisions.decision_form(
            sent, draft(sent, Outcome.GO_AHEAD.value)
        ),
        "decide nonsense": decisions.decision_form(sent, draft(sent, "no_such_answer")),
    }


MESSAGES = shown()
FORMS = forms()
each_message = pytest.mark.parametrize("name", MESSAGES)
each_form = pytest.mark.parametrize("name", FORMS)


# --- word for word ---


def test_the_first_question_says_what_comes_and_who_reads_the_answers() -> None:
    assert visible(MESSAGES["question goal"].blocks) == (
        "Thank you, this is request *#7*. After three short questions it goes to IT. "
        "*Only you and the IT team will see your answers.* "
        "Please reply in this thread.\n"
        "*Why are we doing this?*\n"
        "The goal behind it: fewer late deliveries, a faster month-end, "
        "happier customers.\n"
        "[Skip] [Finish later] [Answer in a form] [Take it back]"
    )


def test_who_takes_it_back_under_the_first_question_is_asked_first() -> None:
    """It may be with IT by then."""
    row = MESSAGES["question goal"].blocks[-1]["elements"]
    (asked,) = [each["confirm"] for each in row if "confirm" in each]
    assert asked["title"]["text"] == "Take it back?"
    assert "IT will not look at this request any more." in asked["text"]["text"]


def test_the_other_questions_stand_alone() -> None:
    assert visible(MESSAGES["question without"].blocks) == (
        "*What happens if we don't, or can't?*\n"
        "What it costs, who feels it, and how soon. Read by you and IT.\n"
        "[Skip] [Back] [Finish later]"
    )


def test_who_names_a_solution_is_asked_for_the_problem_first() -> None:
    assert visible(MESSAGES["question problem"].blocks) == (
        "Thank you, this is request *#7*. After four short questions it goes to IT. "
        "*Only you and the IT team will see your answers.* "
        "Please reply in this thread.\n"
        "*What is the problem that it would solve?*\n"
        "What takes too long or gets lost. IT may know a quicker way.\n"
        "[Skip] [Finish later] [Answer in a form] [Take it back]"
    )
    after = visible(MESSAGES["question after it"].blocks)
    assert after.endswith("\n[Skip] [Back] [Finish later]")


def test_what_we_read_stands_before_the_next_question() -> None:
    seen = visible(MESSAGES["question after figures"].blocks)
    assert seen.startswith(
        "I read that as 36,000 a year. If not, press “Back”.\n*By when does it matter"
    )


def test_a_step_is_pressed_and_it_reads_none_of_it_yet() -> None:
    seen = visible(MESSAGES["question effort"].blocks)
    assert "[Tiny] [Small] [Medium] [Large] [Huge]\n[Skip] [Back]" in seen
    assert "How much work it looks like\n> large" in visible(
        MESSAGES["brief with everything"].blocks
    )
    assert "How much work" not in visible(MESSAGES["card with everything"].blocks)


def test_who_reads_an_answer_is_said_before_it_is_typed() -> None:
    assert "Only the person in IT who takes this reads it." in visible(
        MESSAGES["question sensitivities"].blocks
    )
    seen = visible(MESSAGES["brief with everything"].blocks)
    assert "To be handled with care: kept for the person in IT who takes this" in seen


def test_what_was_said_before_is_offered_and_not_asked() -> None:
    assert visible(MESSAGES["question offered"].blocks).endswith(
        "Why we are doing this: you said\n> about 40 people, 2h/wk and €3k a month\n"
        "*Is that your answer?* If not, type it here.\n"
        "Read by you and IT.\n"
        "[Yes, that's it] [No, ask me] [Back] [That's enough] [Finish later]"
    )


def test_it_reads_the_year_as_the_requesters_estimate() -> None:
    assert (
        "In numbers: 2,900 to 4,400 hours a year "
        "(about 40 people × 2 hours × 46 working weeks); "
        "€36,000 a year (€3,000 × 12 months), as the requester estimates\n"
        "> about 40 people, 2h/wk and €3k a month"
    ) in visible(MESSAGES["card with everything"].blocks)


def test_it_reads_the_problem_right_under_the_need() -> None:
    assert (
        "What is needed\n> Stock levels\n"
        "The problem behind it\n> Two lists\n"
        "Why we are doing this\n> Fewer calls\n"
    ) in visible(MESSAGES["card with the problem"].blocks)


def test_who_wants_to_go_on_later_reads_how() -> None:
    assert visible(MESSAGES["later"].blocks) == (
        "No hurry. Request *#7* waits, with what you have said so far. "
        "To go on, answer here whenever you like; you also find it in my Home, "
        "under “Waiting for you”."
    )


def test_a_follow_up_gives_an_example_and_can_be_skipped() -> None:
    assert visible(MESSAGES["probe goal"].blocks) == (
        "Thank you. *What would be different once you have it?*\n"
        "For example: “We could tell a customer at once what is in stock, "
        "and not call back hours later.”\n"
        "If you'd rather not, skip this. What you wrote is kept.\n"
        "Read by you and IT.\n[Skip] [Back] [Finish later]"
    )


def test_a_brief_plays_back_what_was_said_and_asks_for_a_yes() -> None:
    assert visible(MESSAGES["brief with more"].blocks) == (
        "Here is what I heard. *Did I get this right?*\n"
        "What is needed\n> Stock levels\n"
        "Why we are doing this\n> Fewer calls\n"
        "What happens if we don't\n> More calls\n"
        "Who is affected, and how it fits their day\n> Twelve people\n"
        "Added\n> It became urgent\n"
        "3 of 12 answered; missing: numbers, urgency, effort, risks, …\n"
        "[Yes, send to IT] [Fix something] [Add more]\n[Take it back]"
    )


def test_a_brief_says_what_was_left_open() -> None:
    seen = visible(MESSAGES["brief left open"].blocks)
    assert seen.count(": left open\n") == 3
    assert "Why we are doing this: left open\n" in seen


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        (
            "brief sent",
            "Your request *#7* is with IT. I will ",
            "\n[It can't wait] [Take it back]",
        ),
        ("brief decided", "IT has answered your request *#7*, below.", ""),
    ],
)
def test_a_brief_that_was_sent_is_a_record_of_what_can_still_be_done(
    name: str, first: str, last: str
) -> None:
    seen = visible(MESSAGES[name].blocks)
    assert seen.startswith(first)
    assert "\nWhat is needed\n> Stock levels\n" in seen
    assert seen.endswith(f"\nTo add something, write in this thread.{last}")


def test_a_card_says_where_a_request_comes_from_and_what_came_with_it() -> None:
    seen = visible(MESSAGES["card of a message"].blocks)
    assert "What is needed (edited since)\n> " in seen
    assert "Brought up by <@U0BEN>.\n" in seen
    assert "The message it was made from\nFiles: label.png, a file\n" in seen
    gone = visible(MESSAGES["card of a deleted message"].blocks)
    assert "What is needed (the message was deleted since)" in gone


def test_an_opening_says_what_comes_who_sees_it_and_where_nothing_is_said() -> None:
    assert visible(MESSAGES["opening quiet"].blocks) == (
        "This is request *#7*, which <@U0BEN> asked for you.\n"
        "What is needed (edited since)\n> Stock levels\n"
        "The message it was made from\n"
        "Three short questions follow in this thread, then it goes to IT. "
        "*Only you and the IT team will see your answers.*\n"
        "I am not in that conversation, so I post nothing there.\n"
        "[Take it back]"
    )


def test_the_line_in_the_channel_holds_no_word_of_the_interview() -> None:
    lines = [name for name in MESSAGES if name.startswith("line ")]
    assert len(lines) == len(Status)
    for name in lines:
        seen = visible(MESSAGES[name].blocks)
        assert "#7" in seen
        for word in ("Fewer calls", "Twelve people", "We open the stock screen"):
            assert word not in seen


def test_a_card_is_the_brief_and_what_to_do() -> None:
    assert visible(MESSAGES["card"].blocks) == (
        "New request #7 from <@U0ANA>\n"
        "What is needed\n> Stock levels\n"
        "Why we are doing this\n> Fewer calls\n"
        "What happens if we don't\n> More calls\n"
        "Who is affected, and how it fits their day\n> Twelve people\n"
        "3 of 12 answered; missing: numbers, urgency, effort, risks, …\n"
        "[Decide] [I'll take it] [Ask a question] [Effort and risk] "
        "[Hand over | Put together | Not a request | Private note | Find another]"
    )
    assert MESSAGES["card"].text == "New request #7: Stock levels"


def test_a_card_that_somebody_took_says_who_and_lets_them_give_it_back() -> None:
    seen = visible(MESSAGES["card taken"].blocks)
    assert seen.endswith(
        "<@U0IVO> is looking at it.\n"
        "[Decide] [Give it back] [Ask a question] [Effort and risk] "
        "[Hand over | Put together | Not a request | Private note | Find another]"
    )


def test_a_card_says_from_where_since_when_how_urgent_and_who_needs_it_too() -> None:
    seen = visible(MESSAGES["card of several"].blocks)
    assert seen.startswith(
        "New request #7 from <@U0ANA> (Sales)\n"
        "With IT since 2 March.\n"
        "Why it can't wait\n> The audit is on Monday\n"
        "What is needed\n> Stock levels\n"
    )
    assert (
        "\n+2 need it too: <@U0BEN>, <@U0CLEO>.\n"
        "Similar: #12 “Stock levels”, #12 “Stock levels”\n[Put together]\n[Decide] "
    ) in seen
    one = visible(MESSAGES["card with one voice"].blocks)
    assert "\n+1 needs it too: <@U0BEN>.\n[Decide] " in one


def test_a_card_never_shows_what_was_confided() -> None:
    told = request(Status.WAITING_FOR_IT, confided={"goal": "Tom is leaving"})
    told.answers = {"goal": "", "without": "", "daily_fit": ""}
    assert "Tom" not in str(cards.card(told))
    assert "Tom" not in str(views.brief(told))


def test_a_card_that_goes_on_with_another_is_a_line() -> None:
    assert visible(MESSAGES["card put together"].blocks) == (
        "#7 Stock levels, asked by <@U0ANA>, goes on together with #12 “Stock levels”."
    )
    assert visible(MESSAGES["card turned away"].blocks) == (
        "#7 Stock levels, asked by <@U0ANA>, was closed by <@U0IVO>.\n"
        "Why it was closed:\n> It is Facilities'\n[Private note | Find another]"
    )


HEARD = ("follower put together", "follower turned away")


def test_whoever_may_not_know_the_other_one_reads_its_number_alone() -> None:
    unseen = visible(MESSAGES["put together unseen"].blocks)
    assert unseen == (
        "IT put your request #7 together with #12, which asks for the same. "
        "IT has your words too, and you will hear here what becomes of it.\n"
        "[It is something else]"
    )
    assert "“Stock levels”" in visible(MESSAGES["put together"].blocks)
    for name in (*(f"voice {each}" for each in ("decided", "taken back")), *HEARD):
        assert "Stock levels" not in str(MESSAGES[name])


def test_a_note_for_it_says_so_before_its_words() -> None:
    assert visible(MESSAGES["private note"].blocks) == (
        "🔒 Only for IT: <@U0IVO> notes\n> It is Facilities'"
    )


def test_whoever_is_turned_away_reads_why_and_can_object() -> None:
    assert visible(MESSAGES["turned away"].blocks) == (
        "Your request *#7* is not one for IT.\n"
        "<@U0IVO> writes:\n> It is Facilities'\n[It is for IT]"
    )


def test_those_that_are_free_again_are_named_in_one_line() -> None:
    assert visible(MESSAGES["are free"].blocks).startswith(
        "<@U0IVO> is no longer in IT's channel, so 30 requests are free to take: #7, #7"
    )


def test_a_brief_offers_to_add_a_voice_to_one_that_sounds_like_it() -> None:
    assert visible(MESSAGES["brief like another"].blocks).endswith(
        "[Yes, send to IT] [Fix something] [Add more]\n[Take it back]\n"
        "This sounds like #12 “Stock levels”, which is with IT already. "
        "You can add your voice to it instead.\n"
        "[Add my voice] [It is something else]"
    )


def test_a_brief_says_who_in_it_is_looking_at_it() -> None:
    assert visible(MESSAGES["brief taken"].blocks).startswith(
        "Your request *#7* is with IT. <@U0IVO> from IT is looking at it. "
        "I will tell you here what they decide.\n"
    )
    assert MESSAGES["brief taken"].text == (
        "Your request #7 is with IT. Somebody from IT is looking at it. "
        "I will tell you here what they decide."
    )


def test_a_question_of_it_names_who_asks_and_where_to_answer() -> None:
    assert visible(MESSAGES["asked"].blocks) == (
        "<@U0IVO> from IT asks:\n> It became urgent\n"
        "Please answer in this thread, and I will pass it on."
    )
    assert visible(MESSAGES["asked noted"].blocks) == (
        "<@U0IVO> asked <@U0ANA>:\n> It became urgent"
    )
    assert visible(MESSAGES["answer"].blocks) == (
        "<@U0ANA> answers <@U0IVO>:\n> It became urgent"
    )


def test_a_decided_card_is_a_line_and_the_reason() -> None:
    assert visible(MESSAGES["record better_path"].blocks) == (
        "#7 Stock levels, asked by <@U0ANA>: A better path, decided by <@U0IVO>.\n"
        "What IT found:\n> We open the stock screen.\n"
        "[Decide anew] [Hand over | Private note | Find another]"
    )


def test_a_decision_anew_says_why_to_both_sides() -> None:
    heard = MESSAGES["outcome anew"]
    assert heard.text.startswith("IT has decided anew. IT says yes to your request #7")
    assert "Why IT decided anew\n> It became urgent\n" in visible(heard.blocks)
    assert "\nDecided anew by <@U0IVO>\n" in visible(heard.blocks)
    record = visible(MESSAGES["record anew"].blocks)
    assert record.endswith(
        "Why it was decided anew:\n> It became urgent\n"
        "[Start] [Decide anew] [Hand over | Private note | Find another]"
    )


def test_the_form_to_decide_anew_begins_with_what_was_said() -> None:
    form = FORMS["decide anew"]
    assert (form["title"]["text"], form["callback_id"]) == (
        "Decide #7 anew",
        records.DECIDE_ANEW,
    )
    blocks = {block["block_id"]: block for block in form["blocks"]}
    assert "initial_value" not in blocks["reason"]["element"]
    assert blocks["finding"]["element"]["initial_value"] == "We open the stock screen."
    assert "Why IT decided anew\n> We open it." in visible(form["blocks"])


@pytest.mark.parametrize(
    ("outcome", "headline", "found"),
    [
        ("go_ahead", "IT says yes to your request #7: it goes ahead.", "What IT says"),
        (
            "better_path",
            "IT knows a better path to the goal behind your request #7.",
            "The better path",
        ),
        (
            "not_worth_solving",
            "IT looked into your request #7 and advises to leave it as it is.",
            "What IT found",
        ),
    ],
)
def test_an_outcome_says_what_was_decided_why_and_by_whom(
    outcome: str, headline: str, found: str
) -> None:
    heard = MESSAGES[f"outcome {outcome}"]
    thanks = content.answers()[outcome].thanks
    assert heard.text == headline
    assert visible(heard.blocks) == (
        f"*{headline}*\n"
        f"{found}\n> We open the stock screen.\n"
        "The goal it serves\n> We open the stock screen.\n"
        f"{f'{thanks}{chr(10)}' if thanks else ''}"
        "Decided by <@U0IVO>\n"
        "[Not what I meant] [Close it]"
    )


def test_an_answer_that_was_not_meant_says_that_it_looks_again() -> None:
    seen = visible(MESSAGES["outcome reopened"].blocks)
    assert seen.startswith("*IT says yes to your request #7: it goes ahead.*\n")
    assert seen.endswith(
        "\nYou told IT that this is not what you meant, and they look at it again."
    )


def test_a_message_that_may_be_an_answer_offers_both() -> None:
    assert visible(MESSAGES["sorting"].blocks) == (
        "Is this your answer about #7 “Stock levels”, or something new?\n"
        "[It is my answer] [Something new]"
    )


@pytest.mark.parametrize("outcome", Outcome)
def test_the_decision_form_shows_what_the_requester_will_read(outcome: Outcome) -> None:
    seen = visible(FORMS[f"decide {outcome.value}"]["blocks"])
    answer = content.answers()[outcome.value]
    assert (
        "*<@U0ANA> will read:*\n"
        f"*{answer.headline.format(request='your request #7')}*\n"
        f"{answer.found}\n> We open it.\n"
        "The goal it serves\n> We open it."
    ) in seen


@pytest.mark.parametrize("name", ["decide", "decide nonsense"])
def test_the_decision_form_waits_for_an_answer_to_show(name: str) -> None:
    seen = visible(FORMS[name]["blocks"])
    assert "Choose an answer, and you see it here." in seen
    assert "Fewer calls" in seen  # the goal, as the requester said it, to start from


def test_a_form_says_who_reads_it_and_where_that_differs() -> None:
    known = content.catalogue()
    form = views.questions_form(request(), known)
    top, *fields = form["blocks"]
    assert "Only you and the IT team will see your answers." in visible([top])
    hints = {each["block_id"]: each["hint"]["text"] for each in fields}
    assert hints["sensitivities"].endswith("in IT who takes this reads it.")
    assert hints["effort"].endswith("IT reads it once it has said its own view.")
    assert "read" not in hints["goal"].lower()


def test_the_forms_hold_all_that_is_known() -> None:
    blocks = FORMS["fix"]["blocks"]
    assert visible(blocks[:1]) == "Only you and the IT team will see your answers."
    fields = [each for each in blocks if each["type"] == "input"]
    kept = {each["block_id"]: each["element"].get("initial_value") for each in fields}
    assert kept == {
        "need": "Stock levels",
        "goal": "Fewer calls",
        "without": "More calls",
        "daily_fit": "Twelve people",
        "added": "We open it.",
        "kind": None,
    }
    assert {each["block_id"] for each in fields if not each.get("optional")} == {
        "need",
        "kind",
    }


# --- as much as people can write ---


def test_a_form_of_the_hundred_thousandth_request_still_has_a_title() -> None:
    for form in forms(number=123_456_789).values():
        assert len(form["title"]["text"]) <= 24


LONG = {
    "angle brackets": "<&>" * (LONGEST // 3),
    "one long word": "W" * LONGEST,
    "lines": "<b>\n" * (LONGEST // 4),
    "emoji": "👩🏿‍🚒" * (LONGEST // 4),
    "mentions": "<!channel> <@U0ANA> " * (LONGEST // 20),
}


@pytest.mark.parametrize("typed", LONG.values(), ids=LONG)
def test_the_longest_answers_can_be_shown_everywhere(typed: str) -> None:
    much = {"need": typed, "answers": dict.fromkeys(QUESTIONS, typed)}
    for name, message in {**shown(**much), **shown(**much, added=typed)}.items():
        assert message_problems(message.blocks) == [], name
        assert 0 < len(message.text) <= 4_000, name
        assert "<" not in message.text, name
    for name, form in forms(**much).items():
        assert view_problems(form, "modal") == [], name


@pytest.mark.parametrize("typed", LONG.values(), ids=LONG)
def test_nothing_typed_stands_where_slack_looks_for_mentions(typed: str) -> None:
    much = {"need": typed, "answers": dict.fromkeys(QUESTIONS, typed), "added": typed}
    for message in shown(**much).values():
        for text in markup(message.blocks):
            assert not re.search(r"<(?!@U0IVO>|@U0ANA>|@U0BEN>)", text)


def markup(part: object) -> Iterator[str]:
    """Texts that Slack reads as mrkdwn."""
    if isinstance(part, list):
        for each in part:
            yield from markup(each)
    elif isinstance(part, dict):
        if part.get("type") == "mrkdwn":
            yield part["text"]
        for each in part.values():
            yield from markup(each)


@each_message
def test_slack_takes_every_message(name: str) -> None:
    assert message_problems(MESSAGES[name].blocks) == []


@each_form
def test_slack_takes_every_form(name: str) -> None:
    assert view_problems(FORMS[name], "modal") == []


def test_each_side_reads_who_wrote_and_what() -> None:
    files = "Files: <b>.png, y"
    assert visible(MESSAGES["from IT"].blocks) == (
        f"<@U0IVO> from IT (edited):\n> It became urgent\n{files}\n"
        "If a file does not open for you, say so here."
    )
    assert visible(MESSAGES["from the requester"].blocks) == (
        f"<@U0ANA> adds:\n> It became urgent\n{files}"
    )
    assert visible(MESSAGES["deleted"].blocks) == "A message from <@U0IVO> was deleted."
    assert visible(MESSAGES["asked first"].blocks).endswith(
        "From here on, what IT writes in this thread reaches <@U0ANA>. "
        "For words among IT, use “Private note” under “More”."
    )
