"""The board of an agreement and the list of commitments as plain text: 100 columns, no control characters."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from trucewatch.briefs.boards import date_line, deadline_line, score_words, standing_line, step_line
from trucewatch.briefs.wording import (
    Wording,
    count_words,
    date_words,
    joined,
    name_words,
    short,
    support_words,
    visible,
)
from trucewatch.codebook import Codebook
from trucewatch.register.decided.boards import Board, BoardTerm, DateStanding, Ground, PartyStanding, TextVersion
from trucewatch.register.decided.commitments import Commitment, Commitments, Proposal
from trucewatch.register.decided.differences import Change

_WIDTH = 100
_LONG = 300


def boards_text(found: Sequence[Board], codebook: Codebook) -> str:
    """Return all boards, a few lines each: dates and positions."""
    words = Wording(codebook)
    if not found:
        return "No agreement is told or recorded.\n"
    lines = [line for one in found for line in (*_glance(one, words), "")]
    return "\n".join(lines[:-1]) + "\n"


def board_text(one: Board, codebook: Codebook) -> str:
    """Return one board in full, each line with what it rests on."""
    words = Wording(codebook)
    lines = [*_glance(one, words), "", *_details(one, words)]
    return "\n".join(lines) + "\n"


def commitments_text(found: Commitments, codebook: Codebook) -> str:
    """Return the commitments, those overdue marked, and what the machine proposes."""
    lines: list[str] = []
    for one in found.held:
        lines += _commitment(one, codebook)
    if not found.held:
        lines.append("No commitment is recorded.")
    if found.proposals:
        lines.append(f"PROPOSED by machine ({len(found.proposals)}); `commitment accept` or `refuse` decides")
        for each in found.proposals:
            lines += _wrapped(_proposal(each), 2)
    return "\n".join(lines) + "\n"


def overdue_text(found: Commitments, codebook: Codebook) -> str:
    """Return what is overdue at a day, the longest first, then what cannot be told."""
    late = found.overdue
    lines = [f"{count_words(len(late), 'commitment')} overdue on {date_words(found.at)}"]
    for one in late:
        lines += _commitment(one, codebook)
    vague = [one for one in found.held if one.state == "cannot-tell"]
    if vague:
        lines.append(f"{count_words(len(vague), 'commitment')} of which it cannot be told")
        for one in vague:
            lines += _commitment(one, codebook)
    return "\n".join(lines) + "\n"


def difference_text(old: str, new: str, changes: Iterable[Change]) -> str:
    """Return the differing stretches with a little of what stands around them: [-gone-] and {+new+}."""
    lines = []
    for one in changes:
        if one.kind == "same":
            kept = visible(old[one.old_start : one.old_end])
            lines.append(kept if len(kept) <= 60 else f"{kept[:28]} … {kept[-28:]}")
            continue
        gone, put = visible(old[one.old_start : one.old_end]), visible(new[one.new_start : one.new_end])
        lines.append((f"[-{gone}-]" if gone else "") + (f"{{+{put}+}}" if put else ""))
    return "\n".join(_wrapped(" ".join(line for line in lines if line), 0)) + "\n"


def _wrapped(words: str, indent: int) -> list[str]:
    return textwrap.wrap(
        words, _WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 4), break_on_hyphens=False
    )  # fmt: skip


def _glance(one: Board, words: Wording) -> Iterator[str]:
    at = f", as of {date_words(one.at)}" if one.at else ""
    yield from _wrapped(f"{name_words(one.name)} ({one.id}){at}; known after entry {one.sequence}", 0)
    if one.aliases:
        yield from _wrapped(f"also {', '.join(one.aliases)}", 2)
    for name, standing in (("declared", one.declared), ("in effect from", one.effective), ("ends", one.ends)):
        if standing.told or standing.settled or name != "ends":
            yield from _wrapped(f"{name}: {date_line(standing, words)}", 2)
    for party in one.parties:
        yield from _wrapped(standing_line(party, words), 2)


def _details(one: Board, words: Wording) -> Iterator[str]:
    yield "POSITIONS"
    for party in one.parties:
        yield from _party(party, words)
    yield "DATES"
    for standing in (one.declared, one.effective, one.ends):
        yield from _date(standing, words)
    yield f"COMPLETENESS: {sum(slot.state == 'filled' for slot in one.slots)} of {len(one.slots)} slots filled"
    for slot in one.slots:
        state = f"{slot.state}{' (proposed)' if slot.proposed else ''}" if slot.state else "unclear"
        why = f" — {'; '.join(map(ground_words, slot.grounds))}" if slot.grounds else ""
        yield from _wrapped(f"{slot.slot}: {state}. {slot.title}{why}", 2)
    sorts = [f"{sort.title}: {', '.join(sort.values)}" for sort in one.classes if sort.ground is not None]
    yield from _wrapped(f"CLASS: {'; '.join(sorts) or 'unclear'}", 0)
    yield from _area(one)
    yield f"TEXTS: {len(one.versions)}"
    for text in one.versions:
        yield from _wrapped(_version(text), 2)
    yield f"TERMS: {len(one.terms)}"
    for term in one.terms:
        yield from _wrapped(_term(term), 2)


def _date(standing: DateStanding, words: Wording) -> Iterator[str]:
    for date in (*standing.before, *standing.told):
        who = name_words(date.party.name) if date.party else words.phrase("boards", "at-large")
        yield from _wrapped(f"{standing.which}: {who}: {date_words(date.date)} — {ground_words(date.ground)}", 2)
    if standing.settled:
        told = f"{standing.which}: settled as {date_words(standing.settled.date)}"
        yield from _wrapped(f"{told} — {ground_words(standing.settled.ground)}", 2)


def _version(text: TextVersion) -> str:
    day = f", {date_words(text.date)}" if text.date else ""
    told = f"version {visible(text.version)} ({text.status}{day}): {visible(text.file)}, {text.size:,} bytes"
    return f"{told}, SHA-256 {text.sha256} — {ground_words(text.ground)}"


def _area(one: Board) -> Iterator[str]:
    if one.area is None or one.area_ground is None:
        yield "AREA: not recorded"
        return
    disputed = ", disputed" if one.area.disputed else ""
    yield from _wrapped(f"AREA: {visible(one.area.words)}{disputed} — {ground_words(one.area_ground)}", 0)


def _party(party: PartyStanding, words: Wording) -> Iterator[str]:
    roles = f" ({', '.join(party.roles)})" if party.roles else ""
    yield from _wrapped(f"{name_words(party.party.name)}{roles}{'' if party.recorded else ', as told by reports'}", 2)
    for mark, steps in (("", party.steps), ("may have been: ", party.unsure), ("set aside: ", party.set_aside)):
        for step in steps:
            who = "" if step.actor.name == party.party.name else f"{name_words(step.actor.name)}: "
            grounds = "; ".join(map(ground_words, step.grounds))
            support = f" — {support_words(step.support)}" if step.support else ""
            yield from _wrapped(f"{mark}{who}{step_line(step, words)}{support} — {grounds}", 4)


def ground_words(ground: Ground) -> str:
    """Return what a line rests on: "Ana Silva, entry 4: “...”, citing ...", or statements by number."""
    cited = [*ground.statements[:3], *([f"{len(ground.statements) - 3} more"] if len(ground.statements) > 3 else [])]
    cited += [f"term {term}" for term in ground.terms]
    cited += [f"{visible(file.name)} (SHA-256 {file.sha256[:12]})" for file in ground.files]
    if not ground.by:
        return ", ".join(map(visible, cited)) or "reports"
    reason = f": “{short(ground.reason, _LONG)}”" if ground.reason else ""
    citing = f", citing {', '.join(map(visible, cited))}" if cited else ""
    return f"{name_words(ground.by)}, entry {ground.entry}{reason}{citing}"


def _term(term: BoardTerm) -> str:
    bound = joined(name_words(one.name) for one in term.binds) or ("every party" if term.kind else "not recorded")
    acts = f" [{', '.join(term.acts)}]" if term.acts else ""
    window = f", from {date_words(term.start)}" if term.start else ""
    window += f", until {date_words(term.end)}" if term.end else ""
    where = f", text {visible(term.version)} at {term.span.start}:{term.span.end}" if term.version and term.span else ""
    kind = term.kind or "kind not recorded"
    told = f"{visible(term.id)} ({kind}{acts}; binds {bound}{window}{where}): “{short(term.words, _LONG)}”"
    return f"{told} — {ground_words(term.ground)}"


def _commitment(one: Commitment, codebook: Codebook) -> Iterator[str]:
    state = f"{one.state.upper()}: " if one.state in ("overdue", "cannot-tell") else ""
    sort = ", ".join((*one.kinds, *(["confidence-building measure"] if one.confidence_building else [])))
    toward = f" toward {joined(name_words(ref.name) for ref in one.to)}" if one.to else ""
    yield from _wrapped(f"{state}{name_words(one.actor.name)}{toward}: {short(one.undertaking, _LONG)} ({one.id})", 0)
    yield from _wrapped(f"{deadline_line(one)}; score {score_words(one, codebook)}{f'; {sort}' if sort else ''}", 2)
    if one.waiting_on:
        yield from _wrapped(f"waits on {', '.join(one.waiting_on)}", 2)
    if one.in_return_for:
        yield from _wrapped(f"in return for {', '.join(one.in_return_for)}", 2)
    yield from _wrapped(f"recorded by {ground_words(one.ground)}", 2)
    for held in one.evidence:
        day = f" ({date_words(held.on)})" if held.on else ""
        yield from _wrapped(f"evidence{day}: {short(held.words, _LONG)} — {ground_words(held.ground)}", 2)
    for score in one.scores:
        yield from _wrapped(f"scored {score.score} as of {date_words(score.on)} — {ground_words(score.ground)}", 2)


def _proposal(one: Proposal) -> str:
    by = f", by {date_words(one.deadline.end)}" if one.deadline else ""
    return f"{one.matter}: {name_words(one.actor.name)}: {short(one.undertaking, _LONG)}{by}"
