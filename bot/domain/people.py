"""Who may do what, and where people work."""

from enum import StrEnum

from bot.domain.actions import Action
from bot.errors import NotAllowed, NotFound
from bot.models import Person, Request, Side

IT, BUSINESS, UNIT = "it", "business", "unit:"  # what menus carry


class Role(StrEnum):
    """What somebody is to a request. One person may be several of these."""

    ADMIN = "admin"
    IT = "IT"  # whoever is in the triage channel
    PARTNER = "partner"  # who in IT has taken it
    CHAMPION = "champion"  # who moves it along in the business
    REQUESTER = "requester"
    FOLLOWER = "follower"
    STRANGER = "stranger"  # works here, and has no part in it
    GUEST = "guest"
    ELSEWHERE = "other company"
    GONE = "deactivated"


class Deed(StrEnum):
    """What is done beside the steps of a request."""

    REQUEST = "request"
    FOLLOW = "follow"
    FIND = "find"  # by its number
    READ_WINS = "read_wins"  # of a month, together
    READ_CONFIDED = "read_confided"  # what is to be handled with care
    THANK = "thank"
    EXPLAIN_WORDS = "explain_words"
    CHANGE_QUESTIONS = "change_questions"
    SET_UP = "set_up"
    SET_NUDGES = "set_nudges"
    SEE_EFFECTS = "see_effects"  # of what is said unasked, on people as a whole
    BEGIN_CHECKINS = "begin_check-ins"
    JOIN_CHECKINS = "join_check-ins"
    RATE = "rate"  # how it went
    MEASURE = "measure"  # where the number is
    TELL_WIN = "tell_win"  # or leave it out
    STEP_OFF_WIN = "step_off_win"  # whoever is to be named in it
    SET_PRAISE = "set_praise"  # where wins are told, values, and who gives no thanks
    SETTLE_CHECKINS = "settle_check-ins"  # and who is not to meet in them
    SEE_MAP = "see_map"  # which unit and IT have not spoken for how long
    SET_CADENCE = "set_cadence"  # how often they mean to, and that they spoke
    SEND_AGAIN = "send_again"  # what could not be delivered, or let it go


HERE = frozenset(Role) - {Role.ELSEWHERE, Role.GONE}
REQUESTER = frozenset({Role.REQUESTER})
IN_IT = frozenset({Role.IT, Role.PARTNER})
PARTNER = frozenset({Role.PARTNER})
ADMIN = frozenset({Role.ADMIN})

# A test tries every cell of it, with forged clicks and forms. The README shows it.
MAY: dict[Action | Deed, frozenset[Role]] = {
    Deed.REQUEST: HERE,
    Deed.FOLLOW: HERE - {Role.REQUESTER, Role.FOLLOWER},  # who hear of it anyway
    Action.BEGIN: REQUESTER,
    Action.ANSWER: REQUESTER,
    Action.FIX: REQUESTER,
    Action.GO_ON: REQUESTER,
    Action.JOIN: REQUESTER,
    Action.SEND: REQUESTER,
    Action.WITHDRAW: REQUESTER,  # who asked for a colleague, too, until they begin
    Action.BRING_BACK: REQUESTER,
    Action.URGE: REQUESTER,
    Action.MATTER: REQUESTER,
    Action.CHAMPION: REQUESTER,  # names one, who then says yes or no
    Action.CLOSE: REQUESTER,
    Action.REOPEN: REQUESTER,
    Action.TAKE: IN_IT,
    Action.GIVE_BACK: PARTNER,
    Action.HAND_OVER: IN_IT,
    Action.ASK: IN_IT,
    Action.NOTE: IN_IT,
    Action.WEIGH: IN_IT,
    Action.PUT_TOGETHER: IN_IT,
    Action.TURN_AWAY: IN_IT,
    Action.DECIDE: IN_IT,
    Action.RECONSIDER: IN_IT,
    Action.PROMISE: IN_IT,
    Action.START: IN_IT,
    Action.UPDATE: IN_IT | {Role.CHAMPION},
    Action.DELIVER: IN_IT,
    Deed.FIND: IN_IT,
    Deed.READ_WINS: HERE - {Role.GUEST},
    Deed.READ_CONFIDED: PARTNER,
    Deed.THANK: HERE,
    Deed.EXPLAIN_WORDS: HERE,
    Deed.CHANGE_QUESTIONS: ADMIN,
    Deed.SET_UP: ADMIN,
    Deed.SET_NUDGES: ADMIN,
    Deed.SEE_EFFECTS: ADMIN,
    Deed.BEGIN_CHECKINS: IN_IT | ADMIN,
    Deed.JOIN_CHECKINS: HERE - {Role.GUEST},  # unless an admin lets guests join
    Deed.RATE: REQUESTER,
    Deed.MEASURE: REQUESTER,
    Deed.TELL_WIN: PARTNER,
    Deed.STEP_OFF_WIN: IN_IT | {Role.CHAMPION, Role.REQUESTER},
    Deed.SET_PRAISE: ADMIN,
    Deed.SETTLE_CHECKINS: ADMIN,
    Deed.SEE_MAP: IN_IT | ADMIN,
    Deed.SET_CADENCE: IN_IT | ADMIN,
    Deed.SEND_AGAIN: ADMIN,
}


