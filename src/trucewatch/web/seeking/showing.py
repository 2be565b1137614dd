"""What a result shows: where it leads, what it is called, and the words that match."""

from dataclasses import dataclass

from markupsafe import Markup

from trucewatch.briefs.links import anchor
from trucewatch.briefs.wording import visible
from trucewatch.model import Label, RecordedJudgement
from trucewatch.model.decisions import MatterAssessed, SameMatter, StatementCorrected
from trucewatch.model.decisions.coding import CodeAdjudicated, CodingClosed, CodingOpened
from trucewatch.web.rounds import round_key
from trucewatch.web.seeking.answering import Hit, judgements, marked, matches, terms
from trucewatch.web.seeking.asking import Asked
from trucewatch.web.seeking.documents import Kind, entered_words
from trucewatch.web.sight import Sight


@dataclass(frozen=True, kw_only=True)
class Result:
    """One row: `label` says in which set-aside part of a report the words stand, `who` whose words they are.

    `titled` is what it is where the title is the program's, a kind of matter or an agreement; `recorded` is that title.
    """

    hit: Hit
    href: str
    title: Markup
    words: Markup
    language: str = ""
    who: Markup | str = ""
    where: str = ""
    label: Label | None = None
    titled: str = ""
    recorded: str = ""


def shown(sight: Sight, hit: Hit, asked: Asked) -> Result:
    """Return what is shown of a result."""
    match hit.kind:
        case Kind.REPORT:
            return _report(sight, hit, asked)
        case Kind.STATEMENT:
            return _statement(sight, hit, asked)
        case Kind.MATTER:
            matter = sight.matter(hit.key)
            title = marked(visible(matter.title), asked, whole=True)
            return Result(
                hit=hit,
                href=f"/matters/{hit.key}",
                title=title,
                words=Markup(""),
                titled=matter.kind,
                recorded=matter.title,
            )
        case Kind.ACTOR:
            return _actor(sight, hit, asked)
        case Kind.TERM:
            words, agreement = terms(sight)[hit.key]
            return Result(
                hit=hit,
                href=f"/agreements/{agreement}",
                title=marked(visible(words), asked, whole=True),
                words=Markup(""),
                titled="agreement" if hit.key == agreement else "",
                recorded=words,
            )
        case Kind.JUDGEMENT:
            return _judgement(sight, hit, asked)


def _report(sight: Sight, hit: Hit, asked: Asked) -> Result:
    report, text = sight.report(hit.key), sight.view.texts.get(hit.key)
    content = text.content if text else ""
    first = next(matches(content, asked.terms), None)
    asides = text.asides if text else ()
    label = next((one.label for one in asides if first and one.start <= first[0] < one.end), None)
    return Result(
        hit=hit,
        href=f"/reports/{hit.key}",
        title=marked(visible(report.title or report.file), asked, whole=True),
        words=marked(content, asked, first=first or (0, 0)),
        language=report.language,
        where=sight.look.outlet(hit.key),
        label=None if label is Label.TITLE else label,
    )


def _statement(sight: Sight, hit: Hit, asked: Asked) -> Result:
    one = sight.statement(hit.key)
    return Result(
        hit=hit,
        href=f"/reports/{one.report}?s={one.id}#{anchor(one.id)}",
        title=marked(" ".join(one.text.split()), asked),
        words=Markup(""),
        language=sight.report(one.report).language,
        who=marked(sight.look.speaker(one), asked, whole=True),
        where=sight.look.outlet(one.report),
    )


def _actor(sight: Sight, hit: Hit, asked: Asked) -> Result:
    actor = sight.view.actors[hit.key]
    others = [name for name in actor.names if name != actor.name]
    return Result(
        hit=hit,
        href=f"/actors/{hit.key}",
        title=marked(visible(actor.name), asked, whole=True),
        words=marked(visible(" · ".join(others)), asked) if others else Markup(""),
    )


def _judgement(sight: Sight, hit: Hit, asked: Asked) -> Result:
    one = sight.view.judgements[judgements(sight)[hit.key]]
    words = " · ".join(filter(None, (entered_words(one), one.judgement.reason)))
    return Result(
        hit=hit,
        href=_about(sight, one),
        title=marked(words, asked),
        words=Markup(""),
        who=marked(visible(one.judgement.by), asked, whole=True),
    )


def _about(sight: Sight, one: RecordedJudgement) -> str:
    """Return where what was judged is shown; the list of matters where that is nowhere to be seen."""
    match one.judgement.decision:
        case MatterAssessed() as decision if decision.matter in sight.view.matters:
            return f"/matters/{decision.matter}"
        case SameMatter() as decision:
            known = sight.matters_of.get(decision.left, ())
            return f"/matters/{known[0]}" if known else "/matters"
        case StatementCorrected() as decision:
            key = decision.put.report if decision.put else ""
            return f"/reports/{key}" if key in sight.view.reports else "/reports"
        case CodingOpened() | CodingClosed() | CodeAdjudicated() as decision:
            return f"/coding/{round_key(decision.round, one.room)}"
    incident = getattr(one.judgement.decision, "incident", None)
    if isinstance(incident, str) and sight.look.incidents.named(incident):
        return f"/incidents/{incident}"
    agreement = getattr(one.judgement.decision, "agreement", None)
    return f"/agreements/{agreement}" if isinstance(agreement, str) else "/matters"
