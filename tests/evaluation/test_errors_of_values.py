"""Kinds of errors that are told from values alone, on labels and answers composed here."""

from typing import Any

import pytest
from evaluation.cases import Figure
from evaluation.errors import copies, facts, figures, names, plover, relations, timebank, wire
from evaluation.plover import Event
from evaluation.timebank import Timex
from evaluation.wire import Found, Key, Labels

from trucewatch.statements.actors.names import Likeness


@pytest.mark.parametrize(
    ("value", "form"),
    [("PRESENT_REF", "now"), ("P3D", "a length"), ("PXM", "a length without its number"), ("1998-02-13", "a day"),
     ("1998-02-13TMO", "a part of a day"), ("1998-W07", "a week"), ("1989-Q3", "a quarter"),
     ("1989-QX", "an open quarter"), ("1998", "a year"), ("199", "many years"), ("XXXX-XX-XX", "an open date"),
     ("1998-SU", "a season"), ("T10:30", "an hour"), ("", "another value")],
)  # fmt: skip
def test_a_value_is_told_by_its_form(value: str, form: str) -> None:
    assert timebank.form(value) == form


def test_times_are_missed_wrong_by_how_far_too_much_or_otherwise_cut() -> None:
    gold = [Timex(0, 6, "Monday", "1998-02-16"), Timex(10, 19, "last week", "1998-W06"), Timex(20, 23, "now", "PRESENT_REF"),
            Timex(30, 38, "the year", "1998")]  # fmt: skip
    ours = [Timex(0, 6, "Monday", "1998-02-09"), Timex(10, 19, "last week", "P1W"), Timex(34, 38, "year", "1998"),
            Timex(50, 54, "soon", "FUTURE_REF")]  # fmt: skip
    assert list(timebank.kinds(gold, ours)) == [
        "wrong: a day, a week too early, by a weekday",
        "wrong: a week read as a length, by what was ('last', 'ago', 'earlier')",
        "missed: now, in one word",
        "right value, bounds too short",
        "too much: a vague future, in one word",
    ]


@pytest.mark.parametrize(
    ("left", "right", "difference"),
    [("Ада Окойе", "Ada Okoye", "in other letters"), ("Okoye Ada", "Ada Okoye", "in the order of words or their case"),
     ("Tarvo Gate", "Tarvogate", "in blanks"), ("Ada Okoye", "Ada Maria Okoye", "a word on one side only"),
     ("Ada Okoye", "Ada Okoya", "a word of two spelt otherwise or another"),
     ("CDU", "Carvian Dam Union", "a short form and a long one"),
     ("Ada Okoye", "Ada von Okoya", "words on one side only, and others spelt otherwise")],
)  # fmt: skip
def test_names_differ_in_something(left: str, right: str, difference: str) -> None:
    assert names.difference(left, right) == difference


def test_only_pairs_judged_wrongly_are_errors() -> None:
    row = {"schema": "Person", "name1": "Ada Okoye", "name2": "Ada Okoya"}
    same, apart = Likeness(0.9, True, True, ""), Likeness(0.2, False, False, "")
    assert list(names.kinds([(row, True, same), (row, False, apart)])) == []
    assert [kind.partition(":")[0] for kind in names.kinds([(row, False, same), (row, True, apart)])] == [
        "wrongly one",
        "missed",
    ]


def test_events_are_missed_too_much_or_have_another_actor() -> None:
    gold = [Event("AGREE", frozenset(["army"]), frozenset(["rebels"])), Event("DEMAND")]
    ours = [Event("AGREE", frozenset(["navy"])), Event("FIGHT")]
    assert list(plover.kinds(gold, ours)) == [
        "missed: DEMAND, taken for AGREE",
        "too much: FIGHT, where AGREE is told",
        "source of AGREE: another one",
        "target of AGREE: none named",
    ]


