"""What Slack refuses of a modal or a Home."""

from collections.abc import Callable

from bot.sandbox.model import Json, Refused
from bot.sandbox.strict.blocks import view_problems, with_ids


def checked(data: object, surface: str, new_block_id: Callable[[], str]) -> Json:
    """The view with an id on every block; or Slack's refusal."""
    if not isinstance(data, dict):
        raise Refused("invalid_arguments", "[ERROR] must be an object: view")
    if problems := view_problems(data, surface):
        raise Refused("invalid_arguments", *problems)
    return data | {"blocks": with_ids(data["blocks"], new_block_id)}
