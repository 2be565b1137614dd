"""A view made into the situation report of a period: the same view, period and edition give the same report."""

from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.situation import accounts, agreed, incidents, overview
from trucewatch.briefs.situation.material import Material
from trucewatch.briefs.situation.notes import Notes
from trucewatch.briefs.situation.nouns import PARTIES, Period, Section, SituationReport
from trucewatch.briefs.wording import date_words
from trucewatch.codebook import Codebook
from trucewatch.errors import TrucewatchError
from trucewatch.model.decisions.incidents import Edition
from trucewatch.register.payloads import ROOM
from trucewatch.register.view import View
from trucewatch.said import said

_SECTIONS = (
    overview.overview,
    agreed.positions,
    incidents.alleged,
    incidents.findings,
    accounts.figures,
    agreed.commitments,
    accounts.contradictions,
    incidents.access,
    incidents.late,
    agreed.ahead,
    overview.method,
)


def compose(
    view: View,
    period: Period,
    codebook: Codebook,
    *,
    edition: Edition = Edition.PUBLIC,
    look: Lookup | None = None,
) -> SituationReport:
    """Return the situation report of a period, as the record stood at the last entry that its readers may know of.

    The public edition is composed from the open room alone, names no monitor and tells no finding that was not
    published for the public; the edition for the parties looks into their room too. `look` is the view as it is seen
    from just these rooms, looked up, where that was done before. Raises TrucewatchError for a
    period that is longer than the codebook allows.
    """
    table = codebook.table("situation")
    if period.days > table["limits"]["days"]:
        raise TrucewatchError(
            said(
                "brief.too-long",
                "a situation report covers at most {most} days, not {days}",
                most=table["limits"]["days"],
                days=period.days,
            )
        )
    if look is None:
        look = Lookup(view.seen_by(rooms_of(edition)).shown(), codebook)
    seen = look.view
    notes = Notes(look, edition, int(table["limits"]["note"]))
    material = Material.of(look, codebook, period, edition, notes)
    sections = tuple(_section(make.__name__, make(material), material) for make in _SECTIONS)
    return SituationReport(
        title=_title(period),
        edition=edition,
        edition_words=str(table["editions"][edition.value]),
        period=period,
        sequence=seen.sequence,
        head=seen.head,
        recorded=seen.recorded,
        sections=sections,
        notes=notes.made,
    )


def rooms_of(edition: Edition) -> frozenset[str]:
    """Return the rooms that the readers of an edition may look into."""
    return frozenset({ROOM}) if edition is Edition.PUBLIC else frozenset({ROOM, PARTIES})


def _section(name: str, made: "overview.Made", material: Material) -> Section:
    key = {"alleged": "incidents"}.get(name, name)
    return Section(
        key=key,
        title=str(material.table["titles"][key]),
        lines=made.lines,
        table=made.table,
        empty=str(material.table["empty"][key]),
    )


def _title(period: Period) -> str:
    if period.start == period.end:
        return f"Situation report, {date_words(period.start)}"
    return f"Situation report, {date_words(period.start)} to {date_words(period.end)}"
