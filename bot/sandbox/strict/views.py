"""What Slack refuses of a modal or a Home."""

import json
from collections.abc import Callable

from bot.sandbox.model import Json, Refused
from bot.sandbox.strict.blocks import view_problems, with_ids

MAX_VIEW = 250_000


def checked(data: object, surface: str, new_block_id: Callable[[], str]) -> Json:
    """The view with an id on every block; or Slack's refusal."""
    if not isinstance(data, dict):
        raise Refused("invalid_arguments", "[ERROR] must be an object: view")
    if len(json.dumps(data)) > MAX_VIEW:
        raise Refused("view_too_large")
    if problems := view_problems(data, surface):
        raise Refused("invalid_arguments", *problems)
    return data | {"blocks": with_ids(data["blocks"], new_block_id)}