def test_a_figure_is_wrong_in_a_part_or_not_told() -> None:
    def figure(number: float, *, qualifier: str = "exactly", counter: str = "clinic") -> Figure:
        return Figure(("01", number, "killed"), qualifier, frozenset(["people"]), frozenset([counter]))

    assert list(figures.kinds([figure(9)], [figure(9)])) == []
    assert list(figures.kinds([figure(9)], [figure(9, qualifier="about", counter="army")])) == [
        "missed: killed, differs in the qualifier and who counts",
        "too much: killed, differs in the qualifier and who counts",
    ]
    assert list(figures.kinds([figure(9)], [figure(4), figure(9)])) == [
        "too much: killed, only other numbers of this measure in the report"
    ]
    assert list(figures.kinds([figure(9)], [])) == ["missed: killed, nothing of this measure in the report"]


def test_copies_are_missed_by_label_and_too_many_by_what_they_share() -> None:
    labels = {frozenset(["1", "2"]): "edited", frozenset(["1", "3"]): "same"}
    made = {frozenset(["1", "3"]): 900, frozenset(["3", "4"]): 120, frozenset(["8", "9"]): 400}
    assert list(copies.kinds(labels, made)) == [
        "missed: a pair labelled edited",
        "too much: a sentence or two shared, one of them is labelled a copy",
        "too much: several sentences shared, neither is labelled a copy",
    ]


def test_a_pair_of_accounts_is_not_seen_for_want_of_claims_or_taken_for_another_kind() -> None:
    nobody, told, other = frozenset[str](), frozenset(["figure"]), frozenset(["meeting"])
    row = {"kind": "denial"}
    assert relations.kind_of(row, "denial", (told, told)) is None
    assert relations.kind_of({"kind": "agreement"}, "none", (told, told)) is None
    assert relations.kind_of(row, "place", (told, told)) == "denial said to be place"
    assert relations.kind_of({"kind": "different"}, "value", (told, told)) == "different said to be value"
    assert relations.kind_of(row, "none", (nobody, nobody)) == "denial not seen: neither telling is typed"
    assert relations.kind_of(row, "none", (told, nobody)) == "denial not seen: one telling is typed"
    assert relations.kind_of(row, "none", (told, other)) == "denial not seen: the tellings have claims of other types"
    assert relations.kind_of(row, "none", (told, told)) == "denial not seen: both tell figure"


def test_chains_are_torn_or_run_together() -> None:
    keys = tuple(Key("dam", file, chain, "") for file, chain in (("a", "1"), ("b", "1"), ("c", "2")))
    labels = Labels({frozenset(["a", "b"]): "edited"}, keys)
    found = Found(frozenset([frozenset(["b", "c"])]), {"a": "a", "b": "b", "c": "b"}, frozenset(), {})
    assert list(wire.kinds(labels, found)) == [
        "pair missed: edited",
        "pair too much: of one event",
        "two tellings of one origin taken for two",
        "two tellings of two origins taken for one",
    ]


def _fact(kind: str, /, **must: Any) -> dict[str, Any]:
    return {"kind": kind, "report": "01.txt", "quote": "the dam broke", "must": must}


def test_a_fact_is_missed_by_the_part_that_keeps_it_from_being_found() -> None:
    rows = [{"claim": {"type": "meeting"}, "when": None}]

    def kind_of(fact: dict[str, Any], told: list[dict[str, Any]], *parts: str) -> str | None:
        return facts.kind_of(fact, lambda one: not set(parts) & one["must"].keys(), told, ("never",))

    quote = _fact("quote", speaker="envoy", direct=True)
    assert kind_of(quote, rows) is None
    assert kind_of(quote, rows, "speaker") == "quote: speaker is another or missing"
    assert kind_of(quote, rows, "speaker", "direct") == "quote: wrong in more than one part"
    assert facts.kind_of(quote, lambda _: False, rows, ()) == "quote: no statement with these bounds"
    assert facts.kind_of(quote, lambda _: False, [], ()) == "quote: no statement at these words"
    assert facts.kind_of(_fact("position"), lambda _: False, rows, ()) == "position: told as meeting"
    assert facts.kind_of(_fact("when", start="2031"), lambda _: False, rows, ()) == "when: none"
    denied = _fact("contradiction", other="02.txt", kind=["denial", "status"])
    assert facts.kind_of(denied, lambda _: False, rows, ()) == "contradiction of denial/status: not listed"
    assert facts.kind_of(_fact("never"), lambda _: True, rows, ("never",)) == "breach: never"
