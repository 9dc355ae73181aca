"""Faults beside a name, and the same facts without them; when unsure, nothing is."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from re import Match

from bot.domain.blame_people import MARK, NAME, TYPED, marked, unmarked, words_of
from bot.domain.blame_rules import Blame, Finder
from bot.domain.sentences import DENIES, SENTENCE

MOST_IN_A_SENTENCE = 4
MOST_TOLD = 5  # in a text; more would be a lesson
MARK_LENGTH = 12
LONGEST_SENTENCE = 400  # characters; what is longer is none
CURLY = str.maketrans("\u2019\u00a0", "' ")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
CLAUSE = re.compile(r"[,;:]|\b(?:so|because|since|as|after|and|but)\b")
IF = re.compile(r"\b(?:if(?! only)|unless|in case|whether|should)\b", re.IGNORECASE)
PART = re.compile(r"[,;]\s+(?:(?:and|but|so|because|since|as)\s+)?"
                  r"|\s+(?:and|but|so|because|since)\s+")  # fmt: skip
SUBJECTS = {"us": "we", "me": "I", "them": "they", "him": "he", "her": "she"}
ONE = re.compile(r"(?:ss|us|is|news|\bI)$")
UNCOUNTED = {"chaos", "trouble", "confusion", "damage", "downtime"}
MANY = {"we", "they", "you", "these", "those", "both", "people", "data", "all"}


@dataclass(frozen=True)
class Found:
    """A text that puts a fault beside somebody's name."""

    who: tuple[str, ...]  # as written, each once
    sentences: tuple[str, ...]  # in which it stands, as typed
    gentler: tuple[str, ...]  # the same without; "" where nothing would be left
    text: str  # all of it, in the gentler words


def check(known: Blame, text: str, names: Iterable[str] = ()) -> Found | None:
    """What could be said more gently; None for what blames nobody.

    `names` are those of people who may stand in it, besides the best known ones.
    """
    if TYPED.search(text):
        return None
    called = known.names | words_of(frozenset(names))
    changes = dict[str, tuple[str, list[str]]]()
    for typed in filter(None, (each[0].strip() for each in SENTENCE.finditer(text))):
        if found := _gentler(known, typed, called):
            changes[typed] = found
        if len(changes) == MOST_TOLD:
            break
    return _found(changes, text) if changes else None


def capitalised(text: str) -> set[str]:
    """Words that may be somebody's name."""
    return set(re.findall(NAME, text))


def mark(found: Iterable[Found]) -> str:
    """A short sign for these gentler words and no others."""
    words = "\0".join("\0".join(each.gentler) for each in found)
    return hashlib.sha256(words.encode()).hexdigest()[:MARK_LENGTH]


def _found(changes: dict[str, tuple[str, list[str]]], text: str) -> Found:
    who = dict.fromkeys(each for _, names in changes.values() for each in names)
    after = tuple(gentler for gentler, _ in changes.values())
    return Found(tuple(who), tuple(changes), after, _whole(changes, text))


def _whole(changes: dict[str, tuple[str, list[str]]], text: str) -> str:
    """Where a sentence goes, the space after it goes, too."""

    def changed(found: Match[str]) -> str:
        typed = found[0].strip()
        if typed not in changes:
            return found[0]
        before, _, after = found[0].partition(typed)
        gentler = changes[typed][0]
        return before + gentler + after if gentler else before.rstrip(" ")

    return SENTENCE.sub(changed, text).strip()


def _gentler(
    known: Blame, typed: str, names: frozenset[str]
) -> tuple[str, list[str]] | None:
    """A sentence without blame, and whom it blamed."""
    if len(typed) > LONGEST_SENTENCE:
        return None
    said, people = marked(known.words["teams"], names, typed.translate(CURLY))
    who = list[str]()
    for _ in range(MOST_IN_A_SENTENCE):
        changed = _changed(known, said)
        if not changed:
            break
        said = changed[0]
        who.append(_name(unmarked(changed[1], people)))
    if not who:
        return None
    left = known.beside.sub("", unmarked(said, people)).strip()
    return _sentence(left, typed), who


def _sentence(left: str, typed: str) -> str:
    """It starts and ends as a sentence does; nothing but signs is none."""
    if not re.search(r"\w", left):
        return ""
    if typed[:1].isupper() or not typed[:1].isalpha():
        left = left[:1].upper() + left[1:]
    end = (re.search(r"[.!?]+$", typed) or [""])[0]
    return left if left.endswith(end) else left.rstrip(" ,;:") + end


