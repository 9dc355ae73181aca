"""What people do to a request."""

from enum import StrEnum


class Action(StrEnum):
    """One thing somebody does; `transitions` says from where, and where it leads."""

    # on the way to IT
    OPEN = "open"  # it is a request of its own: the questions come
    OFFER = "offer"  # a colleague asked for them
    MERGE = "merge"  # it was an answer to another one
    BEGIN = "begin"  # whoever it was asked for wants to be asked
    ANSWER = "answer"  # or skip, or go back
    FINISH = "finish"  # no question is left, for now
    FIX = "fix"
    GO_ON = "go_on"  # the requester adds more answers
    JOIN = "join"  # … or their voice to a request that asks for the same
    SEND = "send"
    WITHDRAW = "withdraw"
    BRING_BACK = "bring_back"
    # with IT
    TAKE = "take"  # somebody in IT looks at it
    GIVE_BACK = "give_back"
    HAND_OVER = "hand_over"
    ASK = "ask"  # IT asks the requester something
    NOTE = "note"  # for IT's eyes only
    WEIGH = "weigh"  # effort and risk, as IT sees them
    URGE = "urge"  # the requester says why it can't wait
    MATTER = "matter"  # the requester says that they still need it
    PUT_TOGETHER = "put_together"  # IT has another one that asks for the same
    TURN_AWAY = "turn_away"  # it is nothing for IT to decide on
    DECIDE = "decide"
    RECONSIDER = "reconsider"  # and DECIDE once more, in the same moment
    # after IT's answer
    CHAMPION = "champion"  # who in the business moves it along
    START = "start"
    UPDATE = "update"  # how it goes, before anyone has to ask
    PROMISE = "promise"  # the day that IT promised holds, or is another one
    DELIVER = "deliver"
    CLOSE = "close"  # the requester needs no more
    REOPEN = "reopen"  # they meant something else, or it is not done
