"""Who shares an interest with whom: one's own body and state, those one leads, those one backs."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trucewatch.codebook import Codebook
from trucewatch.model import Actor, ActorKind, ActorRef, Leadership, Role, Stance, Statement, SupportClaim

_WORD = re.compile(r"[^\W\d_][\w.'-]*")
_WORDS = "words:"
_OWN = frozenset({ActorKind.STATE})


@dataclass(frozen=True)
class Sides:
    """What is known of interests. `ties` gives each actor what binds it: its id, its body, its state.

    `backs` gives each tie the ties of those it backs, as support statements that nobody's denial stands in say it.
    """

    now: Mapping[str, str]
    names: Mapping[str, str]
    ties: Mapping[str, frozenset[str]]
    backs: Mapping[str, frozenset[str]]
    parties: frozenset[str]
    monitors: frozenset[str]

    @staticmethod
    def of(
        statements: Iterable[Statement],
        actors: Sequence[Actor],
        codebook: Codebook,
        leaders: Sequence[Leadership] = (),
    ) -> "Sides":
        """Work out the sides from all statements of a case, its actors and who leads whom."""
        now = {old: actor.id for actor in actors for old in (*actor.aliases, actor.id)}
        states = _States(codebook)
        led: dict[str, set[str]] = {}
        for one in leaders:
            led.setdefault(now.get(one.leader, one.leader), set()).add(now.get(one.led, one.led))
        ties = {actor.id: frozenset({actor.id, *led.get(actor.id, ()), *states.of(actor)}) for actor in actors}
        backs, backed = _backing(statements, now, ties)
        parties = {actor.id for actor in actors if Role.CONFLICT_PARTY in actor.roles} | backed
        return Sides(
            now=now,
            names={actor.id: actor.name for actor in actors},
            ties=ties,
            backs=backs,
            parties=frozenset(parties),
            monitors=frozenset(actor.id for actor in actors if _monitors(actor, codebook)),
        )

    def key(self, ref: ActorRef | None) -> str | None:
        """Return a key for whom the words name: the actor's id, or the words themselves; None for nobody."""
        if ref is None or not (ref.actor or ref.name):
            return None
        return self.now.get(ref.actor, ref.actor) if ref.actor else _WORDS + ref.name.casefold()

    def named(self, key: str | None) -> bool:
        """Whether a key is of an actor of the case: the interest of "a website" or "residents" is not known."""
        return key is not None and not key.startswith(_WORDS)

    def bound(self, key: str) -> frozenset[str]:
        """Return what binds an actor."""
        return self.ties.get(key, frozenset({key}))

    def camp(self, key: str) -> frozenset[str]:
        """Return the ties of an actor and of those whom it backs."""
        own = self.bound(key)
        return own.union(*(self.backs.get(tie, frozenset()) for tie in own))

    def same_interest(self, left: str, right: str) -> bool:
        """Whether two actors are bound to each other, one backs the other, or both back a third."""
        return bool(self.camp(left) & self.camp(right))

    def adversaries(self, left: str, right: str) -> bool:
        """Whether two actors stand with different parties to the conflict."""
        one, other = self.camp(left) & self.parties, self.camp(right) & self.parties
        return bool(one and other and not one & other)


class _States:
    """The state that an actor is, or is an organ of, by the names, demonyms and seats of the codebook."""

    def __init__(self, codebook: Codebook) -> None:
        self._organs = frozenset(codebook.words("verification", "organs", "words"))
        self._bare = frozenset(codebook.words("verification", "organs", "bare"))
        self._names: dict[str, str] = {}
        for row in codebook.rows("states"):
            for cell in ("name", "names", "demonyms", "capital", "seats"):
                for name in row[cell].split("|"):
                    if name:
                        self._names.setdefault(name.casefold(), row["iso"])

    def of(self, actor: Actor) -> frozenset[str]:
        """Return the state's code as a tie; nothing where the names tell of none or of several."""
        found = {iso for name in (actor.name, *actor.names) if (iso := self._in_name(name, actor.kind))}
        return frozenset({f"state:{found.pop()}"}) if len(found) == 1 else frozenset()

    def _in_name(self, name: str, kind: ActorKind) -> str | None:
        whole = self._names.get(name.casefold())
        if whole:
            return whole if kind in _OWN else None
        words = [word.casefold().removesuffix("'s") for word in _WORD.findall(name)]
        bare = len(words) == 2 and words[1] in self._bare
        if not bare and not self._organs & set(words):
            return None
        found = {
            self._names[phrase]
            for size in (1, 2, 3)
            for at in range(len(words) - size + 1)
            if (phrase := " ".join(words[at : at + size])) in self._names
        }
        return found.pop() if len(found) == 1 else None


def _backing(
    statements: Iterable[Statement], now: Mapping[str, str], ties: Mapping[str, frozenset[str]]
) -> tuple[dict[str, frozenset[str]], set[str]]:
    found: dict[str, set[str]] = {}
    backed: set[str] = set()
    for statement in statements:
        claim = statement.claim
        if not isinstance(claim, SupportClaim) or statement.stance is Stance.DENIES:
            continue
        if claim.backer.actor is None or claim.backed.actor is None:
            continue
        backer, other = (now.get(one, one) for one in (claim.backer.actor, claim.backed.actor))
        backed.update(ties.get(other, frozenset({other})))
        for tie in ties.get(backer, frozenset({backer})):
            found.setdefault(tie, set()).update(ties.get(other, frozenset({other})))
    return {tie: frozenset(others) for tie, others in found.items()}, backed


def _monitors(actor: Actor, codebook: Codebook) -> bool:
    if Role.MONITOR in actor.roles:
        return True
    words = codebook.words("verification", "monitors", "words")
    return any(
        re.search(rf"\b{re.escape(word)}\b", name.casefold()) for name in (actor.name, *actor.names) for word in words
    )
