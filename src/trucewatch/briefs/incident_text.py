"""Incidents, the cross-confirmation matrix, claims and rounds of coding as plain text: no control characters."""

import textwrap
from collections.abc import Iterable, Iterator

from trucewatch.briefs.wording import count_words, date_words, name_words, short, visible
from trucewatch.model import Place, Stance, When
from trucewatch.model.decisions.incidents import AccessDenied
from trucewatch.register.decided.coding import Reliability, Sheet, SheetItem
from trucewatch.register.decided.crosscheck import Counted, Matrix, Part, Row
from trucewatch.register.decided.desk import Desk, Holding
from trucewatch.register.decided.incident import Found, Incident, Incidents, ReportedCount
from trucewatch.register.decided.rounds import CodingRound

_WIDTH = 100
_SHORT = 70


def incidents_text(board: Incidents) -> str:
    """Return one line an incident: how far it is, its three axes, what it is."""
    lines = [f"{'rung':10} {'verification':15} {'finding':18} {'incident':32} what"]
    for one in board.incidents.values():
        axes = f"{one.verification.value:15} {one.finding.value:18}"
        lines.append(f"{one.rung:10} {axes} {one.id:32} {short(one.title, _SHORT)}")
    if not board.incidents:
        lines = ["No incident is in the record."]
    for spot in board.blind_spots:
        lines += _wrapped(f"could not look: {blind_words(spot.decision)}", 0)
    for refused in board.refused:
        lines += _wrapped(f"no effect: entry {refused.sequence} by {visible(refused.by)}: {visible(refused.why)}", 0)
    return "\n".join(lines)


def incident_text(one: Incident) -> str:
    """Return all that is known of an incident: whose word, the inquiry, findings with all that follows."""
    lines = [f"{visible(one.title)} ({one.id})", f"  rung: {one.rung}; work: {one.work}"]
    for name, axis in (
        ("verification", one.verification),
        ("finding", one.finding),
        ("responsibility", one.responsibility),
    ):
        by = visible(axis.by) if axis.by else "" if axis.begins else "the machine's proposal"
        lines += _wrapped(f"{name}: {axis.value}{f' ({by})' if by else ''}: {visible(axis.because)}", 2)
    for told in one.told:
        who = name_words(told.who.name) if told.who else "monitors" if told.by else "outlets themselves"
        source = f"entered by {visible(told.by)}" if told.by else count_words(len(told.statements), "statement")
        words = f"{told.stance}: {who} ({told.channel}, {source}): {short(told.words, _SHORT * 2)}"
        lines += _wrapped(words, 2)
    lines += [f"  when: {_when(one.when)}; where: {_places(one.where)}"]
    for step in one.assigned:
        lines.append(f"  assigned to {visible(step.decision.holder)} (entry {step.sequence})")
    for look in one.inquiries:
        lines += _wrapped(f"inquiry (entry {look.sequence}), {look.decision.means}: {visible(look.decision.words)}", 2)
    for spot in one.denials:
        lines += _wrapped(f"could not look (entry {spot.sequence}): {blind_words(spot.decision)}", 2)
    for file in one.files:
        lines.append(f"  file {visible(file.name)}: sha256 {file.sha256}")
    for found in one.findings:
        lines += _finding(found)
    return "\n".join(lines)


def matrix_text(found: Matrix) -> str:
    """Return the cross-confirmation matrix: what is counted here, then what bodies report, never in one number."""
    window = f"{found.window.start or 'the beginning'} to {found.window.end or 'the end'}"
    lines = [f"Counted from single incidents, {window}:"]
    lines += [line for row in found.rows for line in _wrapped(row_words(row), 2)] or ["  none"]
    lines += ["", f"As bodies report them, {window} (not added to the above):"]
    lines += [line for one in found.reported for line in _reported(one, found)] or ["  none"]
    return "\n".join(lines)


def desk_text(desk: Desk, at: str) -> str:
    """Return who works on what at a moment, what lapsed, and what is overdue."""
    lines = [f"At {at}:"]
    for title, held in (("in work", desk.open(at)), ("lapsed", desk.lapsed(at)), ("overdue", desk.overdue(at))):
        lines += [f"  {title}: {_holding(one)}" for one in held] or [f"  {title}: nothing"]
    return "\n".join(lines)


def sheet_text(sheet: Sheet) -> str:
    """Return a coder's sheet: the question, the codes, the items and their own codes."""
    lines = [visible(sheet.question), f"codes: {', '.join(map(visible, sheet.codes))}"]
    items = (f"  {one.item:32} {_coded(one)}" for one in sheet.items)
    return "\n".join([*lines, *items])


def _coded(one: SheetItem) -> str:
    return _code(one.code) if one.coded else "sealed" if one.sealed else "-"


