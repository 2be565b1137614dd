"""Double-blind coding: drawn by a seed, blind until all is in, then measured and adjudicated."""

import pytest
from tests.stories.cell import Cell

from trucewatch.errors import DecisionRefused, NotInRecord
from trucewatch.model.decisions.coding import (
    CodeAdjudicated,
    CodeGiven,
    CodeOpened,
    CodeSealed,
    CodingClosed,
    CodingOpened,
    Level,
)
from trucewatch.register.coding import (
    KeptCode,
    coding_drafts,
    drawn,
    kept_codes,
    kept_line,
    opened_codes,
    round_named,
    sealed_code,
)
from trucewatch.register.decided.codes import seal
from trucewatch.register.decided.coding import coding, reliability, sample, sheet

ITEMS = ("i1", "i2", "i3", "i4")


def opened(**fields: object) -> CodingOpened:
    return CodingOpened(
        **{
            "round": "may",
            "question": "How bad is it?",
            "codes": ("none", "minor", "serious"),
            "level": Level.ORDINAL,
            "coders": ("Ana Silva", "Bo Lind"),
            "items": ITEMS,
            "seed": "7",
            "drawn_from": 9,
            **fields,
        }  # type: ignore[arg-type]
    )


def given(cell: Cell, coder: str, *codes: str | None) -> None:
    for item, code in zip(ITEMS, codes, strict=False):
        cell.codes(CodeGiven(round="may", item=item, code=code), by=coder)


@pytest.fixture
def cell() -> Cell:
    made = Cell()
    made.codes(opened())
    return made


def test_a_sample_is_the_same_for_the_same_seed_in_any_order_and_grows_by_adding() -> None:
    items = [f"incident-{number}" for number in range(200)]
    first = sample(items, 20, "seed")
    assert first == sample(reversed(items), 20, "seed")
    assert sample(items, 30, "seed")[:20] == first
    assert set(first) != set(sample(items, 20, "another"))
    assert len(sample(items[:5], 20, "seed")) == 5


def test_no_coder_sees_the_codes_of_another_until_all_are_in(cell: Cell) -> None:
    given(cell, "Ana Silva", "none", "minor", "serious", "serious")
    held = round_named(cell.view, "may")
    assert [one.code for one in sheet(held, "Bo Lind").items] == [None] * 4
    assert [one.code for one in sheet(held, "ana silva").items] == ["none", "minor", "serious", "serious"]
    assert "Ana" not in str(sheet(held, "Bo Lind"))
    assert reliability(held) is None
    assert len(held.missing) == 4
    given(cell, "Bo Lind", "none", "serious", "serious", None)
    assert round_named(cell.view, "may").revealed


def test_agreement_is_measured_and_disagreements_are_listed_and_settled(cell: Cell) -> None:
    given(cell, "Ana Silva", "none", "minor", "serious", "serious")
    with pytest.raises(DecisionRefused, match="codes of round may are missing"):
        cell.codes(CodeAdjudicated(round="may", item="i2", code="minor"))
    given(cell, "Bo Lind", "none", "serious", "serious", None)
    found = reliability(round_named(cell.view, "may"))
    assert found is not None
    (pair,) = found.pairs
    assert (pair.items, pair.agreed, pair.kappa) == (3, 2, pytest.approx(0.5))
    assert found.nominal == pytest.approx(6 / 11)  # coincidences of 3 items: 1 - (5 * 2) / 22
    assert found.ordinal is not None
    assert found.ordinal > found.nominal
    assert found.uncoded == 1
    assert [one.item for one in found.disagreements] == ["i2", "i4"]
    cell.codes(CodeAdjudicated(round="may", item="i2", code="minor"), by="Chidi Obi")
    settled = round_named(cell.view, "may").items["i2"]
    assert settled.adjudicated is not None
    assert (settled.adjudicated.by, settled.adjudicated.decision.code) == ("Chidi Obi", "minor")
    assert settled.codes == {"Ana Silva": "minor", "Bo Lind": "serious"}  # what coders said stays
    with pytest.raises(DecisionRefused, match="the coders agree on i1"):
        cell.codes(CodeAdjudicated(round="may", item="i1", code="minor"))


