"""Files as references: a name and a kind. Nothing is uploaded, nothing is opened."""

from collections.abc import Sequence

from bot.sandbox.model import Json
from bot.sandbox.page import icons
from bot.sandbox.page.markup import Html, tag

_KINDS = {
    ".pdf": "PDF",
    ".xlsx": "Spreadsheet",
    ".docx": "Document",
    ".png": "Picture",
    ".txt": "Text",
}


def chips(files: Sequence[Json]) -> Html | None:
    """The files of a message."""
    if not files:
        return None
    return tag("ul", *map(_chip, files), class_="files", aria_label="Files")


def _chip(file: Json) -> Html:
    name = str(file.get("title") or file.get("name") or "A file")
    kind = str(file.get("pretty_type") or "")
    small = tag("small", kind) if kind else None
    return tag("li", icons.FILE, tag("span", name), small, class_="file")


def dialog() -> Html:
    """Asks what the file is called. Its content is never asked for."""
    form = tag(
        "form",
        tag("h2", "Attach a file", id="attach-title"),
        tag("p", "Only its name is kept here. Nothing is uploaded.", class_="text"),
        _field("attach-name", "Name", _name()),
        _field("attach-kind", "Kind", _kind()),
        tag("div", *_buttons(), class_="foot"),
        novalidate=True,
    )
    return tag(
        "dialog",
        form,
        id="attach",
        class_="confirm",
        aria_labelledby="attach-title",
        data_live=True,
    )


def _field(key: str, label: str, control: Html) -> Html:
    name = tag("label", label, for_=key, class_="label")
    return tag("div", name, tag("div", control, class_="control"), class_="input")


def _name() -> Html:
    return tag(
        "input",
        type="text",
        id="attach-name",
        name="name",
        autocomplete="off",
        maxlength=200,
        placeholder="Stock levels",
    )


def _kind() -> Html:
    offered = (tag("option", label, value=end) for end, label in _KINDS.items())
    return tag("select", *offered, id="attach-kind", name="kind")


def _buttons() -> tuple[Html, Html]:
    return (
        tag("button", "Cancel", type="button", class_="button", data_dismiss=True),
        tag("button", "Attach", type="submit", class_="button primary"),
    )
