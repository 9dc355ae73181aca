"""Ten rounds, and one more for ten thousand people, in a process of its own.

Half of them work in the business, in seven zones, and each follows a request or two.
"""

import json
import resource
import time
from collections.abc import Iterable, Iterator
from random import Random

from bot.domain import pairings
from bot.domain.circles import HALF_HOURS, Circle, Pair, Participant, pair_of
from bot.models import Side

MANY, PAST = 10_000, 10
ZONES = (-8, -5, 0, 1, 2, 5, 9)
SEED = 1


def circle(count: int) -> Circle:
    luck = chance(count)
    sides = [Side.BUSINESS] * (count // 2) + [Side.IT] * (count // 2)
    followed: list[set[int]] = [set() for _ in sides]
    for request in range(count // 3):
        for _ in range(2):
            followed[luck.randrange(count // 2)].add(request)
            followed[luck.randrange(count // 2, count)].add(request)
    people = [
        Participant(
            id=f"U{number:05}",
            side=side,
            unit=f"unit {number % 30}",
            works=week(luck.choice(ZONES)),
            requests=frozenset(followed[number]),
        )
        for number, side in enumerate(sides)
    ]
    return Circle(people, met=dict(past(people, luck)))


def week(zone: int) -> int:
    """Nine to five, Monday to Friday, so many hours east of Greenwich."""
    opens = [day * 48 + 2 * (9 - zone) for day in range(5)]
    halves = {(at + half) % HALF_HOURS for at in opens for half in range(16)}
    return sum(1 << half for half in halves)


def past(people: Iterable[Participant], luck: Random) -> Iterator[tuple[Pair, int]]:
    """Rounds in which everybody met somebody by chance."""
    ids = [each.id for each in people]
    business, it = ids[: len(ids) // 2], ids[len(ids) // 2 :]
    for number in range(PAST):
        luck.shuffle(it)
        for one, other in zip(business, it, strict=True):
            yield pair_of(one, other), number


def chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - the same people each time


def paired() -> dict[str, float]:
    """What one more round takes."""
    now = circle(MANY)
    began = time.process_time()
    made = pairings.pair(now, SEED)
    seconds = time.process_time() - began
    assert (len(made.groups), made.left_out) == (MANY // 2, {})
    again = sum(pair_of(*sorted(each.people)) in now.met for each in made.groups)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "megabytes": peak, "again": again}


if __name__ == "__main__":
    print(json.dumps(paired()))
