"""What people recorded of agreements and commitments, in sentences: dates, positions, completeness, what is overdue."""

from collections.abc import Iterable, Iterator

from trucewatch.briefs.brief import Agreed, AgreedParty, Evidence, Sentence
from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.wording import Wording, count_words, date_words, joined, name_words, short, support_words
from trucewatch.codebook import Codebook
from trucewatch.model import ActorRef
from trucewatch.model.decisions.agreements import SlotState
from trucewatch.register.decided.agreements import boards
from trucewatch.register.decided.boards import Board, BoardStep, DateStanding, Ground, PartyStanding
from trucewatch.register.decided.commitments import Commitment, Commitments, commitments

_LONGEST = 140


def agreed(look: Lookup, codebook: Codebook) -> tuple[Agreed, ...]:
    """Return the agreements of which people recorded anything."""
    found = boards(look.view, codebook, counting=look.support)
    return tuple(_agreed(look.words, one) for one in found if any(_grounds(one)))


def owed(look: Lookup, codebook: Codebook) -> tuple[Sentence, ...]:
    """Return how the commitments that people took up stand on the day of the latest report."""
    found = commitments(look.view, at=look.last_date)
    if not found.held:
        return ()
    return (_tally(found), *(_late(one, codebook) for one in found.overdue))


def date_line(standing: DateStanding, words: Wording) -> str:
    """Return how a date stands: "1 December 2016, settled by A and B", "disputed: A says ..., B says ..."."""
    settled = standing.settled
    if standing.state == "disputed":
        told = [f"{_holder(one.party, words)} {date_words(one.date)}" for one in standing.told]
        if settled:
            told.insert(0, f"settled by {_names(settled.parties)} as {date_words(settled.date)}")
        return f"disputed ({'; '.join(told)})"
    if settled:
        return f"{date_words(standing.date)}, settled by {_names(settled.parties)}"
    if not standing.told:
        return words.phrase("boards", "unknown")
    holders = joined(dict.fromkeys(_holder(one.party, words) for one in standing.told))
    return f"{date_words(standing.date)} ({holders})"


def step_line(step: BoardStep, words: Wording) -> str:
    """Return a step in a few words: "asked for time until 14 January 2020 (13 January 2020)"."""
    phrase = words.phrase("positions", step.position) if step.position else words.phrase("boards", "no-position")
    until = f" until {date_words(step.until)}{', which has passed' if step.passed else ''}" if step.until else ""
    day = _dated(step)
    clash = "; contradicted" if step.contradicted else ""
    return f"{phrase}{until} ({day}{clash})"


def _dated(step: BoardStep) -> str:
    return date_words(step.when) if step.when else f"by {date_words(step.by)}" if step.by else "undated"


def standing_line(party: PartyStanding, words: Wording) -> str:
    """Return where a party stands: its name, and its latest step."""
    now = step_line(party.now, words) if party.now else words.phrase("boards", "no-position")
    support = f" — {support_words(party.now.support)}" if party.now and party.now.support else ""
    return f"{name_words(party.party.name)}: {now}{support}"


def deadline_line(one: Commitment) -> str:
    """Return by when a commitment is to be kept."""
    when = one.deadline
    if when is None or (when.start is None and when.end is None):
        return "no deadline"
    return f"by {date_words(when.end or when.start)}" + (f" (“{when.words}”)" if not when.words[:4].isdecimal() else "")


def _agreed(words: Wording, one: Board) -> Agreed:
    name = name_words(one.name)
    shown = [party for party in one.parties if party.recorded or _by_people(party)]
    filled = sum(slot.state is SlotState.FILLED for slot in one.slots)
    disputed = sum(slot.state is SlotState.DISPUTED for slot in one.slots)
    more = f", {disputed} disputed" if disputed else ""
    told = f"{name}: {filled} of {len(one.slots)} slots of completeness filled{more}"
    return Agreed(
        agreement=one.id,
        name=name,
        effect=_effect(words, one, name),
        parties=tuple(_party(words, one, party) for party in shown),
        complete=_sentence(told, _grounds(one)),
    )


