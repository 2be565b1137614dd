"""The beginning and the end of a situation report: how much was alleged and found, and how it was made."""

from collections.abc import Iterable

from trucewatch.briefs.situation.material import Made, Material
from trucewatch.briefs.situation.nouns import Table
from trucewatch.briefs.situation.told import Sorted
from trucewatch.briefs.wording import count_words, date_words, joined, name_words
from trucewatch.register.decided.incident import Incident

__all__ = ["Made", "method", "overview"]


def overview(material: Material) -> Made:
    """Tell how many incidents were alleged, where, beside the period before; and how many findings were told."""
    told, before = material.told, material.before
    every = (*told.inside, *told.undated)
    if not every and not before.inside and not material.board.blind_spots:
        return Made()
    explosions = frozenset(material.table["explosions"]["kinds"])
    blasts = [one for one in every if one.kind in explosions]
    lines = [
        material.notes.line(
            f"{count_words(len(every), 'incident')} alleged, {len(blasts)} of them explosions or strikes"
            f"{_undated(told)}; {len(before.inside) + len(before.undated)} in the {material.period.days} days before.",
            _statements(every),
            _entries(every),
        )
    ]
    found = [(one, finding) for one in every if (finding := material.told_finding(one))]
    if found:
        words = f"A finding is told on {count_words(len(found), 'incident')} of them; all others stand as alleged."
        lines.append(material.notes.line(words, entries=[finding.made.sequence for _, finding in found]))
    elif every:
        lines.append(
            material.notes.line("No finding is told on any of them: each stands as alleged.", _statements(every))
        )
    return Made(lines=tuple(lines), table=_by_place(material))


def _undated(told: Sorted) -> str:
    return f" ({len(told.undated)} told without a day)" if told.undated else ""


def _by_place(material: Material) -> Table | None:
    """Incidents by place, in the period and in the one before."""
    now, past = (_places(one) for one in ((*material.told.inside, *material.told.undated), _all(material.before)))
    rows, notes = [], []
    for place in sorted({*now, *past}, key=lambda place: (-len(now.get(place, ())), place)):
        held = now.get(place, [])
        rows.append((place or "place not told", str(len(held)), str(len(past.get(place, [])))))
        notes.append(material.notes.numbers(_statements(held), _entries(held)))
    if not rows:
        return None
    return Table(columns=("Place", "Alleged", "Period before"), rows=tuple(rows), notes=tuple(notes))


def _all(told: Sorted) -> tuple[Incident, ...]:
    return (*told.inside, *told.undated)


def _places(incidents: Iterable[Incident]) -> dict[str, list[Incident]]:
    found: dict[str, list[Incident]] = {}
    for one in incidents:
        place = name_words(one.where[0].name) if one.where else ""
        found.setdefault(place, []).append(one)
    return found


def _statements(incidents: Iterable[Incident]) -> list[str]:
    return [key for one in incidents for told in one.told for key in told.statements[:1]]


def _entries(incidents: Iterable[Incident]) -> list[int]:
    return [step.sequence for one in incidents for step in one.reported]


def method(material: Material) -> Made:
    """Tell up to which entry of the record the report was composed, from which reports, and what was set aside."""
    view = material.look.view
    printed = [one for one in view.reports.values() if material.period.holds(one.published.date)]
    outlets = sorted({name_words(one.outlet) for one in printed if one.outlet})
    recorded = f", recorded {view.recorded} (UTC)" if view.recorded else ""
    before = material.period.before
    words = [
        f"Composed from the record up to entry {view.sequence}{recorded}; its id is {view.head}.",
        f"{count_words(len(printed), 'report')} published in the period"
        + (f", by {joined(outlets)}." if outlets else "."),
        f"{count_words(len(view.set_aside), 'input')} of the whole record could not be read.",
        "Alleged is what somebody says; found is what one person found against a term in force and another approved.",
        f"The period before is {date_words(before.start)} to {date_words(before.end)}; days are as reports give them.",
    ]
    return Made(lines=tuple(material.notes.line(one) for one in words))