def round_text(held: CodingRound, measured: Reliability | None) -> str:
    """Return how a round stands; how far coders agree only once all codes are in."""
    opened = held.opened.decision
    drawn = f"{len(opened.items)} of {opened.drawn_from} items, seed {visible(opened.seed)!r}"
    lines = [f"{visible(opened.round)}: {visible(opened.question)}", f"  {drawn}, {len(opened.coders)} coders"]
    if measured is None and opened.sealed and held.unsealed:
        return "\n".join([*lines, f"  {len(held.unsealed)} codes are not sealed yet: none is opened until they are"])
    if measured is None:
        return "\n".join([*lines, f"  {len(held.missing)} codes are missing: nothing is shown until they are in"])
    for pair in measured.pairs:
        who = f"{visible(pair.left)} and {visible(pair.right)}"
        lines.append(f"  {who}: {pair.agreed} of {pair.items} alike, Cohen's kappa {_measure(pair.kappa)}")
    lines.append(f"  Krippendorff's alpha, nominal: {_measure(measured.nominal)}")
    if opened.level == "ordinal":
        lines.append(f"  Krippendorff's alpha, ordinal: {_measure(measured.ordinal)}")
    lines.append(f"  codes not given: {measured.uncoded}")
    for one in measured.disagreements:
        codes = "; ".join(f"{visible(coder)}: {_code(code)}" for coder, code in one.codes.items())
        settled = one.adjudicated
        ending = f" — settled by {visible(settled.by)}: {_code(settled.decision.code)}" if settled else ""
        lines += _wrapped(f"differ on {one.item}: {codes}{ending}", 2)
    return "\n".join(lines)


def _finding(found: Found) -> Iterator[str]:
    made = found.made
    term = f" against term {visible(made.decision.term.term)}" if made.decision.term else ""
    grade = f" ({visible(made.decision.level)})" if made.decision.level else ""
    words = f"finding (entry {made.sequence}) by {visible(made.by)}: {made.decision.finding}{grade}{term}: "
    yield from _wrapped(words + visible(made.reason), 2)
    if found.review is not None:
        review = found.review
        yield from _wrapped(f"{review.decision.verdict} by {visible(review.by)}: {visible(review.reason)}", 4)
    for answer in found.answers:
        party = name_words(answer.decision.party.name)
        yield from _wrapped(f"{party} {answer.decision.response}: {visible(answer.decision.words)}", 4)
    for out in found.published:
        missing = f"; no response: {visible(out.decision.unanswered)}" if out.decision.unanswered else ""
        yield from _wrapped(
            f"published ({out.decision.edition}, entry {out.sequence}) by {visible(out.by)}{missing}", 4
        )


def blind_words(one: AccessDenied) -> str:
    """Return one blind spot as a line: in what way, where, when, who kept monitors from looking, and why."""
    place = f" at {name_words(one.where.name)}" if one.where else ""
    day = f" on {date_words(one.when.start)}" if one.when else ""
    who = name_words(one.denied_by.name) if one.denied_by else "nobody named"
    return f"{one.restriction}{place}{day}, by {who}: {visible(one.words)}"


def row_words(row: Row) -> str:
    """Return a row of the matrix: whose list, who alleges how many, who confirms or denies them, what was found."""
    who = f"alleged by {name_words(row.alleged_by)}" if row.alleged_by else "all"
    observer = f"list of {name_words(row.observer)}" if row.observer else "reports"
    parts = [f"{observer}, {who}: {_number(row.alleged)}"]
    parts += [f"confirmed by {_part(part)}" for part in row.confirmed]
    parts += [f"denied by {_part(part)}" for part in row.denied]
    parts += [f"found {_part(part)}" for part in row.found]
    return "; ".join(parts)


def _part(part: Part) -> str:
    return f"{name_words(part.who)}: {_number(part.counted)}"


def _number(counted: Counted) -> str:
    unsure = f" (and {len(counted.unsure)} of unclear date)" if counted.unsure else ""
    return f"{counted.number}{unsure}"


def reported_words(one: ReportedCount) -> str:
    """Return a count as a body reported it: who counts, how many, on whose word, confirmed or denied by whom."""
    number = f"{one.low if one.low is not None else ''}"
    if one.high != one.low:
        number = f"{number} to {one.high}" if one.high is not None and number else number or f"{one.high}"
    qualifier = "" if one.qualifier == "exactly" else f"{one.qualifier} "
    parts = [f"{name_words(one.observer.name)}: {qualifier}{number or 'an unstated number'}"]
    for words, ref in (
        ("alleged by", one.alleged_by),
        ("confirmed by", one.confirmed_by),
        ("denied by", one.denied_by),
        ("by", one.accused),
    ):
        parts += [f"{words} {name_words(ref.name)}"] if ref else []
    window = f" ({one.start} to {one.end})" if one.start and one.end else ""
    return f"{'of them, ' if one.of else ''}{', '.join(parts)}{window}"


def _reported(one: ReportedCount, found: Matrix) -> Iterator[str]:
    doubt = " — more than the whole that it is a part of" if one.key in found.exceeding else ""
    yield from _wrapped(reported_words(one) + doubt, 4 if one.of else 2)


def _holding(one: Holding) -> str:
    due = f", due {one.due}" if one.due else ""
    return f"{one.item} by {visible(one.holder)} until {one.until}{due}"


def _code(code: str | None) -> str:
    return "cannot be coded" if code is None else visible(code)


def _measure(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.3f}"


def _when(when: Iterable[When]) -> str:
    days = (one.start if one.start == one.end else f"{one.start} to {one.end}" for one in when if one.start)
    return "; ".join(dict.fromkeys(days)) or "not told"


def _places(where: Iterable[Place]) -> str:
    return "; ".join(dict.fromkeys(f"{name_words(one.name)} ({one.precision})" for one in where)) or "not told"


def who_words(one: Incident, stance: Stance) -> str:
    """Return the names of those whose word this is."""
    return ", ".join(name_words(ref.name) for ref in one.who(stance))


def _wrapped(words: str, indent: int) -> list[str]:
    return textwrap.wrap(
        words, _WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 4), break_on_hyphens=False
    )  # fmt: skip
