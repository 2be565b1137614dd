"""An invented ceasefire, told by five invented outlets: a whole View made by hand, without any stage.

The texts beside this file carry marks: `⟦x⟧words⟦/x⟧` is an aside where x is a label, a passage shared with another
report where x is p and a digit, and a statement otherwise. Marks may overlap.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trucewatch.model import (
    Account,
    Actor,
    ActorKind,
    ActorRef,
    Agreement,
    AppealClaim,
    Aside,
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
    Label,
    Link,
    Matter,
    MatterKind,
    Measure,
    MeetingClaim,
    MeetingFormat,
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
    Refinement,
    Report,
    Responsibility,
    Role,
    SetAside,
    SharedPassage,
    Span,
    Stance,
    Statement,
    Support,
    SupportClaim,
    Term,
    Text,
    Tie,
    Unclassified,
    Update,
    Verification,
    When,
)  # fmt: skip
from trucewatch.register.ledger import Ledger
from trucewatch.register.view import View

FOLDER = Path(__file__).parent
MARK = re.compile(r"⟦(/?)([\w.-]+)⟧")
LABELS = {label.value for label in Label}


_IN_LEDGER = ("sequence", "head", "texts", "set_aside")


def view(**parts: Any) -> View:
    """Return a view that shows these parts, each a field of the view or of its ledger."""
    written = {name: parts.pop(name) for name in _IN_LEDGER if name in parts}
    return View(ledger=Ledger(reports=parts.get("reports", {}), **written), **parts)


def read_marked(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Return the words without marks, and every marked stretch as (name, start, end) in order of start."""
    words, spans, opened, last = "", [], {}, 0
    for mark in MARK.finditer(marked):
        words += marked[last : mark.start()]
        last = mark.end()
        if mark[1]:
            spans.append((mark[2], opened.pop(mark[2]), len(words)))
        else:
            opened[mark[2]] = len(words)
    return words + marked[last:], sorted(spans, key=lambda span: (span[1], span[2]))


@dataclass(frozen=True)
class Marked:
    """One report with the stretches that its marks name."""

    report: Report
    text: Text
    spans: dict[str, Span]


def _blocks(content: str, asides: tuple[Aside, ...]) -> tuple[Block, ...]:
    lines = [match.span() for match in re.finditer(r"[^\n]+", content)]
    aside_at = [(aside.start, aside.end) for aside in asides]
    return tuple(
        Block(start=start, end=end)
        for start, end in lines
        if not any(first < end and start < last for first, last in aside_at)
    )


def load_marked(name: str, outlet: str | None, day: str | None, basis: Basis, language: str = "en") -> Marked:
    """Read one marked-up text of this folder as a report and its text."""
    data = (FOLDER / name).read_text(encoding="utf-8")
    content, marks = read_marked(data)
    asides = tuple(Aside(start=start, end=end, label=Label(word)) for word, start, end in marks if word in LABELS)
    title = next((content[aside.start : aside.end] for aside in asides if aside.label is Label.TITLE), None)
    digest = hashlib.sha256(content.encode()).hexdigest()
    published = Published(date=day, precision=Precision.DAY if day else Precision.UNCLEAR, basis=basis, words=day or "")
    report = Report(
        id=f"report-{digest[:20]}", file=name.removesuffix(".txt") if ".html" in name else name, sha256=digest,
        size=len(content.encode()), outlet=outlet, title=title, language=language, published=published,
        credits=(SNA,) if name == "vellmar-daily.txt" else (),
    )  # fmt: skip
    text = Text(content=content, blocks=_blocks(content, asides), asides=asides, extracted=".html" in name)
    spans = {word: Span(start=start, end=end) for word, start, end in marks if word not in LABELS}
    return Marked(report, text, spans)


# --- who

