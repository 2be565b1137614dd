"""A large record composed for measurements: reports, statements, matters, figures, agreements and decisions, unread.

No stage reads anything; every entry is written through the register as the pipeline writes it. A report has a title,
four sentences that are its statements, and 180 words (Zipf's law over 20,000 invented ones). Of 20 matters 14 are
incidents, 2 figures, 1 each a position, a meeting, a commitment and something else; each is told by the statements of
some reports, five to a chain, at one of 1,500 places and within 730 days. One report in three is copied from another,
one matter in ten holds a contradiction, one in twenty a person has assessed.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path

from trucewatch.codebook import load
from trucewatch.model import (
    Account,
    Actor,
    ActorKind,
    ActorRef,
    Agreement,
    Assessment,
    Basis,
    Block,
    Chain,
    Claim,
    CommitmentClaim,
    Contradiction,
    ContradictionKind,
    Derivation,
    FigureClaim,
    Finding,
    Link,
    Matter,
    MatterKind,
    Measure,
    MeetingClaim,
    OccurrenceClaim,
    OccurrenceKind,
    Place,
    PlacePrecision,
    Position,
    PositionClaim,
    PositionTaken,
    Precision,
    Published,
    Qualifier,
    Reading,
    Report,
    Responsibility,
    SharedPassage,
    Span,
    Stance,
    Statement,
    Support,
    Text,
    Tie,
    Unclassified,
    Verification,
    When,
)
from trucewatch.model.decisions import MatterAssessed
from trucewatch.register import (
    Draft,
    Results,
    View,
    analysis_draft,
    codebook_draft,
    open_record,
    reading_draft,
    report_draft,
)
from trucewatch.register.canonical import digest
from trucewatch.register.deciding import judgement_draft

PART = 4
"""How many statements a report has."""

_KINDS = (
    *(MatterKind.INCIDENT,) * 14, *(MatterKind.FIGURE,) * 2, MatterKind.POSITION, MatterKind.MEETING,
    MatterKind.COMMITMENT, MatterKind.OTHER,
)  # fmt: skip
_ACTS = (OccurrenceKind.SHELLING, OccurrenceKind.CLASH, OccurrenceKind.DRONE_STRIKE, OccurrenceKind.EXPLOSION)
_FIRST = date(2031, 1, 1)
_DAYS, _PLACES, _OUTLETS, _COUNTERS, _AGREEMENTS = 730, 1500, 97, 20, 20
_PARTIES = tuple(
    Actor(id=f"actor-{at}", name=f"Front {at}", names=(f"Front {at}",), kind=ActorKind.FORCE) for at in range(12)
)
_OFFICES = tuple(
    Actor(id=f"office-{at}", name=f"Office {at}", names=(f"Office {at}",), kind=ActorKind.ORGANISATION)
    for at in range(_COUNTERS)
)


@dataclass
class Told:
    """The statements of each matter, as reports are written."""

    of: dict[int, list[Statement]] = field(default_factory=lambda: defaultdict(list))


def compose(path: Path, reports: int, matters: int) -> None:
    """Write a record with so many reports, gathered into so many matters."""
    codebook = load()
    told = Told()
    with open_record(path, create=True) as recorder:
        recorder.append([codebook_draft(codebook.digest, codebook.names)])
        for first in range(0, reports, 500):
            drafts: list[Draft] = []
            for number in range(first, min(first + 500, reports)):
                drafts += _report(number, matters, told, len(drafts))
            recorder.append(drafts)
        # told apart from an empty record: what a replay of all reports would say of results
        draft = analysis_draft(View(), _results(told, reports), codebook.digest, uses=(recorder.head().id,))
        assert draft is not None
        recorder.append([draft])
        recorder.append(list(_decisions(matters)))


def matter_kind(number: int) -> MatterKind:
    """Return of which kind the matter of a number is."""
    return _KINDS[number % len(_KINDS)]


def _day(matter: int, matters: int) -> str:
    return (_FIRST + timedelta(days=matter * _DAYS // matters)).isoformat()


@cache
def _place(matter: int) -> Place:
    at = (matter * 7) % _PLACES
    lat, lon = 10 + (at % 50) * 0.13, 20 + (at // 50) * 0.17
    return Place(name=f"Arn{at}", lat=lat, lon=lon, precision=PlacePrecision.TOWN, words=f"Arn{at}")


@cache
def _ref(actor: Actor) -> ActorRef:
    return ActorRef(actor=actor.id, name=actor.name)


def _claim(matter: int, day: str) -> tuple[Claim, str]:
    """Return what a matter claims, and its words."""
    party, office = _PARTIES[matter % 12], _OFFICES[matter % _COUNTERS]
    place = _place(matter).name
    match matter_kind(matter):
        case MatterKind.INCIDENT:
            kind = _ACTS[matter % len(_ACTS)]
            words = f"{party.name} was behind the {kind.value} at the village of {place} on {day}"
            return OccurrenceClaim(kind=kind, actor=_ref(party)), words
        case MatterKind.FIGURE:
            many = matter % 90 + 3
            claim = FigureClaim(
                measure=Measure.KILLED, low=many, high=many, qualifier=Qualifier.EXACTLY, counted="people",
                counter=_ref(office), as_of=day,
            )  # fmt: skip
            return claim, f"{many} people were killed near {place} until {day}"
        case MatterKind.POSITION:
            name = f"Truce of {_truce(matter)}"
            return PositionClaim(
                actor=_ref(party), position=Position.AGREED, agreement=name
            ), f"{party.name} agreed to the {name}"
        case MatterKind.MEETING:
            other = _PARTIES[(matter + 1) % 12]
            return MeetingClaim(
                participants=(_ref(party), _ref(other))
            ), f"{party.name} and {other.name} met at {place} on {day}"
        case MatterKind.COMMITMENT:
            undertaking = f"open the road to {place}"
            return CommitmentClaim(actor=_ref(party), undertaking=undertaking), f"{party.name} will {undertaking}"
    return Unclassified(), f"the harvest of {place} was poor"


def _truce(matter: int) -> int:
    return matter // len(_KINDS) % _AGREEMENTS


@cache
def _words() -> tuple[list[str], list[float]]:
    draw = random.Random(7)  # noqa: S311 - the same words each time
    made = {
        "".join(draw.choice("bdfgklmnprstvz") + draw.choice("aeiou") for _ in range(draw.randint(2, 5)))
        for _ in range(20_000)
    }
    known = sorted(made)
    draw.shuffle(known)
    return known, list(accumulate(1 / (rank + 3) for rank in range(len(known))))


def _report(number: int, matters: int, told: Told, place: int) -> list[Draft]:
    known, weights = _words()
    draw = random.Random(number)  # noqa: S311 - the same report each time
    chosen = [(number * PART + part) % matters for part in range(PART)]
    day = _day(chosen[0], matters)
    key, office = f"report-{number:06d}", _OFFICES[number % _COUNTERS]
    title = f"Report {number} on {' '.join(draw.choices(known, cum_weights=weights, k=4))}"
    content, statements = f"{title}\n\n", []
    for part, matter in enumerate(chosen):
        claim, words = _claim(matter, _day(matter, matters))
        start = len(content)
        one = Statement(
            id=f"statement-{number}-{part}", report=key, span=Span(start=start, end=start + len(words)), text=words,
            direct=False, attribution=(Link(actor=_ref(office), cue="said"),), stance=Stance.ASSERTS, claim=claim,
            when=When(start=_day(matter, matters), end=_day(matter, matters), precision=Precision.DAY, words="day"),
            where=_place(matter),
        )  # fmt: skip
        statements.append(one)
        told.of[matter].append(one)
        content += f"{words}, {office.name} said. "
    content += "\n\n" + " ".join(draw.choices(known, cum_weights=weights, k=180)) + "."
    data = content.encode()
    report = Report(
        id=key, file=f"{number}.txt", sha256=digest(data), size=len(data), outlet=f"Outlet {number % _OUTLETS}",
        title=title, language="en",
        published=Published(date=day, precision=Precision.DAY, basis=Basis.METADATA),
    )  # fmt: skip
    text = Text(content=content, blocks=(Block(start=len(title) + 2, end=len(content)),), asides=())
    reading = Reading(report=key, statements=tuple(statements), actors=(office, *_PARTIES))
    return [report_draft(report, text, data), reading_draft(reading, text, uses=(place,))]


def _results(told: Told, reports: int) -> Results:
    found = dict(sorted(told.of.items()))
    chains = {
        one: [
            Chain(
                id=f"chain-{one}-{at}", statements=tuple(key.id for key in keys[at : at + 5]),
                origin=keys[at].attribution[0].actor.name,
            )
            for at in range(0, len(keys), 5)
        ]
        for one, keys in found.items()
    }  # fmt: skip
    return Results(
        actors=(*_PARTIES, *_OFFICES),
        chains=tuple(chain for lot in chains.values() for chain in lot),
        matters=tuple(_matter(one, lot) for one, lot in chains.items()),
        assessments=tuple(_assessment(one, lot) for one, lot in chains.items()),
        contradictions=tuple(
            _contradiction(one, keys) for one, keys in found.items() if one % 10 == 0 and len(keys) > 1
        ),
        derivations=tuple(_derivation(at) for at in range(1, reports, 3)),
        agreements=tuple(_agreement(at, found) for at in range(_AGREEMENTS)),
    )  # fmt: skip


def _matter(number: int, chains: list[Chain]) -> Matter:
    kind = matter_kind(number)
    return Matter(
        id=f"matter-{number}", kind=kind, title=f"{kind.value.capitalize()} at {_place(number).name}",
        accounts=tuple(Account(chain=one.id, statements=one.statements) for one in chains),
    )  # fmt: skip


def _assessment(number: int, chains: list[Chain]) -> Assessment:
    return Assessment(
        matter=f"matter-{number}",
        support=Support(
            outlets=tuple(f"Outlet {number * 3 % _OUTLETS + at}" for at in range(min(5, len(chains) + 1))),
            chains=tuple(one.id for one in chains), principals=tuple(dict.fromkeys(one.origin for one in chains)),
        ),
        verification=Verification.ALLEGED if number % 3 else Verification.SINGLE_CHAIN, finding=Finding.NO_FINDING,
        responsibility=Responsibility.UNATTRIBUTED, because="counted", rule="single-chain",
    )  # fmt: skip


def _contradiction(number: int, told: list[Statement]) -> Contradiction:
    return Contradiction(
        id=f"contradiction-{number}", matter=f"matter-{number}", kind=ContradictionKind.TIME, left=told[0].id,
        right=told[1].id, because="the days exclude each other",
    )  # fmt: skip


def _derivation(number: int) -> Derivation:
    span = Span(start=0, end=6)  # the word "Report", which stands at the beginning of both
    return Derivation(
        id=f"derivation-{number}", later=f"report-{number:06d}", earlier=f"report-{number - 1:06d}", tie=Tie.COPIED,
        passages=(SharedPassage(later=span, earlier=span),),
    )  # fmt: skip


def _agreement(number: int, told: dict[int, list[Statement]]) -> Agreement:
    rests = [one for one in told if matter_kind(one) is MatterKind.POSITION and _truce(one) == number][:8]
    return Agreement(
        id=f"agreement-{number}", name=f"Truce of {number}", declared="2031-02-01", effective="2031-02-03", terms=(),
        positions=tuple(
            PositionTaken(
                actor=_ref(_PARTIES[one % 12]), position=Position.AGREED, when=f"2031-02-{at + 1:02d}", until=None,
                matter=f"matter-{one}", statements=(told[one][0].id,),
            )
            for at, one in enumerate(rests)
        ),
    )  # fmt: skip


def _decisions(matters: int) -> Iterator[Draft]:
    for number in range(0, matters, 20):
        decision = MatterAssessed(matter=f"matter-{number}", verification=Verification.OBSERVED)
        yield judgement_draft(decision, by="Ana", reason="seen from the road")