def test_a_code_may_be_changed_until_codes_are_seen(cell: Cell) -> None:
    given(cell, "Ana Silva", "none", "none", "none", "none")
    given(cell, "Ana Silva", "minor")
    given(cell, "Bo Lind", "none", "none", "none", "none")
    assert round_named(cell.view, "may").items["i1"].codes["Ana Silva"] == "minor"
    with pytest.raises(DecisionRefused, match="none is given any more"):
        given(cell, "Ana Silva", "none")


def test_a_round_can_be_closed_with_codes_missing(cell: Cell) -> None:
    given(cell, "Ana Silva", "none", "minor")
    given(cell, "Bo Lind", "none")
    cell.codes(CodingClosed(round="may"))
    found = reliability(round_named(cell.view, "may"))
    assert found is not None
    assert (found.uncoded, found.pairs[0].items) == (5, 1)
    with pytest.raises(DecisionRefused, match="is closed"):
        cell.codes(CodingClosed(round="may"))


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"coders": ("Ana Silva",)}, "two coders or more"),
        ({"coders": ("Ana Silva", "ANA  SILVA")}, "named twice"),
        ({"codes": ("one",)}, "two codes or more"),
        ({"codes": ("one", "one")}, "a code is named twice"),
        ({"items": ()}, "nothing to code"),
        ({}, "is there already"),
    ],
)
def test_a_round_that_is_none_is_refused(cell: Cell, fields: dict[str, object], why: str) -> None:
    with pytest.raises(DecisionRefused, match=why):
        cell.codes(opened(**({"round": "june", **fields} if fields else {})))


def test_only_its_coders_code_its_items_in_its_codes(cell: Cell) -> None:
    for decision, by, why in (
        (CodeGiven(round="may", item="i1", code="minor"), "Mallory", "Mallory does not code"),
        (CodeGiven(round="may", item="i9", code="minor"), "Bo Lind", "i9 is not in round may"),
        (CodeGiven(round="may", item="i1", code="huge"), "Bo Lind", "'huge' is no code"),
        (CodeGiven(round="june", item="i1", code="minor"), "Bo Lind", "no round june"),
    ):
        with pytest.raises(DecisionRefused, match=why):
            cell.codes(decision, by=by)
        cell.decides(decision, by=by)
    assert len(coding(cell.view.judgements).refused) == 4


def test_what_cannot_be_coded_is_refused_by_name(cell: Cell) -> None:
    with pytest.raises(NotInRecord, match="'people' cannot be coded"):
        drawn(cell.view, "x", "?", ("a", "b"), ("A", "B"), kind="people")


# --- codes under seals


CODES = {"Ana Silva": ("none", "minor", None, "serious"), "Bo Lind": ("none", "serious", "minor", "serious")}


@pytest.fixture
def under_seals() -> Cell:
    made = Cell()
    made.codes(opened(sealed=True))
    return made


def sealing(cell: Cell, coder: str) -> list[KeptCode]:
    kept = []
    for item, code in zip(ITEMS, CODES[coder], strict=True):
        step, own = sealed_code(round_named(cell.view, "may"), item, code, coder)
        cell.codes(step, by=coder)
        kept.append(own)
    return kept


def test_nothing_in_the_record_tells_a_sealed_code_and_all_are_opened_when_all_seals_are_in(under_seals: Cell) -> None:
    cell, before = under_seals, len(under_seals.view.judgements)
    ana = sealing(cell, "Ana Silva")
    said = str([one.judgement.decision for one in cell.view.judgements[before:]])
    assert not any(word in said for word in ("none", "minor", "serious", *(one.salt for one in ana)))
    held = round_named(cell.view, "may")
    assert [(one.coded, one.sealed) for one in sheet(held, "Ana Silva").items] == [(False, True)] * 4
    with pytest.raises(DecisionRefused, match="seals of round may are missing"):
        cell.codes(CodeOpened(round="may", item="i1", code="none", salt=ana[0].salt), by="Ana Silva")
    bo = sealing(cell, "Bo Lind")
    for coder, kept in (("Ana Silva", ana), ("bo lind", bo)):
        assert reliability(round_named(cell.view, "may")) is None
        for step in opened_codes(round_named(cell.view, "may"), kept, coder):
            cell.codes(step, by=coder)
    held = round_named(cell.view, "may")
    assert held.revealed
    assert [dict(one.codes) for one in held.items.values()] == [
        dict(zip(CODES, codes, strict=True)) for codes in zip(*CODES.values(), strict=True)
    ]


