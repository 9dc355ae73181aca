"""How to use Goodwill, for one person, by example."""

from bot.blocks import Message, button, buttons, message, section, small_print
from bot.domain.questions import Question

ASK = "request.ask"

IN_SHORT = (
    "*Tell me what you need, and I bring it to IT.*\n"
    "> Our delivery list is always a day old."
)
WAYS = (
    "• Write to me, or type `/ask-it`.\n"
    "• On a message: *Ask IT about this* in its menu, or :ticket:.\n"
    "• In a channel: mention me.\n"
    "• Thanks: `/praise`. Wins: `/goodwill wins`."
)
THEN = "A few questions follow. Only you and IT read your answers."


def how_to_ask() -> Message:
    return message(
        "How to ask IT: write to me what you need, or press “Ask IT”.",
        section(IN_SHORT, "in_short"),
        section(WAYS, "ways"),
        section(THEN, "then"),
        buttons("ask", button("Ask IT", ASK, "help", primary=True)),
    )


def about(asked: Question) -> Message:
    """What helps to answer a question."""
    too = "“I don't know” is an answer, too."
    return message(
        f"{asked.text} {asked.help}",
        section(f"*{asked.text}*", "question"),
        small_print(f"{asked.help} {too}", "help"),
    )
