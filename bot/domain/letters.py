"""What could not be delivered: what it was, why, and what would mend it."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from bot.models import OutboxRow

GIVEN_UP = "given up: "  # stands before what Slack said, or did not say, for a day
BROKE = "broke: "  # before what went wrong in us while we sent it
MAY_BE_OUT = "may be out: "  # before why we could not look whether it is
NOTE = "workspace:undelivered:"  # our own word that something was not delivered
OF_REQUEST = re.compile(r"request:(\d+):(.+)")
ASKS_FOR_TIP = re.compile(r"request:(\d+):asks_for_tip:(\w+):(\w+)")


class Reason(NamedTuple):
    """Why Slack did not take something, and what would help."""

    why: str
    mend: str
    can_be_mended: bool = True


_ARCHIVED = Reason(
    "The channel is archived.", "Bring it back, or choose another one in my settings."
)
_NOT_SEEN = Reason(
    "I don't see that channel: I am not in it, or it is gone.",
    "Invite me there, or choose another one in my settings.",
)
_NOT_IN_IT = Reason("I am not in that channel.", "Write /invite @Goodwill there.")
_NO_WRITING = Reason(
    "Only some people may write in that channel.",
    "Let apps write there, in the settings of the channel.",
)
_UNKNOWN_PERSON = Reason(
    "Slack does not know that person, or keeps them out of my sight.",
    "Nothing brings it there: you can let it go.",
    can_be_mended=False,
)
_LEFT = Reason(
    "That account is deactivated.",
    "Unless they come back, you can let it go.",
    can_be_mended=False,
)
_AN_APP = Reason(
    "That is an app, and apps read no messages.",
    "You can let it go.",
    can_be_mended=False,
)
_NO_TAB = Reason(
    "Nobody may write with me under Messages.",
    "Switch that on where the app is set up in Slack, under App Home.",
)
_PERMISSION = Reason(
    "I lack a permission that I need for it.",
    "Update the app from its manifest, and install it once more.",
)
_KEYS = Reason(
    "Your company's own keys keep me out.",
    "Whoever looks after those keys in your company can let me in again.",
)
_NO_ACCESS = Reason(
    "I have not been let into this workspace.",
    "Whoever runs Slack in your company can approve me for it.",
)
_MOVING = Reason(
    "Your workspace is moving to Enterprise Slack.", "Try again once it has moved."
)
_TOKEN = Reason(
    "Slack does not know my token any more.",
    "Install the app once more, and put the new token into its settings.",
)
_LOOKS = Reason(
    "Slack does not take how it looks.",
    "If it happens again, please tell whoever runs me: the log says more.",
)
_NO_THREAD = Reason(
    "What it belongs under is gone.",
    "Nothing brings that back: you can let it go.",
    can_be_mended=False,
)
_DAY_LONG = Reason(
    "For a whole day, Slack could not be reached or did not answer.",
    "It may work now: try again.",
)
_BROKE = Reason(
    "Something broke on my side while I sent it.",
    "Try again; if that does not help, please tell whoever runs me: the log says more.",
)
_NOT_READABLE = Reason(
    "I can no longer read what I had written down.",
    "Please tell whoever runs me: the log says more. Or let it go.",
)

REASONS = {
    "account_inactive": _TOKEN,
    "cannot_dm_bot": _AN_APP,
    "cannot be read": _NOT_READABLE,
    "cant_update_message": _NO_THREAD,
    "channel_not_found": _NOT_SEEN,
    "edit_window_closed": _NO_THREAD,
    "ekm_access_denied": _KEYS,
    "invalid_auth": _TOKEN,
    "invalid_blocks": _LOOKS,
    "invalid_blocks_format": _LOOKS,
    "is_archived": _ARCHIVED,
    "message_not_found": _NO_THREAD,
    "messages_tab_disabled": _NO_TAB,
    "missing_scope": _PERMISSION,
    "msg_blocks_too_long": _LOOKS,
    "msg_too_long": _LOOKS,
    "no_permission": _PERMISSION,
    "no_text": _LOOKS,
    "not_allowed_token_type": _PERMISSION,
    "not_authed": _TOKEN,
    "not_in_channel": _NOT_IN_IT,
    "org_login_required": _MOVING,
    "restricted_action": _NO_WRITING,
    "restricted_action_non_threadable_channel": _NO_WRITING,
    "restricted_action_read_only_channel": _NO_WRITING,
    "restricted_action_thread_locked": _NO_WRITING,
    "restricted_action_thread_only_channel": _NO_WRITING,
    "team_access_not_granted": _NO_ACCESS,
    "thread_not_found": _NO_THREAD,
    "token_expired": _TOKEN,
    "token_revoked": _TOKEN,
    "too_many_attachments": _LOOKS,
    "user_disabled": _LEFT,
    "user_not_found": _UNKNOWN_PERSON,
    "user_not_visible": _UNKNOWN_PERSON,
    "users_not_found": _UNKNOWN_PERSON,
}
PLACE_IS_GONE = {"channel_not_found", "is_archived", "not_in_channel"}


def reason(error: str | None) -> Reason:
    """What an error of Slack's means here."""
    if str(error).startswith(f"{GIVEN_UP}{BROKE}"):
        return _BROKE
    if str(error).startswith(GIVEN_UP):
        return _DAY_LONG
    if str(error).startswith(MAY_BE_OUT):
        return _unseen(reason(str(error).removeprefix(MAY_BE_OUT)))
    said = f"Slack said no, and calls it “{error or 'unknown'}”."
    help_ = "Try again; if that does not help, please tell whoever runs me."
    return REASONS.get(str(error), Reason(said, help_))


