"""Messages that show every kind of block, to look at."""

from typing import Any

Json = dict[str, Any]

MONTHS = ["Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]


def series(name: str, *values: float) -> Json:
    points = [
        {"label": month, "value": value}
        for month, value in zip(MONTHS, values, strict=True)
    ]
    return {"name": name, "data": points}


def plot(kind: str, title: str, *of: Json, **axis: str) -> Json:
    config = {"categories": MONTHS, **axis}
    chart = {"type": kind, "series": list(of), "axis_config": config}
    return {"type": "data_visualization", "title": title, "chart": chart}


ASKED = series("Asked", 12, 18, 9, 22, 31, 27)
ANSWERED = series("Answered", 10, 17, 9, 20, 24, 25)
BARS = plot("bar", "Requests by month", ASKED, ANSWERED)
LINE = plot(
    "line",
    "Days until an answer",
    series("Median", 6.5, 5, 4.5, 3, 2.5, 2),
    y_label="working days",
)
AREA = plot("area", "Hours saved", series("Hours", 120, 480, 900, 1300, 1250, 1800))
CHANGE = plot("bar", "Change", series("Change", -4, 3, -1, 2, 6, -2))
PIE = {
    "type": "data_visualization",
    "title": "What IT said",
    "chart": {
        "type": "pie",
        "segments": [
            {"label": "Yes", "value": 34},
            {"label": "A better path", "value": 21},
            {"label": "Not now", "value": 8},
        ],
    },
}
WHOLE = {
    "type": "data_visualization",
    "title": "All the same",
    "chart": {"type": "pie", "segments": [{"label": "Yes", "value": 5}]},
}


def raw(text: str) -> Json:
    return {"type": "raw_text", "text": text}


def count(value: float) -> Json:
    return {"type": "raw_number", "value": value, "text": f"{value:,}"}


TABLE = {
    "type": "table",
    "column_settings": [{"is_wrapped": True}, {"align": "right"}],
    "rows": [
        [raw("Unit"), raw("Asked"), raw("Answered")],
        [raw("Sales :tada:"), count(1200), count(1100)],
        [
            raw("Warehouse, night shift and everybody who comes early"),
            count(9),
            count(7),
        ],
    ],
}
MARKDOWN = {
    "type": "markdown",
    "text": "# What we heard\n**Twelve** people *each* morning, see "
    "[the list](https://example.org/a_b).\n\n- one\n- `a **b**`\n> <quoted>",
}
PICTURE = {
    "type": "image",
    "image_url": "https://example.org/cat.png",
    "alt_text": "A cat on a printer",
    "title": {"type": "plain_text", "text": "The reason"},
}
