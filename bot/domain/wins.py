"""What went well: who decides whether it is told, and who is named when it is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.calendars import (
    ONE_DAY,
    Place,
    local_day,
    morning_of,
    next_opening,
    next_working,
    workdays_later,
)
from bot.domain.nudges import Case, Facts, may_be_nudged
from bot.domain.zones import on_the_wall
from bot.errors import AlreadyAnswered, NotFound
from bot.models import (
    Part,
    Person,
    Request,
    Status,
    Wanted,
    Win,
    WinCause,
    WinName,
    WinStatus,
)

KIND = "win"
FORWARD = "win_forward"
WENT_WELL = {Status.DELIVERED, Status.CLOSED}
SHOWN = timedelta(days=14)  # so long, a line to pass on is looked after
QUIET = timedelta(days=7)  # delivered for so long without a word against it
KNOWN = timedelta(days=30)  # after that, nobody is asked whether it is told
FIRST_LOOK = 1  # working days, in which more of it may come to light
TO_STEP_OFF = timedelta(hours=4)  # of work, at least
TEN = timedelta(hours=1)  # after they come in
SOMEBODY = "a colleague"
SURNAME = r"(?: [A-Z][\w-]+)?"  # Slack often knows the first name alone
WORD = re.compile(r"[^\W\d_][\w'\u2019-]+")
# What stands beside names in Slack, and is none; and names that, small, are words.
ABOUT_PEOPLE = {
    "extern", "external", "finance", "guest", "hr", "it", "legal", "logistics",
    "marketing", "office", "sales", "team", "warehouse",
}  # fmt: skip
ALSO_WORDS = {
    "al", "april", "art", "august", "baker", "banks", "best", "bill", "black",
    "brown", "bush", "chance", "chase", "cook", "da", "day", "de", "dean", "del",
    "den", "der", "di", "do", "dos", "drew", "du", "el", "faith", "field",
    "fields", "ford", "fox", "frank", "gene", "grace", "grant", "gray", "green",
    "gross", "guy", "hall", "hill", "hope", "iris", "jack", "joy", "june", "jung",
    "king", "klein", "koch", "kurz", "la", "lane", "lang", "le", "lee", "long",
    "mark", "may", "miles", "moon", "neu", "page", "park", "pat", "piper",
    "price", "ray", "rich", "rob", "rose", "sharp", "short", "small", "so",
    "stein", "stone", "sue", "summer", "sunny", "swift", "ten", "van", "von",
    "ward", "waters", "weiss", "wells", "white", "will", "wise", "wolf", "wood",
    "woods", "young",
}  # fmt: skip
SAID_ALREADY = {
    WinStatus.AGREED: "You have said yes to that one. It is told on its day.",
    WinStatus.POSTED: "That one is told already.",
    WinStatus.DROPPED: "You have left that one out. Nothing has changed.",
}
NOT_YOURS = "I can't find that among what you may tell."


# --- who may be named ---


def may_be_named(name: WinName, person: Person | None) -> bool:
    """Whether others may read them there: not who said no, to this or to all of it."""
    return name.stepped_off_at is None and likes_it_public(person)


def likes_it_public(person: Person | None) -> bool:
    """Who has not said how they like thanks may be named, once they were told."""
    if person is None or not may_be_nudged(person):
        return False
    return person.thanks not in {Wanted.PRIVATE, Wanted.NONE}


def is_reached(person: Person, by: datetime) -> bool:
    """Whether they read in time that they can be left out; or like it anyway."""
    is_away = person.quiet_until is not None and person.quiet_until > by
    return person.thanks is Wanted.PUBLIC or not is_away


def without(text: str, names: Iterable[str], but: Iterable[str] = ()) -> str:
    """A text without the names, whole or in part, of people not to be named in it.

    What they share with those who are named stays: a first name, or a last.
    """
    kept = {word.casefold() for name in but for word in _parts(name)}
    gone = {
        name: [w for w in _parts(name) if w.casefold() not in kept] for name in names
    }
    words = {*gone, *(word for parts in gone.values() for word in parts)}
    for word in sorted(words, key=len, reverse=True):
        text = re.sub(rf"{_called(word)}(?!\w){SURNAME}", SOMEBODY, text)
    return text


def _parts(name: str) -> list[str]:
    """Of “Ana Lopez (Sales)” only what is hers alone."""
    return [each for each in WORD.findall(name) if each.casefold() not in ABOUT_PEOPLE]


def _called(word: str) -> str:
    """However it is typed; but “will” is a name only with its capital."""
    any_case = rf"(?i:{re.escape(word)})"
    if word.casefold() in ALSO_WORDS:
        return rf"(?:@{any_case}|@?(?<!\w){re.escape(word.capitalize())})"
    return rf"@?(?<!\w){any_case}"


# --- whether it is told ---


def about(win: Win) -> str:
    return f"{win.id}:told"


def to_tell(facts: Facts) -> list[Case]:
    """Once for each; a day later, since by then more may be known of it."""
    return [
        Case(about(win), workdays_later(facts.place, win.proposed_at, FIRST_LOOK))
        for win, request in facts.wins
        if is_open(win, request, facts.now)
    ]


def to_pass_on(facts: Facts) -> list[Case]:
    """Once to each, while it is news; the line stays where it stands."""
    return [
        Case(each.about, each.win.posted_at, is_past=not is_news(each.win, facts.now))
        for each in facts.forwards
    ]


def is_news(win: Win, now: datetime) -> bool:
    return win.posted_at is not None and now - win.posted_at < QUIET


def is_open(win: Win, request: Request, now: datetime) -> bool:
    is_new = now - win.proposed_at < KNOWN
    return win.status is WinStatus.PROPOSED and request.status in WENT_WELL and is_new


def found(facts: Facts, case: Case) -> tuple[Win, Request]:
    """What a case is about."""
    return next(each for each in facts.wins if about(each[0]) == case.about)


def must_be_theirs(win: Win | None, person: Person) -> Win:
    """Nobody else learns whether there is one at all."""
    if win is None or win.owner != person.slack_id:
        raise NotFound(NOT_YOURS)
    return win


def must_be_open(win: Win) -> None:
    if win.status is not WinStatus.PROPOSED:
        raise AlreadyAnswered(SAID_ALREADY[win.status])


def tell(win: Win, now: datetime, posts_at: datetime) -> None:
    must_be_open(win)
    win.status, win.agreed_at, win.posts_at = WinStatus.AGREED, now, posts_at


def drop(win: Win) -> None:
    """Also what they said yes to, as long as nobody has read it."""
    if win.status in {WinStatus.POSTED, WinStatus.DROPPED}:
        raise AlreadyAnswered(SAID_ALREADY[win.status])
    win.status, win.posts_at = WinStatus.DROPPED, None


def is_due(win: Win, now: datetime) -> bool:
    is_agreed = win.status is WinStatus.AGREED
    return is_agreed and win.posts_at is not None and win.posts_at <= now


def post(win: Win, channel: str, now: datetime) -> None:
    win.status, win.posted_at, win.channel = WinStatus.POSTED, now, channel


def posts_at(owner: Place, named: Iterable[Place], now: datetime) -> datetime:
    """Ten o'clock on the next working day; all named had half a day to say no."""
    morning = morning_of(owner, local_day(owner, now) + ONE_DAY) + TEN
    ready = [working_later(each, now, TO_STEP_OFF) for each in named]
    return next_working(owner, max([morning, *ready]))