def _unseen(reason: Reason) -> Reason:
    may_be_out = "It may stand there already, but I could not look."
    return reason._replace(why=f"{may_be_out} {reason.why}")


def is_worth_telling(row: OutboxRow) -> bool:
    """Whether somebody can mend it. Of our own word about such things, nobody hears."""
    return reason(row.error).can_be_mended and not row.key.startswith(NOTE)


# --- what it was -------------------------------------------------------------------

OF_REQUESTS = {  # by how its key goes on after the request's id
    "card": "The card of {n}",
    "brief": "The brief of {n}",
    "opening": "The beginning of {n}",
    "confirmation": "A line where {n} was asked",
    "outcome": "IT's answer to {n}",
    "asked": "A question of IT's about {n}",
    "asks_for_tip": "A question to a colleague about {n}",
    "tip": "What a colleague said about {n}",
    "confided": "What is to be handled with care about {n}",
    "champion": "A question who moves {n} along",
    "started": "News that {n} is begun",
    "delivered": "News that {n} is done",
    "closed": "News that {n} is closed",
    "handed_over": "News that {n} has a new partner in IT",
    "promise": "News of the promised day of {n}",
    "matters": "News that {n} still matters",
    "set_free": "News that {n} is free to take",
    "withdrawn": "News that {n} was taken back",
    "decided": "News that {n} is decided",
}
BESIDE = {  # by how the key begins
    "inbox": "A reply",
    "channel": "My hello in a channel",
    "reminder": "A reminder in a channel",
    "person": "A question where somebody works",
    "partner": "News that requests are free to take",
    "workspace": "A message about how I am set up",
}


def request_of(key: str) -> int | None:
    """The id of the request that a message is about."""
    found = OF_REQUEST.fullmatch(key)
    return int(found[1]) if found else None


def what(key: str, number: int | None) -> str:
    """What kind of message it is; never what it says."""
    if found := OF_REQUEST.fullmatch(key):
        about = f"#{number}" if number else "a request"
        words = OF_REQUESTS.get(found[2].partition(":")[0], "A message about {n}")
        return words.format(n=about)
    return BESIDE.get(key.partition(":")[0], "A message")


def goes_to_it(row: OutboxRow) -> bool:
    """Whether it belongs into IT's channel, whichever that is by now."""
    is_card = re.compile(r"request:\d+:card").fullmatch
    return bool(is_card(row.key) or is_card(row.thread_of or ""))


# --- as a list ---------------------------------------------------------------------


@dataclass(frozen=True)
class Letter:
    """A message that is still to be delivered, and which request it is about."""

    row: OutboxRow
    number: int | None = None
    requester: str = ""

    @property
    def what(self) -> str:
        return what(self.row.key, self.number)

    @property
    def person(self) -> str:
        """Whose direct messages it was for, as far as we know; several are not told."""
        if self.row.to.startswith(("U", "W")):
            return "" if "," in self.row.to else self.row.to
        return self.requester if self.row.to.startswith("D") else ""


@dataclass(frozen=True)
class Pile:
    """All that did not get to one place, for one reason; newest first."""

    letters: list[Letter]

    @property
    def first(self) -> Letter:
        return self.letters[0]

    @property
    def reason(self) -> Reason:
        return reason(self.first.row.error)

    @property
    def ids(self) -> str:
        """What its buttons carry."""
        return ",".join(str(each.row.id) for each in self.letters[:MOST_TOGETHER])


MOST_TOGETHER = 100  # ids that surely fit into a button


def piles(letters: list[Letter]) -> list[Pile]:
    """One for each place and reason, in the order in which they come."""
    found: dict[tuple[str, Reason], list[Letter]] = {}
    for letter in letters:
        key = (letter.person or letter.row.to, reason(letter.row.error))
        found.setdefault(key, []).append(letter)
    return [Pile(together) for together in found.values()]


def ids_of(value: object) -> list[int]:
    """What a button carries; of anything else, none."""
    numbers = str(value).split(",")[:MOST_TOGETHER]
    return [int(n) for n in numbers if n.isascii() and n.isdecimal() and len(n) < 16]  # noqa: PLR2004
