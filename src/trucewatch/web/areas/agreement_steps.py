"""What people record of an agreement: that there is one, positions, dates, terms, texts, completeness, area, joins."""

from collections.abc import Callable
from hashlib import sha256

from msgspec.structs import replace
from starlette.responses import Response

from trucewatch.model import ActorRef, OccurrenceKind, Position, Span
from trucewatch.model.decisions.agreements import (
    AgreementDecision,
    AgreementRecorded,
    AgreementsJoined,
    AreaRecorded,
    DateClaimed,
    DateKind,
    DateSettled,
    PositionRecorded,
    PositionSetAside,
    SlotJudged,
    SlotState,
    TermKind,
    TermRecorded,
    TermStruck,
    VersionRecorded,
    VersionStatus,
)
from trucewatch.model.decisions.agreements import (
    Area as Ground,
)
from trucewatch.register import Draft, View
from trucewatch.register.agreeing import agreement_decided, agreement_id
from trucewatch.register.payloads import ROOM
from trucewatch.web import asking, boarding, citing
from trucewatch.web.areas.agreements import NO_POSITION
from trucewatch.web.choosing import chosen, required
from trucewatch.web.errors import BadInput
from trucewatch.web.overtaking import check_not_overtaken
from trucewatch.web.permissions import Area, Right
from trucewatch.web.uploading import safe_name
from trucewatch.web.visit import Visit, Visiting

area = Area("agreement-steps")

Made = Callable[[View, str], AgreementDecision]


@area.takes("/agreements/add", Right.AGREE)
def add(visit: Visiting) -> Response:
    """Record that there is an agreement, and whose consent it needs."""
    name, parties = asking.words(visit, "name", asking.MOST_NAME), asking.several(visit, "parties")
    key = agreement_id(name)

    def make(view: View, _: str) -> AgreementDecision:
        return AgreementRecorded(agreement=key, name=name, parties=_known(view, parties))

    return recorded(visit, key, make)


@area.takes("/agreements/{key}/parties", Right.AGREE)
def parties(visit: Visiting, key: str) -> Response:
    """Record the name of an agreement and its parties, in the place of what was recorded before."""
    name, told = asking.words(visit, "name", asking.MOST_NAME), asking.several(visit, "parties")
    return taken_by(
        visit, key, lambda view, found: AgreementRecorded(agreement=found, name=name, parties=_known(view, told))
    )


@area.takes("/agreements/{key}/position", Right.AGREE)
def position(visit: Visiting, key: str) -> Response:
    """Record what an actor did about the agreement, or that it did not."""
    said = visit.text("position")
    taken = None if said == NO_POSITION else required(Position, said)
    actor, when, until = asking.named_actor(visit, "actor"), asking.iso(visit, "when"), asking.iso(visit, "until")
    aside, cited = bool(visit.text("aside")), citing.cited(visit)
    if aside and taken is None:
        raise BadInput("agreements.nothing-to-set-aside", "position")

    def make(view: View, found: str) -> AgreementDecision:
        who = asking.known(view, actor)
        if aside and taken is not None:
            return PositionSetAside(agreement=found, actor=who, position=taken, when=when)
        return PositionRecorded(agreement=found, actor=who, position=taken, when=when, until=until, cited=cited)

    return taken_by(visit, key, make)


@area.takes("/agreements/{key}/date", Right.AGREE)
def date(visit: Visiting, key: str) -> Response:
    """Record what a party holds a date to be, or what several settled together."""
    which, on = required(DateKind, visit.text("which")), asking.iso(visit, "date")
    told, said, settled = asking.several(visit, "parties"), asking.iso(visit, "said"), bool(visit.text("settled"))
    cited = citing.cited(visit)
    if on is None:
        raise BadInput("incidents.no-date", "date")
    if (settled and len(told) < 2) or (not settled and len(told) > 1):
        raise BadInput("agreements.settled-by-several", "parties")

    def make(view: View, found: str) -> AgreementDecision:
        who = _known(view, told)
        if settled:
            return DateSettled(agreement=found, which=which, date=on, parties=who, said=said, cited=cited)
        party = who[0] if who else None
        return DateClaimed(agreement=found, which=which, date=on, party=party, said=said, cited=cited)

    return taken_by(visit, key, make)


@area.takes("/agreements/{key}/term", Right.AGREE)
def term(visit: Visiting, key: str) -> Response:
    """Record a term: its words, at their place in a version of the text if one is named."""
    name, kind = asking.words(visit, "term", 60), required(TermKind, visit.text("kind"))
    words, version = asking.words(visit, "words", 20_000), visit.text("version") or None
    binds, acts = asking.several(visit, "binds"), tuple(required(OccurrenceKind, one) for one in visit.texts("acts"))
    start, end, where = asking.iso(visit, "start"), asking.iso(visit, "end"), _area(visit)
    cited = citing.cited(visit)

    def make(view: View, found: str) -> AgreementDecision:
        made = TermRecorded(
            agreement=found, term=name, kind=kind, words=words, version=version, binds=_known(view, binds), acts=acts,
            area=where, start=start, end=end, cited=cited,
        )  # fmt: skip
        return replace(made, span=_span(visit, found, version, words))

    return taken_by(visit, key, make)


