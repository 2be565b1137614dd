"""Looking up entries, statements and matters, by number, id, or the beginning of an id."""

from typing import Any

import msgspec
import pytest

from trucewatch.errors import NotInRecord
from trucewatch.model import SetAside, Verification
from trucewatch.register import (
    MemoryRecorder,
    Results,
    View,
    analysis_draft,
    entry_shown,
    matter_shown,
    read_range,
    set_aside_draft,
    statement_shown,
    view_as_of,
)
from trucewatch.register.lookup import actor_shown


@pytest.fixture
def view(recorder: MemoryRecorder) -> View:
    return view_as_of(recorder)


def test_an_entry_is_found_by_number_id_or_its_beginning(recorder: MemoryRecorder) -> None:
    entry = list(recorder.entries())[3]
    for name in ("4", entry.id, entry.id[:12]):
        shown = entry_shown(recorder, name)
        assert shown.entry == entry
        assert shown.payload == SetAside(file="empty.txt", why="it is empty")


def test_a_shredded_payload_is_shown_as_none(recorder: MemoryRecorder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder, "payloads", lambda _hashes: {})
    assert entry_shown(recorder, "4").payload is None


@pytest.mark.parametrize("name", ["99", "0", "zz", "", "9" * 30, "٤"])
def test_an_entry_that_is_not_there_is_named(recorder: MemoryRecorder, name: str) -> None:
    with pytest.raises(NotInRecord, match="no single entry is meant: nothing is named"):
        entry_shown(recorder, name)


def test_a_beginning_that_fits_several_is_refused(view: View) -> None:
    with pytest.raises(NotInRecord, match="3 of them begin with 'statement-'"):
        statement_shown(view, "statement-")


def test_a_statement_is_shown_in_its_reports_words(view: View, case: Any) -> None:
    shown = statement_shown(view, case.signed.id[:20])
    assert shown.statement.id == case.signed.id
    assert shown.report.file == "first.txt"
    assert (shown.before, shown.words) == ("Norland's minister said ", "Norland had signed")
    assert shown.after == ". Talks with Sudmark go on."
    assert shown.matters == (case.results.matters[0].id,)


def test_a_matter_is_shown_with_its_accounts_side_by_side(recorder: MemoryRecorder, view: View, case: Any) -> None:
    matter = case.results.matters[0]
    shown = matter_shown(recorder, view, matter.id)
    assert shown == matter_shown(recorder, view, "matter-old")
    assert shown.matter == matter
    assert [(one.chain, one.origin) for one in shown.accounts] == [("c1", "first.txt"), ("c2", "second.txt")]
    assert [one.id for account in shown.accounts for one in account.statements] == [case.signed.id, case.denied.id]
    assert shown.assessment == case.results.assessments[0]
    assert [one.id for one in shown.contradictions] == ["x1"]
    assert (shown.refinements, shown.updates) == (case.results.refinements, case.results.updates)
    other = matter_shown(recorder, view, case.results.matters[1].id)
    assert (other.contradictions, other.refinements, other.updates) == ((), (), ())


def test_a_matter_shows_how_it_came_to_stand(
    recorder: MemoryRecorder, view: View, case: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = case.results.assessments
    later = msgspec.structs.replace(first, verification=Verification.ALLEGED)
    steps = (
        msgspec.structs.replace(case.results, assessments=(later, second)),
        msgspec.structs.replace(case.results, assessments=(later,)),
        msgspec.structs.replace(case.results, assessments=()),
    )
    for step in steps:
        draft = analysis_draft(view, step, "ab")
        assert draft is not None
        recorder.append([draft, set_aside_draft(SetAside(file="x", why="y"))])
        view = view_as_of(recorder)
    history = matter_shown(recorder, view, first.matter).history
    assert [(one.sequence, one.assessment) for one in history] == [(7, first), (8, later), (12, None)]
    assert history[1].recorded == list(recorder.entries())[7].recorded
    earlier = View.replay(read_range(recorder, 1, 8))
    assert [one.sequence for one in matter_shown(recorder, earlier, first.matter).history] == [7, 8]

    monkeypatch.setattr(recorder, "payloads", lambda _hashes: {})
    assert matter_shown(recorder, view, first.matter).history == ()


def test_nothing_changed_is_no_result() -> None:
    assert Results() == Results(actors=(), matters=())


def test_an_actor_is_found_by_its_id_a_former_id_or_its_beginning(view: View, case: Any) -> None:
    norland = next(one for one in view.actors.values() if one.name == "Norland")
    for name in (norland.id, norland.aliases[0], norland.id[:20]):
        assert actor_shown(view, name).actor == norland
    with pytest.raises(NotInRecord, match="no single actor is meant"):
        actor_shown(view, "actor-of-nobody")
