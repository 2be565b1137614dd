"""What is kept over a decision is what would be made anew; nothing that was erased is kept."""

from dataclasses import replace
from typing import Any, get_args

import pytest
from tests.web.canaries import canaries

from trucewatch.codebook import Codebook
from trucewatch.model import MatterKind
from trucewatch.model.decisions import AnyDecision
from trucewatch.register import Recorder
from trucewatch.register.deciding import judgement_draft
from trucewatch.register.later import Later
from trucewatch.web import boarding, counting, docket, reading, telling, triage
from trucewatch.web.current import Current
from trucewatch.web.happenings import happenings
from trucewatch.web.people import Person
from trucewatch.web.people.accounts import OPEN_ROOM
from trucewatch.web.permissions import Role
from trucewatch.web.sight import Sight
from trucewatch.web.warming import warm

OPEN = frozenset({OPEN_ROOM})
ANA = Person(
    id=1, name="Ana", login="ana", roles=frozenset(Role), rooms=OPEN, language=None, active=True,
    second_factor=False, must_change=False,
)  # fmt: skip
STATES = ("", "open", "done", "mine", "free", "overdue", "repeated")


def shown(sight: Sight, current: Current) -> dict[str, Any]:
    """Everything that pages list, for one sight."""
    inbox = triage.Inbox(sight, ANA, current.histories)
    known = happenings(sight)
    return {
        "inbox": [
            [one.id for one in inbox.wanted(triage.Filter(state=state, kind=kind, words=words))]
            for state in STATES
            for kind in ("", triage.ALLEGATION, triage.REPORT)
            for words in ("", "shelling")
        ],
        "late": [inbox.overdue(one) for one in triage.items(sight)],
        "incidents": docket.rows(sight),
        "told": [docket.incident(sight, one.incident.id) for one in docket.rows(sight)],
        "reports": reading.wanted(sight, ["a"]),
        "matters": telling.wanted(sight, "", "observed", ""),
        "figures": counting.rows(sight),
        "boards": boarding.all_boards(sight),
        "commitments": boarding.all_commitments(sight, "2031-03-05"),
        "owed": boarding.all_commitments(sight, None),
        "happenings": known.all,
        "spots": dict(known.spots),
        "actors": dict(known.actors),
        "looked up": (sight.look.incidents, sight.look.view.assessments),
    }


@pytest.mark.parametrize("place", range(len(get_args(AnyDecision))))
def test_what_is_kept_over_a_decision_is_what_would_be_made_anew(
    place: int, recorder: Recorder, codebook: Codebook, kestria: Any
) -> None:
    current = warm(Current(recorder, codebook))
    shown(current.sight(OPEN), current)
    matter = next(one for one in kestria.matters.values() if one.kind is MatterKind.INCIDENT)
    told = matter.accounts[0].statements[0]
    other = next(key for key in kestria.statements if key != told)
    decision = list(canaries(matter.id, (told, other)))[place]
    recorder.append([judgement_draft(decision, by="Ana", reason="as the canary sings")])
    after, anew = Current(recorder, codebook), current.sight(OPEN)
    assert shown(anew, current) == shown(after.sight(OPEN), after)


def test_a_decision_leaves_what_it_does_not_concern(recorder: Recorder, codebook: Codebook, kestria: Any) -> None:
    current = warm(Current(recorder, codebook))
    before = current.sight(OPEN)
    matter = next(one for one in kestria.matters.values() if one.kind is MatterKind.INCIDENT)
    decision = next(one for one in canaries(matter.id, ("a", "b")) if type(one).__name__ == "MatterAssessed")
    recorder.append([judgement_draft(decision, by="Ana", reason="seen")])
    after = current.sight(OPEN)
    assert after is not before
    assert after.ground is before.ground
    assert counting.rows(after) is counting.rows(before)
    old, new = ({row.incident.id: row for row in docket.rows(one)} for one in (before, after))
    assert [key for key in old if new[key] is not old[key]] == [matter.id]


def test_readings_lie_as_they_are_until_a_statement_was_corrected(codebook: Codebook, kestria: Any) -> None:
    def read() -> Any:
        raise AssertionError("readings were looked into")

    ledger = replace(kestria.ledger, readings=Later(read))
    sight = Sight(replace(kestria, ledger=ledger), codebook, 1)
    for report in sight.view.reports.values():
        assert reading.told(sight, report).gone == ()
    again = Sight(sight.view, codebook, 1)
    again.once("superseded", lambda: {"statement-of-before": None})
    with pytest.raises(AssertionError, match="looked into"):
        reading.told(again, next(iter(again.view.reports.values())))
