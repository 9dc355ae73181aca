"""Everything the bot listens to, and payloads of each kind with anything in them."""

import json
import re
from collections import defaultdict
from collections.abc import Callable
from itertools import count
from typing import Any, cast

from hypothesis import strategies as any_of
from slack_bolt.async_app import AsyncApp

import handlers
from bot.models import Outcome
from tests.core.steps import TEAM

Body = dict[str, Any]
Heard = str | re.Pattern[str]

MADE = 60  # requests that are there, by id
USERS = ("U0ANA", "U0IVO", "U0CLEO", "U0BEN", "U0SAM", "U0NILS", "U0NOBODY")
CHANNELS = ("D0ANA", "C0TRIAGE", "C0SALES", "C0NOWHERE")
FIELDS = (
    "admins", "change", "changed", "channel", "channels", "closes", "daily_fit",
    "description", "did", "effort", "example", "explains", "finding", "for_whom",
    "goal", "guests", "headline", "help", "impact", "kind", "label", "leaders", "like",
    "likes", "locked", "means", "meant", "name", "need", "not_before", "note",
    "number", "one", "other", "opens", "outcome", "partner", "people", "place", "probe",
    "promised_for", "question", "questions", "reason", "risk", "short", "state",
    "steps", "team", "text", "title", "triage", "units", "urgency", "value",
    "values", "warn", "weeks", "where", "who_else", "whose", "why", "without",
    "word", "words", "zone",
)  # fmt: skip
NOWHERE = "https:///"  # no address at all: it fails at once
_numbers = count(1)


class Ears:
    """Takes note of what an app is told to listen to."""

    def __init__(self) -> None:
        self.heard: dict[str, list[Heard]] = defaultdict(list)

    def __getattr__(self, kind: str) -> Callable[..., Callable[[object], None]]:
        def listen(what: Heard, **_: object) -> Callable[[object], None]:
            if what not in self.heard[kind]:
                self.heard[kind].append(what)
            return lambda _: None

        return listen

    def error(self, _: object) -> None:
        """No payload of its own."""


def everything_heard() -> dict[str, list[Heard]]:
    """Each event, action, form, command and shortcut, by kind."""
    ears = Ears()
    handlers.register(cast("AsyncApp", ears))
    return ears.heard


# --- what may stand in them -------------------------------------------------------

WORDS = any_of.sampled_from(
    ["", " ", "A label printer", "help", "payload", "<!channel>", "<@U0BEN>", "1", "0",
     "go_ahead", "no", "explain", "figures", "9", "2026-05-01", "\x00", "\u202e", "🎫",
     "'; DROP TABLE request; --", "a" * 3_001, "9" * 40, "٣", "{}", "[]", "null"],
) | any_of.text(max_size=12)  # fmt: skip
IDS = any_of.integers(0, MADE + 1).map(str) | any_of.just("1") | WORDS
CARRIED = any_of.lists(IDS, min_size=1, max_size=3).map(":".join)
WHO = any_of.sampled_from(USERS)
WHERE = any_of.sampled_from(CHANNELS)
MOMENT = any_of.sampled_from(["1.5", "2.0", "3.9", "1772438400.000100", "9.9"])


def _filled(value: str, user: str, carried: str) -> Body:
    """A field of every type at once; each handler looks for its own."""
    option = {"text": {"type": "plain_text", "text": value}, "value": carried}
    return {
        "type": "plain_text_input",
        "value": value,
        "selected_option": option if carried else None,
        "selected_options": [option] if carried else [],
        "selected_user": user,
        "selected_users": [user],
        "selected_date": value,
        "selected_conversation": "C0TRIAGE",
    }


FILLED = any_of.builds(_filled, WORDS, WHO, any_of.just("") | CARRIED)


OUTCOMES = any_of.sampled_from([each.value for each in Outcome])


def _view(callback_id: str, about: str, filled: Body, outcome: str) -> Body:
    number = next(_numbers)
    chosen = filled | {"selected_option": {"value": outcome}}
    values = {name: {name: filled} for name in FIELDS} | {
        "outcome": {"outcome": chosen}
    }
    blocks = [{"type": "input", "block_id": name} for name in FIELDS]
    return {
        "id": f"V{number}",
        "root_view_id": f"V{number}",
        "previous_view_id": f"V{number}",
        "hash": f"{number}.0",
        "type": "modal",
        "callback_id": callback_id,
        "private_metadata": about,
        "state": {"values": values},
        "blocks": blocks,
    }


def _from(kind: str, user: str, more: Body) -> Body:
    who = {"user": {"id": user, "team_id": TEAM}}
    team = {"team": {"id": TEAM, "domain": "goodwill"}}
    return {"type": kind, **team, **who, "trigger_id": f"t{next(_numbers)}", **more}