def _changed(known: Blame, said: str) -> tuple[str, str] | None:
    """By the first rule that is found."""
    hidden = CODE.sub(lambda code: "\0" * len(code[0]), said)
    for finder in known.finders:
        aside = finder.aside and finder.aside.search(hidden)
        if aside and _counts(known, aside):
            left = said[: aside.start()] + aside["name"]
            return left + _gap(said[aside.end() :]), aside["name"]
        for found in finder.found.finditer(hidden):
            if _counts(known, found):
                return _replaced(known, finder, found, said), found["who"]
    return None


def _name(who: str) -> str:
    return who.removesuffix("'s").removesuffix("'")


def _gap(after: str) -> str:
    return after if not after or re.match(r"[\s,.;:!?]", after) else f" {after}"


def _counts(known: Blame, found: Match[str]) -> bool:
    """Not what only sounds like it, is denied, or may not have happened."""
    text, start = found.string, found.start()
    clause = CLAUSE.split(text[:start])[-1]
    near = text[start : found.end() + len(" message")]
    if known.untouched.search(near):
        return False
    return not (DENIES.search(clause) or IF.search(clause) or IF.match(found[0]))


def _replaced(known: Blame, finder: Finder, found: Match[str], said: str) -> str:
    if not finder.rule.gentler:
        return _without(said, found, is_tail=finder.rule.says.startswith(" "))
    words = _worded(known, finder.rule.gentler, _parts(found, said))
    before, after = said[: found.start()], said[found.end() :]
    if not re.search(r"\w", MARK.sub("x", before)):
        words = words[:1].upper() + words[1:]
    return before + words + after


def _without(said: str, found: Match[str], *, is_tail: bool) -> str:
    """The part that holds no other fact goes, and all where there is no other part."""
    if is_tail:
        return said[: found.start()] + said[found.end() :]
    before = [each for each in PART.finditer(said) if each.end() <= found.start()]
    after = PART.search(said, found.end())
    if before:
        left = said[: before[-1].start()]
        return left + (said[after.start() :] if after else _end(said))
    return said[after.end() :] if after else ""


def _end(said: str) -> str:
    return (re.search(r"[.!?]*$", said) or [""])[0]


def _parts(found: Match[str], said: str) -> dict[str, str]:
    """As said: code was hidden from the search only."""
    names = found.re.groupindex
    return {each: said[slice(*found.span(each))] for each in names if found[each]}


def _worded(known: Blame, gentler: str, parts: dict[str, str]) -> str:
    what = parts.get("what", "").strip()
    what = SUBJECTS.get(what.casefold(), what)
    values = defaultdict(str, parts)
    values |= {"what": what, "done": _done(known, values.get("do", ""))}
    values |= _agreeing(what)
    if kind := values.get("kind"):
        values["a trouble"] = _with_article(kind)
    values |= {name[1:]: each for name, each in values.items() if name[0] == "g"}
    text = re.sub(r"\{([^}]+)\}", lambda each: values[each[1]], gentler)
    return re.sub(r" {2,}", " ", text).strip()


def _agreeing(what: str) -> dict[str, str]:
    if what == "I":
        return {"was": "was", "is": "am"}
    if _is_many(what):
        return {"was": "were", "is": "are"}
    return {"was": "was", "is": "is"}


def _is_many(what: str) -> bool:
    head = re.split(r"\sof\s", what)[0]
    last = (re.findall(r"\w+", head.casefold()) or [""])[-1]
    if " and " in what or last in MANY:
        return True
    return last.endswith("s") and not ONE.search(last)


def _with_article(kind: str) -> str:
    if _is_many(kind) or kind in UNCOUNTED:
        return kind
    if kind.startswith("another "):
        return kind
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _done(known: Blame, verb: str) -> str:
    """“renew” as in “was renewed”."""
    verb = verb.casefold()
    if verb in known.done or not verb:
        return known.done.get(verb, "")
    if verb.endswith("e"):
        return f"{verb}d"
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnprt]", verb):
        return f"{verb}{verb[-1]}ed"
    ends_in_y = re.search(r"[^aeiou]y$", verb)
    return f"{verb[:-1]}ied" if ends_in_y else f"{verb}ed"
