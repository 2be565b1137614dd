"""What people say of an agreement beside its text: its sort, what shows a term or slot, that two are two after all."""

from msgspec.structs import replace
from starlette.responses import Response

from trucewatch.errors import NotInRecord
from trucewatch.model.decisions import Cited
from trucewatch.model.decisions.agreements import (
    AgreementDecision,
    AgreementsJoined,
    Classed,
    SlotJudged,
    TermRecorded,
)
from trucewatch.register import View
from trucewatch.web import asking, boarding, citing
from trucewatch.web.areas.agreement_steps import taken_by
from trucewatch.web.errors import BadInput
from trucewatch.web.permissions import Area, Right
from trucewatch.web.visit import Visiting

area = Area("agreement-more")


@area.takes("/agreements/{key}/class", Right.AGREE)
def classed(visit: Visiting, key: str) -> Response:
    """Say what the agreement is in one field of the codebook's classes; `unclear` is an answer too."""
    field, values, cited = asking.words(visit, "field", 60), tuple(visit.texts("values")), citing.cited(visit)
    if not values:
        raise BadInput("agreements.no-class", "values")
    return taken_by(visit, key, lambda _, found: Classed(agreement=found, field=field, values=values, cited=cited))


@area.takes("/agreements/{key}/cite", Right.AGREE)
def cite(visit: Visiting, key: str) -> Response:
    """Record a term or the judgement of a slot once more, as it stands, with what else shows it."""
    kind, name, more = visit.text("of"), asking.words(visit, "item", 60), citing.cited(visit)
    if more == Cited():
        raise BadInput("agreements.nothing-cited", "cited")

    def make(view: View, found: str) -> AgreementDecision:
        held = boarding.last_on(view, boarding.board(visit.sight, found), kind, name)
        if not isinstance(held, (TermRecorded, SlotJudged)):
            raise NotInRecord("nobody has recorded this")
        return replace(held, agreement=found, cited=citing.joined(held.cited, more))

    return taken_by(visit, key, make)


@area.takes("/agreements/{key}/part", Right.AGREE)
def part(visit: Visiting, key: str) -> Response:
    """Say that an agreement that was joined to this one is another, after all."""
    gone = visit.text("other")
    kept = boarding.joined_to(visit.sight, boarding.board(visit.sight, key)).get(gone)
    if kept is None:
        raise NotInRecord("no such agreement is joined to this one")
    return taken_by(visit, key, lambda _, __: AgreementsJoined(agreement=kept[0], other=gone, same=False))
