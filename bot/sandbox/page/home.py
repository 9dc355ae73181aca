"""The bot's Home: a view of its own for each person, beside their messages with it."""

from bot.sandbox.forms import state_of
from bot.sandbox.model import View
from bot.sandbox.page.blocks import blocks
from bot.sandbox.page.markup import Html, tag
from bot.sandbox.page.spot import Spot
from bot.sandbox.page.surface import Surface


def tabs(spot: Spot) -> Html | None:
    """Home and Messages, where the app has both."""
    if not spot.has_home:
        return None
    return tag(
        "nav",
        _tab("Home", spot.to_home(), here=spot.home),
        _tab("Messages", spot.to_channel(spot.channel), here=not spot.home),
        class_="tabs",
        aria_label=spot.eyes.title(spot.channel),
    )


def _tab(name: str, address: str, *, here: bool) -> Html:
    return tag("a", name, href=address, aria_current="page" if here else None)


def home(spot: Spot) -> Html:
    """What the bot published for this person; pressing things in it works."""
    view = spot.eyes.workspace.home(spot.eyes.me)
    title = spot.eyes.title(spot.channel)
    return tag(
        "div",
        _published(spot, view) if view else _empty(title),
        class_="scroll home",
        role="region",
        aria_label=f"Home of {title}",
        tabindex="0",
        data_home=True,
    )


def _published(spot: Spot, view: View) -> Html:
    surface = Surface(spot.eyes, f"v-{view.id}", state_of(view))
    inner = tag("div", blocks(surface, view.blocks), class_="blocks")
    return tag("form", inner, id=f"v-{view.id}", novalidate=True, data_view=view.id)


def _empty(title: str) -> Html:
    return tag(
        "div",
        tag("h2", "Nothing here yet"),
        tag("p", f"{title} has not shown you anything here. Write to it instead."),
        class_="empty",
    )
