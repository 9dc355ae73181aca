"""Errors whose message is shown, as written, to the person who caused them.

Write each as one or two sentences: what went wrong, and what to do next.
"""


class BotError(Exception):
    """Something a person can understand and act on.

    `field` names the form field it belongs to, when it belongs to one.
    """

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field


class SettingsProblem(BotError):
    """The bot cannot start as it is set up."""


class NotAllowed(BotError):
    """Not for this person to do."""


class NotPrivate(BotError):
    """A channel that others than IT can read, or that IT cannot be."""


class NotInvited(BotError):
    """The bot is not in the channel it is to speak in."""


class NotFound(BotError):
    """What the person points at is not there, or not theirs to see."""


class NotKnownNow(BotError):
    """Slack does not tell us, for the moment, what we need to know."""


class AlreadyAnswered(BotError):
    """The question is behind us."""


class AlreadySent(BotError):
    """The brief is with IT by now."""


class AlreadyDecided(BotError):
    """Somebody has decided this request before."""


class AlreadyClosed(BotError):
    """Nothing more is to be done about it, until somebody opens it again."""


class AlreadyTaken(BotError):
    """Somebody in IT looks at it by now, or nobody does any more."""


class DayHasPassed(BotError):
    """A day that can't be kept: it is over, or comes before another one."""


class TakenBack(BotError):
    """Whoever asked it does not need it any more."""


class EndsTooEarly(BotError):
    """A day that is over before it begins."""


class WorthALook(BotError):
    """Words that could be said otherwise; whoever writes can send them as they are."""


class TooLong(BotError):
    """More text than Slack could show again."""


class NothingWritten(BotError):
    """A message or field without words."""


class NotUsable(BotError):
    """A question or a kind of request that could not be asked as it was written."""


class Superseded(Exception):
    """Another worker owns this row by now. Nobody needs to hear of it."""