ACTORS = (
    ("kpg", "Kestrian Provisional Government", ("Kestrian Provisional Government", "the government", "KPG"),
     ActorKind.ORGANISATION, (Role.CONFLICT_PARTY,)),
    ("front", "Eastern Front", ("Eastern Front", "the Front", "الجبهة الشرقية"), ActorKind.FORCE,
     (Role.CONFLICT_PARTY,)),
    ("marent", "Ilva Marent", ("Ilva Marent", "Premier Ilva Marent", "Marent"), ActorKind.PERSON, ()),
    ("drask", "Toma Drask", ("Toma Drask", "General Toma Drask", "Drask", "الجنرال توما دراسك"), ActorKind.PERSON,
     (Role.CONFLICT_PARTY,)),
    ("halvec", "Oren Halvec", ("Oren Halvec", "Halvec"), ActorKind.PERSON, (Role.MEDIATOR,)),
    ("ministry", "Sardanian foreign ministry", ("Sardanian foreign ministry", "the foreign ministry of Sardane"),
     ActorKind.ORGANISATION, (Role.MEDIATOR,)),
    ("sardane", "Sardane", ("Sardane", "السردانية"), ActorKind.STATE, (Role.MEDIATOR, Role.BACKER)),
    ("tyrrel", "Tyrrel", ("Tyrrel", "تيريل"), ActorKind.STATE, (Role.BACKER,)),
    ("sna", "SNA", ("SNA", "the SNA agency"), ActorKind.AGENCY, ()),
    ("relief", "United Nations relief office", ("United Nations relief office", "the relief office"),
     ActorKind.ORGANISATION, ()),
    ("health", "health ministry in Arlo", ("The health ministry in Arlo",), ActorKind.ORGANISATION, ()),
    ("mission", "Joint Observer Mission", ("The Joint Observer Mission",), ActorKind.ORGANISATION, (Role.MONITOR,)),
    ("rusk", "Adem Rusk", ("Adem Rusk", "Front spokesman Adem Rusk", "آدم راسك"), ActorKind.PERSON, ()),
    ("brook", "Ana Brook", ("Ana Brook", "Brook"), ActorKind.PERSON, ()),
)  # fmt: skip


def who(key: str, name: str | None = None) -> ActorRef:
    """Return a reference to one of the case's actors, under its own name or the report's words."""
    known = next(row for row in ACTORS if row[0] == key)
    return ActorRef(actor=f"actor-{key}", name=name or known[1])


SNA = who("sna")
CHANNEL = ActorRef(actor=None, name="A front-line channel close to the general")
RESIDENTS = ActorRef(actor=None, name="Residents")


def said(*links: tuple[ActorRef, str]) -> tuple[Link, ...]:
    """Return an attribution from the outermost relay to the principal."""
    return tuple(Link(actor=actor, cue=cue) for actor, cue in links)


def on(day: str, words: str, precision: Precision = Precision.DAY) -> When:
    """Return one day as a time."""
    return When(start=day, end=day, precision=precision, words=words)


ARLO = Place(name="Arlo", lat=12.1, lon=-31.4, precision=PlacePrecision.TOWN, words="Arlo", country="KX")
SENN = Place(name="Senn", lat=None, lon=None, precision=PlacePrecision.SITE, words="the bridge at Senn")
VELLMAR = Place(name="Vellmar", lat=13.25, lon=-30.0, precision=PlacePrecision.TOWN, words="Vellmar")
BRANNT = Place(name="Brannt", lat=None, lon=None, precision=PlacePrecision.UNCLEAR, words="Brannt")
MONDAY, SUNDAY = on("2031-03-03", "on Monday"), on("2031-03-02", "on Sunday", Precision.PART_OF_DAY)

HALVEC = said((who("halvec"), "told reporters"))
RELAYED = said((SNA, "cited"), (who("ministry"), "as saying"))
MINISTRY = said((who("ministry", "the foreign ministry of Sardane"), "said"))
RUSK = said((who("rusk"), "said"))


def stood(actor: str, position: Position, until: str | None = None, name: str | None = None) -> PositionClaim:
    """Return a position claim on the truce."""
    return PositionClaim(actor=who(actor, name), position=position, agreement="the truce", until=until)


def shelled() -> OccurrenceClaim:
    """Return the alleged shelling of the port."""
    return OccurrenceClaim(
        kind=OccurrenceKind.SHELLING, actor=who("front"), target=ActorRef(actor=None, name="the port of Arlo")
    )


def counted(
    low: int, qualifier: Qualifier, counter: str | ActorRef, measure: Measure = Measure.KILLED, *,
    of: str = "civilians", as_of: str | None = None, period: str | None = None,
) -> FigureClaim:  # fmt: skip
    """Return a figure claim; the upper end is open unless the number is exact or about."""
    high = low if qualifier in (Qualifier.EXACTLY, Qualifier.ABOUT) else None
    source = counter if isinstance(counter, ActorRef) else who(counter)
    return FigureClaim(
        measure=measure, low=low, high=high, qualifier=qualifier, counted=of, counter=source, as_of=as_of,
        period=period, cumulative=True if period else None,
    )  # fmt: skip


