"""Native charts, drawn as SVG. Whoever cannot see them hears the numbers."""

import math

from bot.sandbox.model import Json
from bot.sandbox.page import pies
from bot.sandbox.page.legends import legend, listed
from bot.sandbox.page.markup import Html, join, tag
from bot.sandbox.page.scales import Scale, number
from bot.sandbox.page.surface import Surface

_WIDTH, _HEIGHT = 600, 240
_LETTER = 7.5  # as wide as a letter under the drawing
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 592, 12, 208
_BARS = 0.72  # of the room for a category; the rest is between categories

Values = list[tuple[str, list[float]]]  # of each series by name, category by category


def chart(surface: Surface, block: Json) -> Html:  # noqa: ARG001 - one of many
    """The title, the drawing, and what its colours mean."""
    what, title = block["chart"], str(block["title"])
    drawn = pies.pie(title, what["segments"]) if what["type"] == "pie" else None
    return tag("figure", tag("figcaption", title), drawn or _plot(title, what))


def _plot(title: str, what: Json) -> Html:
    axis = what["axis_config"]
    categories = [str(each) for each in axis["categories"]]
    values = _values(what["series"], categories)
    scale = Scale.around([v for _, of in values for v in of], _BOTTOM, _TOP)
    drawing = tag(
        "svg",
        _grid(scale),
        _names(categories),
        *_drawn(what["type"], values, scale),
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        role="img",
        aria_label=_heard(title, what["type"], values, categories),
    )
    names = [name for name, _ in values] if len(values) > 1 else []
    return join(
        [_axis(axis, "y_label"), drawing, _axis(axis, "x_label"), legend(names)]
    )


def _values(series: list[Json], categories: list[str]) -> Values:
    """The numbers in the order of the categories, whatever order they came in."""
    found: Values = []
    for each in series:
        by_label = {str(p["label"]): float(p["value"]) for p in each["data"]}
        found.append((str(each["name"]), [by_label[label] for label in categories]))
    return found


def _heard(title: str, kind: str, values: Values, categories: list[str]) -> str:
    spoken = (f"{name}: {listed(categories, of)}" for name, of in values)
    return f"{title}, a {kind} chart. {'. '.join(spoken)}."


def _axis(axis: Json, key: str) -> Html | None:
    label = axis.get(key)
    return tag("p", str(label), class_=f"axis {key[0]}") if label else None


# --- behind the drawing ----------------------------------------------------------


def _grid(scale: Scale) -> Html:
    """Lines across, with what they stand for."""
    return join(
        join(
            [
                tag("line", x1=_LEFT, x2=_RIGHT, y1=y, y2=y, class_="grid"),
                tag(
                    "text",
                    number(value),
                    x=_LEFT - 8,
                    y=f"{float(y) + 4:g}",
                    class_="up",
                ),
            ]
        )
        for value, y in scale.lines()
    )


def _names(categories: list[str]) -> Html:
    """Under each category its name; where there is no room for all, some."""
    room = (_RIGHT - _LEFT) / len(categories)
    every = math.ceil(max(map(len, categories)) * _LETTER / room)
    return join(
        tag("text", name, x=_x(place, len(categories)), y=_BOTTOM + 20, class_="along")
        for place, name in enumerate(categories)
        if place % every == 0
    )


def _x(place: float, count: int) -> str:
    """The middle of a category."""
    return f"{_LEFT + (place + 0.5) * (_RIGHT - _LEFT) / count:.1f}"


# --- the drawing -----------------------------------------------------------------


def _drawn(kind: str, values: Values, scale: Scale) -> list[Html]:
    if kind == "bar":
        return [_bars(place, values, scale) for place in range(len(values))]
    return [_line(place, of, scale, kind) for place, (_, of) in enumerate(values)]


def _bars(place: int, values: Values, scale: Scale) -> Html:
    """One series; bars of the same category stand side by side."""
    of, room = values[place][1], (_RIGHT - _LEFT) / len(values[place][1])
    width = room * _BARS / len(values)
    left = _LEFT + room * (1 - _BARS) / 2 + place * width
    bars = (_bar(left + i * room, width, scale, value) for i, value in enumerate(of))
    return tag("g", *bars, class_=f"tint-{place}")


def _bar(x: float, width: float, scale: Scale, value: float) -> Html:
    top, bottom = sorted((scale.y(value), scale.y(0)))
    return tag(
        "rect",
        tag("title", number(value)),
        x=f"{x + 1:.1f}",
        y=f"{top:.1f}",
        width=f"{max(width - 2, 1):.1f}",
        height=f"{max(bottom - top, 1):.1f}",
        rx=2,
    )


def _line(place: int, of: list[float], scale: Scale, kind: str) -> Html:
    points = [(float(_x(i, len(of))), scale.y(value)) for i, value in enumerate(of)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    under = f"{points[-1][0]:.1f},{scale.y(0):.1f} {points[0][0]:.1f},{scale.y(0):.1f}"
    filled = tag("polygon", points=f"{path} {under}") if kind == "area" else None
    dots = (
        tag("circle", tag("title", number(v)), cx=f"{x:.1f}", cy=f"{y:.1f}", r=3.5)
        for (x, y), v in zip(points, of, strict=True)
    )
    return tag("g", filled, tag("polyline", points=path), *dots, class_=f"tint-{place}")
