"""The three axes: what the machine may say of a matter, and what it leaves to people."""

from collections.abc import Callable
from typing import Any

import pytest

from trucewatch.codebook import Codebook
from trucewatch.model import (
    Agreement,
    Assessment,
    ContradictionKind,
    Finding,
    MatterKind,
    Responsibility,
    Stance,
    Verification,
)
from trucewatch.verification.rules import RULES

Judge = Callable[..., Assessment]


@pytest.mark.parametrize(
    ("told", "verification", "rule"),
    [
        # (chain, who says so) ... | how well it stands | by which rule
        ([("a", "River Watch")], "single-chain", "one-chain"),
        ([("a", "River Watch"), ("a", "Brazil")], "single-chain", "one-chain"),
        ([("a", None), ("b", None)], "single-chain", "nobody-named"),
        ([("a", "River Watch"), ("b", None)], "single-chain", "one-principal"),
        ([("a", "River Watch"), ("b", "River Watch")], "single-chain", "one-principal"),
        ([("a", "River Watch"), ("b", "Brazil")], "corroborated", "corroborated"),
        ([("a", "France"), ("b", "French Foreign Ministry")], "alleged", "adversary-only"),
        ([("a", "Hill Council"), ("b", "France")], "alleged", "adversary-only"),
        ([("a", "River Army"), ("b", "Tomas Okoro")], "single-chain", "same-interest"),
        ([("a", "River Army"), ("b", "Kenya")], "single-chain", "same-interest"),
        ([("a", "Kenya"), ("b", "France")], "corroborated", "corroborated"),
        ([("a", "Hill Council")], "alleged", "adversary-only"),
        ([("a", "Hill Council"), ("b", "Lake Monitoring Mission")], "corroborated", "corroborated"),
    ],
)  # fmt: skip
def test_how_well_it_stands(
    judge: Judge, row: Any, told: list[tuple[str, str | None]], verification: str, rule: str
) -> None:
    found = judge([row(chain, by) for chain, by in told])
    assert (found.verification.value, found.rule) == (verification, rule)


def test_an_accusation_stays_one_however_often_it_is_printed(judge: Judge, row: Any) -> None:
    found = judge([row("a", "River Watch", Stance.ALLEGES), row("b", None, Stance.ALLEGES)])
    assert (found.verification, found.rule) == (Verification.ALLEGED, "accused-only")
    unnamed = judge([row("a", None, Stance.ALLEGES), row("b", None, Stance.ALLEGES)])
    assert (unnamed.verification, unnamed.rule) == (Verification.ALLEGED, "accusation-unnamed")


def test_both_sides_accusing_each_other_claim_nothing(judge: Judge, row: Any, attack: Any) -> None:
    found = judge([row("a", "Hill Council", Stance.ALLEGES, attack("Hill Council"))])
    assert found.responsibility is Responsibility.ALLEGED_BY_ADVERSARY


def test_an_accuser_of_no_known_side_is_no_adversary(judge: Judge, row: Any, attack: Any) -> None:
    found = judge([row("a", "residents", Stance.ALLEGES, attack("River Army"))])
    assert found.responsibility is Responsibility.UNATTRIBUTED


def test_an_unknown_principal_does_not_corroborate(judge: Judge, row: Any) -> None:
    found = judge([row("a", "River Watch"), row("b", "a website")])
    assert (found.verification, found.rule) == (Verification.SINGLE_CHAIN, "same-interest")


def test_a_contradicted_matter_is_not_corroborated(judge: Judge, row: Any) -> None:
    rows = [row("a", "River Watch"), row("b", "Brazil"), row("c", "Lake Monitoring Mission")]
    found = judge(rows, against=[(ContradictionKind.RESPONSIBILITY, 0, 2)])
    assert found.verification is Verification.CONTRADICTED
    assert found.because == "Accounts of it contradict each other (pairs of statements: 1)."


