"""What can be found: everything in a sight that has words, each with its day and what it can be filtered by."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model import ActorRef, RecordedJudgement, Statement
from trucewatch.model.decisions.agreements import AgreementRecorded, TermRecorded
from trucewatch.model.decisions.coding import CodersStep
from trucewatch.web.happenings import named
from trucewatch.web.retelling import titles
from trucewatch.web.sight import Sight


class Kind(StrEnum):
    """What a result is."""

    MATTER = "matter"
    STATEMENT = "statement"
    REPORT = "report"
    ACTOR = "actor"
    TERM = "term"
    JUDGEMENT = "judgement"


@dataclass(frozen=True, kw_only=True)
class Document:
    """One thing that can be found. `stamp` changes when its words do; `tags` are what filters ask for."""

    kind: Kind
    key: str
    title: str
    body: str
    day: str
    tags: tuple[str, ...]

    @property
    def stamp(self) -> int:
        """What tells whether it must be indexed anew: the same in every process."""
        words = "\x1f".join((self.title, self.body, self.day, *self.tags)).encode("utf-8", "surrogatepass")
        return int.from_bytes(hashlib.blake2b(words, digest_size=8).digest(), signed=True)


def tag(kind: str, value: str) -> str:
    """Return the word that stands for a value in the index."""
    return f"{kind}{hashlib.sha256(value.casefold().encode('utf-8', 'surrogatepass')).hexdigest()[:14]}"


def month(day: str) -> str:
    """Return the word that stands for the month of a day."""
    return f"m{day[:4]}{day[5:7]}"


def documents(sight: Sight) -> Iterator[Document]:
    """Yield everything that can be found, what is short first."""
    yield from _actors(sight)
    yield from _terms(sight)
    yield from judged(sight)
    yield from _matters(sight)
    for key in sorted(sight.view.reports, key=lambda key: sight.view.reports[key].published.date or ""):
        yield from _told(sight, key)


def count(sight: Sight) -> int:
    """Return about how many things can be found."""
    view = sight.view
    decided = sight.once("search decided", lambda: sum(map(_may_be_found, view.judgements)))
    return decided + sum(map(len, (view.actors, view.matters, view.statements, view.reports)))


def _actors(sight: Sight) -> Iterator[Document]:
    for one in sight.view.actors.values():
        yield Document(
            kind=Kind.ACTOR, key=one.id, title=one.name, body=" | ".join(one.names), day="", tags=(tag("a", one.id),)
        )


def _terms(sight: Sight) -> Iterator[Document]:
    for agreement in sight.view.agreements.values():
        name = agreement.name
        told = titles("agreement", name, sight.names)
        yield Document(kind=Kind.TERM, key=agreement.id, title=name, body=told, day="", tags=())
        for term in agreement.terms:
            yield Document(kind=Kind.TERM, key=term.id, title="", body=term.words, day="", tags=())


def judged(sight: Sight, after: int = 0) -> Iterator[Document]:
    """Yield what people decided, from the first that is recorded after an entry on."""
    known = sight.view.judgements
    for one in filter(_may_be_found, known[bisect_right(known, after, key=lambda one: one.sequence) :]):
        yield Document(
            kind=Kind.JUDGEMENT,
            key=one.entry,
            title=entered_words(one),
            body=f"{one.judgement.reason} | {one.judgement.by}",
            day=one.recorded[:10],
            tags=_dated(one.recorded[:10]),
        )


def _may_be_found(one: RecordedJudgement) -> bool:
    """Whether a search may tell of it: who coded what, and why, is for nobody before the round shows it."""
    return not isinstance(one.judgement.decision, CodersStep)


def entered_words(one: RecordedJudgement) -> str:
    """Return the words that a person put in beside the reason: an agreement's name, a term."""
    match one.judgement.decision:
        case TermRecorded() as decision:
            return decision.words
        case AgreementRecorded() as decision:
            return decision.name
    return ""


def _matters(sight: Sight) -> Iterator[Document]:
    for one in sight.view.matters.values():
        told = sight.told(one)
        tags = dict.fromkeys(mark for statement in told for mark in _tags(sight, statement))
        day = min((found for found in map(_day, told) if found), default="")
        said = titles(one.kind, one.title, sight.names)
        yield Document(
            kind=Kind.MATTER, key=one.id, title=one.title, body=said, day=day, tags=(*tags, *_dated(day))
        )  # fmt: skip


def _told(sight: Sight, key: str) -> Iterator[Document]:
    report, text = sight.view.reports[key], sight.view.texts.get(key)
    published = (report.published.date or "")[:10]
    marks: dict[str, None] = {tag("o", sight.look.outlet(key)): None}
    for one in sight.statements_of.get(key, ()):
        tags = _tags(sight, one)
        marks.update(dict.fromkeys(tags))
        day = _day(one) or published
        yield Document(
            kind=Kind.STATEMENT,
            key=one.id,
            title="",
            body=f"{one.text} | {sight.look.name(one.principal)}",
            day=day,
            tags=(*tags, *_dated(day)),
        )
    yield Document(
        kind=Kind.REPORT,
        key=key,
        title=report.title or report.file,
        body=text.content if text else "",
        day=published,
        tags=(*marks, *_dated(published)),
    )


def _day(one: Statement) -> str:
    return ((one.when.start or one.when.end or "") if one.when else "")[:10]


def _dated(day: str) -> tuple[str, ...]:
    return (month(day),) if len(day) == 10 else ()


def _tags(sight: Sight, one: Statement) -> tuple[str, ...]:
    who: list[ActorRef | None] = [*named(one), *(link.actor for link in one.attribution)]
    found = [tag("a", sight.look.key(ref)) for ref in who if ref is not None]
    if one.where is not None:
        found.append(tag("p", one.where.name))
    return (tag("o", sight.look.outlet(one.report)), *dict.fromkeys(found))
