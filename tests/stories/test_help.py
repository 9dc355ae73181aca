"""Whoever asks how it works is told, and nobody else sees it."""

import pytest

from bot.sandbox import Workspace
from tests.cast import Cast, labels_of, user, words_of

GENERAL = "C0GENERAL"


@pytest.mark.parametrize("typed", ["", "help", "make me a sandwich"])
async def test_the_command_explains_itself_whatever_is_typed_behind_it(
    cast: Cast, typed: str
) -> None:
    await cast.sandbox.command(user("Ana"), GENERAL, "/goodwill", typed)
    await cast.settled()
    said = await cast.reads("Ana", "Tell me what you need")
    assert said.ephemeral_for == user("Ana")
    assert labels_of(said) == ["Ask IT"]
    assert "/ask-it" in words_of(said)


@pytest.mark.parametrize("typed", ["help", "Help!", "?", "@goodwill help", "Hilfe"])
async def test_help_in_the_dm_opens_no_request(cast: Cast, typed: str) -> None:
    await cast.says("Ana", typed)
    said = await cast.reads("Ana", "Tell me what you need")
    assert said.channel == cast.dm("Ana")


async def test_a_need_that_speaks_of_help_is_a_request(cast: Cast) -> None:
    await cast.says("Ana", "Help the shops see their stock")
    await cast.reads("Ana", "Why are we doing this?")


@pytest.mark.parametrize(
    "typed", ["@goodwill", "@goodwill help", "@goodwill ?", "hello @goodwill"]
)
async def test_a_bare_mention_is_answered_to_that_person_only(
    cast: Cast, typed: str
) -> None:
    joins(cast.workspace)
    await cast.sandbox.say(user("Ana"), GENERAL, typed)
    await cast.settled()
    said = await cast.reads("Ana", "Tell me what you need")
    assert said.ephemeral_for == user("Ana")
    assert said.channel == GENERAL


def joins(workspace: Workspace) -> None:
    """The bot has long been in this channel."""
    workspace.channels[GENERAL].members[workspace.bot_user_id] = None


async def test_a_question_mark_under_a_question_asks_what_it_means(cast: Cast) -> None:
    await cast.says("Ana", "We need a label printer")
    first = await cast.reads("Ana", "Why are we doing this?")
    await cast.says("Ana", "??", under=first)
    meant = await cast.reads("Ana", "“I don't know” is an answer, too.")
    assert meant.thread_ts == first.thread_ts
    assert "The goal behind it: fewer late deliveries" in words_of(meant)
    await cast.says("Ana", "help", under=first)
    await cast.reads("Ana", "Tell me what you need")
    await cast.says("Ana", "Parcels leave on the same day", under=first)
    await cast.reads("Ana", "What happens if we don't")