def test_a_code_that_was_not_sealed_is_not_taken_for_the_one_that_was(under_seals: Cell) -> None:
    cell = under_seals
    kept = {coder: sealing(cell, coder) for coder in CODES}
    with pytest.raises(DecisionRefused, match="Ana Silva sealed another code of i1"):
        cell.codes(CodeOpened(round="may", item="i1", code="minor", salt=kept["Ana Silva"][0].salt), by="Ana Silva")
    with pytest.raises(DecisionRefused, match="Bo Lind sealed another code of i1"):
        cell.codes(CodeOpened(round="may", item="i1", code="none", salt=kept["Ana Silva"][0].salt), by="Bo Lind")
    with pytest.raises(DecisionRefused, match="all seals of round may are in: none is changed"):
        cell.codes(CodeSealed(round="may", item="i1", seal="0" * 64), by="Bo Lind")
    with pytest.raises(DecisionRefused, match="what opens the seals of i1, i2, i3, i4 is not in the file"):
        opened_codes(round_named(cell.view, "may"), kept["Ana Silva"], "Bo Lind")


def test_a_seal_can_be_changed_until_all_are_in_and_a_closed_round_opens_those_there_are(under_seals: Cell) -> None:
    cell = under_seals
    first = sealed_code(round_named(cell.view, "may"), "i1", "none", "Ana Silva")
    second = sealed_code(round_named(cell.view, "may"), "i1", "minor", "Ana Silva")
    for step, _ in (first, second):
        cell.codes(step, by="Ana Silva")
    cell.codes(CodingClosed(round="may"))
    with pytest.raises(DecisionRefused, match="none is changed"):
        cell.codes(CodeSealed(round="may", item="i2", seal="0" * 64), by="Bo Lind")
    (step,) = opened_codes(round_named(cell.view, "may"), [first[1], second[1]], "Ana Silva")
    cell.codes(step, by="Ana Silva")
    assert round_named(cell.view, "may").items["i1"].codes == {"Ana Silva": "minor"}


def test_rounds_with_and_without_seals_are_kept_apart(cell: Cell, under_seals: Cell) -> None:
    with pytest.raises(DecisionRefused, match="is sealed: its codes are given under seals"):
        given(under_seals, "Ana Silva", "none")
    with pytest.raises(DecisionRefused, match="takes no seals"):
        cell.codes(CodeSealed(round="may", item="i1", seal="0" * 64), by="Ana Silva")
    with pytest.raises(DecisionRefused, match="that is no seal"):
        under_seals.codes(CodeSealed(round="may", item="i1", seal="none"), by="Ana Silva")
    with pytest.raises(DecisionRefused, match="'huge' is no code"):
        sealed_code(round_named(under_seals.view, "may"), "i1", "huge", "Ana Silva")


def test_a_seal_is_over_all_of_its_parts() -> None:
    parts = ("may", "i1", "Ana Silva", "minor", "salt")
    others = [("ma", "yi1", *parts[2:]), ("may", "i1", "Ana Silva", None, "salt"), (*parts[:3], "minors", "alt")]
    assert len({seal(*one) for one in (parts, *others)}) == 4


def test_steps_that_are_taken_together_are_checked_one_after_the_other(cell: Cell) -> None:
    cell.codes(opened(round="june", sealed=True, items=("i1",)))
    cell.codes(CodeSealed(round="june", item="i1", seal="a" * 64), by="Bo Lind")
    last, changed = (CodeSealed(round="june", item="i1", seal=one * 64) for one in "bc")
    assert len(coding_drafts(cell.view, [last], by="Ana Silva", reason="x")) == 1
    with pytest.raises(DecisionRefused, match="all seals of round june are in"):
        coding_drafts(cell.view, [last, changed], by="Ana Silva", reason="x")


def test_no_code_is_called_as_what_is_none(cell: Cell) -> None:
    with pytest.raises(DecisionRefused, match="no code is called 'cannot'"):
        drawn(cell.view, "june", "?", ("yes", "cannot"), ("Ana Silva", "Bo Lind"))


def test_what_opens_seals_is_read_as_it_was_kept() -> None:
    kept = [KeptCode(round="may", item=item, code=code, salt="s") for item, code in (("i1", "minor"), ("i2", None))]
    data = b"\n".join(map(kept_line, kept))
    assert list(kept_codes(data)) == kept
    with pytest.raises(DecisionRefused, match="line 4"):
        list(kept_codes(data + b"{}"))
