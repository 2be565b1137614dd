"""Connected components of numbered things: the same whatever the order in which they are joined."""


class Components:
    """So many things, each at first by itself; the smallest number of a component stands for it."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def find(self, thing: int) -> int:
        """Return the smallest number of the component of a thing."""
        root = thing
        while self._above[root] != root:
            root = self._above[root]
        while self._above[thing] != root:
            self._above[thing], thing = root, self._above[thing]
        return root

    def join(self, one: int, other: int) -> None:
        """Put two things into one component."""
        first, second = sorted((self.find(one), self.find(other)))
        self._above[second] = first

    def groups(self) -> dict[int, list[int]]:
        """Return the members of each component under its smallest number, in order."""
        found: dict[int, list[int]] = {}
        for thing in range(len(self._above)):
            found.setdefault(self.find(thing), []).append(thing)
        return found