def is_called(person: Person, name: str) -> bool:
    """Whether somebody who works here goes by this first or whole name."""
    whole = person.name.casefold()
    works_here = not (person.is_stranger or person.is_gone or person.is_bot)
    return works_here and name.casefold() in {whole, whole.partition(" ")[0]}


def roles(person: Person, request: Request, *, is_in_it: bool = False) -> set[Role]:
    """All that somebody is to this request; of another company, nothing else."""
    if not works_here(person):
        return {Role.ELSEWHERE if person.is_stranger else Role.GONE}
    known = {
        Role.IT: is_in_it,
        Role.PARTNER: is_in_it and request.partner == person.slack_id,
        Role.CHAMPION: request.champion == person.slack_id,
        Role.REQUESTER: request.requester == person.slack_id,
        Role.GUEST: person.is_guest,
    }
    return {role for role, is_so in known.items() if is_so} or {Role.STRANGER}


def may(
    action: Action, person: Person, request: Request, *, is_in_it: bool = False
) -> bool:
    """What the table says. In IT, nobody works on what they asked for themselves."""
    own = roles(person, request, is_in_it=is_in_it)
    if Role.REQUESTER in own:
        own -= IN_IT
    return bool(MAY[action] & own)


def must_be_allowed(
    action: Action, person: Person, request: Request, *, is_in_it: bool
) -> None:
    """What the table says IT may do; where it says no, why."""
    if may(action, person, request, is_in_it=is_in_it):
        return
    must_be_somebody_elses(request, person.slack_id)
    must_be_in_it(is_in_it=False)


def must_move_it(person: Person, request: Request | None, *, is_in_it: bool) -> None:
    """IT and its champion say how it goes; nobody says so of what they asked IT.

    Whether there is one at all is only for those who may to know.
    """
    is_theirs = request and may(Action.UPDATE, person, request, is_in_it=is_in_it)
    if not (is_theirs or (request is None and is_in_it)):
        raise NotAllowed(
            "IT and its champion say how a request goes. "
            "You can write in its thread, and I pass it on."
        )


def works_here(person: Person) -> bool:
    """Guests do; who is with another company, or has left, does not."""
    return not (person.is_stranger or person.is_gone)


def must_begin_checkins(*, is_admin: bool, is_in_it: bool) -> None:
    if not (is_admin or is_in_it):
        raise NotAllowed(
            "IT and admins begin check-ins. Please ask one of them; "
            "everybody who works here can join."
        )


def must_have_said(person: Person) -> None:
    if person.side is None:
        raise NotFound("Please say first where you work, in my Home.")


def must_be_in_it(is_in_it: bool) -> None:  # noqa: FBT001 - a ruling on one fact
    """IT is whoever is in the triage channel."""
    if not is_in_it:
        raise NotAllowed(
            "Only members of IT's channel work on requests. "
            "Somebody there can invite you."
        )


def must_be_somebody_elses(request: Request, person: str) -> None:
    """Nobody in IT answers themselves."""
    if request.requester == person:
        raise NotAllowed(
            f"You asked for #{request.number} yourself, "
            "so somebody else in IT has to decide."
        )


def places(units: list[str]) -> dict[str, str]:
    """Where somebody may say that they work, by value and title."""
    elsewhere = "Another unit" if units else "I work in the business"
    named = {f"{UNIT}{unit}": unit for unit in units}
    return {**named, BUSINESS: elsewhere, IT: "I work in IT"}


def place_of(person: Person) -> str:
    """What they chose; nothing if they have not."""
    if person.side is None:
        return ""
    if person.side is Side.IT:
        return IT
    return f"{UNIT}{person.unit}" if person.unit else BUSINESS


def chosen(value: str, units: list[str]) -> tuple[Side, str]:
    """The side and the unit behind a value."""
    if value not in places(units):
        raise NotFound("That unit is no longer in the list. Please choose again.")
    if value == IT:
        return Side.IT, ""
    return Side.BUSINESS, value.removeprefix(UNIT) if value != BUSINESS else ""


def works_in(person: Person) -> str:
    """The same in words, once they have said it."""
    if person.side is Side.IT:
        return "IT"
    return person.unit or "the business"
