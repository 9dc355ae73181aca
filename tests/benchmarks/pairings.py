"""Ten thousand people paired, against an exact matching of a thousand.

Seconds are the processor's, so that neighbours on the machine count for nothing. The
score is how well the pairs do together; that nobody meets again holds for both, and is
not counted.
"""

import json
import statistics
import subprocess
import sys
import time

import networkx as nx

from bot.domain import pairings
from bot.domain.circles import Circle, Table
from bot.models import Side
from tests.benchmarks.rounds import MANY, PAST, SEED, chance, circle

FEW, ROUNDS = 1_000, 3
FASTER, AS_GOOD = 20, 0.94


def compared() -> str:
    """Both several times, in turn, since the machine varies."""
    ours, exact = [], []
    now = circle(FEW)
    for _ in range(ROUNDS):
        ours.append(alone())
        exact.append(exactly(now))
    seconds = [each["seconds"] for each in ours]
    theirs = [each for each, _ in exact]
    faster = statistics.median(b / a for a, b in zip(seconds, theirs, strict=True))
    good = score(now) / exact[0][1]
    megabytes, again = (max(each[k] for each in ours) for k in ("megabytes", "again"))
    return (
        f"{MANY:,} people paired after {PAST} rounds: {statistics.median(seconds):.2f} "
        f"s, {megabytes:.0f} MB with everything around, {again} pairs who met before; "
        f"{faster:.0f} times as fast (at least {FASTER}) as an exact matching of "
        f"{FEW:,} with networkx, {statistics.median(theirs):.1f} s; of {FEW:,} people "
        f"{good:.1%} of its score (at least {AS_GOOD:.0%})"
    )


def alone() -> dict[str, float]:
    """In a fresh process, so that its memory is its own."""
    command = [sys.executable, "-m", "tests.benchmarks.rounds"]
    done = subprocess.run(command, capture_output=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def exactly(now: Circle) -> tuple[float, float]:
    """How long the best of all matchings takes, and its score."""
    table = seated(now)
    graph = nx.Graph()
    for host in table.of(Side.BUSINESS):
        for guest in table.of(Side.IT):
            if table.is_fresh(host, guest):
                graph.add_edge(host, guest, weight=table.liking(host, guest))
    began = time.process_time()
    found = nx.max_weight_matching(graph, maxcardinality=True)
    seconds = time.process_time() - began
    assert len(found) == len(now.people) // 2
    return seconds, sum(graph.edges[each]["weight"] for each in found)


def score(now: Circle) -> float:
    """Of our own round, by the same measure."""
    table = seated(now)
    number = {each.id: at for at, each in enumerate(table.people)}
    made = pairings.pair(now, SEED)
    found = [[number[who] for who in each.people] for each in made.groups]
    assert len(found) == len(now.people) // 2
    assert all(table.is_fresh(host, guest) for host, guest in found)
    return sum(table.liking(host, guest) for host, guest in found)


def seated(now: Circle) -> Table:
    """With the same lots of who is off to somebody new as in the round."""
    return Table(now, now.people, chance(SEED))


if __name__ == "__main__":
    print(compared())
