"""Where a statement went when a correction made another matter of it: told on both sides, and only to who may see it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from fastapi import FastAPI
from tests.web.canaries import ROOM

from trucewatch.codebook import Codebook
from trucewatch.model import Matter, MatterKind, Statement
from trucewatch.model.decisions import StatementCorrected
from trucewatch.model.decisions.desk import WorkClaimed
from trucewatch.model.decisions.incidents import InquiryMade, Means
from trucewatch.register import Recorder, Results, View, analysis_draft, read_range
from trucewatch.register.chain import clock, moment
from trucewatch.register.deciding import judgement_draft

NEW = "matter-of-the-corrected"
Signed = Callable[..., Any]


@pytest.fixture
def parted(kestria: Any) -> tuple[Matter, Statement]:
    """An incident and the one statement that it is left with."""
    old = next(one for one in kestria.matters.values() if one.kind is MatterKind.INCIDENT)
    return old, kestria.statements[old.accounts[0].statements[0]]


def correct(recorder: Recorder, codebook: Codebook, parted: tuple[Matter, Statement], *, put: bool, room: str) -> None:
    """Correct the statement, and work out anew: the old matter is gone, and what was put is a new one."""
    old, told = parted
    after = msgspec.structs.replace(told, id="statement-put") if put else None
    recorder.append(
        [
            judgement_draft(
                WorkClaimed(item=old.id, holder="Ana Silva", until=moment(clock() + timedelta(hours=4))),
                by="Ana Silva",
                reason="-",
            ),
            judgement_draft(
                InquiryMade(incident=old.id, means=Means.INTERVIEW, words="They were called."),
                by="Ana Silva",
                reason="-",
            ),
            judgement_draft(
                StatementCorrected(supersedes=told.id, put=after), by="Ilse", reason="a count, and no event", room=room
            ),
        ]
    )
    view = View.replay(read_range(recorder))
    account = msgspec.structs.replace(old.accounts[0], statements=("statement-put",))
    made = msgspec.structs.replace(old, id=NEW, kind=MatterKind.FIGURE, accounts=(account,), title="Three wounded")
    state = {name: tuple(values.values()) for name, values in view.state.items()}
    matters = tuple(one for one in state["matters"] if one.id != old.id)
    left = {
        name: tuple(one for one in state[name] if one.matter != old.id)
        for name in ("assessments", "contradictions", "refinements", "updates")
    }
    results = Results(**{**state, **left, "matters": (*matters, made) if put else matters})
    draft = analysis_draft(view, results, codebook.digest, uses=(view.head,))
    assert draft is not None
    recorder.append([draft])


def test_both_pages_say_where_the_statement_went(
    people: FastAPI, recorder: Recorder, codebook: Codebook, parted: tuple[Matter, Statement], signed_in: Signed
) -> None:
    browser = signed_in()
    before = recorder.head().sequence
    correct(recorder, codebook, parted, put=True, room="open")
    old = parted[0].id
    gone = browser.get(f"/matters/{old}")
    assert gone.status_code == 200
    assert "No report tells of this any more" in gone.text
    assert "a count, and no event" in gone.text
    assert f'href="/matters/{NEW}"' in gone.text
    assert f'href="/incidents/{old}"' in gone.text
    assert f'href="/matters/{old}"' in browser.get(f"/matters/{NEW}").text
    shell = browser.get(f"/incidents/{old}").text
    assert "Where its statement went" in shell
    assert f'href="/matters/{NEW}"' in shell
    assert "data-moved" not in browser.get(f"/matters/{old}?as_of={before}").text, "it was one then"


def test_a_statement_that_was_rejected_went_nowhere(
    people: FastAPI, recorder: Recorder, codebook: Codebook, parted: tuple[Matter, Statement], signed_in: Signed
) -> None:
    correct(recorder, codebook, parted, put=False, room="open")
    assert "It was rejected" in signed_in().get(f"/matters/{parted[0].id}").text


def test_a_correction_in_a_room_is_told_to_nobody_outside(
    people: FastAPI, recorder: Recorder, codebook: Codebook, parted: tuple[Matter, Statement], signed_in: Signed
) -> None:
    correct(recorder, codebook, parted, put=False, room=ROOM)
    page = signed_in().get(f"/matters/{parted[0].id}")
    assert "a count, and no event" not in page.text
    assert "Ilse" not in page.text


def test_what_never_was_a_matter_is_not_there(signed_in: Signed) -> None:
    assert signed_in().get("/matters/matter-nobody-told").status_code == 404
