"""What is taken back and brought back is heard each time, below what was said."""

from tests.cast import Cast, labels_of
from tests.stories.steps import skips_all

LABELS = "We need a label printer"


async def test_each_time_is_a_message_of_its_own_and_only_the_last_has_a_button(
    cast: Cast,
) -> None:
    await cast.says("Ana", LABELS)
    asked = await cast.reads("Ana", "Why are we doing this?")
    gone = []
    for _ in range(2):
        await cast.clicks("Ana", "Take it back", on=asked)
        taken = await cast.reads("Ana", "You took request #1 back. Nothing goes to IT.")
        assert labels_of(taken) == ["Bring it back"]
        await cast.clicks("Ana", "Bring it back", on=taken)
        over = await cast.reads("Ana", "You took request #1 back, for a while.")
        assert (over.ts, labels_of(over)) == (taken.ts, [])
        again = await cast.reads("Ana", "Request #1 is open again.")
        assert again.ts > taken.ts
        gone += [taken.ts, again.ts]
        cast.skims("Ana")
    assert gone == sorted(set(gone))


async def test_a_press_on_a_button_that_is_gone_changes_nothing(cast: Cast) -> None:
    await cast.says("Ana", LABELS)
    brief = await skips_all(cast, "Ana", "Why are we", "What happens", "Who is")
    await cast.clicks("Ana", "Take it back", on=brief)
    taken = await cast.reads("Ana", "You took request #1 back.")
    cast.skims("Ana")
    click = ("U0ANA", taken.channel, taken.ts, "request.bring_back")
    for _ in range(2):
        await cast.sandbox.click(*click, value="1")
    await cast.settled()
    await cast.reads("Ana", "Request #1 is open already.")
    await cast.reads("Ana", "is open again. We go on")
    cast.skims("Ana")
