"""What parties did about agreements, how commitments stand, and what lies ahead."""

from collections.abc import Iterable

from trucewatch.briefs.ahead import ahead as dated_ahead
from trucewatch.briefs.boards import deadline_line, score_words, step_line
from trucewatch.briefs.positions import standings
from trucewatch.briefs.situation.material import Made, Material
from trucewatch.briefs.wording import joined, name_words, short
from trucewatch.register.decided import commitments as kept
from trucewatch.register.decided.agreements import boards
from trucewatch.register.decided.boards import BoardStep, Ground
from trucewatch.register.decided.commitments import Commitment


def positions(material: Material) -> Made:
    """Tell each step of a party that is dated in the period, agreement by agreement."""
    lines = []
    for board in boards(material.look.view, material.codebook, at=material.period.end):
        for party in board.parties:
            for step in party.steps:
                if material.period.holds(step.when or step.by):
                    words = f"{name_words(board.name)}: {material.look.name(party.party)} {_step(material, step)}."
                    lines.append(material.notes.line(words, *_grounds(material, step.grounds)))
    return Made(lines=tuple(lines))


def commitments(material: Material) -> Made:
    """Tell the commitments due or scored in the period, and those overdue at its end."""
    held = kept.commitments(material.look.view, at=material.period.end)
    late = {one.id for one in held.overdue}
    lines = []
    for one in held.held:
        due = one.deadline.end or one.deadline.start if one.deadline else None
        scored = any(material.period.holds(score.on) for score in one.scores)
        if one.id in late or scored or material.period.holds(due):
            lines.append(material.notes.line(_commitment(material, one, overdue=one.id in late), *_held(material, one)))
    return Made(lines=tuple(lines))


def ahead(material: Material) -> Made:
    """Tell what is dated after the period: deadlines, meetings, the end of time asked for."""
    look = material.look
    every = look.once("ahead", lambda: dated_ahead(look, standings(look)))
    found = [one for one in every if one.date[:10] > material.period.end]
    return Made(
        lines=tuple(material.notes.line(f"{one.sentence.words}.", one.sentence.evidence.statements) for one in found)
    )


def _step(material: Material, step: BoardStep) -> str:
    return step_line(step, material.look.words)


def _grounds(material: Material, grounds: Iterable[Ground]) -> tuple[list[str], list[int | str | None]]:
    """The statements and entries behind grounds; where only a matter is named, all that is told of it."""
    listed = list(grounds)
    told = [key for one in listed for key in one.statements or _of_matter(material, one.matter)]
    return told, [one.entry for one in listed]


def _of_matter(material: Material, key: str | None) -> list[str]:
    matter = material.look.view.matters.get(key) if key else None
    return [one.id for one in material.look.told(matter)] if matter else []


def _held(material: Material, one: Commitment) -> tuple[list[str], list[int | str | None]]:
    told = [*(each.ground for each in one.deadlines), *(each.ground for each in one.evidence)]
    statements, entries = _grounds(material, [one.ground, *told, *(each.ground for each in one.scores)])
    return [*one.statements, *statements], entries


def _commitment(material: Material, one: Commitment, *, overdue: bool) -> str:
    undertaking = short(one.undertaking, material.limit("line"))
    to = f" to {joined(material.names(one.to))}" if one.to else ""
    late = "; overdue" if overdue else ""
    scored = score_words(one, material.codebook)
    return f"{material.look.name(one.actor)} undertook{to}: {undertaking} ({deadline_line(one)}{late}; {scored})."
