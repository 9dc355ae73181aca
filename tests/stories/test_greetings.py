"""The bot says hello once where it is brought in, and to nobody else."""

from tests.cast import TRIAGE, Cast, user, words_of

GENERAL, GOODWILL = "C0GENERAL", "U0GOODWILL"


async def test_a_channel_reads_once_who_added_it_and_what_it_will_write(
    cast: Cast,
) -> None:
    await cast.sandbox.invite(user("Ben"), GOODWILL, GENERAL)
    await cast.settled()
    hello = await cast.reads("Ana", "Hello, I am Goodwill.")
    assert hello.channel == GENERAL
    assert {"type": "user", "user_id": "U0BEN"} in hello.blocks[0]["elements"][0][
        "elements"
    ]
    assert "write nothing else in this channel" in words_of(hello)
    cast.workspace.leave(GOODWILL, cast.workspace.channels[GENERAL])
    await cast.sandbox.invite(user("Ana"), GOODWILL, GENERAL)
    await cast.settled()
    await cast.time_passes(days=1)


async def test_the_channel_of_it_reads_that_cards_come_there(cast: Cast) -> None:
    del cast.workspace.channels[TRIAGE].members[GOODWILL]
    await cast.sandbox.invite(user("Ivo"), GOODWILL, TRIAGE)
    await cast.settled()
    hello = await cast.reads("Mia", "requests to IT arrive here as cards")
    assert hello.channel == TRIAGE


async def test_people_who_join_a_channel_are_not_greeted(cast: Cast) -> None:
    await cast.sandbox.join(user("Ben"), TRIAGE)
    await cast.settled()
    await cast.time_passes(hours=1)