def working_later(place: Place, moment: datetime, span: timedelta) -> datetime:
    """So much time on, counted while they are at work."""
    begins = next_working(place, moment)
    ends = on_the_wall(place.zone, local_day(place, begins), place.closes)
    while begins + span > ends > begins:
        span -= ends - begins
        begins = next_opening(place, begins)
        ends = on_the_wall(place.zone, local_day(place, begins), place.closes)
    return begins + span


# --- who steps off ---


def must_be_named(name: WinName | None, win: Win | None) -> tuple[Win, WinName]:
    if name is None or win is None or win.status is WinStatus.DROPPED:
        raise NotFound("You are not named there, so there is nothing to leave out.")
    return win, name


def step_off(name: WinName, now: datetime) -> None:
    """It holds, also once it is told."""
    name.stepped_off_at = name.stepped_off_at or now
    name.agreed_at = None


def agree(name: WinName, now: datetime) -> None:
    if name.stepped_off_at:
        raise AlreadyAnswered("You are left out, as you said. Nothing has changed.")
    name.agreed_at = name.agreed_at or now


# --- what is told ---


@dataclass(frozen=True)
class Told:
    """A win as others read it: nobody stands in it who did not want to."""

    cause: WinCause
    changed: str
    asked: str = ""  # who did, if they may be named
    unit: str = ""  # of theirs
    rowed: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    before: str = ""
    after: str = ""

    def without(self, names: Iterable[str], but: Iterable[str]) -> "Told":
        """Nor in what somebody wrote."""
        gone, named = list(names), list(but)
        return replace(
            self,
            changed=without(self.changed, gone, named),
            before=without(self.before, gone, named),
            after=without(self.after, gone, named),
        )

    @property
    def named(self) -> tuple[str, ...]:
        return tuple(filter(None, (*self.beyond, *self.rowed, self.asked)))


def told(
    win: Win, names: Iterable[WinName], people: Mapping[str, Person], unit: str
) -> Told:
    """As it may be told now."""
    parts: dict[Part, list[str]] = {each: [] for each in Part}
    gone = {each for each, person in people.items() if not likes_it_public(person)}
    for name in names:
        if may_be_named(name, people.get(name.slack_id)):
            parts[name.part].append(name.slack_id)
        else:
            gone.add(name.slack_id)
    asked = parts[Part.ASKED]
    whole = Told(
        _cause(win, asked), win.changed, asked[0] if asked else "", unit,
        tuple(parts[Part.ROWED]), tuple(parts[Part.BEYOND]), win.before, win.after,
    )  # fmt: skip
    return whole.without(
        (people[each].name for each in gone if each in people),
        (people[each].name for each in whole.named if each in people),
    )


def _cause(win: Win, asked: list[str]) -> WinCause:
    """It went very well is the word of who asked: it goes where their name goes."""
    is_theirs = win.cause is WinCause.RATED_FIVE
    return win.cause if asked or not is_theirs else WinCause.DELIVERED
