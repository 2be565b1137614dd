"""Occurrences as alleged: who alleges, who denies. Never called violations: that is a finding, and a person's."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from trucewatch.briefs.brief import Incident, Sentence
from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.wording import joined, name_words, support_words, when_words
from trucewatch.model import Matter, MatterKind, OccurrenceClaim, OccurrenceKind, Stance, Statement, When


def incidents(look: Lookup, since: str | None) -> tuple[tuple[Incident, ...], tuple[Incident, ...]]:
    """Return (alleged violations since this day, all other occurrences), each with the most told first.

    An occurrence without a date is among the first where somebody is named who says it, and it names a doer, an aim or
    a place: what outlets tell on their own, undated, is mostly background, and so is "killed in the fighting".
    """
    kinds = look.words.listed("violations")
    alleged: list[Incident] = []
    background: list[Incident] = []
    for matter in look.view.matters.values():
        if matter.kind is not MatterKind.INCIDENT:
            continue
        told = look.told(matter)
        claims = [one for one in told if isinstance(one.claim, OccurrenceClaim)]
        if claims:
            kind = _kind(look, claims)
            happened = any(one.stance is not Stance.DENIES for one in claims)
            listed = alleged if happened and kind in kinds and _is_since(claims, kind, since) else background
            listed.append(_incident(look, matter, claims, kind))
    return _ordered(alleged), _ordered(background)


def start_of_period(look: Lookup) -> str | None:
    """Return the day from which occurrences count: an agreement's first date, else some days before the reports."""
    dates = [day for one in look.view.agreements.values() for day in (one.declared, one.effective) if day]
    first = look.first_date
    if first is None:
        return min((day[:10] for day in dates), default=None)
    early = (_day(first) - timedelta(days=look.words.limit("period_days"))).isoformat()
    return max(min((day[:10] for day in dates), default=early), early)


def _day(iso: str) -> date:
    return date.fromisoformat(iso[:10]) if len(iso) >= 10 else date(int(iso[:4]), 1, 1)


def _ordered(found: Iterable[Incident]) -> tuple[Incident, ...]:
    return tuple(sorted(found, key=_place))


def _place(one: Incident) -> tuple[bool, int, str]:
    support = one.sentence.support
    return one.date is None, -len(support.outlets if support else ()), one.date or ""


def _kind(look: Lookup, claims: Sequence[Statement]) -> OccurrenceKind:
    """The kind told most often, the first told where equal."""
    real = [one for one in claims if look.is_real(one)] or claims
    kinds = Counter(one.claim.kind for one in real if isinstance(one.claim, OccurrenceClaim))
    return kinds.most_common(1)[0][0]


def _is_since(claims: Sequence[Statement], kind: OccurrenceKind, since: str | None) -> bool:
    if kind is OccurrenceKind.CEASEFIRE_VIOLATION:
        return True
    ends = [end for one in claims if (end := _end(one.when))]
    if not ends:
        return any(one.attribution and _names_something(one) for one in claims)
    return since is None or any(end[:10] >= since[: len(end[:10])] for end in ends)


def _names_something(one: Statement) -> bool:
    """Whether an occurrence says who, whom or where: "killed in the fighting" can be no allegation."""
    claim = one.claim
    return bool(one.where) or (isinstance(claim, OccurrenceClaim) and bool(claim.actor or claim.target))


def _end(when: When | None) -> str | None:
    return (when.end or when.start) if when else None


def _incident(look: Lookup, matter: Matter, claims: Sequence[Statement], kind: OccurrenceKind) -> Incident:
    saying = [one for one in claims if look.is_real(one)]
    denying = [one for one in claims if one.stance == "denies"]
    counted = saying or claims
    support = look.support(counted)
    assessed = look.view.assessments.get(matter.id)
    one = Incident(
        matter=matter.id,
        phrase=look.words.phrase("occurrences", kind),
        actors=_named(look, counted, "actor"),
        targets=_named(look, counted, "target"),
        when=next((words for one in counted if (words := when_words(one.when))), None),
        where=tuple(dict.fromkeys(name_words(one.where.name) for one in counted if one.where)),
        date=min((one.when.start for one in counted if one.when and one.when.start), default=None),
        told_by=look.speakers(saying),
        by_itself=look.speakers(claim for claim in saying if claim.principal is None),
        denied_by=look.speakers(denying),
        verification=assessed.verification if assessed else None,
        standing=look.words.standing(assessed),
        finding=assessed.finding if assessed else None,
        responsibility=assessed.responsibility if assessed else None,
        sentence=Sentence(words="", evidence=look.evidence((*counted, *denying), matter.id), support=support),
    )
    return _with_words(one, support_words(support))


def told_words(one: Incident) -> str:
    """Return who alleges it; an outlet that says it without naming anybody tells it itself."""
    named = [name for name in one.told_by if name not in one.by_itself]
    parts = [f"alleged by {joined(named[:3])}"] if named else []
    if one.by_itself:
        parts.append(f"told by {joined(one.by_itself[:3])}")
    return joined(parts) or "nobody says that it is so"


def _named(look: Lookup, claims: Iterable[Statement], role: str) -> tuple[str, ...]:
    refs = (ref for one in claims if (ref := getattr(one.claim, role, None)) and not look.names_nobody(ref))
    return tuple({look.key(ref): look.name(ref) for ref in refs}.values())


def _with_words(one: Incident, support: str) -> Incident:
    parts = [one.phrase.capitalize(), *one.where[:1]]
    if one.when:
        parts.append(one.when)
    said = told_words(one)
    if one.actors:
        said += f", of {joined(one.actors[:3])}"
    if one.targets:
        said += f", against {joined(one.targets[:3])}"
    if one.denied_by:
        said += f"; denied by {joined(one.denied_by[:3])}"
    state = one.standing
    words = f"{', '.join(parts)}: {said} — {support}{f'; {state}' if state else ''}"
    return replace(one, sentence=replace(one.sentence, words=words))
