"""A record of what the bot sent: one JSON object a line."""

import json
from pathlib import Path

from bot.sandbox.model import Json


class Record:
    """Appends to a file; without a path it forgets."""

    def __init__(self, path: Path | None) -> None:
        self._file = path.open("a", encoding="utf-8") if path else None

    @property
    def on(self) -> bool:
        return self._file is not None

    def api(self, method: str, args: Json) -> None:
        self._write({"kind": "api", "method": method, "args": args})

    def ack(self, payload: object) -> None:
        if isinstance(payload, dict) and payload:
            self._write({"kind": "ack", "payload": payload})

    def response_url(self, payload: object) -> None:
        self._write({"kind": "response_url", "payload": payload})

    def close(self) -> None:
        if self._file:
            self._file.close()
            self._file = None

    def _write(self, line: Json) -> None:
        if self._file:
            self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._file.flush()
