"""A pie, as a ring."""

import math
from itertools import accumulate, pairwise

from bot.sandbox.model import Json
from bot.sandbox.page.legends import legend, listed
from bot.sandbox.page.markup import Html, tag
from bot.sandbox.page.scales import number

_SIZE, _OUTER, _INNER = 200, 96, 56
_NEARLY = 0.99999  # a whole ring would begin where it ends, and not be drawn


def pie(title: str, segments: list[Json]) -> Html:
    names = [str(each["label"]) for each in segments]
    values = [float(each["value"]) for each in segments]
    whole = sum(values)
    ends = [0.0, *accumulate(value / whole for value in values)]
    slices = (_slice(i, *ends) for i, ends in enumerate(pairwise(ends)))
    drawing = tag(
        "svg",
        *slices,
        viewBox=f"0 0 {_SIZE} {_SIZE}",
        role="img",
        aria_label=f"{title}, a pie chart. {listed(names, values)}.",
    )
    shares = [f"{number(v)} ({v / whole:.0%})" for v in values]
    return tag("div", drawing, legend(names, shares), class_="pie")


def _slice(place: int, begin: float, end: float) -> Html:
    end = min(end, begin + _NEARLY)
    large = int(end - begin > 0.5)  # noqa: PLR2004 - half of the ring
    a, b = _point(begin, _OUTER), _point(end, _OUTER)
    c, d = _point(end, _INNER), _point(begin, _INNER)
    there = f"M{a} A{_OUTER} {_OUTER} 0 {large} 1 {b}"
    back = f"L{c} A{_INNER} {_INNER} 0 {large} 0 {d} Z"
    return tag("path", d=f"{there} {back}", class_=f"tint-{place}")


def _point(share: float, radius: float) -> str:
    """A point of the ring, clockwise from the top."""
    angle = 2 * math.pi * share - math.pi / 2
    middle = _SIZE / 2
    x, y = middle + radius * math.cos(angle), middle + radius * math.sin(angle)
    return f"{x:.2f} {y:.2f}"
