"""When IT is back, for whoever has sent something meanwhile."""

from bot.blocks import Message, sentence


def away(back: str) -> Message:
    return sentence(f"Your request has arrived. IT is back {back}.")
