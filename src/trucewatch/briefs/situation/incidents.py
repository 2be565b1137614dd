"""What was alleged, what was found, what could not be seen."""

from collections.abc import Iterable

from trucewatch.briefs.situation.material import Made, Material
from trucewatch.briefs.situation.nouns import Line
from trucewatch.briefs.wording import date_words, joined, name_words, short, when_words
from trucewatch.model import Stance
from trucewatch.model.decisions.incidents import AccessDenied
from trucewatch.register.decided.incident import Found, Incident, Step


def alleged(material: Material) -> Made:
    """Tell each incident alleged in the period: what, where, when, on whose word, who denies it, how it stands."""
    ordered = sorted(material.told.inside, key=lambda one: (_day(one), one.id))
    return Made(lines=tuple(_incident(material, one) for one in (*ordered, *material.told.undated)))


def late(material: Material) -> Made:
    """Tell the incidents of before the period that were first told in it: they change what earlier reports counted."""
    ordered = sorted(material.told.late, key=lambda one: (_day(one), one.id))
    return Made(lines=tuple(_incident(material, one) for one in ordered))


def findings(material: Material) -> Made:
    """Tell the findings published for this edition in the period."""
    lines = []
    for one in material.board.incidents.values():
        found = material.told_finding(one)
        if found and any(material.period.holds(step.recorded) for step in found.published):
            lines.append(_finding(material, one, found))
    return Made(lines=tuple(lines))


def access(material: Material) -> Made:
    """Tell where monitors could not look, who prevented it, and why: no incident there says nothing."""
    held = [step for step in material.board.blind_spots if _is_in(material, step)]
    return Made(lines=tuple(_denied(material, step) for step in held))


def _incident(material: Material, one: Incident) -> Line:
    look = material.look
    parts = [look.words.phrase("occurrences", one.kind).capitalize()]
    parts += [name_words(place.name) for place in one.where[:1]]
    parts += [words for when in one.when[:1] if (words := when_words(when))]
    words = f"{', '.join(parts)}: {_told(material, one)}"
    if one.accused:
        words += f", of {joined(material.names(one.accused)[:3])}"
    if one.targets:
        words += f", against {joined(material.names(one.targets)[:3])}"
    for stance, verb in ((Stance.CONFIRMS, "confirmed"), (Stance.DENIES, "denied")):
        if names := material.names(one.who(stance)):
            words += f"; {verb} by {joined(names[:3])}"
    found = material.told_finding(one)
    state = look.words.established(one.verification.value, one.verification.rule)
    finding = f"; found: {_word(material, found)}" if found else ""
    statements = [key for told in one.told for key in told.statements]
    entries: list[int | str | None] = [step.sequence for step in one.reported]
    entries += [one.verification.entry, found.made.entry if found else None]
    return material.notes.line(f"{words}. {state.capitalize()}{finding}.", statements, entries)


def _told(material: Material, one: Incident) -> str:
    """Who alleges it; an outlet that says it without naming anybody tells it; monitors who saw it observed it."""
    view, look = material.look.view, material.look
    seen = any(step.decision.observation for step in one.reported)
    named: dict[str, None] = {}
    printed: dict[str, None] = {}
    for told in (told for told in one.told if told.stance is Stance.ALLEGES):
        known = [view.statements[key] for key in told.statements if key in view.statements]
        if known and all(statement.principal is None for statement in known):
            printed.update(dict.fromkeys(look.outlet(statement.report) for statement in known))
        elif told.who is not None:
            named[look.name(told.who)] = None
    parts = ["observed by monitors"] if seen else []
    parts += [f"alleged by {joined(list(named)[:3])}"] if named else []
    parts += [f"told by {joined(list(printed)[:3])}"] if printed else []
    return joined(parts) or "alleged, by nobody named"


def _finding(material: Material, one: Incident, found: Found) -> Line:
    decision = found.made.decision
    term = f" against term {name_words(decision.term.term)}" if decision.term else ""
    level = f" ({name_words(decision.level)})" if decision.level else ""
    answers = [
        f"{material.look.name(step.decision.party)} {str(step.decision.response.value).replace('-', ' ')}"
        for step in found.answers
    ]
    answered = f" Responses: {joined(answers)}." if answers else " No party's response is recorded."
    words = f"{name_words(one.title)}: {_word(material, found)}{level}{term}.{answered}"
    published = [step.sequence for step in found.published]
    reviewed = [found.review.sequence] if found.review else []
    return material.notes.line(words, entries=[found.made.sequence, *reviewed, *published])


def _word(material: Material, found: Found) -> str:
    return str(material.table["findings"][found.made.decision.finding.value])


def _denied(material: Material, step: Step[AccessDenied]) -> Line:
    decision = step.decision
    where = f" at {name_words(decision.where.name)}" if decision.where else ""
    when = when_words(decision.when) or f"recorded {date_words(step.recorded[:10])}"
    who = f" by {material.look.name(decision.denied_by)}" if decision.denied_by else ", nobody named"
    kind = str(decision.restriction.value).replace("-", " ")
    words = f"{kind.capitalize()}{where}, {when}{who}: {short(decision.words, material.limit('line'))}"
    return material.notes.line(words, entries=[step.sequence])


def _is_in(material: Material, step: Step[AccessDenied]) -> bool:
    when = step.decision.when
    day = (when.start or when.end) if when else None
    return material.period.holds(day or step.recorded)


def _day(one: Incident) -> str:
    days: Iterable[str] = (day for when in one.when if (day := when.start or when.end))
    return min(days, default="")