@area.takes("/agreements/{key}/strike", Right.AGREE)
def strike(visit: Visiting, key: str) -> Response:
    """Say that a term was recorded by mistake."""
    name = asking.words(visit, "term", 60)
    return taken_by(visit, key, lambda _, found: TermStruck(agreement=found, term=name))


@area.takes("/agreements/{key}/text", Right.AGREE)
def text(visit: Visiting, key: str) -> Response:
    """Keep a version of the text: the bytes of a file, or words that were put in."""
    version, on = asking.words(visit, "version", 100), asking.iso(visit, "date")
    status = chosen(VersionStatus, visit.text("status")) or VersionStatus.UNCLEAR
    files = visit.files("file")
    words = str(visit.form.get("words") or "")
    if not files and not words.strip():
        raise BadInput("agreements.no-text", "file")
    data = files[0].file.read() if files else words.encode()
    name = safe_name(files[0].filename or "") if files else f"{safe_name(version)}.txt"
    made = VersionRecorded(
        agreement="", version=version, file=name, sha256=sha256(data).hexdigest(), data=data, content=_decoded(data),
        date=on, status=status,
    )  # fmt: skip
    return taken_by(visit, key, lambda _, found: replace(made, agreement=found))


@area.takes("/agreements/{key}/slot", Right.AGREE)
def slot(visit: Visiting, key: str) -> Response:
    """Judge whether a slot of completeness is filled, absent or disputed."""
    name, state, cited = asking.words(visit, "slot", 60), required(SlotState, visit.text("state")), citing.cited(visit)
    return taken_by(visit, key, lambda _, found: SlotJudged(agreement=found, slot=name, state=state, cited=cited))


@area.takes("/agreements/{key}/area", Right.AGREE)
def ground(visit: Visiting, key: str) -> Response:
    """Record where the agreement holds."""
    where, cited = _area(visit), citing.cited(visit)
    if where is None:
        raise BadInput("incidents.words-missing", "area")
    return taken_by(visit, key, lambda _, found: AreaRecorded(agreement=found, area=where, cited=cited))


@area.takes("/agreements/{key}/join", Right.AGREE)
def join(visit: Visiting, key: str) -> Response:
    """Say that two agreements are one."""
    other = boarding.board(visit.sight, visit.text("other")).id
    return taken_by(visit, key, lambda _, found: AgreementsJoined(agreement=found, other=other))


def taken_by(visit: Visit, key: str, make: Made) -> Response:
    """Record what somebody decides on an agreement that is there. Raises NotThere, and what `recorded` raises."""
    return recorded(visit, boarding.board(visit.sight, key).id, make)


def recorded(visit: Visit, found: str, make: Made) -> Response:
    """Record what somebody decides on an agreement, for the reason that the form gives.

    Raises Overtaken where somebody decided on the same question after the page was made, NotInRecord for what the
    decision names and is not there, TrucewatchError for what cannot be.
    """
    reason, seen, rooms = asking.reason(visit), visit.text("seen"), visit.sight.view.rooms

    def draft(view: View) -> Draft:
        decision = make(view.seen_by({ROOM}), found)
        asked = boarding.question(decision)
        check_not_overtaken(view.seen_by(rooms), seen, lambda one: boarding.question(one) == asked)
        seen_here = view.seen_by({ROOM})
        return agreement_decided(seen_here, decision, visit.sight.codebook, by=visit.who.name, reason=reason)

    visit.decide(draft, follow_up=True)
    return visit.to(f"/agreements/{found}", done="recorded")


def _known(view: View, refs: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    return tuple(asking.known(view, one) for one in refs)


def _area(visit: Visit) -> Ground | None:
    """Where something holds, by the fields `area` (words), `places` (one a line), `countries` and `disputed`."""
    words = visit.text("area")
    places = tuple(one.name for one in asking.several(visit, "places"))
    countries = tuple(visit.text("countries").upper().replace(",", " ").split())
    if not words:
        if places or countries:
            raise BadInput("agreements.area-words", "area")
        return None
    return Ground(words=words, places=places, countries=countries, disputed=bool(visit.text("disputed")))


def _span(visit: Visit, agreement: str, version: str | None, words: str) -> Span | None:
    """Where words stand in a version of the text: once, or it is refused."""
    if version is None:
        return None
    held = {one.version: one.content or "" for one in boarding.board(visit.sight, agreement).versions}
    content = held.get(version, "")
    if content.count(words) != 1:
        raise BadInput("agreements.not-in-the-text", "words")
    start = content.index(words)
    return Span(start=start, end=start + len(words))


def _decoded(data: bytes) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
