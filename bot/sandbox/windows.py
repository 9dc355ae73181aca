"""The views each person has open: a stack of modals, and a Home."""

from collections.abc import Callable

from bot.sandbox.model import Json, Refused, View

STACK = 3
HOME_PREFIX = "VH"


class Windows:
    def __init__(self, new_id: Callable[[], str]) -> None:
        self._new_id = new_id
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}
        self._by_id: dict[str, View] = {}
        self._by_external_id: dict[str, View] = {}

    def stack(self, user: str) -> list[View]:
        return self._stacks.setdefault(user, [])

    def home(self, user: str) -> View | None:
        return self._homes.get(user)

    def find(self, view_id: str | None, external_id: str | None = None) -> View:
        view = self._by_id.get(view_id or "")
        view = view or self._by_external_id.get(external_id or "")
        if view is None:
            raise Refused("not_found")
        return view

    def open(self, user: str, data: Json) -> View:
        """Show a modal; what was open is gone, unless Slack refuses the new one."""
        view = self._new(f"V{self._new_id()}", user, data)
        self.clear(user)
        self.stack(user).append(view)
        return view

    def push(self, user: str, data: Json) -> View:
        stack = self.stack(user)
        if len(stack) >= STACK:
            raise Refused("push_limit_reached")
        view = self._new(f"V{self._new_id()}", user, data)
        if stack:
            view.root_id, view.previous_id = stack[0].id, stack[-1].id
        stack.append(view)
        return view

    def publish(self, user: str, data: Json, known_hash: str | None) -> View:
        home = self._homes.get(user)
        if home is None and known_hash:
            raise Refused("hash_conflict")
        if home is None:
            home = self._new(f"{HOME_PREFIX}{user}", user, data)
            self._homes[user] = home
            return home
        return self.update(home, data, known_hash)

    def update(self, view: View, data: Json, known_hash: str | None) -> View:
        """Show something else; what was typed stays where its field does."""
        if known_hash and known_hash != view.hash:
            raise Refused("hash_conflict")
        self._claim_external_id(view, data)
        before = _fields(view.data)
        view.data, view.hash = data, self._new_hash()
        now = _fields(data)
        same = {k for k in now.keys() & before.keys() if now[k] == before[k]}
        view.typed = {k: v for k, v in view.typed.items() if k in same}
        return view

    def close(self, view: View) -> None:
        stack = self.stack(view.user)
        if view in stack:
            stack.remove(view)
            self._forget(view)

    def clear(self, user: str) -> None:
        for view in self._stacks.pop(user, []):
            self._forget(view)

    def _new(self, view_id: str, user: str, data: Json) -> View:
        view = View(view_id, user, data, self._new_hash(), view_id)
        self._claim_external_id(view, data)
        self._by_id[view_id] = view
        return view

    def _new_hash(self) -> str:
        return f"1.{self._new_id().lower()}"

    def _claim_external_id(self, view: View, data: Json) -> None:
        """Take the bot's own name for a view, and let go of the one it had."""
        external_id = data.get("external_id")
        if external_id and self._by_external_id.get(external_id, view) is not view:
            raise Refused("duplicate_external_id")
        self._by_external_id.pop(view.data.get("external_id") or "", None)
        if external_id:
            self._by_external_id[external_id] = view

    def _forget(self, view: View) -> None:
        self._by_id.pop(view.id, None)
        self._by_external_id.pop(view.data.get("external_id") or "", None)


def _fields(data: Json) -> dict[str, object]:
    """What kind of field stands in each block, to tell whether it is still the same."""
    return {block["block_id"]: _field(block) for block in data["blocks"]}


def _field(block: Json) -> object:
    element = block.get("element") or block.get("accessory") or {}
    elements = [element, *block.get("elements", [])]
    return [(e.get("type"), e.get("action_id")) for e in elements]
