"""Giving thanks, and changing the words: what is filled in."""

from bot.blocks import (
    Block,
    View,
    bold,
    channel,
    colleagues,
    either,
    field,
    line,
    modal,
    select,
    small_print,
    text_input,
)
from bot.domain import praise as rules
from bot.domain import requests as request_rules
from bot.domain.praise import Example, Where, Words
from bot.forms import NO_FLAGS, Flags, metadata
from bot.models import Praise, Request, Workspace

GIVE = "praise.give"
CHANGE = "praise.change"

WHO_READS = (
    "People you name read it from me; a team reads it in the channel. Below you say "
    "whether everybody may read it; there, I name only those who like that."
)
IN_WINS = "Everybody here, in our channel for wins"
IN_ANOTHER = "Everybody here, in another channel"
ALONE = "Only they, each for themselves"


def give(
    space: Workspace,
    example: Example,
    *,
    request: Request | None = None,
    people: tuple[str, ...] = (),
    words: Words | None = None,
    flags: Flags = NO_FLAGS,
) -> View:
    """`flags` is what could be said otherwise, once that was noticed."""
    request_id = request.id if request else None
    menu = colleagues("people", [*people])
    return modal(
        "Give thanks",
        GIVE,
        metadata(request_id, flags),
        "Send it",
        *_about(request),
        small_print(WHO_READS, "who_reads"),
        field(
            "people",
            "Whom do you thank?",
            menu | {"max_selected_items": rules.MOST_PEOPLE},
            optional=True,
        ),
        field("team", "Or a whole team", _teams(space), optional=True),
        *_words(space, example, words or Words("", "")),
        *flags.to_writer,
        either("where", "Who may read it?", _where(space)),
        field(
            "channel",
            "The other channel",
            channel("channel", "public"),
            hint="Only if you chose another channel above.",
            optional=True,
        ),
    )


def change(
    praise: Praise, space: Workspace, example: Example, flags: Flags = NO_FLAGS
) -> View:
    """The words alone: whom it reached, it has reached."""
    note = "They stand where the old ones stood. Nobody is told anew."
    return modal(
        "Change the words",
        CHANGE,
        metadata(praise.id, flags),
        "Save",
        small_print(note, "who_reads"),
        *_words(space, example, Words(praise.did, praise.changed, praise.value)),
        *flags.to_writer,
    )


def _about(request: Request | None) -> list[Block]:
    if request is None:
        return []
    return [line("about", "It is about ", bold(request_rules.named(request)), ".")]


def _teams(space: Workspace) -> Block:
    offered = {each: each for each in rules.teams(space.units)}
    return select("team", "A team", offered, "")


def _words(space: Workspace, example: Example, words: Words) -> list[Block]:
    values = {each: each for each in dict.fromkeys([*space.values])}
    menu = select("value", "One of ours", values, words.value)
    value = field("value", "What does it stand for?", menu, optional=True)
    return [
        text_input(
            "did",
            "What did they do?",
            initial=words.did,
            hint=f"For example: {example.did}.",
        ),
        text_input(
            "changed",
            "What did it change?",
            initial=words.changed,
            hint=f"For example: {example.changed}.",
        ),
        *([value] if values else []),
    ]


def _where(space: Workspace) -> dict[str, str]:
    """The first is chosen already."""
    wins = {Where.WINS.value: IN_WINS} if space.wins_channel else {}
    return {**wins, Where.ALONE.value: ALONE, Where.CHANNEL.value: IN_ANOTHER}
