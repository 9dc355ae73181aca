"""What could not be delivered, as admins see it."""

from bot.blocks import (
    Block,
    Message,
    Part,
    bold,
    button,
    buttons,
    heading,
    line,
    message,
    place,
    section,
    sure,
    who,
)
from bot.domain.homes import Home, waited
from bot.domain.letters import Letter, Pile

TRY_AGAIN = "letter.try_again"
TRY_ALL = "letter.try_all_again"
LET_GO = "letter.let_go"

A_FEW = 3  # of a pile that are named


def undelivered(shown: Home) -> list[Block]:
    """Only while there is something, and for admins."""
    listed = shown.undelivered
    if listed is None or not listed.shown:
        return []
    return [
        heading("Could not be delivered", "undelivered"),
        *(block for pile in listed.shown for block in _pile(pile, shown)),
        *_all(shown),
    ]


def _pile(pile: Pile, shown: Home) -> list[Block]:
    row, reason = pile.first.row, pile.reason
    since = waited(row.refused_at or row.created_at, shown.now)
    return [
        line(
            f"letter_{row.id}",
            bold(_named(pile)),
            " for ",
            _where(pile.first),
            f", {since} ago. {reason.why} {reason.mend}",
        ),
        buttons(
            f"letters_{row.id}",
            button("Try again", TRY_AGAIN, pile.ids),
            button("Let go", LET_GO, pile.ids, confirm=_sure()),
        ),
    ]


def _named(pile: Pile) -> str:
    names = list(dict.fromkeys(each.what for each in pile.letters))[:A_FEW]
    rest = len(pile.letters) - len(names)
    named = ", ".join([names[0], *map(_begun_small, names[1:])])
    return f"{named} and {rest} more" if rest else named


def _begun_small(name: str) -> str:
    """As it stands inside a sentence."""
    return name if name.startswith("IT") else f"{name[0].lower()}{name[1:]}"


def _where(letter: Letter) -> str | Part:
    """A person, a channel, or a conversation of which we know no more."""
    if letter.person:
        return who(letter.person)
    is_channel = letter.row.to.startswith(("C", "G"))
    return place(letter.row.to) if is_channel else "a direct message"


def _sure() -> Part:
    text = "It is not sent, and leaves this list for good."
    return sure("Let it go", text, "Let go", "Keep it")


def _all(shown: Home) -> list[Block]:
    listed = shown.undelivered
    if listed is None or not (listed.page or listed.more or len(listed.shown) > 1):
        return []
    return [buttons("letters_all", button("Try all again", TRY_ALL, "all"))]


def note(count: int, newest: Letter) -> Message:
    """To whoever set the bot up, at most once a day."""
    counted = "A message" if count == 1 else f"{count} messages"
    it, first = ("it", "It") if count == 1 else ("them", "The newest")
    text = f"{counted} could not be delivered."
    reason = Pile([newest]).reason
    return message(
        text,
        line(
            "note",
            text,
            f" {first} was for ",
            _where(newest),
            f": {_begun_small(newest.what)}. {reason.why}",
        ),
        section(f"In my Home you can try again, or let {it} go.", "home"),
    )
