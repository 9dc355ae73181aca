"""How to use Goodwill, for one person, by example."""

from bot.blocks import Message, button, buttons, message, section, small_print

ASK = "request.ask"

IN_SHORT = (
    "*Tell me what you need, and I bring it to IT.* Say it as you would to a "
    "colleague, for example:\n> Our delivery list is always a day old."
)
WAYS = (
    "*Ways to ask*\n"
    "• Write to me under *Messages*.\n"
    "• Type `/ask-it` anywhere, alone or with what you need.\n"
    "• On a message somebody wrote: *Ask IT about this* in its menu, or react with "
    ":ticket:.\n"
    "• In a channel I am in: mention me and say what you need."
)
THEN = (
    "*What happens then*\n"
    "I ask a few short questions; you can skip each. Only you and IT read your "
    "answers. IT says one of three things, and why: go ahead, a better path, or not "
    "worth solving. I write to you when they have decided."
)


def how_to_ask() -> Message:
    return message(
        "How to ask IT: write to me what you need, or press “Ask IT”.",
        section(IN_SHORT, "in_short"),
        section(WAYS, "ways"),
        section(THEN, "then"),
        buttons("ask", button("Ask IT", ASK, "help", primary=True)),
        small_print("Your requests and your settings are in my *Home*.", "home"),
    )
