"""Where blocks are shown: in a message or a view, to somebody, with what they typed."""

import re
from dataclasses import dataclass, field

from bot.sandbox.forms import KINDS, Field, initial
from bot.sandbox.model import Json
from bot.sandbox.page import mrkdwn
from bot.sandbox.page.eyes import Eyes
from bot.sandbox.page.markup import Html, tag

_NOT_IN_IDS = re.compile(r"[^\w.-]")


@dataclass(frozen=True, slots=True)
class Surface:
    """One message or view; `key` starts every id in it, `state` is what was typed."""

    eyes: Eyes
    key: str
    state: Json = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    def id_of(self, *parts: str) -> str:
        return _NOT_IN_IDS.sub("_", "-".join((self.key, *parts)))

    def text(self, text: Json) -> Html:
        return mrkdwn.text_object(self.eyes, text)

    def stands(self, each: Field) -> object:
        """What stands in a field now, as Slack keeps it."""
        kind = KINDS[each.element["type"]]
        typed = self.state.get(each.block_id, {}).get(each.action_id)
        return (typed or initial(each.element, kind)).get(kind.state)

    def value(self, each: Field) -> object:
        """What stands in a field now; for choices the value of what is chosen."""
        now = self.stands(each)
        if KINDS[each.element["type"]].many:
            return [_bare(one) for one in now] if isinstance(now, list) else []
        return _bare(now)


def _bare(value: object) -> object:
    """An option's value; anything else as it is."""
    return value.get("value") if isinstance(value, dict) else value


def missing(kind: str) -> Html:
    """Said where the page cannot show something, rather than showing nothing."""
    return tag("p", f"(This page does not show “{kind}” yet.)", class_="missing")


def words(text: Json | None) -> str | None:
    """The plain words of a text, for labels that only screen readers hear."""
    return str(text["text"]) if text else None
