"""What the colours of a chart mean, and its numbers in words."""

from collections.abc import Iterable, Sequence

from bot.sandbox.page.markup import Html, tag
from bot.sandbox.page.scales import number


def legend(names: Sequence[str], shares: Sequence[str] = ()) -> Html | None:
    """A list of colours; hidden from who hears the numbers anyway."""
    if not names:
        return None
    items = (
        tag(
            "li",
            tag("span", class_=f"swatch tint-{place}"),
            name,
            tag("b", shares[place]) if shares else None,
        )
        for place, name in enumerate(names)
    )
    return tag("ul", *items, class_="legend", aria_hidden="true")


def listed(names: Iterable[str], values: Iterable[float]) -> str:
    pairs = zip(names, values, strict=True)
    return ", ".join(f"{name} {number(value)}" for name, value in pairs)
