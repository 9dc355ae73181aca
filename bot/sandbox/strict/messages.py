"""What Slack refuses of a message."""

import json
from collections.abc import Callable

from bot.sandbox.model import Json, Refused
from bot.sandbox.strict.blocks import message_problems, with_ids

MAX_TEXT = 40_000
MAX_METADATA = 8_000
MAX_ATTACHMENTS = 100
MAX_MARKDOWN = 12_000
MAX_WORDS_IN_BLOCKS = 12_000
NO_TEXT_BUT_BLOCKS = "This content can't be displayed."


def content(args: Json, new_block_id: Callable[[], str]) -> Json:
    """What a message says, as the fields of a `Message`; or Slack's refusal."""
    text, blocks = _text(args), args.get("blocks") or []
    attachments = args.get("attachments") or []
    if len(attachments) > MAX_ATTACHMENTS:
        raise Refused("too_many_attachments")
    _check_blocks(blocks)
    for attachment in attachments:
        if not isinstance(attachment, dict):
            raise Refused("invalid_attachments")
        _check_blocks(attachment.get("blocks") or [])
    if not (text or blocks or attachments):
        raise Refused("no_text")
    return {
        "text": text or NO_TEXT_BUT_BLOCKS,
        "blocks": with_ids(blocks, new_block_id),
        "attachments": attachments,
        "metadata": _metadata(args.get("metadata")),
    }


def check_length(said: Json) -> None:
    """Refuse blocks with too many words in all; no document of Slack's says how many.

    Posts and edits are held to it, answers at a response_url are not.
    """
    if _words(said["blocks"]) > MAX_WORDS_IN_BLOCKS:
        raise Refused("msg_blocks_too_long")


def _words(part: object) -> int:
    if isinstance(part, list):
        return sum(map(_words, part))
    if not isinstance(part, dict):
        return 0
    text = part.get("text")
    own = len(text) if isinstance(text, str) else 0
    return own + sum(map(_words, part.values()))


def _text(args: Json) -> str:
    text = args.get("text") or ""
    markdown = args.get("markdown_text") or ""
    if markdown and (text or args.get("blocks")):
        raise Refused("markdown_text_conflict")
    if len(text) > MAX_TEXT or len(markdown) > MAX_MARKDOWN:
        raise Refused("msg_too_long")
    return str(text or markdown)


def _check_blocks(blocks: object) -> None:
    if not isinstance(blocks, list):
        raise Refused("invalid_blocks_format")
    if blocks and (problems := message_problems(blocks)):
        raise Refused("invalid_blocks", *problems, errors=problems)


def _metadata(given: Json | None) -> Json | None:
    if not given:
        return None
    named = isinstance(given.get("event_type"), str) and given["event_type"]
    if not named or not isinstance(given.get("event_payload"), dict):
        raise Refused("invalid_metadata_format")
    if len(json.dumps(given)) > MAX_METADATA:
        raise Refused("metadata_too_large")
    return given
