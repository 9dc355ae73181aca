"""Thanks and greetings open nothing; whatever might be a need does."""

import pytest

from bot.domain import small_talk
from bot.domain.small_talk import Kind

TABLE = {
    Kind.THANKS: [
        "thanks!",
        "Thank you",
        "thank you so much 🙏",
        "ok great, thank you 🙏",
        "Thanks a lot for your help!",
        "thx",
        "Thanks everyone, have a nice weekend",
        "cheers",
        "Thanks for the quick reply",
        "That's great, thanks again :pray:",
        "danke",
        "Vielen Dank!",
        "Danke schön, Goodwill",
        "Danke für die schnelle Antwort",
        "merci beaucoup",
        "Muchas gracias",
        "grazie mille",
        "obrigado",
        "tack så mycket",
        "perfect, thanks",
        "many thanks in advance",
        "no problem, thank you",
    ],
    Kind.GREETING: [
        "hi",
        "Hello!",
        "hey there",
        "hallo",
        "Guten Morgen zusammen",
        "good morning",
        "Hi Goodwill, how are you?",
        "bonjour",
        "hola",
        "Moin moin",
        "buenos días",
        "bye",
    ],
    Kind.NOD: [
        "ok",
        "Great.",
        "cool 😎",
        "👍",
        ":+1: :tada:",
        "sounds good",
        "Perfect!",
        "okay, got it",
        "prima",
        "…",
    ],
    Kind.UNSURE: [
        "thanks Ben",
        "hi Ivo",
        "Thanks, solved",
        "hello world",
        "hi, quick question",
        "Danke Mia",
        "hey, printers",
    ],
    Kind.WORDS: [
        "Thanks to the new system nobody can print",
        "Hi, I need a laptop",
        "Hello, can you help?",
        "thanks, but it still jams",
        "Thank you page of the web shop shows the wrong price",
        "Good morning report arrives at noon",
        "Our delivery list is always a day old",
        "Please thank the customer automatically",
        "ok button does nothing",
        "Great deals page is down",
        "The welcome mail to new colleagues has a typo",
        "hey the scanner in hall three died again",
        "Danke-Karten für Kunden drucken wir von Hand",
        "Hallo, ich brauche einen Bildschirm",
        "Bonjour, nous avons besoin d'une imprimante",
        "Hola, necesito acceso",
        "We want a thank-you mail for every order",
        "No help for the team on Fridays",
        "Label printer",
        "12345",
        "Error 500",
        "Could we have a good day counter on the wall?",
        "VPN",
        "Cheers bar tab software needs an update",
        "The bot says hello twice",
        "Perfect Print licence ends in May",
        "Thanks for nothing, the export fails every single night",
        "Morning shift has no access to the stock screen",
        "help with the month-end",
        "Nice to have: a dark theme for the order screen",
    ],
}
CASES = [(text, kind) for kind, texts in TABLE.items() for text in texts]


@pytest.mark.parametrize(("text", "kind"), CASES)
def test_each_sentence_is_read_as_a_person_would(text: str, kind: Kind) -> None:
    assert small_talk.kind(text) is kind


def test_the_table_is_long_and_a_third_of_it_are_requests() -> None:
    assert len(CASES) >= 60
    assert len(TABLE[Kind.WORDS]) * 3 >= len(CASES)


@pytest.mark.parametrize(
    ("text", "while_asked", "is_chatter"),
    [
        ("thanks!", True, True),
        ("thanks!", False, True),
        ("ok", False, True),
        ("good", True, False),  # it may answer a question
        ("Nothing", True, False),
        ("hi Ivo", False, False),  # when in doubt, it counts
    ],
)
def test_what_adds_nothing_depends_on_whether_we_asked(
    text: str,
    while_asked: bool,  # noqa: FBT001 - a fact of the table
    is_chatter: bool,  # noqa: FBT001 - a fact of the table
) -> None:
    assert small_talk.is_chatter(text, while_asked=while_asked) is is_chatter


@pytest.mark.parametrize(
    "text",
    [
        "any news?", "Any update on this?", "status?", "What's the status of this",
        "hi, any news yet?", "Any progress so far?", "Gibt es schon Neuigkeiten?",
    ],
)  # fmt: skip
def test_a_question_about_news_is_known(text: str) -> None:
    assert small_talk.asks_how_it_stands(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "what's this?", "We need a status report", "The update broke the till",
        "Can you update the price list?", "any printer?", "thanks",
    ],
)  # fmt: skip
def test_a_need_that_speaks_of_news_is_a_need(text: str) -> None:
    assert not small_talk.asks_how_it_stands(text)
