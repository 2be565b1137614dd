"""Which naming means which side: an actor and the body or state that it leads stand together."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from trucewatch.model import ActorRef
from trucewatch.register.view import View


class Sides:
    """Tells sides apart in one view. A naming without an id is taken for the one actor that bears that name."""

    def __init__(self, view: View) -> None:
        self._actors = view.actors
        self._named = _one_name_one_actor(view)
        self._led = led(view)

    def key(self, ref: ActorRef) -> str:
        """Return what tells this actor from others: its id, or its name where nobody known bears it."""
        if ref.actor is not None and ref.actor in self._actors:
            return ref.actor
        name = ref.name.casefold().strip()
        return self._named.get(name, f"name:{name}")

    def side(self, ref: ActorRef) -> str:
        """Return the key of the side that an actor stands on."""
        key = self.key(ref)
        return self._led.get(key, key)

    def named(self, key: str, words: str) -> ActorRef:
        """Return a naming of the actor with this key, under the record's name for it or else these words."""
        actor = self._actors.get(key)
        return ActorRef(actor=actor.id, name=actor.name) if actor else ActorRef(actor=None, name=words)

    def roles(self, key: str) -> tuple[str, ...]:
        """Return the roles that reports give to an actor."""
        actor = self._actors.get(key)
        return tuple(role.value for role in actor.roles) if actor else ()


def _one_name_one_actor(view: View) -> Mapping[str, str]:
    bearers: dict[str, set[str]] = defaultdict(set)
    for actor in view.actors.values():
        for name in (actor.name, *actor.names):
            bearers[name.casefold().strip()].add(actor.id)
    return {name: found for name, held in bearers.items() if len(held) == 1 for found in held}


def led(view: View) -> Mapping[str, str]:
    """Return for each leader the one body or state that most statements say is led, by ids."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for one in view.leaders:
        if one.leader in view.actors and one.led in view.actors:
            told[one.leader][one.led] += 1
    return {leader: min(led, key=lambda one: (-led[one], one)) for leader, led in told.items()}
