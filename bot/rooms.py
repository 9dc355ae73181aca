"""Which conversation a message goes to: a channel, a person, or several people."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.pacing import Pace
from bot.slack_answers import nowhere

MOST = 5_000


class Rooms:
    """Opens direct messages, and remembers where those of several people are.

    Slack gives the same people the same conversation again, but allows few such calls.
    """

    def __init__(self, client: AsyncWebClient, pace: Pace) -> None:
        self._client = client
        self._pace = pace
        self._known: dict[tuple[str, str], str] = {}

    async def find(self, workspace_id: str, to: str, *, anew: bool) -> str:
        """`anew`: something is posted at the top, for which a person's id will do.

        That saves a call.
        """
        if not to.startswith(("U", "W")) or (anew and "," not in to):
            return to
        if known := self._known.get((workspace_id, to)):
            return known
        self._pace.ask(workspace_id, "conversations.open")
        opened = await self._client.conversations_open(users=to.split(","))
        found = str((opened.get("channel") or {}).get("id") or nowhere())
        if len(self._known) >= MOST:
            self._known.clear()
        self._known[workspace_id, to] = found
        return found
