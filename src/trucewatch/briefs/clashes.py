"""What is contradicted, by whom, with the words of both sides."""

from collections.abc import Iterable

from trucewatch.briefs.brief import Clash, Sentence, Side
from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.wording import quoted, visible
from trucewatch.model import Contradiction, FigureClaim, MatterKind, OccurrenceClaim, Statement

_FIRST = (MatterKind.POSITION, MatterKind.INCIDENT, MatterKind.FIGURE)


def clashes(look: Lookup) -> tuple[Clash, ...]:
    """Return the contradictions: about positions first, then incidents, figures and the rest.

    Contradictions of one matter and kind in which the same two say the same are one disagreement, told once, with the
    further outlets named on each side. Who rests on nobody's word speaks for his own chain.
    """
    made = gathered(look, look.view.contradictions.values())
    widest: dict[str, int] = {}
    for clash in made:
        widest[clash.matter] = max(widest.get(clash.matter, 0), _outlets(clash))
    order = {matter: place for place, matter in enumerate(look.view.matters)}
    return tuple(
        sorted(
            made,
            key=lambda one: (_place(look, one), -widest[one.matter], order.get(one.matter, 0), -_outlets(one)),
        )
    )


def gathered(look: Lookup, contradictions: Iterable[Contradiction]) -> list[Clash]:
    """Return these contradictions with each disagreement told once, in the order in which it is first told."""
    groups: dict[tuple[str, ...], list[Contradiction]] = {}
    for one in contradictions:
        if one.left in look.view.statements and one.right in look.view.statements:
            groups.setdefault(_telling(look, one), []).append(one)
    return [_clash(look, group) for group in groups.values()]


def _telling(look: Lookup, one: Contradiction) -> tuple[str, ...]:
    return one.matter, one.kind, *sorted((_voice(look, one.left), _voice(look, one.right)))


def _voice(look: Lookup, key: str) -> str:
    """Who says what: the principal (or else the chain), with the day, the numbers and the doer that are told."""
    statement = look.view.statements[key]
    chain = look.chains(key) or (key,)
    who = look.speaker(statement).casefold() if statement.principal else chain[0]
    day = f"{statement.when.start}/{statement.when.end}" if statement.when else ""
    claim = statement.claim
    told = f"{claim.low}-{claim.high}" if isinstance(claim, FigureClaim) else ""
    doer = claim.actor.name.casefold() if isinstance(claim, OccurrenceClaim) and claim.actor else ""
    return "|".join((who, day, told, doer))


def _place(look: Lookup, clash: Clash) -> int:
    matter = look.view.matters.get(clash.matter)
    kind = matter.kind if matter else None
    return _FIRST.index(kind) if kind in _FIRST else len(_FIRST)


def _outlets(clash: Clash) -> int:
    return len(clash.sentence.support.outlets) if clash.sentence.support else 0


def _clash(look: Lookup, group: list[Contradiction]) -> Clash:
    first = group[0]
    lefts, rights = _sides(look, group, _voice(look, first.left))
    matter = look.view.matters.get(first.matter)
    title = visible(matter.title) if matter else first.kind.value
    left, right = _side(look, lefts), _side(look, rights)
    told = tuple(dict.fromkeys((*lefts, *rights)))
    statements = [look.view.statements[key] for key in told]
    words = f"{title} ({first.kind}): {_line(look, left)} against {_line(look, right)}"
    return Clash(
        kind=first.kind,
        matter=first.matter,
        title=title,
        because=visible(first.because),
        left=left,
        right=right,
        sentence=Sentence(
            words=words, evidence=look.evidence(statements, first.matter), support=look.support(statements)
        ),
    )


def _sides(look: Lookup, group: list[Contradiction], home: str) -> tuple[list[str], list[str]]:
    """The statements of each side, sides turned so that the first voice is always on the left."""
    lefts, rights = [], []
    for one in group:
        turned = _voice(look, one.left) != home
        lefts.append(one.right if turned else one.left)
        rights.append(one.left if turned else one.right)
    return list(dict.fromkeys(lefts)), list(dict.fromkeys(rights))


def _side(look: Lookup, keys: list[str]) -> Side:
    statement: Statement = look.view.statements[keys[0]]
    outlets = dict.fromkeys(look.outlet(look.view.statements[key].report) for key in keys)
    first = look.outlet(statement.report)
    return Side(
        statement=statement.id,
        who=look.speaker(statement),
        relays=look.relays(statement),
        outlet=first,
        stance=statement.stance,
        words=statement.text,
        others=tuple(name for name in outlets if name != first),
    )


def _line(look: Lookup, side: Side) -> str:
    where = side.outlet if side.who != side.outlet else "own words"
    return f"{side.who} ({where}): {quoted(side.words, look.words.limit('quote'))}"