UNTIL = "2031-03-05Tmorning"
GOVERNMENT = said((who("kpg", "The government"), "accused"))
RELIEF = said((who("relief"), "according to"))
BROOK = said((who("brook"), "said"))
NONE = Unclassified()

Row = tuple[str, tuple[Link, ...], Stance, Claim, dict[str, object]]

STATEMENTS: tuple[Row, ...] = (
    ("hp-signed", (), Stance.ASSERTS, stood("kpg", Position.SIGNED), {"when": MONDAY, "where": VELLMAR}),
    ("hp-time", HALVEC, Stance.ASSERTS, stood("drask", Position.ASKED_FOR_TIME, UNTIL), {"when": MONDAY}),
    ("hp-left", RELAYED, Stance.ASSERTS, stood("drask", Position.LEFT_WITHOUT_SIGNING, name="the general"),
     {"when": on("2031-03-03", "Hours later", Precision.PART_OF_DAY), "where": VELLMAR}),
    ("hp-text", said((who("halvec"), "said")), Stance.ASSERTS, NONE, {"direct": True}),
    ("hp-shelling", GOVERNMENT, Stance.ALLEGES, shelled(), {"when": SUNDAY, "where": ARLO}),
    ("hp-killed", RELIEF, Stance.ASSERTS,
     counted(40, Qualifier.AT_LEAST, "relief", period="since January"), {}),
    ("hp-displaced", RELIEF, Stance.ASSERTS,
     counted(12000, Qualifier.ABOUT, "relief", Measure.DISPLACED, of="people", period="since January"), {}),
    ("hp-ministry", said((who("health"), "put")), Stance.ASSERTS,
     counted(63, Qualifier.EXACTLY, "health", of="dead"), {"where": ARLO}),
    ("hp-sardane", (), Stance.ASSERTS,
     SupportClaim(backer=who("sardane"), backed=who("kpg", "the government"), means="arms"), {}),
    ("hp-tyrrel", (), Stance.ASSERTS,
     SupportClaim(backer=who("tyrrel"), backed=who("front", "the Front"), means="fuel and drones"), {}),
    ("hp-summit", (), Stance.ASSERTS, MeetingClaim(), {"when": on("2031-03-09", "on 9 March"), "where": BRANNT}),
    ("vd-signed", (), Stance.ASSERTS, stood("kpg", Position.SIGNED), {"when": MONDAY, "where": VELLMAR}),
    ("vd-time", HALVEC, Stance.ASSERTS, stood("drask", Position.ASKED_FOR_TIME, UNTIL), {"when": MONDAY}),
    ("vd-left", MINISTRY, Stance.ASSERTS, stood("drask", Position.LEFT_WITHOUT_SIGNING, name="Drask"),
     {"when": on("2031-03-03", "shortly before midnight", Precision.PART_OF_DAY)}),
    ("vd-shelling", GOVERNMENT, Stance.ALLEGES, shelled(), {"when": SUNDAY, "where": ARLO}),
    ("vd-explosions", said((who("mission"), "said")), Stance.ASSERTS,
     OccurrenceClaim(kind=OccurrenceKind.EXPLOSION), {"where": ARLO}),
    ("vd-road", (), Stance.PROMISES,
     CommitmentClaim(actor=who("kpg", "The government"), undertaking="open the Arlo road to relief convoys",
                     deadline="2031-03-07"), {}),
    ("vd-killed", said((who("relief"), "counted")), Stance.ASSERTS, counted(40, Qualifier.AT_LEAST, "relief"), {}),
    ("mw-indirect", (), Stance.ASSERTS,
     MeetingClaim(participants=(who("kpg"), who("front")), format=MeetingFormat.INDIRECT),
     {"when": MONDAY, "where": VELLMAR}),
    ("mw-signed", said((who("halvec"), "said")), Stance.CONFIRMS, stood("kpg", Position.SIGNED, name="Marent"), {}),
    ("mw-time", said((who("halvec"), "said")), Stance.ASSERTS,
     stood("drask", Position.ASKED_FOR_TIME, name="the other side"), {}),
    ("mw-denial", RUSK, Stance.DENIES, shelled(), {"when": SUNDAY, "direct": True}),
    ("mw-drone", RUSK, Stance.ALLEGES,
     OccurrenceClaim(kind=OccurrenceKind.DRONE_STRIKE, actor=who("kpg", "a government drone"),
                     target=ActorRef(actor=None, name="the bridge at Senn"), instrument="drone"),
     {"when": on("2031-03-03", "on Monday morning", Precision.PART_OF_DAY), "where": SENN}),
    ("mw-appeal", said((who("brook"), "urged")), Stance.DEMANDS,
     AppealClaim(actor=who("brook"), to=ActorRef(actor=None, name="both sides"), what="let the convoys through"), {}),
    ("mw-toll", BROOK, Stance.ASSERTS, counted(44, Qualifier.EXACTLY, "relief", as_of="2031-03-04"), {}),
    ("as-left", said((who("ministry", "وزارة الخارجية السردانية"), "بحسب")), Stance.ASSERTS,
     stood("drask", Position.LEFT_WITHOUT_SIGNING, name="الجنرال توما دراسك"), {}),
    ("as-denial", said((who("rusk", "آدم راسك"), "قال")), Stance.DENIES, shelled(),
     {"direct": True, "when": SUNDAY, "where": ARLO}),
    ("as-tyrrel", (), Stance.ASSERTS,
     SupportClaim(backer=who("tyrrel", "تيريل"), backed=who("front", "الجبهة الشرقية"), means="بالوقود"), {}),
    ("kt-stays", said((CHANNEL, "said")), Stance.DENIES, stood("drask", Position.LEFT_WITHOUT_SIGNING, name="Drask"),
     {"hedge": None}),
    ("kt-refused", said((who("front", "the Front"), "wrote")), Stance.ASSERTS, stood("front", Position.REFUSED),
     {"direct": True}),
    ("kt-ministry", said((who("health"), "gave")), Stance.ASSERTS, counted(36, Qualifier.EXACTLY, "health", of="dead"),
     {"where": ARLO}),
    ("kt-raid", said((RESIDENTS, "spoke of")), Stance.ALLEGES, OccurrenceClaim(kind=OccurrenceKind.OTHER),
     {"hedge": "spoke of"}),
    ("kt-threat", said((who("front", "The Front"), "warned")), Stance.THREATENS,
     OccurrenceClaim(kind=OccurrenceKind.CAPTURE, actor=who("front", "The Front"), target=who("kpg", "Arlo")), {}),
)  # fmt: skip

