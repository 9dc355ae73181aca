"""Whether somebody asks how this works, rather than for something."""

WORDS = {
    "help", "help me", "help please", "please help", "usage", "how does this work",
    "how does it work", "what can you do", "who are you", "what is this",
    "hilfe", "aide", "ayuda", "aiuto", "hjälp", "hjelp",
}  # fmt: skip
AROUND = " \t\n.,:;!?¡¿*_`"


def is_asked_for(text: str) -> bool:
    """Only help, and nothing that could be a need."""
    return _bare(text) in WORDS or is_puzzled(text)


def is_puzzled(text: str) -> bool:
    """Nothing but “?”: under a question, it asks what the question means."""
    return set("".join(text.split())) == {"?"}


def is_bare(text: str) -> bool:
    """A mention with nothing after it, or with a call for help."""
    return not _bare(text) or is_asked_for(text)


def _bare(text: str) -> str:
    return " ".join(text.strip(AROUND).casefold().split())
