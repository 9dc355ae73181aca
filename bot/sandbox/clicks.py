"""Clicks, forms, commands and shortcuts: what a person waits for an answer to."""

from typing import Any

from bot.sandbox import payloads, responses
from bot.sandbox.delivery import COMMANDS, INTERACTIVE, Answer, Delivery
from bot.sandbox.faults import Faults
from bot.sandbox.forms import KINDS, Field, fields, filled, problems, type_in
from bot.sandbox.model import Json, NotThere, Refused, View
from bot.sandbox.record import Record
from bot.sandbox.workspace import Workspace


class Clicks:
    """The acts of people that the bot must acknowledge."""

    workspace: Workspace
    delivery: Delivery
    faults: Faults
    record: Record

    # --- in messages ---------------------------------------------------------

    async def click(
        self,
        user: str,
        channel: str,
        ts: str,
        action_id: str,
        *,
        value: object = None,
    ) -> None:
        """Press a button, or choose a value, in a message this person can see."""
        self.workspace.human(user)
        message = self.workspace.message(channel, ts, as_user=user)
        self.workspace.inside(user, channel)
        field = _find(message.blocks, action_id, value, f"the message {message.text!r}")
        typed = self.workspace.typed.setdefault((user, message.ts), {})
        act = self._act(field, value, typed)
        payload = payloads.message_action(self.workspace, user, message, typed, act)
        await self._ask(user, INTERACTIVE, payload)

    async def shortcut(
        self,
        user: str,
        callback_id: str,
        *,
        channel: str | None = None,
        ts: str | None = None,
    ) -> None:
        """A global shortcut; with a channel and ts, one from a message's menu."""
        workspace = self.workspace
        workspace.colleague(user)
        if not workspace.manifest.has_shortcut(callback_id):
            raise NotThere(f"The manifest has no shortcut {callback_id}.")
        if channel is not None and ts is not None:
            workspace.inside(user, channel)
            message = workspace.message(channel, ts)
            payload = payloads.message_shortcut(workspace, user, callback_id, message)
        else:
            payload = payloads.global_shortcut(workspace, user, callback_id)
        await self._ask(user, INTERACTIVE, payload)

    async def command(
        self, user: str, channel: str, command: str, text: str = ""
    ) -> None:
        workspace = self.workspace
        workspace.colleague(user)
        place = workspace.inside(user, channel)
        if not workspace.manifest.has_command(command):
            raise NotThere(
                f"There is no command {command} here. Type / to see them all."
            )
        payload = payloads.command(workspace, user, place, command, text)
        answer = await self._ask(user, COMMANDS, payload)
        if answer.body:
            try:
                responses.answer(workspace, user, channel, answer.body)
            except Refused as refusal:
                self._in_trouble(user, refusal)

    # --- in views ------------------------------------------------------------

    async def act_in_view(
        self,
        user: str,
        view_id: str,
        action_id: str,
        *,
        state: Json | None = None,
        value: object = None,
    ) -> None:
        """Press or choose something in the open modal or Home."""
        view = self._view(user, view_id)
        type_in(view, state or {})
        field = _find(view.blocks, action_id, value, f"the view {view.title!r}")
        act = self._act(field, value, view.typed)
        await self._ask(
            user, INTERACTIVE, payloads.view_action(self.workspace, view, act)
        )

    async def submit(
        self, user: str, view_id: str, values: dict[str, Any]
    ) -> dict[str, str] | None:
        """Fill in the form and send it.

        None when it closed or changed; else what is wrong, by block. Nothing by
        block when the bot did not answer: then there is a notice, and the form stays.
        """
        view = self._view(user, view_id)
        type_in(view, values)
        if missing := problems(view):
            return missing
        answer = await self._ask(
            user, INTERACTIVE, payloads.submission(self.workspace, view)
        )
        if not answer.ok:
            return {}
        try:
            return responses.close_or_change(self.workspace, view, answer.body)
        except Refused as refusal:
            self._in_trouble(user, refusal)
            return {}

    async def suggestions(
        self, user: str, view_id: str, action_id: str, typed: str
    ) -> list[Json]:
        """What the bot offers when a person types into an external select."""
        view = self._view(user, view_id)
        field = _find(view.blocks, action_id, None, f"the view {view.title!r}")
        asked = payloads.suggestion(self.workspace, view, field, typed)
        answer = await self._ask(user, INTERACTIVE, asked)
        try:
            return responses.offered(answer.body) if answer.ok else []
        except Refused as refusal:
            self._in_trouble(user, refusal)
            return []

    async def close(self, user: str, view_id: str) -> None:
        """Cancel a modal; the bot hears of it if it asked to."""
        view = self._view(user, view_id)
        cleared = bool(view.data.get("clear_on_close"))
        gone = self.workspace.open_views(user) if cleared else [view]
        for each in reversed(gone):
            self.workspace.windows.close(each)
        self.workspace.changed("view", user=user)
        if view.data.get("notify_on_close"):
            payload = payloads.closing(self.workspace, view, cleared=cleared)
            await self._ask(user, INTERACTIVE, payload)

    # --- asking and what comes of it -----------------------------------------

    async def _ask(self, user: str, kind: str, payload: Json) -> Answer:
        answer = await self.delivery.ask(kind, payload)
        name = self.workspace.manifest.bot_name
        if not answer.ok:
            self.workspace.notify(
                user, f"{name} did not answer in time. Please try again."
            )
        self.record.ack(answer.body)
        return answer

    def _in_trouble(self, user: str, refusal: Refused) -> None:
        """What the bot answered was not something Slack can show."""
        why = "; ".join([refusal.error, *refusal.messages])
        self.workspace.notify(user, f"We had some trouble connecting. ({why})")

    def _act(self, field: Field, value: object, typed: Json) -> Json:
        """The action, and the new state of its element."""
        now: Json = {}
        if field.element["type"] in KINDS:
            stands = typed.get(field.block_id, {}).get(field.action_id)
            now = filled(field.element, value) if value is not None else stands or {}
            if now and KINDS[field.element["type"]].initial:
                typed.setdefault(field.block_id, {})[field.action_id] = now
        return payloads.action(field, now, self.workspace.next_ts())

    def _view(self, user: str, view_id: str) -> View:
        """A view this person has before their eyes: the top modal, or their Home."""
        self.workspace.human(user)
        home, stack = self.workspace.home(user), self.workspace.open_views(user)
        if home is not None and home.id == view_id:
            return home
        if stack and stack[-1].id == view_id:
            return stack[-1]
        there = stack[-1].id if stack else "none"
        raise NotThere(f"{user} does not see the view {view_id}; on top is: {there}.")


def _find(blocks: list[Json], action_id: str, value: object, where: str) -> Field:
    """The element with this action, and for a button or menu this value, if given."""
    there = [field for field in fields(blocks) if field.action_id == action_id]
    for field in there:
        if _is_meant(field.element, value):
            return field
    known = ", ".join(sorted({field.action_id for field in fields(blocks)})) or "none"
    of_value = f" with the value {value!r}" if there else ""
    raise NotThere(f"No {action_id}{of_value} in {where}; there are: {known}.")


def _is_meant(element: Json, value: object) -> bool:
    """Whether it is the one that carries this value, or offers it behind its dots."""
    if value is None or element["type"] not in {"button", "overflow"}:
        return True
    carried = [element.get("value"), *(o["value"] for o in element.get("options", []))]
    return value in carried