def _name_of(what: Heard) -> any_of.SearchStrategy[str]:
    if isinstance(what, str):
        return any_of.just(what)
    return any_of.from_regex(what, fullmatch=True)


def _pressed(name: str, view: Body, filled: Body, carried: str, at: Body) -> Body:
    chosen = {"selected_option": {"value": carried}, "value": carried}
    named = {"type": "button", "action_id": name, "block_id": carried}
    return {"actions": [{**filled, **chosen, **named}], "view": view, **at}


IN_A_MESSAGE = {
    "container": {"type": "message", "message_ts": "9.9", "channel_id": "C0SALES"},
    "channel": {"id": "C0SALES", "name": "sales"},
    "response_url": NOWHERE,
}
AT = any_of.sampled_from([{}, IN_A_MESSAGE])


def actions(what: Heard) -> any_of.SearchStrategy[Body]:
    view = any_of.builds(_view, WORDS, CARRIED, FILLED, OUTCOMES)
    pressed = any_of.builds(_pressed, _name_of(what), view, FILLED, CARRIED, AT)
    return any_of.builds(_from, any_of.just("block_actions"), WHO, pressed)


ASKED = any_of.fixed_dictionaries(
    {
        "way": any_of.sampled_from(["command", "home", "message_shortcut"]),
        "place": any_of.none(),
        "author": any_of.just(""),
        "files": any_of.just([]),
        "need": any_of.just(""),
    }
).map(json.dumps)


def forms(what: Heard) -> any_of.SearchStrategy[Body]:
    about = ASKED if what == "request.ask" else CARRIED
    view = any_of.builds(_view, _name_of(what), about, FILLED, OUTCOMES)
    sent = any_of.fixed_dictionaries({"view": view})
    return any_of.builds(_from, any_of.just("view_submission"), WHO, sent)


def shortcuts(what: Heard) -> any_of.SearchStrategy[Body]:
    message = any_of.fixed_dictionaries({"ts": MOMENT, "text": WORDS, "user": WHO})
    at = {"message": message, "channel": any_of.fixed_dictionaries({"id": WHERE})}
    kind = "message_action" if what == "request.ask_about" else "shortcut"
    more = {"callback_id": _name_of(what), **(at if kind == "message_action" else {})}
    return any_of.builds(_from, any_of.just(kind), WHO, any_of.fixed_dictionaries(more))


def commands(what: Heard) -> any_of.SearchStrategy[Body]:
    def typed(name: str, text: str, user: str, channel: str) -> Body:
        ids = {"team_id": TEAM, "user_id": user, "channel_id": channel}
        return {
            "command": name,
            "text": text,
            **ids,
            "trigger_id": f"t{next(_numbers)}",
        }

    return any_of.builds(typed, _name_of(what), WORDS, WHO, WHERE)


def events(what: Heard) -> any_of.SearchStrategy[Body]:
    known = {"user": WHO, "channel": WHERE, "text": WORDS, "event_ts": MOMENT}
    message = any_of.fixed_dictionaries({"ts": MOMENT, "text": WORDS, "user": WHO})
    item = {"type": any_of.just("message"), "channel": WHERE, "ts": MOMENT}
    user = any_of.fixed_dictionaries({"id": WHO, "deleted": any_of.booleans()})
    more: dict[str, dict[str, any_of.SearchStrategy[Any]]] = {
        "message": {
            "channel_type": any_of.sampled_from(["im", "channel", "group"]),
            "subtype": any_of.sampled_from(
                [
                    None,
                    "message_changed",
                    "message_deleted",
                    "file_share",
                    "bot_message",
                ]
            ),
            "message": message,
            "previous_message": message,
        },
        "reaction_added": {
            "item": any_of.fixed_dictionaries(item),
            "reaction": any_of.sampled_from(["ticket", "eyes", "white_check_mark"]),
        },
        "app_home_opened": {"tab": any_of.sampled_from(["home", "messages"])},
        "user_change": {"user": user},
    }
    thread = {"thread_ts": MOMENT}

    def told(event: Body) -> Body:
        ts = f"17{next(_numbers):08}.000100"
        event = {"type": what, "ts": ts, **event}
        return {
            "type": "event_callback",
            "team_id": TEAM,
            "event_id": f"Ev{next(_numbers)}",
            "event": event,
        }

    return any_of.fixed_dictionaries(
        known | more.get(str(what), {}), optional=thread
    ).map(told)


KINDS: dict[str, Callable[[Heard], any_of.SearchStrategy[Body]]] = {
    "action": actions,
    "view": forms,
    "shortcut": shortcuts,
    "command": commands,
    "event": events,
}
