"""A panel for whoever wants to look: each payload between Slack and the bot."""

import json

from bot.sandbox.page.markup import Html, join, tag
from bot.sandbox.page.spot import Spot
from bot.sandbox.traffic import Exchange, Traffic

_MILLI = 1000


def panel(spot: Spot, traffic: Traffic) -> Html:
    """Newest first; what was sent and answered is fetched when a row is opened."""
    name = spot.eyes.workspace.manifest.bot_name
    rows = [_row(spot, each, name) for each in traffic]
    nothing = tag("p", "Nothing has been sent yet.", class_="empty")
    close = tag(
        "a", "✕", href=spot.to_payloads(), class_="x", aria_label="Hide payloads"
    )
    about = f"between Slack and {name}, newest first"
    return tag(
        "aside",
        tag("header", tag("h1", "Payloads"), tag("p", about, class_="topic"), close),
        tag("div", *rows or [nothing], class_="rows", tabindex="0"),
        id="payloads",
        class_="pane payloads",
        aria_label="Payloads",
    )


def _row(spot: Spot, it: Exchange, name: str) -> Html:
    """One line; `data-live` keeps what was fetched when the page is mended."""
    moment = spot.eyes.moment(it.when)
    way = f"to {name}" if it.to_bot else f"from {name}"
    line = tag(
        "summary",
        tag("time", f"{moment:%H:%M:%S}"),
        tag("span", way, class_="way to" if it.to_bot else "way"),
        tag("span", it.kind, class_="kind"),
        tag("code", it.name),
        tag("span", _outcome(it), class_="outcome wrong" if it.trouble else "outcome"),
    )
    inside = tag("div", class_="inside", data_live=True)
    return tag("details", line, inside, id=f"x-{it.number}", data_payload=it.number)


def _outcome(it: Exchange) -> str:
    """How it went, and how long it took."""
    well = "acknowledged" if it.to_bot else "ok"
    return f"{it.trouble or well} · {it.seconds * _MILLI:.0f} ms"


def inside(it: Exchange) -> Html:
    """What was sent and what came back, as it went over the wire."""
    sent, came = ("Sent", "Answer") if it.to_bot else ("Asked", "Answer")
    return join([_json(sent, it.sent), _json(came, it.answer)])


def _json(title: str, value: object) -> Html | None:
    if value in ({}, "", None):
        return tag("p", f"{title}: nothing", class_="empty")
    written = json.dumps(value, indent=2, ensure_ascii=False)
    return tag("figure", tag("figcaption", title), tag("pre", written, tabindex="0"))


def toggle(spot: Spot) -> Html:
    """The way to the panel and back."""
    says = "Hide the payloads" if spot.payloads else "Show the payloads"
    return tag("a", says, href=spot.to_payloads(), class_="pill")
