"""What the page remembers of each person besides the workspace: what they have read."""

from itertools import takewhile

from bot.sandbox.model import Channel, Message
from bot.sandbox.page.eyes import Eyes

_NEVER = "0"


class Memory:
    def __init__(self) -> None:
        self._read: dict[tuple[str, str, str | None], str] = {}
        self._errors: dict[str, tuple[str, dict[str, str]]] = {}
        self._dismissed: dict[str, int] = {}

    # --- what was read -------------------------------------------------------

    def read(self, eyes: Eyes, place: Channel, thread: str | None = None) -> None:
        """Note that a person has what stands there before their eyes."""
        shown = place.thread(thread) if thread else place.top
        if shown:
            self._read[eyes.me, place.id, thread] = shown[-1].ts

    def has_read(self, user: str, channel: str, thread: str | None, ts: str) -> bool:
        """Whether somebody has had a message before their eyes."""
        return self._read.get((user, channel, thread), _NEVER) >= ts

    def unread(self, eyes: Eyes, place: Channel) -> int:
        """New messages there, and new replies in threads this person takes part in."""
        counts = {
            root: self.unread_replies(eyes, place, root) for root in place.threads
        }
        followed = (
            n for root, n in counts.items() if n and _follows(eyes, place, root)
        )
        return self._new(eyes, place.top, (eyes.me, place.id, None)) + sum(followed)

    def unread_replies(self, eyes: Eyes, place: Channel, root: str) -> int:
        replies = eyes.replies(place, root)
        unseen = [reply for reply in replies if not reply.broadcast]
        return self._new(eyes, unseen, (eyes.me, place.id, root))

    def _new(
        self, eyes: Eyes, there: list[Message], key: tuple[str, str, str | None]
    ) -> int:
        """How many at the end came from others since one last looked."""
        last = self._read.get(key, _NEVER)
        since = takewhile(lambda message: message.ts > last, reversed(there))
        return sum(message.user != eyes.me for message in since)

    # --- forms and notices ---------------------------------------------------

    def blame(self, user: str, view_id: str, errors: dict[str, str]) -> None:
        """What is wrong with a form, until it changes or is sent again."""
        self._errors[user] = (view_id, errors)

    def errors(self, user: str, view_id: str) -> dict[str, str]:
        of_view, errors = self._errors.get(user, ("", {}))
        return errors if of_view == view_id else {}

    def forgive(self, user: str, view_id: str, block_id: str) -> None:
        self.errors(user, view_id).pop(block_id, None)

    def notices(self, eyes: Eyes) -> list[str]:
        """What Slack told this person and they have not put away."""
        told = eyes.workspace.notices(eyes.me)
        return told[self._dismissed.get(eyes.me, 0) :]

    def dismiss(self, eyes: Eyes) -> None:
        self._dismissed[eyes.me] = len(eyes.workspace.notices(eyes.me))


def _follows(eyes: Eyes, place: Channel, root_ts: str) -> bool:
    """Whether a thread is this person's: in a DM, by taking part, or by a mention."""
    return not place.is_room or any(
        _is_in(eyes, each) for each in place.thread(root_ts)
    )


def _is_in(eyes: Eyes, message: Message) -> bool:
    return message.user == eyes.me or f"<@{eyes.me}>" in message.text
