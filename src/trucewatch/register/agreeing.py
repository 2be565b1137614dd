"""Recording what people decide about agreements: each decision checked against the record as it is."""

import hashlib

from trucewatch.codebook import Codebook
from trucewatch.errors import NotInRecord, SpanMismatch, TrucewatchError
from trucewatch.model import content_id
from trucewatch.model.decisions.agreements import (
    AgreementDecision,
    AgreementRecorded,
    AgreementsJoined,
    Area,
    AreaRecorded,
    Classed,
    DateClaimed,
    DateSettled,
    PositionRecorded,
    PositionSetAside,
    SlotJudged,
    TermRecorded,
    TermStruck,
    VersionRecorded,
)
from trucewatch.register.checking import dated, known_actor, named, supported
from trucewatch.register.decided.agreements import board, boards
from trucewatch.register.decided.boards import Board
from trucewatch.register.decided.completeness import TABLE
from trucewatch.register.deciding import judgement_draft
from trucewatch.register.payloads import ROOM, Draft
from trucewatch.register.view import View
from trucewatch.said import said

MOST_BYTES = 4_000_000
"""How large the file of a version of a text may be."""

_ACTIVITY = "agree"


def agreement_id(name: str) -> str:
    """Return the id of an agreement that a person records under a name."""
    return content_id("agreement", " ".join(name.split()).casefold())


def agreement_decided(
    view: View, decision: AgreementDecision, codebook: Codebook, *, by: str, reason: str, room: str = ROOM
) -> Draft:
    """Draft the entry of a decision about an agreement.

    Raises NotInRecord where the agreement, a version, a term, a statement or a word of the codebook is not there,
    SpanMismatch where a term's words do not stand in the text, TrucewatchError where the decision says nothing or
    cannot be (a date that is none, a settlement by one party).
    """
    if isinstance(decision, AgreementRecorded):
        _recorded(decision)
        known = next((one for one in boards(view, codebook) if decision.agreement in (one.id, *one.aliases)), None)
    else:
        known = board(view, decision.agreement, codebook)
    if known is not None:
        _checked(view, decision, known, codebook)
    cited = getattr(decision, "cited", None)
    if cited is not None:
        supported(view, cited, tuple(term.id for term in known.terms) if known else ())
    return judgement_draft(decision, by=by, reason=reason, activity=_ACTIVITY, room=room)


def _recorded(decision: AgreementRecorded) -> None:
    named(decision.name, said("thing.agreement", "an agreement"))
    for party in decision.parties:
        named(party.name, said("thing.party", "a party"))


def _checked(view: View, decision: AgreementDecision, known: Board, codebook: Codebook) -> None:
    match decision:
        case AgreementsJoined():
            _joined(view, decision, known, codebook)
        case VersionRecorded():
            _version(decision, known)
        case TermRecorded() | TermStruck():
            _term(view, decision, known)
        case AreaRecorded():
            _area(decision.area)
        case DateClaimed() | DateSettled():
            _date(view, decision)
        case SlotJudged() | Classed():
            _coded(decision, codebook)
        case PositionRecorded():
            known_actor(view, decision.actor)
            dated(decision.when, decision.until)
        case PositionSetAside():
            dated(decision.when)


def _joined(view: View, decision: AgreementsJoined, known: Board, codebook: Codebook) -> None:
    other = board(view, decision.other, codebook)
    if decision.same and other.id == known.id:
        raise TrucewatchError(
            said(
                "agreement.one-already",
                "{left} and {right} are one agreement already",
                left=decision.agreement,
                right=decision.other,
            )
        )
    if not decision.same and other.id != known.id:
        raise TrucewatchError(
            said(
                "agreement.two-already",
                "{left} and {right} are two agreements already",
                left=decision.agreement,
                right=decision.other,
            )
        )


def _version(decision: VersionRecorded, known: Board) -> None:
    named(decision.version, said("thing.version", "a version"))
    dated(decision.date)
    if len(decision.data) > MOST_BYTES:
        raise TrucewatchError(
            said(
                "text.too-large",
                "{file} has more than {most:,} bytes: too large for a text",
                file=decision.file,
                most=MOST_BYTES,
            )
        )
    if hashlib.sha256(decision.data).hexdigest() != decision.sha256:
        raise TrucewatchError(
            said("text.other-bytes", "{file}: its bytes are not the ones that were read", file=decision.file)
        )
    for one in known.versions:
        if one.version == decision.version and one.sha256 != decision.sha256:
            raise TrucewatchError(
                said(
                    "text.same-name",
                    "version {version} of {agreement} has other bytes: give the new one a new name",
                    version=one.version,
                    agreement=known.name,
                )
            )


def _term(view: View, decision: TermRecorded | TermStruck, known: Board) -> None:
    if isinstance(decision, TermStruck):
        if decision.term not in {term.id for term in known.terms}:
            raise NotInRecord(f"{known.name} has no term {decision.term}")
        return
    named(decision.term, said("thing.term", "a term"))
    named(decision.words, said("thing.wording", "a term's wording"), most=20_000)
    dated(decision.start, decision.end)
    for ref in decision.binds:
        known_actor(view, ref)
    if decision.area is not None:
        _area(decision.area)
    if decision.version is None:
        if decision.span is not None:
            raise SpanMismatch(said("span.no-version", "a span lies in a version of the text: name the version"))
        return
    version = next((one for one in known.versions if one.version == decision.version), None)
    if version is None:
        raise NotInRecord(f"{known.name} has no version {decision.version}")
    if decision.span is not None:
        decision.span.check(version.content or "", decision.words)


def _area(area: Area) -> None:
    named(area.words, said("thing.area", "an area"))
    for code in area.countries:
        if not (len(code) == 2 and code.isascii() and code.isupper()):
            raise TrucewatchError(said("area.no-country", "{code!r} is no two-letter code of a country", code=code))
    if area.outline and len(area.outline) < 3:
        raise TrucewatchError(said("area.no-outline", "an outline has three corners or more"))
    for lat, lon in area.outline:
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise TrucewatchError(
                said("area.no-degrees", "{lat}, {lon} is no latitude and longitude in degrees", lat=lat, lon=lon)
            )


def _date(view: View, decision: DateClaimed | DateSettled) -> None:
    dated(decision.date, decision.said)
    if isinstance(decision, DateClaimed):
        if decision.party is not None:
            known_actor(view, decision.party)
        return
    if len({party.name.casefold() for party in decision.parties}) < 2:
        raise TrucewatchError(
            said(
                "agreement.settled-by-one",
                "a date is settled by two parties or more; what one holds is that party's date",
            )
        )
    for party in decision.parties:
        known_actor(view, party)


def _coded(decision: SlotJudged | Classed, codebook: Codebook) -> None:
    table = codebook.table(TABLE)
    if isinstance(decision, SlotJudged):
        _known(decision.slot, table["slots"], "slot")
        return
    _known(decision.field, table["classes"], "field of classes")
    rules = table["classes"][decision.field]
    if not decision.values:
        raise TrucewatchError(said("agreement.no-value", "no value is given for {field}", field=decision.field))
    for value in decision.values:
        _known(value, rules["values"], f"value of {decision.field}")
    if len(decision.values) > 1 and (not rules["several"] or "unclear" in decision.values):
        raise TrucewatchError(said("agreement.one-value", "{field} takes one value", field=decision.field))


def _known(word: str, among: object, what: str) -> None:
    words = list(among) if isinstance(among, dict | list | tuple) else []
    if word not in words:
        raise NotInRecord(f"the codebook has no {what} {word!r}: it has {', '.join(words)}")
