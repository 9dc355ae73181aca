"""A page over the page: it opens as a form does, and what is pressed there holds."""

from bot.blocks import Block, View


def sheet(title: str, about: str, *blocks: Block) -> View:
    """There is nothing to send; it is closed when somebody has seen enough."""
    words = {"title": title, "close": "Done"}
    frame = {name: {"type": "plain_text", "text": each} for name, each in words.items()}
    known = {"private_metadata": about} if about else {}
    return {"type": "modal", **frame, **known, "blocks": list(blocks)}