CHAINS = (
    ("signed", "text shared by The Harbour Post and Vellmar Daily", ("hp-signed", "vd-signed")),
    ("time", "Oren Halvec, in text shared by two outlets", ("hp-time", "vd-time", "mw-time")),
    ("left", "Sardanian foreign ministry", ("hp-left", "vd-left", "as-left")),
    ("shelling", "text shared by The Harbour Post and Vellmar Daily", ("hp-shelling", "vd-shelling")),
    ("killed", "United Nations relief office", ("hp-killed", "vd-killed", "mw-toll")),
    ("denial", "Adem Rusk", ("mw-denial", "as-denial")),
)

MATTERS = (
    ("signed", MatterKind.POSITION, "Position of the Kestrian Provisional Government on the truce",
     ("hp-signed", "vd-signed", "mw-signed"), Verification.SINGLE_CHAIN, Responsibility.UNATTRIBUTED),
    ("drask", MatterKind.POSITION, "Position of Toma Drask on the truce",
     ("hp-time", "vd-time", "mw-time", "hp-left", "vd-left", "as-left", "kt-stays"), Verification.CONTRADICTED,
     Responsibility.UNATTRIBUTED),
    ("front", MatterKind.POSITION, "Position of the Eastern Front on the truce", ("kt-refused",),
     Verification.SINGLE_CHAIN, Responsibility.CLAIMED_BY_SELF),
    ("shelling", MatterKind.INCIDENT, "Shelling of the port of Arlo, 2 March 2031",
     ("hp-shelling", "vd-shelling", "mw-denial", "as-denial"), Verification.CONTRADICTED,
     Responsibility.ALLEGED_BY_ADVERSARY),
    ("explosions", MatterKind.INCIDENT, "Explosions at Arlo", ("vd-explosions",), Verification.SINGLE_CHAIN,
     Responsibility.UNATTRIBUTED),
    ("drone", MatterKind.INCIDENT, "Drone strike on the bridge at Senn, 3 March 2031", ("mw-drone",),
     Verification.ALLEGED, Responsibility.ALLEGED_BY_ADVERSARY),
    ("raid", MatterKind.INCIDENT, "An attack at the mill", ("kt-raid",), Verification.ALLEGED,
     Responsibility.UNATTRIBUTED),
    ("killed", MatterKind.FIGURE, "Killed, counted by the United Nations relief office",
     ("hp-killed", "vd-killed", "mw-toll"), Verification.SINGLE_CHAIN, Responsibility.UNATTRIBUTED),
    ("displaced", MatterKind.FIGURE, "Displaced, counted by the United Nations relief office", ("hp-displaced",),
     Verification.SINGLE_CHAIN, Responsibility.UNATTRIBUTED),
    ("ministry", MatterKind.FIGURE, "Killed, counted by the health ministry in Arlo", ("hp-ministry", "kt-ministry"),
     Verification.CONTRADICTED, Responsibility.UNATTRIBUTED),
    ("tyrrel", MatterKind.SUPPORT, "Tyrrel's support of the Eastern Front", ("hp-tyrrel", "as-tyrrel"),
     Verification.SINGLE_CHAIN, Responsibility.UNATTRIBUTED),
    ("sardane", MatterKind.SUPPORT, "Sardane's support of the Kestrian Provisional Government", ("hp-sardane",),
     Verification.SINGLE_CHAIN, Responsibility.UNATTRIBUTED),
    ("talks", MatterKind.MEETING, "Talks in Vellmar, 3 March 2031", ("mw-indirect",), Verification.SINGLE_CHAIN,
     Responsibility.UNATTRIBUTED),
    ("summit", MatterKind.MEETING, "Summit in Brannt, 9 March 2031", ("hp-summit",), Verification.SINGLE_CHAIN,
     Responsibility.UNATTRIBUTED),
    ("road", MatterKind.COMMITMENT, "Opening of the Arlo road", ("vd-road",), Verification.SINGLE_CHAIN,
     Responsibility.UNATTRIBUTED),
    ("convoys", MatterKind.APPEAL, "Passage of relief convoys", ("mw-appeal",), Verification.SINGLE_CHAIN,
     Responsibility.UNATTRIBUTED),
)  # fmt: skip

