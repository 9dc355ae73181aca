"""Thanks, as everybody reads them, and as each of those thanked does."""

from dataclasses import dataclass

from bot.blocks import (
    Block,
    Message,
    Part,
    bold,
    button,
    buttons,
    escape,
    line,
    message,
    place,
    quoted,
    section,
    sentence,
    small_print,
    who,
)
from bot.domain import praise as rules
from bot.domain.praise import OPEN, Words
from bot.models import Person, Praise, Wanted

TAKE_BACK = "praise.take_back"
CHANGE = "praise.change"
LIKES = {
    Wanted.PUBLIC: "praise.like_public",
    Wanted.PRIVATE: "praise.like_private",
    Wanted.NONE: "praise.like_none",
}

GIVE = "Give thanks"
CHANGE_WORDS = "Change the words"
ANSWERS = {
    Wanted.PUBLIC: "Yes, others may",
    Wanted.PRIVATE: "Only I read them",
    Wanted.NONE: "Bring me none",
}
CHOSEN = {
    Wanted.PUBLIC: "You said that others may read such thanks, with your name.",
    Wanted.PRIVATE: "You said that only you read such thanks.",
    Wanted.NONE: "You said that I bring you none. They wait in my Home.",
}


@dataclass(frozen=True)
class Shown:
    """Thanks, with what is known of who is in them."""

    praise: Praise
    giver: str  # by name
    named: tuple[str, ...]  # those who may be, by name
    people: tuple[str, ...]  # all of them, by id
    number: int | None = None  # of the request


def usage() -> Message:
    """What the command does, for who asked it for help."""
    text = (
        "Type /praise and a form opens, or say it at once: "
        "/praise @Ivo for staying late with the list. "
        "In a thread, use “Give thanks” in the menu of a message."
    )
    return sentence(text)


def late(carried: str, said: str) -> Message:
    """The form could not open in time; what was to stand in it."""
    text = "I was too slow, and Slack closed the form. Please press again."
    again = buttons("again", button(GIVE, OPEN, carried, primary=True))
    typed = quoted("typed", said, "Here is what you wrote:") if said else None
    return message(text, section(text, "late"), typed, again)


def late_change(praise_id: int) -> Message:
    text = "I was too slow, and Slack closed the form. Please press once more."
    again = button(CHANGE_WORDS, CHANGE, praise_id, primary=True)
    return message(text, section(text, "late"), buttons("again", again))


def offer(author: str) -> Message:
    """To whoever put 🙌 on a message."""
    note = "Say what for, if you like. Nobody is told unless you do."
    return message(
        "You raised your hands for a colleague's message.",
        line("offer", "You raised your hands for a message of ", who(author), "."),
        small_print(note, "offer_note"),
        buttons("offer_thanks", button(GIVE, OPEN, rules.about(None, [author]))),
    )


def post(shown: Shown, words: Words) -> Message:
    """For everybody. Plain names: those thanked are told apart, and once."""
    names = [*shown.named, *_team(shown.praise)]
    text = f"{shown.giver} thanks {_aloud(names)}."
    thanked = _listed([bold(each) for each in names])
    return message(
        escape(text),
        line("thanks", bold(shown.giver), " thanks ", *thanked, "."),
        *_for_what(shown, words, "they"),
    )


def _team(praise: Praise) -> list[str]:
    return [f"everybody in {praise.team}"] if praise.team else []


def _listed(parts: list[Part]) -> list[str | Part]:
    """Ivo, Mia and Ben."""
    said: list[str | Part] = []
    for left, part in zip(range(len(parts) - 1, -1, -1), parts, strict=True):
        said += [part, " and " if left == 1 else ", "]
    return said[:-1]


def _aloud(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _for_what(shown: Shown, words: Words, they: str) -> list[Block]:
    praise = shown.praise
    value = ("It stands for ", bold(praise.value), ". ") if praise.value else ()
    number = (f"It is about request #{shown.number}.",) if shown.number else ()
    return [
        quoted("did", words.did, f"What {they} did:"),
        quoted("changed", words.changed, "What it changed:"),
        *([line("more", *value, *number)] if value or number else []),
    ]


def was_here() -> Message:
    """What is left of a post that names nobody any more."""
    return sentence("Thanks stood here, and no longer do.")


def told(shown: Shown, person: Person, *, is_asked: bool) -> Message:
    """For one of those thanked; the first time, with what this is."""
    praise = shown.praise
    is_open = is_asked and person.thanks is None
    is_named = rules.is_named(person, praise)
    where = _where(praise, is_named=is_named, is_open=is_open)
    return message(
        f"{escape(shown.giver)} thanks you.",
        line("thanks", who(praise.giver), " thanks you."),
        *_for_what(shown, Words(praise.did, praise.changed), "you"),
        line("where", *where),
        *(_question(praise) if is_open else []),
        *(_answered(person) if is_asked and not is_open else []),
    )


def _where(praise: Praise, *, is_named: bool, is_open: bool) -> tuple[str | Part, ...]:
    if is_named:
        return ("Everybody can read this in ", place(praise.channel), ".")
    if is_open and praise.is_public:
        return ("It could be read in ", place(praise.channel), ", if you like.")
    return ("I name you in no channel for this.",)


def _question(praise: Praise) -> list[Block]:
    """Asked once in their life."""
    return [
        section(
            "I am Goodwill, and bring colleagues one another's thanks. "
            "*May others read yours, with your name?*",
            "asked",
        ),
        small_print(
            "Nobody is told what you choose. I ask only this once; you can change it "
            "in my Home, under *Thanks to you*.",
            "asked_note",
        ),
        buttons(
            "likes",
            *(
                button(ANSWERS[each], action_id, praise.id)
                for each, action_id in LIKES.items()
            ),
        ),
    ]


def _answered(person: Person) -> list[Block]:
    if person.thanks is None:
        return []
    rest = "You can change that in my Home, under *Thanks to you*."
    return [small_print(f"{CHOSEN[person.thanks]} {rest}", "chosen")]


def taken_back() -> Message:
    """Where somebody was thanked."""
    return sentence("A message stood here, and whoever wrote it took it back.")


def receipt(shown: Shown) -> Message:
    """For whoever gave them. How anybody likes their thanks is not for them to know."""
    praise = shown.praise
    if praise.undone_at:
        return sentence("You took your thanks back. Nobody reads them any more.")
    return message(
        "Your thanks are on their way.",
        line("receipt", *_sent(shown)),
        small_print(
            "You can take them back for ten minutes, and change the words later; "
            "nobody is told twice.",
            "receipt_note",
        ),
        buttons(
            "receipt_ways",
            button("Take it back", TAKE_BACK, praise.id),
            button(CHANGE_WORDS, CHANGE, praise.id),
        ),
    )


def _sent(shown: Shown) -> list[str | Part]:
    """To people, each on their own; to a team, where everybody reads it."""
    praise, people = shown.praise, [*map(who, shown.people)]
    said: list[str | Part] = []
    if people:
        way = " are on their way, to each as they like it best."
        said += ["Your thanks to ", *_listed(people), way]
    if people and praise.is_public:
        said += [" In ", place(praise.channel), " I name those who like that."]
    if praise.team:
        head = " Those to " if people else "Your thanks to "
        said += [head, *map(bold, _team(praise)), " stand in ", place(praise.channel)]
        said += ["."]
    return said
