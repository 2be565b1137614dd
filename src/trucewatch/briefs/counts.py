"""Figures by counter, side by side, never added up and never averaged."""

from collections.abc import Sequence

from trucewatch.briefs.brief import Count, Sentence
from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.wording import date_words, joined, short, support_words
from trucewatch.model import FigureClaim, Measure, Statement

_Said = tuple[Statement, FigureClaim]
_COUNTED = 32


def counts(look: Lookup) -> tuple[Count, ...]:
    """Return every figure by measure, then counter; one counter's same number told by several outlets once."""
    groups: dict[tuple[object, ...], list[_Said]] = {}
    for statement in look.view.statements.values():
        claim = statement.claim
        if isinstance(claim, FigureClaim) and look.is_real(statement):
            groups.setdefault(_same_telling(look, statement, claim), []).append((statement, claim))
    made = [_count(look, group) for group in groups.values()]
    biggest = {count.counter: 0 for count in made}
    for count in made:
        biggest[count.counter] = max(biggest[count.counter], len(count.sentence.evidence.statements))
    places = {measure: place for place, measure in enumerate(Measure)}
    return tuple(
        sorted(made, key=lambda one: (places[one.measure], not one.stated, -biggest[one.counter], one.counter))
    )


def _same_telling(look: Lookup, statement: Statement, claim: FigureClaim) -> tuple[object, ...]:
    counter = look.key(claim.counter or statement.principal) or next(iter(look.chains(statement.id)), statement.id)
    if claim.low is None and claim.high is None:
        return counter, claim.measure, claim.counted.casefold()
    return counter, claim.measure, claim.low, claim.high, claim.qualifier


def _count(look: Lookup, group: Sequence[_Said]) -> Count:
    statements = [statement for statement, _ in group]
    first, claim = group[0]
    support = look.support(statements)
    outlets = joined(support.outlets[:2])
    counter = look.name(claim.counter or first.principal) or f"counter not named ({outlets})"
    spelled = {one.counted.casefold(): short(one.counted, _COUNTED) for _, one in group if one.counted}
    counted = " / ".join(spelled.values())
    number, window = look.words.number(claim), _window([one for _, one in group])
    contradicted = look.any_contradicted(statements)
    carried_on = any(update.later in {one.id for one in statements} for update in look.view.updates)
    told = f"{counter}: {number} {counted or claim.measure.value}".rstrip()
    ending = f"{'; contradicted' if contradicted else ''}{'; carries on an earlier figure' if carried_on else ''}"
    words = f"{told}{f' ({window})' if window else ''} — {support_words(support)}{ending}"
    return Count(
        measure=claim.measure,
        counter=counter,
        number=number,
        counted=counted,
        window=window,
        stated=claim.low is not None or claim.high is not None,
        contradicted=contradicted,
        carried_on=carried_on,
        sentence=Sentence(words=words, evidence=look.evidence(statements), support=support),
    )


def _window(claims: Sequence[FigureClaim]) -> str:
    periods = dict.fromkeys(short(one.period, _COUNTED) for one in claims if one.period)
    dates = dict.fromkeys(f"as of {date_words(one.as_of)}" for one in claims if one.as_of)
    return "; ".join((*list(periods)[:1], *dates))