def test_the_denial_of_the_accused_does_not_undo_corroboration_and_is_shown(judge: Judge, row: Any) -> None:
    rows = [row("a", "River Watch"), row("b", "Brazil"), row("c", "River Army", Stance.DENIES)]
    found = judge(rows, against=[(ContradictionKind.DENIAL, 0, 2)])
    assert found.verification is Verification.CORROBORATED
    assert found.because.endswith("River Army denies it.")


def test_anybody_elses_denial_contradicts(judge: Judge, row: Any) -> None:
    rows = [row("a", "River Watch"), row("b", "Brazil"), row("c", "Lake Monitoring Mission", Stance.DENIES)]
    assert judge(rows, against=[(ContradictionKind.DENIAL, 0, 2)]).verification is Verification.CONTRADICTED


def test_what_is_only_denied_is_no_more_than_alleged(judge: Judge, row: Any) -> None:
    found = judge([row("a", "River Army", Stance.DENIES)])
    assert (found.verification, found.rule) == (Verification.ALLEGED, "denied-only")


@pytest.mark.parametrize(
    ("by", "accused", "expected"),
    [
        ("River Army", "River Army", Responsibility.CLAIMED_BY_SELF),
        ("Tomas Okoro", "River Army", Responsibility.CLAIMED_BY_SELF),
        ("Hill Council", "River Army", Responsibility.ALLEGED_BY_ADVERSARY),
        ("France", "River Army", Responsibility.ALLEGED_BY_ADVERSARY),
        ("Lake Monitoring Mission", "River Army", Responsibility.ASSESSED_BY_MONITOR),
        ("Brazil", "River Army", Responsibility.UNATTRIBUTED),
        ("Hill Council", None, Responsibility.UNATTRIBUTED),
        (None, "River Army", Responsibility.UNATTRIBUTED),
    ],
)  # fmt: skip
def test_responsibility(
    judge: Judge, row: Any, attack: Any, by: str | None, accused: str | None, expected: Responsibility
) -> None:
    assert judge([row("a", by, claim=attack(accused))]).responsibility is expected


def test_only_incidents_have_somebody_responsible(judge: Judge, row: Any) -> None:
    assert judge([row("a", "River Army")], kind=MatterKind.SUPPORT).responsibility is Responsibility.UNATTRIBUTED


@pytest.mark.parametrize(
    ("day", "effective", "expected"),
    [
        ("2031-05-11", "2031-05-12", Finding.NOT_IN_FORCE),
        ("2031-05-12", "2031-05-12", Finding.NO_FINDING),
        (None, "2031-05-12", Finding.NO_FINDING),
        ("2031-05-11", None, Finding.NO_FINDING),
    ],
)  # fmt: skip
def test_no_violation_before_anything_was_in_force(
    judge: Judge, row: Any, day: str | None, effective: str | None, expected: Finding
) -> None:
    agreement = Agreement(id="g", name="Truce", declared=None, effective=effective, terms=(), positions=())
    assert judge([row("a", "River Watch", day=day)], agreements=[agreement]).finding is expected


def test_no_rule_goes_beyond_corroborated_and_each_has_its_sentence(codebook: Codebook) -> None:
    allowed = {"alleged", "single-chain", "corroborated", "contradicted"}
    assert {verification.value for _, _, verification in RULES} <= allowed
    assert {name for name, _, _ in RULES} == set(codebook.table("verification")["rules"])


def test_principals_are_parted_by_interest_and_by_how_they_stand_to_it(judge: Judge, row: Any) -> None:
    told = [("a", "River Army"), ("b", "Tomas Okoro"), ("c", "France"), ("d", "residents")]
    found = judge([*(row(chain, by) for chain, by in told), row("e", "Hill Council", Stance.DENIES)])
    sides = [(one.asserting, one.denying, one.otherwise, one.known) for one in found.interests]
    together = next(one for one in found.interests if "River Army" in one.asserting)
    assert "Tomas Okoro" in together.asserting
    assert sides[-1] == (("residents",), (), (), False)
    assert [name for one in found.interests for name in one.denying] == ["Hill Council"]
    assert judge([row("a", "River Army"), row("b", None)]).interests == ()