CONTRADICTIONS = (
    ("shelling", ContradictionKind.DENIAL, "hp-shelling", "mw-denial",
     "one side alleges the shelling, the side accused denies it"),
    ("drask", ContradictionKind.STATUS, "hp-left", "kt-stays", "he cannot have left and not have left"),
    ("ministry", ContradictionKind.VALUE, "hp-ministry", "kt-ministry",
     "the same counter is given two numbers: 63 and 36"),
)  # fmt: skip

POSITIONS = (
    ("drask", Position.ASKED_FOR_TIME, "2031-03-03", UNTIL, "drask"),
    ("drask", Position.LEFT_WITHOUT_SIGNING, "2031-03-03", None, "drask"),
    ("kpg", Position.SIGNED, "2031-03-03", None, "signed"),
    ("front", Position.REFUSED, None, None, "front"),
)


def reports() -> tuple[Marked, ...]:
    """Return the five reports."""
    return (
        load_marked("harbour-post.txt", "The Harbour Post", "2031-03-04", Basis.CAPTURE),
        load_marked("vellmar-daily.txt", "Vellmar Daily", "2031-03-04", Basis.CAPTURE),
        load_marked("meridian.html.txt", "Meridian", "2031-03-04", Basis.METADATA),
        load_marked("al-sahil.txt", "الساحل", "2031-03-04", Basis.TEXT, "ar"),
        load_marked("kestria-today.txt", None, None, Basis.UNCLEAR),
    )


def kestria() -> View:
    """Return the whole case as a view."""
    marked = reports()
    statements = {f"statement-{row[0]}": _statement(row, marked) for row in STATEMENTS}
    chains = _chains(statements)
    return view(
        sequence=17,
        head=hashlib.sha256(b"kestria").hexdigest(),
        reports={one.report.id: one.report for one in marked},
        texts={one.report.id: one.text for one in marked},
        statements=statements,
        actors={f"actor-{row[0]}": _actor(row) for row in ACTORS},
        derivations=_derivations(marked),
        chains=chains,
        matters={f"matter-{row[0]}": _matter(row, chains) for row in MATTERS},
        contradictions={f"contradiction-{row[0]}": _contradiction(row) for row in CONTRADICTIONS},
        refinements=(Refinement(matter="matter-drask", vaguer="statement-mw-time", finer="statement-hp-time"),),
        updates=(Update(matter="matter-killed", earlier="statement-hp-killed", later="statement-mw-toll"),),
        assessments={f"matter-{row[0]}": _assessment(row, statements, chains, marked) for row in MATTERS},
        agreements={"agreement-truce": _agreement()},
        set_aside=(
            SetAside(file="scan-0007.pdf", why="no reader for this kind of file"),
            SetAside(file="empty.txt", why="the file is empty"),
        ),
    )


