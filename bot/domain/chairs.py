"""Who sits where, and chains of people who move on so that one more finds a chair.

A host has one guest or two. Second chairs are as many as the guests who outnumber the
hosts, so no table stays empty. People who must never meet never share a table.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator

from bot.domain.circles import Table

Ways = Callable[[int, Collection[int]], Iterable[int]]  # for a guest, to which hosts

FULL = 2


class Chairs:
    """The tables of a round: their hosts, and the guests of each."""

    def __init__(self, table: Table, hosts: Iterable[int], guests: int) -> None:
        self.table = table
        self.party: dict[int, list[int]] = {host: [] for host in hosts}
        self.at: dict[int, int] = {}
        self.seconds = max(0, guests - len(self.party))  # second chairs still free

    def put(self, guest: int, host: int) -> None:
        self.seconds -= bool(self.party[host])
        self.party[host].append(guest)
        self.at[guest] = host

    def leave(self, guest: int) -> None:
        party = self.party[self.at.pop(guest)]
        party.remove(guest)
        self.seconds += bool(party)

    def change(self, one: int, other: int) -> None:
        """Two guests change places."""
        here, there = self.at[one], self.at[other]
        for guest in (one, other):
            self.leave(guest)
        self.put(one, there)
        self.put(other, here)

    def beside(self, guest: int) -> list[int]:
        return [other for other in self.party[self.at[guest]] if other != guest]

    def has_room(self, host: int) -> bool:
        taken = len(self.party[host])
        return not taken or (taken < FULL and self.seconds > 0)

    def unbearable(self, guest: int, host: int) -> list[int]:
        """The guests of a host who must never meet this one."""
        never = self.table.never[guest]
        return [other for other in self.party[host] if other in never]

    def seat(self, guests: Iterable[int], ways: Ways, movable: Collection[int]) -> None:
        """As many of them as can be; who has a chair keeps one, maybe another."""
        search = Search(self, ways, movable)
        for guest in guests:
            search.seat(guest)


class Search:
    """Looks for a chair, the shortest chain first.

    Where a search ends in vain no later one can succeed, so it is not repeated there:
    all searches together look at each host about once.
    """

    def __init__(self, chairs: Chairs, ways: Ways, movable: Collection[int]) -> None:
        self._chairs, self._ways, self._movable = chairs, ways, movable
        self._unseen = dict.fromkeys(chairs.party)
        self._is_shared = False  # whether second chairs were looked for elsewhere
        self._wants: dict[int, int] = {}  # who would come to a host
        self._because: dict[int, int] = {}  # to which host a guest would give way

    def seat(self, guest: int) -> None:
        was_shared = self._is_shared
        self._wants, self._because = {}, {}
        queue = deque([guest])
        while queue:
            for host in self._open_to(queue.popleft()):
                if self._has_chair(host):
                    self._move_along(host)
                    self._unseen.update(dict.fromkeys(self._wants))
                    self._is_shared = was_shared
                    return
                queue.extend(self._asked(host))

    def _open_to(self, guest: int) -> Iterator[int]:
        """Hosts nobody has looked at, noting who comes."""
        for host in list(self._ways(guest, self._unseen)):
            if len(self._chairs.unbearable(guest, host)) < FULL:
                del self._unseen[host]
                self._wants[host] = guest
                yield host

    def _has_chair(self, host: int) -> bool:
        unbearable = self._chairs.unbearable(self._wants[host], host)
        return not unbearable and self._chairs.has_room(host)

    def _asked(self, host: int) -> Iterator[int]:
        """Who would have to move on, so that somebody can come to this host."""
        party = self._chairs.party[host]
        unbearable = self._chairs.unbearable(self._wants[host], host)
        yield from self._giving_way(unbearable or party, host)
        if len(party) < FULL and not unbearable and not self._is_shared:
            self._is_shared = True  # a second chair is free once one elsewhere is
            for other in list(self._chairs.party.values()):
                if len(other) == FULL:
                    yield from self._giving_way(other, host)

    def _giving_way(self, guests: Iterable[int], host: int) -> Iterator[int]:
        for guest in guests:
            if guest in self._movable and guest not in self._because:
                self._because[guest] = host
                yield guest

    def _move_along(self, end: int) -> None:
        """Everybody along the chain takes the chair that was found for them."""
        host: int | None = end
        moves = []
        while host is not None:
            guest = self._wants[host]
            moves.append((guest, host))
            host = self._because.get(guest)
        for guest, _ in moves:
            if guest in self._chairs.at:
                self._chairs.leave(guest)
        for guest, to in moves:
            self._chairs.put(guest, to)
