"""The words of a workspace: its own, and those that we ship."""

from functools import lru_cache

from bot.domain.jargon import LONGEST_SPELLING, Glossary, Term, key_of
from bot.domain.people import works_here
from bot.domain.wording import clean
from bot.errors import NotAllowed, NotFound, NothingWritten, TooLong
from bot.models import Person

LONGEST_NAME, LONGEST_MEANING = 40, 200  # characters
MOST_OF_ONES_OWN = 200
GLOSSARIES_IN_USE = 50
PAGE = 25

Entry = dict[str, str]
Own = dict[str, Entry]  # by word: what it "means", and "by" whom


def with_own(shipped: Glossary, own: Own) -> Glossary:
    """A workspace's own words come first, and answer to a shipped word's names."""
    named = tuple((name, entry["means"]) for name, entry in own.items())
    return _joined(shipped, named) if named else shipped


@lru_cache(GLOSSARIES_IN_USE)
def _joined(shipped: Glossary, named: tuple[tuple[str, str], ...]) -> Glossary:
    own = []
    for name, means in named:
        same = shipped.names.get(key_of(name))
        own.append(Term(name, means, (same.name, *same.also) if same else ()))
    return Glossary((*own, *shipped.terms), shipped.ordinary)


def listed(shipped: Glossary, own: Own) -> list[tuple[Term, str]]:
    """Our own words, the latest first, with who added them; then those we ship."""
    ours = [(Term(name, entry["means"]), entry["by"]) for name, entry in own.items()]
    replaced = {shipped.names.get(key_of(name)) for name in own}
    others = [(term, "") for term in shipped.terms if term not in replaced]
    return [*ours, *sorted(others, key=lambda each: each[0].name.casefold())]


def must_work_here(person: Person) -> None:
    if not works_here(person):
        raise NotAllowed("These words belong to the people who work here.")


def explained(shipped: Glossary, own: Own, name: str, means: str, by: str) -> Own:
    """Somebody adds a word, or says anew what it means. The latest comes first."""
    named, said = _named(name), _one_line(means, field="means")
    if named.casefold() in shipped.ordinary and not named.isupper():
        raise NotAllowed(
            f"“{named}” is an everyday word. "
            "If it is short for something, please write it in capitals.",
            field="word",
        )
    if not said:
        raise NothingWritten("Please say here what it means.", field="means")
    if len(said) > LONGEST_MEANING:
        raise TooLong(
            f"That is {len(said)} characters, and {LONGEST_MEANING} fit. "
            "Could you say it a little shorter?",
            field="means",
        )
    return _with(own, named, {"means": said, "by": by})


def known_here(glossary: Glossary, own: Own, name: str, by: str) -> Own:
    """Somebody says that a word needs no explanation."""
    named = _named(name)
    _must_be_there(key_of(named) in glossary.names, named)
    return _with(own, named, {"means": "", "by": by})


def without(glossary: Glossary, own: Own, name: str) -> Own:
    """Somebody takes a word of ours away; one that was shipped, they can't."""
    named = _named(name)
    left = _others(own, named)
    if len(left) == len(own) and key_of(named) in glossary.names:
        raise NotAllowed(
            f"“{named}” came with me, so I can't take it out. "
            "If everybody here knows it, please choose that instead.",
            field="word",
        )
    _must_be_there(len(left) < len(own), named)
    return left


def _must_be_there(is_there: bool, named: str) -> None:  # noqa: FBT001 - one fact
    if not is_there:
        raise NotFound(
            f"“{named}” is not in the list. Please write it as it stands there.",
            field="word",
        )


def _named(typed: str) -> str:
    name = _one_line(typed, field="word")
    words = key_of(name).split()
    if not words:
        raise NothingWritten("Please write the word here.", field="word")
    if len(name) > LONGEST_NAME or len(words) > LONGEST_SPELLING:
        raise TooLong(
            f"Please write the word alone: {LONGEST_NAME} characters fit.",
            field="word",
        )
    return name


def _one_line(typed: str, *, field: str) -> str:
    return " ".join(clean(typed, field=field).split())


def _with(own: Own, named: str, entry: Entry) -> Own:
    others = _others(own, named)
    if len(others) >= MOST_OF_ONES_OWN:
        raise TooLong(
            f"There are {MOST_OF_ONES_OWN} words already. Please take one out first.",
            field="word",
        )
    return {named: entry, **others}


def _others(own: Own, named: str) -> Own:
    same = key_of(named)
    return {name: entry for name, entry in own.items() if key_of(name) != same}
