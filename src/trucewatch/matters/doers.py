"""Whether two tellings lay one act to two doers who cannot be one, by who is known and else by the words."""

from trucewatch.matters.case import Case
from trucewatch.matters.words import words
from trucewatch.model import ActorKind, ActorRef, Stance, Statement

_MERE = frozenset({ActorKind.GROUP, ActorKind.UNCLEAR})


def two_doers(case: Case, left: Statement, right: Statement, one: ActorRef | None, other: ActorRef | None) -> bool:
    """Whether the doers of two tellings are two.

    Known actors are two if neither is named as part of the other. Of others the words must name somebody ("gunmen"
    names nobody) and share nothing; and one must be of the state and the other against it, or the one accused by one
    telling must himself name another in the other. Two bodies that go by names of their own are two.
    """
    if one is None or other is None:
        return False
    keys = [case.roster.party_of(ref) for ref in (one, other)]
    if keys[0] is not None and keys[0] == keys[1]:
        return False
    mine, others = (_named(case, ref) for ref in (one, other))
    if not mine or not others:
        return False
    if keys[0] and keys[1] and not _MERE & {case.roster.kind(key) for key in keys if key}:
        return not _part_of(case, keys[0], keys[1])
    if mine & others:
        return False
    classes = [_class(case, ref) for ref in (one, other)]
    if classes[0] and classes[0] == classes[1]:
        return False
    if (classes[0] and classes[1]) or (_proper(one) and _proper(other)):
        return True
    return _passes_on(case, left, one, right) or _passes_on(case, right, other, left)


def _proper(ref: ActorRef) -> bool:
    """Whether the words hold a name: a capital behind their beginning."""
    inside = ref.name.removeprefix("The ").removeprefix("the ")
    return inside[:1].isupper() and " " in inside and inside.split()[1][:1].isupper()


def _passes_on(case: Case, left: Statement, accused: ActorRef, right: Statement) -> bool:
    """Whether the other telling is by the very one whom this one accuses."""
    speaker = right.principal
    if left.report == right.report:
        return False
    if speaker is None:
        named = _named(case, accused)
        return right.stance is Stance.ALLEGES and bool(named) and named <= case.vocabulary.content(right.text)
    key = case.roster.party_of(accused)
    if key is not None and key == case.roster.party_of(speaker):
        return True
    if _named(case, accused) & _named(case, speaker):
        return True
    side = _class(case, accused)
    return side is not None and side == _class(case, speaker)


def _named(case: Case, ref: ActorRef) -> frozenset[str]:
    """The words that name somebody, of the telling and of the party's name."""
    kept: dict[ActorRef, frozenset[str]] = case.memo.setdefault("doer named", {})
    if ref not in kept:
        kept[ref] = _naming(case, ref)
    return kept[ref]


def _naming(case: Case, ref: ActorRef) -> frozenset[str]:
    key = case.roster.party_of(ref)
    told = (*words(ref.name), *(words(case.roster.name(key)) if key and case.roster.actor(key) else ()))
    rules = case.rules["rival"]
    anybody = set(rules["anybody"]) - {*rules["state"], *rules["against"]}
    return case.vocabulary.content(" ".join(word for word in told if word not in anybody))


def _class(case: Case, ref: ActorRef) -> str | None:
    told = set(words(ref.name))
    found = [name for name in ("state", "against") if told & set(case.rules["rival"][name])]
    return found[0] if len(found) == 1 else None


def _part_of(case: Case, left: str, right: str) -> bool:
    one, other = (set(case.roster.name(key).casefold().split()) for key in (left, right))
    return one <= other or other <= one
