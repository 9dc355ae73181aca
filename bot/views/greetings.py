"""What the bot says when it comes into a channel, once."""

from bot.blocks import Message, line, message, section, who

HELLO = (
    "Whoever needs something from IT can ask here: mention me and say what it is, or "
    "react to a message with :ticket:. I answer in that thread and write nothing else "
    "in this channel, but for thanks that somebody sends here. The questions I have "
    "come in a direct message."
)
ITS_HELLO = (
    "From now on, requests to IT arrive here as cards, and what people add to them in "
    "the cards' threads. Whoever is in this channel can decide on them. "
    "Each working morning, one message says what waits longest; "
    "/goodwill here stop ends that. I write nothing else here."
)


def hello(added_by: str | None) -> Message:
    return _greeting(added_by, HELLO)


def its_hello(added_by: str | None) -> Message:
    """In the channel of IT."""
    return _greeting(added_by, ITS_HELLO)


def _greeting(added_by: str | None, words: str) -> Message:
    added = (who(added_by), " added me.") if added_by else ()
    return message(
        f"Hello, I am Goodwill. {words}",
        line("hello", "Hello, I am Goodwill. ", *added),
        section(words, "words"),
    )