def _effect(words: Wording, one: Board, name: str) -> Sentence:
    standing = one.effective
    grounds = [told.ground for told in standing.told] + ([standing.settled.ground] if standing.settled else [])
    if not grounds:
        return _sentence(f"{name}: no date of effect recorded", _grounds(one))
    return _sentence(f"{name}, in effect from: {date_line(standing, words)}", grounds)


def _by_people(party: PartyStanding) -> bool:
    return party.now is not None and any(ground.by for ground in party.now.grounds)


def _party(words: Wording, one: Board, party: PartyStanding) -> AgreedParty:
    now = party.now
    taken = now.position if now else None
    return AgreedParty(
        name=name_words(party.party.name),
        tone=words.tone(taken) if taken else "open",
        phrase=words.phrase("positions", taken) if taken else words.phrase("boards", "no-position"),
        until=now.until if now else None,
        passed=now.passed if now else False,
        dated=_dated(now) if now else "",
        sentence=_sentence(standing_line(party, words), now.grounds if now else [one.ground] if one.ground else []),
    )


def _grounds(one: Board) -> Iterator[Ground]:
    """The judgements behind a board."""
    told: list[Ground | None] = [one.ground, one.area_ground]
    for standing in (one.declared, one.effective, one.ends):
        told += [date.ground for date in (*standing.told, *standing.before)]
        told += [standing.settled.ground] if standing.settled else []
    told += [version.ground for version in one.versions]
    told += [term.ground for term in one.terms]
    told += [ground for party in one.parties for step in (*party.steps, *party.set_aside) for ground in step.grounds]
    told += [ground for slot in one.slots for ground in slot.grounds]
    told += [sort.ground for sort in one.classes]
    yield from (ground for ground in told if ground is not None and ground.by)


def _tally(found: Commitments) -> Sentence:
    done = sum(one.score == 3 for one in found.held)
    scored = sum(one.score is not None for one in found.held)
    words = (
        f"{count_words(len(found.held), 'commitment')} recorded: {done} kept in full, {scored - done} in part or not, "
        f"{len(found.held) - scored} not scored"
        f"{f'; {len(found.overdue)} overdue on {date_words(found.at)}' if found.at else ''}"
    )
    return _sentence(words, [ground for one in found.held for ground in (one.ground, *(s.ground for s in one.scores))])


def score_words(one: Commitment, codebook: Codebook) -> str:
    """Return how far a commitment was kept: "1, begun, minimal", "not scored"."""
    if one.score is None:
        return "not scored"
    return f"{one.score}, {codebook.table('undertakings')['scores'].get(str(one.score), '')}"


def _late(one: Commitment, codebook: Codebook) -> Sentence:
    waits = f"; waits on {count_words(len(one.waiting_on), 'other')}" if one.waiting_on else ""
    what = f"{name_words(one.actor.name)}: {short(one.undertaking, _LONGEST)}"
    told = f"Overdue: {what}, {deadline_line(one)} ({score_words(one, codebook)}{waits})"
    return _sentence(told, [one.ground, *(score.ground for score in one.scores)])


def _sentence(words: str, grounds: Iterable[Ground]) -> Sentence:
    held = list(grounds)
    people = dict.fromkeys(name_words(ground.by) for ground in held if ground.by)
    statements = dict.fromkeys(one for ground in held for one in ground.statements)
    return Sentence(words=words, evidence=Evidence(statements=tuple(statements), by=joined(people) or None))


def _holder(party: ActorRef | None, words: Wording) -> str:
    return name_words(party.name) if party else words.phrase("boards", "at-large")


def _names(parties: Iterable[ActorRef]) -> str:
    return joined(name_words(party.name) for party in parties)
