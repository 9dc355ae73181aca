"""Slack's own charts and tables. A chart never stands without its numbers."""

import slackblocks as kit

from bot.blocks import Block

Numbers = dict[str, float]

MOST_CATEGORIES = 20
LONGEST_LABEL = 20


def bars(block_id: str, title: str, axis: str, **series: Numbers) -> Block:
    """Series side by side, each with one number for every category, by its label."""
    labels = _labels(list(next(iter(series.values()))))
    drawn = [
        kit.DataSeries(
            name.replace("_", " ").capitalize(),
            [kit.DataPoint(labels[key], numbers[key]) for key in labels],
        )
        for name, numbers in series.items()
    ]
    config = kit.AxisConfig(list(labels.values()), y_label=axis)
    chart = kit.BarChart(drawn, config)
    page = kit.HomeTabView([kit.DataVisualizationBlock(title, chart, block_id)])
    block: Block = page.to_dict()["blocks"][0]
    return block


def _labels(names: list[str]) -> dict[str, str]:
    """Short enough for Slack, and each a different one."""
    found: dict[str, str] = {}
    for number, name in enumerate(names[:MOST_CATEGORIES], start=1):
        short = _clip(name, LONGEST_LABEL)
        is_taken = short in found.values()
        tail = f" {number}"
        found[name] = (
            _clip(name, LONGEST_LABEL - len(tail)) + tail if is_taken else short
        )
    return found


def _clip(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def table(block_id: str, heads: list[str], rows: list[list[str | int]]) -> Block:
    """The first column is what the others are about."""
    head = [_cell(each) for each in heads]
    body = [[_cell(each) for each in row] for row in rows]
    columns: list[dict[str, object]] = [{"is_wrapped": True}]
    columns += [{"align": "right"} for _ in heads[1:]]
    return {
        "type": "table",
        "block_id": block_id,
        "column_settings": columns,
        "rows": [head, *body],
    }


def _cell(value: str | int) -> Block:
    if isinstance(value, int):
        return {"type": "raw_number", "value": value, "text": f"{value:,}"}
    return {"type": "raw_text", "text": value}
