"""Who meets whom: of the side with fewer people, each is host of one guest or two.

First everybody chooses among a few by chance. Whoever found nobody new is then given
somebody, if need be by others moving on: after that no other seating gives more guests
somebody new. Who is left meets whom they met the longest ago. At last guests change
places as long as both tables together gain.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from random import Random

from bot.domain.chairs import FULL, Chairs
from bot.domain.circles import Staleness, Table

LOOKS = 16  # at how many hosts, by chance, a guest looks before choosing
TRIES = 12  # how many other tables, by chance, a guest looks at afterwards
CROWD = 32  # hosts who share a request with a guest; of more, these many by chance
GAIN = 1e-9  # more than sums of the same numbers differ by


class Seating:
    """The tables of a round. `guests` in the order in which they may choose."""

    def __init__(
        self, table: Table, hosts: Sequence[int], guests: list[int], chance: Random
    ) -> None:
        self.table, self.chance, self.guests = table, chance, guests
        self.hosts = chance.sample(hosts, len(hosts))
        self.chairs = Chairs(table, self.hosts, len(guests))
        self._sharers = self._find_sharers()

    def arrange(self) -> None:
        everybody = set(self.guests)
        self.chairs.seat(self.guests, self._to_sharers, everybody)
        for size in range(FULL):
            self._choose(size)
        self.chairs.seat(self.waiting, self._to_fresh, everybody)
        self._meet_again()
        self.chairs.seat(self.waiting, self._to_anybody, everybody)
        self._give_way()
        self._change_places()

    @property
    def left_out(self) -> list[int]:
        alone = [host for host in self.hosts if not self.chairs.party[host]]
        return alone + self.waiting

    @property
    def barred(self) -> list[int]:
        """Who must meet nobody of the other side."""
        never = self.table.never
        hosts, guests = set(self.hosts), set(self.guests)
        barred = [host for host in self.hosts if guests <= never[host]]
        return barred + [guest for guest in self.guests if hosts <= never[guest]]

    @property
    def waiting(self) -> list[int]:
        return [guest for guest in self.guests if guest not in self.chairs.at]

    # --- where somebody could go ---

    def _to_sharers(self, guest: int, hosts: Collection[int]) -> list[int]:
        is_fresh = self.table.is_fresh
        return [h for h in self._sharers[guest] if h in hosts and is_fresh(h, guest)]

    def _to_fresh(self, guest: int, hosts: Collection[int]) -> Iterator[int]:
        return (host for host in hosts if self.table.is_fresh(host, guest))

    def _to_anybody(self, guest: int, hosts: Collection[int]) -> Iterator[int]:
        never = self.table.never[guest]
        return (host for host in hosts if host not in never)

    def _find_sharers(self) -> dict[int, list[int]]:
        """Hosts with whom a guest shares a request; none, if off to elsewhere."""
        by_request = defaultdict(list)
        for host in self.hosts:
            for request in self.table.requests[host]:
                by_request[request].append(host)
        found: dict[int, list[int]] = {}
        for guest in self.guests:
            about = () if self.table.wanders[guest] else self.table.requests[guest]
            several = (self._a_few(by_request.get(each, [])) for each in sorted(about))
            sharers = dict.fromkeys(chain.from_iterable(several))
            found[guest] = self._a_few(list(sharers))
        return found

    def _a_few(self, hosts: list[int]) -> list[int]:
        """A request that everybody follows is no reason to look at everybody."""
        return hosts if len(hosts) <= CROWD else self.chance.sample(hosts, CROWD)

    # --- choosing ---

    def _choose(self, size: int) -> None:
        """Everybody without a chair looks for a host with so many guests."""
        free = [host for host in self.hosts if len(self.chairs.party[host]) == size]
        for guest in self.waiting:
            looks = dict.fromkeys([*self._sharers[guest], *self._some(free, size)])
            welcome = [host for host in looks if self._is_welcome(host, guest, size)]
            likings = [self.table.liking(host, guest) for host in welcome]
            if likings:
                self.chairs.put(guest, welcome[likings.index(max(likings))])

    def _some(self, free: list[int], size: int) -> list[int]:
        """A few hosts by chance; who has another guest by now is struck off."""
        found: list[int] = []
        while free and len(found) < LOOKS:
            at = int(self.chance.random() * len(free))
            free[at], free[-1] = free[-1], free[at]
            host = free.pop()
            if len(self.chairs.party[host]) == size:
                found.append(host)
        free += found
        return found

    def _is_welcome(self, host: int, guest: int, size: int) -> bool:
        party = self.chairs.party[host]
        return (
            len(party) == size
            and self.chairs.has_room(host)
            and self.table.is_fresh(host, guest)
            and all(self._is_welcome_beside(each, host, guest) for each in party)
        )

    def _is_welcome_beside(self, other: int, host: int, guest: int) -> bool:
        table = self.table
        is_known = other in table.met[guest] or other in table.never[guest]
        return not is_known and table.hours(host, guest, other) != 0

    # --- nobody new is left ---

    def _meet_again(self) -> None:
        """Who is left meets whom they met the longest ago."""
        left = set(self.waiting)
        hosts = [host for host in self.hosts if self.chairs.has_room(host)]
        stale = self.table.staleness
        for bound in sorted({stale(host, each) for host in hosts for each in left}):

            def ways(
                guest: int, hosts: Collection[int], bound: Staleness = bound
            ) -> list[int]:
                found = self._to_anybody(guest, hosts)
                return [host for host in found if stale(host, guest) <= bound]

            self.chairs.seat(self.waiting, ways, left)

    # --- the never-list leaves no chair for everybody ---

    def _give_way(self) -> None:
        """Who waited already comes before somebody who did not."""
        for guest in self.waiting:
            for host in self.hosts:
                rivals = self._rivals(guest, host)
                if rivals:
                    self.chairs.leave(rivals[0])
                    self.chairs.put(guest, host)
                    break
        for host in self.hosts:
            called = [] if self.chairs.party[host] else self._spare(host)
            if called:
                self.chairs.leave(called[0])
                self.chairs.put(called[0], host)

    def _rivals(self, guest: int, host: int) -> list[int]:
        """Who waited less, and whose chair this guest could take."""
        party = self.chairs.party[host]
        unbearable = self.chairs.unbearable(guest, host)
        waited = self.table.waited
        if host in self.table.never[guest] or len(unbearable) == FULL:
            return []
        return [each for each in unbearable or party if waited[each] < waited[guest]]

    def _spare(self, host: int) -> list[int]:
        """Who could come to a host without a guest: of a trio, or who waited less."""
        waited = self.table.waited
        return [
            guest
            for other in self.hosts
            for guest in self.chairs.party[other]
            if host not in self.table.never[guest]
            if len(self.chairs.party[other]) == FULL or waited[other] < waited[host]
        ]

    # --- changing places ---

    def _change_places(self) -> None:
        for guest in self.guests:
            here = self.chairs.at.get(guest)
            if here is not None and self.table.is_fresh(here, guest):
                for host in self._sharers[guest]:
                    self._try(guest, host)
                for _ in range(TRIES):
                    at = int(self.chance.random() * len(self.hosts))
                    self._try(guest, self.hosts[at])

    def _try(self, guest: int, host: int) -> None:
        """Change places with somebody there if both tables together gain."""
        here = self.chairs.at[guest]
        if host == here or not self.table.is_fresh(host, guest):
            return
        for other in self.chairs.party[host]:
            gains = self.table.is_fresh(here, other) and self._gain(guest, other) > GAIN
            if gains:
                self.chairs.change(guest, other)
                return

    def _gain(self, guest: int, other: int) -> float:
        here, there = self.chairs.at[guest], self.chairs.at[other]
        mine, theirs = self.chairs.beside(guest), self.chairs.beside(other)
        return (
            self.table.comfort(there, guest, theirs)
            + self.table.comfort(here, other, mine)
            - self.table.comfort(here, guest, mine)
            - self.table.comfort(there, other, theirs)
        )


def arranged(
    table: Table, hosts: Sequence[int], guests: list[int], chance: Random
) -> Seating:
    seating = Seating(table, hosts, guests, chance)
    seating.arrange()
    return seating
