"""What Slack refuses of a native chart."""

from bot.sandbox.strict.checks import (
    anything,
    by_type,
    list_of,
    number,
    rule,
    shape,
    string,
)

_LABEL = string(20)
_SERIES = shape(
    {
        "name": _LABEL,
        "data": list_of(shape({"label": _LABEL, "value": number}, "label value"), 20),
    },
    "name data",
)
_AXIS = shape(
    {
        "categories": list_of(_LABEL, 20),
        "x_label": string(50),
        "y_label": string(50),
    },
    "categories",
)


def _points_are_categories(chart: dict[str, object]) -> bool:
    """Every series has one point for each category, by its label."""
    axis, series = chart.get("axis_config"), chart.get("series")
    if not isinstance(axis, dict) or not isinstance(series, list):
        return True
    wanted = _sorted(axis.get("categories"))
    once = len(set(wanted)) == len(wanted)
    return once and all(_labels(each) == wanted for each in series)


def _labels(series: object) -> list[str]:
    data = series.get("data") if isinstance(series, dict) else None
    points = data if isinstance(data, list) else []
    return _sorted([point.get("label") for point in points if isinstance(point, dict)])


def _sorted(labels: object) -> list[str]:
    return sorted(map(str, labels)) if isinstance(labels, list) else []


_PLOT = shape(
    {"type": anything, "series": list_of(_SERIES, 12), "axis_config": _AXIS},
    "series axis_config",
    rule(_points_are_categories, "each series needs one point for each category"),
)


def _is_positive(segment: dict[str, object]) -> bool:
    value = segment.get("value")
    return not isinstance(value, int | float) or value > 0


_SEGMENT = shape(
    {"label": _LABEL, "value": number},
    "label value",
    rule(_is_positive, "value must be above 0"),
)
_PIE = shape({"type": anything, "segments": list_of(_SEGMENT, 12)}, "segments")
CHART = by_type({"pie": _PIE, "bar": _PLOT, "line": _PLOT, "area": _PLOT}, "a chart")
