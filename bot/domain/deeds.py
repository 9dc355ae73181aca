"""The audit trail in plain words: what each step says, and what is waited for now."""

from typing import Any

from bot.models import Request, Status

WORDS = {
    "added": "added to the brief",
    "answered": "answered a question",
    "asked": "asked for it",
    "asked_back": "asked the requester something",
    "asked_colleague": "had a colleague asked",
    "brought_back": "brought it back",
    "calmed": "said that it can wait after all",
    "champion_asked": "asked somebody to move it along",
    "champion_declined": "did not want to move it along",
    "championed": "agreed to move it along",
    "closed": "closed it",
    "decided": "decided",
    "deleted": "deleted a message in Slack that it holds",
    "delivered": "said that it is done",
    "edited": "edited a message in Slack that it holds",
    "explained": "said more about a short answer",
    "filled_in": "answered in the form",
    "finished": "came to the end of the questions",
    "fixed": "changed the brief",
    "followed": "began to follow it",
    "gave_tip": "answered a question for the requester",
    "given_back": "gave it back",
    "handed_over": "handed it over",
    "insisted": "said that it is one for IT",
    "joined": "added their voice to another request",
    "left_its_thread": "said that it does not belong into that thread",
    "left_short": "left a short answer as it was",
    "left_tip": "did not take a colleague's answer over",
    "let_go": "let a message go that could not be delivered",
    "merged": "said that it was an answer to another request",
    "noted": "left a note for IT",
    "offered": "asked this for a colleague",
    "opened": "was asked the first question",
    "parted": "took it apart from another request again",
    "passed_on": "wrote more, and IT read it",
    "promise_holds": "said that the promised day holds",
    "promise_moved": "promised another day",
    "put_off": "put the questions off",
    "put_together": "put it together with another request",
    "measured": "said where the number is",
    "rated": "said how it went",
    "reopened": "opened it again",
    "sent": "sent it to IT",
    "sent_again": "had a message sent again that could not be delivered",
    "set_aside": "let it rest while they asked something else",
    "set_free": "left IT, so it was free to take",
    "shared": "shared a file",
    "skipped": "skipped a question",
    "matters": "said that it still matters",
    "risk_raised": "raised a risk",
    "stands_alone": "said that no other request asks for the same",
    "started": "began to work on it",
    "taken": "took it",
    "told": "wrote to the requester",
    "told_early": "was told what IT knows already",
    "took_tip": "took a colleague's answer over",
    "turned_away": "said that it is nothing for IT to decide on",
    "updated": "said how it goes",
    "urged": "said that it can't wait",
    "weighed": "said how much effort and risk it is",
    "went_back": "went back to a question",
    "went_on": "answered more questions",
    "win_agreed": "wants what went well to be told",
    "win_dropped": "leaves it out of what is told",
    "withdrawn": "took it back",
}

WAITS = {
    Status.SORTING: "{requester} says whether it is a request of its own.",
    Status.OFFERED: "{requester} begins; a colleague asked this for them.",
    Status.INTERVIEWING: "{requester} answers a question.",
    Status.CONFIRMING: "{requester} sends the brief to IT.",
    Status.WAITING_FOR_IT: "{partner} decides.",
    Status.DECIDED: "{partner} starts, or {requester} closes it.",
    Status.IN_PROGRESS: "{partner} says that it is done.",
    Status.DELIVERED: "{requester} closes it, or says what is missing.",
    Status.CLOSED: "Nothing: it is closed.",
    Status.DUPLICATE: "Nothing here: another request asks for the same.",
    Status.MERGED: "Nothing: it was an answer to another request.",
    Status.WITHDRAWN: "Nothing: it was taken back.",
}


def in_words(action: str, details: dict[str, Any]) -> str:
    """One step. Of its details, only those in which nobody typed anything."""
    said = WORDS.get(action, action.replace("_", " "))
    other = details.get("with_") or details.get("into")
    more = {
        "": str(details.get("outcome", "")).replace("_", " "),
        "promised for ": details.get("promised_for"),
        "#": other,
        "the message ": details.get("message"),
        "refused because of ": details.get("refused"),
    }
    known = [f"{before}{value}" for before, value in more.items() if value]
    return ": ".join([said, ", ".join(known)]) if known else said


def waits_for(request: Request, requester: str, partner: str) -> str:
    return WAITS[request.status].format(requester=requester, partner=partner)
