"""Scales with round numbers, and numbers as people write them."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LINES = 4
_ROUND = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to heights in a drawing, where up is less."""

    least: float
    most: float
    step: float
    bottom: float
    top: float

    @classmethod
    def around(cls, values: Sequence[float], bottom: float, top: float) -> "Scale":
        """One with zero in it, and with lines at round numbers."""
        least, most = min(0, *values, 0), max(0, *values, 0)
        step = _round((most - least) / _LINES or 1)
        lowest, highest = math.floor(least / step), math.ceil(most / step)
        return cls(lowest * step, max(highest, 1) * step, step, bottom, top)

    def y(self, value: float) -> float:
        share = (value - self.least) / (self.most - self.least)
        return self.bottom - share * (self.bottom - self.top)

    def lines(self) -> Iterator[tuple[float, str]]:
        """Each round number, and its height."""
        for place in range(round((self.most - self.least) / self.step) + 1):
            value = self.least + place * self.step
            yield value, f"{self.y(value):.1f}"


def _round(step: float) -> float:
    """The next round number: 1, 2, 2.5 or 5, with zeros."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(r * power for r in _ROUND if r * power >= step * (1 - 1e-9))


def number(value: float) -> str:
    """12, 1,200 or 0.5: never more digits than are of use."""
    whole = round(value, 2)
    return f"{whole:,.0f}" if whole == int(whole) else f"{whole:,g}"
