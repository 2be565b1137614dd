"""Claims as people type them: every type, its fields, what is refused, and what a correction begins with."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.web.test_deciding import replayed, seen

from trucewatch.model import FigureClaim, PositionClaim
from trucewatch.web import claiming

Signed = Callable[..., Any]

TYPED = [
    ("position", {"actor": "River Army", "position": "signed", "until": "2031-03"}),
    ("figure", {"measure": "killed", "qualifier": "at-least", "low": "1,200", "counted": "people", "cumulative": "no"}),
    ("occurrence", {"kind": "shelling", "actor": "River Army", "harm": "a roof fell in"}),
    ("support", {"backer": "Ostmark", "backed": "River Army"}),
    ("meeting", {"participants": "River Army\nHill Council", "format": "indirect"}),
    ("commitment", {"actor": "River Army", "undertaking": "open the road", "deadline": "2031-04-01"}),
    ("appeal", {"to": "both sides", "what": "stop"}),
]


def added(browser: Any, kestria: Any, kind: str, fields: dict[str, str]) -> Any:
    """Add a statement with a typed claim at the first words of a report."""
    report = next(iter(kestria.reports))
    typed = {f"{kind}-{name}": value for name, value in fields.items()}
    return browser.fill(
        f"/reports/{report}/add-statement", start="0", end="9", stance="asserts", reason="typed", claim=kind,
        seen=seen(browser, f"/reports/{report}"), **typed,
    )  # fmt: skip


@pytest.mark.parametrize(("kind", "fields"), TYPED, ids=[kind for kind, _ in TYPED])
def test_a_statement_is_added_with_a_claim_of_every_type(
    signed_in: Signed, record: Path, kestria: Any, kind: str, fields: dict[str, str]
) -> None:
    answer = added(signed_in("monitor"), kestria, kind, fields)
    assert answer.status_code == 303, answer.text
    claim = replayed(record).judgements[-1].judgement.decision.put.claim
    assert claim.__struct_config__.tag == kind
    said = claiming.given(claim)
    for name, value in fields.items():
        assert said[f"{kind}-{name}"] == value.replace(",", ""), name


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("position", {"position": "signed"}),
        ("position", {"actor": "River Army", "position": "danced"}),
        ("figure", {"measure": "killed", "qualifier": "about", "counted": "people", "low": "many"}),
        ("figure", {"measure": "killed", "qualifier": "about", "counted": "people", "low": "9", "high": "3"}),
        ("commitment", {"actor": "River Army", "undertaking": "open the road", "deadline": "soon"}),
        ("no-such-type", {}),
    ],
)
def test_what_is_wanting_or_no_claim_is_refused(
    signed_in: Signed, record: Path, kestria: Any, kind: str, fields: dict[str, str]
) -> None:
    assert added(signed_in("monitor"), kestria, kind, fields).status_code == 400
    assert replayed(record).judgements == ()


def test_a_correction_begins_with_the_claim_as_it_is_and_changes_its_number(
    signed_in: Signed, record: Path, kestria: Any
) -> None:
    browser = signed_in("monitor")
    one = next(told for told in kestria.statements.values() if isinstance(told.claim, FigureClaim) and told.claim.low)
    page = f"/reports/{one.report}?s={one.id}"
    assert f'name="figure-low" value="{one.claim.low}"' in browser.get(page).text
    fields = {**claiming.given(one.claim), "figure-low": str(one.claim.low + 1), "figure-high": ""}
    answer = browser.fill(
        f"/reports/{one.report}/correct", statement=one.id, start=str(one.span.start), end=str(one.span.end),
        stance=one.stance.value, speaker=one.principal.name if one.principal else "", claim="figure", reason="misread",
        seen=seen(browser, page), **fields,
    )  # fmt: skip
    assert answer.status_code == 303, answer.text
    put = replayed(record).judgements[-1].judgement.decision.put
    assert put.claim.low == one.claim.low + 1
    assert put.claim.counted == one.claim.counted


def test_actors_of_the_record_are_meant_by_their_names(signed_in: Signed, record: Path, kestria: Any) -> None:
    actor = next(
        one for one in kestria.actors.values() if sum(one.name in other.names for other in kestria.actors.values()) == 1
    )
    answer = added(signed_in("monitor"), kestria, "position", {"actor": actor.name, "position": "signed"})
    assert answer.status_code == 303
    claim = replayed(record).judgements[-1].judgement.decision.put.claim
    assert isinstance(claim, PositionClaim)
    assert claim.actor.actor == actor.id
