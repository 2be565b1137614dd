"""What comes next: deadlines and meetings dated after the latest report."""

from collections.abc import Callable, Iterable, Iterator

from trucewatch.briefs.brief import Ahead, Sentence, Standing
from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.positions import all_steps
from trucewatch.briefs.wording import date_words, joined, name_words, short, support_words
from trucewatch.model import CommitmentClaim, MatterKind, MeetingClaim, Statement

_UNDERTAKING = 66
_Dated = tuple[str, MatterKind, str]


def ahead(look: Lookup, found: Iterable[Standing]) -> tuple[Ahead, ...]:
    """Return dated things that lie after the day of the latest report, the nearest first; none without a date.

    `found` tells where the parties stand: the end of the time that one asked for is a deadline.
    """
    groups: dict[tuple[str, ...], tuple[_Dated, list[Statement]]] = {}
    if look.last_date is None:
        return ()
    for statement in look.view.statements.values():
        if type(statement.claim) not in _READERS:
            continue
        for dated in _dated(look, statement):
            if dated[0][:10] > look.last_date[: len(dated[0][:10])]:
                groups.setdefault(_same(look, statement, dated), (dated, []))[1].append(statement)
    made = [_one(look, dated, told) for dated, told in groups.values()]
    made += _ends_of_time(look, found)
    return tuple(sorted(made, key=lambda one: (one.date, one.kind)))


def _same(look: Lookup, statement: Statement, dated: _Dated) -> tuple[str, ...]:
    """Two tellings are of one thing where date, kind and actor or place are the same."""
    claim = statement.claim
    if isinstance(claim, CommitmentClaim):
        return dated[0], dated[1], look.key(claim.actor)
    return dated[0], dated[1], statement.where.name.casefold() if statement.where else ""


def _dated(look: Lookup, statement: Statement) -> Iterator[_Dated]:
    if not look.is_real(statement):
        return
    reader = _READERS.get(type(statement.claim))
    found = reader(look, statement) if reader else None
    if found:
        yield found


def _ends_of_time(look: Lookup, found: Iterable[Standing]) -> Iterator[Ahead]:
    for _, party, step in all_steps(found):
        if step.until and look.last_date and step.until[:10] > look.last_date:
            told = [look.view.statements[key] for key in step.sentence.evidence.statements]
            yield _one(look, (step.until, MatterKind.POSITION, f"{party.name} {step.phrase} until then"), told)


def _of_commitment(look: Lookup, statement: Statement) -> _Dated | None:
    claim = statement.claim
    if not isinstance(claim, CommitmentClaim) or claim.deadline is None:
        return None
    undertaking = short(claim.undertaking, _UNDERTAKING)
    # a "they" that was never found out is most often who says so ("traders said they would reopen")
    unknown = claim.actor is None or look.names_nobody(claim.actor)
    who = look.speaker(statement) if unknown and statement.principal else look.name(claim.actor)
    return claim.deadline, MatterKind.COMMITMENT, f"{who} undertook: {undertaking}"


def _of_meeting(look: Lookup, statement: Statement) -> _Dated | None:
    claim = statement.claim
    if not isinstance(claim, MeetingClaim) or statement.when is None:
        return None
    date = statement.when.start or statement.when.end
    if date is None:
        return None
    names = joined(dict.fromkeys(look.name(one) for one in claim.participants))
    place = f" in {name_words(statement.where.name)}" if statement.where else ""
    return date, MatterKind.MEETING, f"meeting{place}{f' with {names}' if names else ''}"


_READERS: dict[type, Callable[[Lookup, Statement], _Dated | None]] = {
    CommitmentClaim: _of_commitment,
    MeetingClaim: _of_meeting,
}


def _one(look: Lookup, dated: _Dated, told: list[Statement]) -> Ahead:
    date, kind, phrase = dated
    support = look.support(told)
    words = f"{date_words(date)}: {phrase} — {support_words(support)}"
    sentence = Sentence(words=words, evidence=look.evidence(told), support=support)
    return Ahead(date=date, kind=kind, phrase=phrase, sentence=sentence)