def _actor(row: tuple[str, str, tuple[str, ...], ActorKind, tuple[Role, ...]]) -> Actor:
    key, name, names, kind, roles = row
    return Actor(id=f"actor-{key}", name=name, names=names, kind=kind, roles=roles)


def _statement(row: Row, marked: tuple[Marked, ...]) -> Statement:
    key, attribution, stance, claim, more = row
    home = next(one for one in marked if key in one.spans)
    return Statement(
        id=f"statement-{key}", report=home.report.id, span=home.spans[key],
        text=home.spans[key].cut(home.text.content), attribution=attribution, stance=stance, claim=claim,
        **{"direct": False, **more},
    )  # fmt: skip


def _chains(statements: dict[str, Statement]) -> dict[str, Chain]:
    rows = {
        f"chain-{key}": Chain(id=f"chain-{key}", statements=tuple(f"statement-{s}" for s in members), origin=origin)
        for key, origin, members in CHAINS
    }
    taken = {statement for chain in rows.values() for statement in chain.statements}
    for statement in statements.values():
        if statement.id not in taken:
            name = statement.principal.name if statement.principal else "the outlet itself"
            key = statement.id.replace("statement", "chain", 1)
            rows[key] = Chain(id=key, statements=(statement.id,), origin=name)
    return rows


def _matter(row: tuple[object, ...], chains: dict[str, Chain]) -> Matter:
    key, kind, title, members = row[:4]
    ids = [f"statement-{member}" for member in members]
    accounts = [
        Account(chain=chain.id, statements=tuple(one for one in ids if one in chain.statements))
        for chain in chains.values()
    ]
    told = tuple(account for account in accounts if account.statements)
    return Matter(id=f"matter-{key}", kind=kind, title=title, accounts=told)


def _assessment(
    row: tuple[object, ...], statements: dict[str, Statement], chains: dict[str, Chain], marked: tuple[Marked, ...]
) -> Assessment:
    key, _, _, members, verification, responsibility = row
    told = [statements[f"statement-{member}"] for member in members]
    files = {one.report.id: one.report.outlet or one.report.file for one in marked}
    return Assessment(
        matter=f"matter-{key}",
        support=Support(
            outlets=tuple(dict.fromkeys(files[one.report] for one in told)),
            chains=tuple(c.id for c in chains.values() if any(one.id in c.statements for one in told)),
            principals=tuple(dict.fromkeys(one.principal.name for one in told if one.principal)),
        ),
        verification=verification, finding=Finding.NO_FINDING, responsibility=responsibility,
        because="composed by hand", rule="by-hand",
    )  # fmt: skip


def _contradiction(row: tuple[str, ContradictionKind, str, str, str]) -> Contradiction:
    key, kind, left, right, because = row
    return Contradiction(
        id=f"contradiction-{key}", matter=f"matter-{key}", kind=kind, left=f"statement-{left}",
        right=f"statement-{right}", because=because,
    )  # fmt: skip


def _agreement() -> Agreement:
    positions = tuple(
        PositionTaken(actor=who(actor), position=position, when=when, until=until, matter=f"matter-{matter}")
        for actor, position, when, until, matter in POSITIONS
    )
    term = Term(id="term-guns", words="heavy guns fall silent", statement="statement-hp-shelling")
    return Agreement(
        id="agreement-truce", name="Vellmar truce", declared="2031-03-01", effective="2031-03-02", terms=(term,),
        positions=positions,
    )  # fmt: skip


def _derivations(marked: tuple[Marked, ...]) -> dict[str, Derivation]:
    post, daily, meridian, sahil, _ = marked
    shared = tuple(SharedPassage(later=daily.spans[key], earlier=post.spans[key]) for key in ("p1", "p2", "p3"))
    rows = (
        Derivation(id="derivation-copy", later=daily.report.id, earlier=post.report.id, tie=Tie.COPIED,
                   passages=shared, directed=False),
        Derivation(id="derivation-credit", later=daily.report.id, earlier=None, tie=Tie.CREDIT, source=SNA),
        Derivation(id="derivation-cited", later=post.report.id, earlier=None, tie=Tie.CREDIT, source=SNA),
        Derivation(id="derivation-translation", later=sahil.report.id, earlier=meridian.report.id,
                   tie=Tie.TRANSLATION,
                   passages=(SharedPassage(later=sahil.spans["as-denial"], earlier=meridian.spans["mw-denial"]),)),
    )  # fmt: skip
    return {row.id: row for row in rows}
