"""Import every module of some packages, and tell what that did besides defining things.

A script of its own, since only a fresh process has imported nothing yet:
python -B import_watch.py ROOT PACKAGE...
"""

import gc
import importlib
import json
import pkgutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NOT_AT_IMPORT = (
    "os.exec",
    "os.fork",
    "os.mkdir",
    "os.posix_spawn",
    "os.remove",
    "os.rename",
    "os.system",
    "socket.",
    "sqlite3.connect",
    "subprocess.",
)
CODE = {".py", ".pyc"}


class Watch:
    """Python tells it of every file, socket and process; it notes the hasty ones."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.importing = ""
        self.seen: list[str] = []

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.importing:
            return
        if event.startswith(NOT_AT_IMPORT) or (event == "open" and self._reads(*args)):
            self.note(f"{event} {args[0] if args else ''}")

    def note(self, what: str) -> None:
        self.seen.append(f"{self.importing}: {what}")

    def _reads(self, path: object, mode: str | None, _: object) -> bool:
        """Whether a file is written, or one of ours that is not code is read."""
        if not isinstance(path, str | bytes):
            return False
        where = Path(path if isinstance(path, str) else path.decode()).resolve()
        if set(mode or "r") & set("wax+"):
            return True
        ours = self.root in where.parents and "site-packages" not in where.parts
        return ours and where.suffix not in CODE


def modules(package: str) -> Iterator[str]:
    yield package
    inside = importlib.import_module(package).__path__
    for found in pkgutil.walk_packages(inside, package + "."):
        if ".migrations." not in found.name:  # alembic runs those; nobody imports them
            yield found.name


def main(root: str, *packages: str) -> None:
    sys.path.insert(0, root)
    watch = Watch(Path(root).resolve())
    sys.addaudithook(watch)
    start = threading.Thread.start
    threading.Thread.start = lambda self: watch.note(f"thread {self.name}")  # type: ignore[method-assign]
    for package in packages:
        for watch.importing in modules(package):
            importlib.import_module(watch.importing)
    watch.importing = ""
    threading.Thread.start = start  # type: ignore[method-assign]
    imported = sorted(name for name in sys.modules if name.startswith(packages))
    json.dump({"did": watch.seen, "made": made(), "imported": imported}, sys.stdout)


def made() -> list[str]:
    """Things that should be built by the app, and not by an import."""
    from pydantic_settings import BaseSettings  # noqa: PLC0415 - nothing before its time
    from slack_bolt.async_app import AsyncApp  # noqa: PLC0415
    from sqlalchemy import Engine  # noqa: PLC0415

    kinds = Engine | BaseSettings | AsyncApp
    return [type(each).__name__ for each in gc.get_objects() if isinstance(each, kinds)]


if __name__ == "__main__":
    main(*sys.argv[1:])
