"""Actors: how each is written and why that is one, what rests on its word, and two kept apart by people."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from trucewatch.model import Actor, ActorKind
from trucewatch.register import Recorder, Results, View, analysis_draft, open_record, read_range
from trucewatch.register.decided.actors import kept_apart

Signed = Callable[..., Any]


def replayed(record: Path) -> View:
    with open_record(record, read_only=True) as recorder:
        return View.replay(read_range(recorder))


def pair_of(view: View) -> tuple[Actor, Actor]:
    """Two actors of the case: no report takes them for one."""
    first, second = list(view.actors.values())[:2]
    return first, second


def apart(browser: Any, key: str, left: str, right: str, at: int, **fields: str) -> Any:
    given = {"left": left, "right": right, "seen": str(at), "reason": "two cousins", **fields}
    return browser.fill(f"/actors/{key}/apart", **given)


def test_all_are_listed_and_found_in_any_spelling(signed_in: Signed, record: Path) -> None:
    browser, view = signed_in("reader"), replayed(record)
    page = browser.get("/actors").text
    for one in view.actors.values():
        assert f'href="/actors/{one.id}"' in page
    named = next(one for one in view.actors.values() if any(name != one.name for name in one.names))
    other = next(name for name in named.names if name != named.name)
    found = browser.get("/actors", params={"q": other}).text
    assert f'href="/actors/{named.id}"' in found
    assert "No actor is written so." in browser.get("/actors", params={"q": "nobody of that name"}).text
    assert browser.get("/actors/actor-of-nothing").status_code == 404


def test_an_actor_is_shown_with_spellings_word_and_positions(signed_in: Signed, record: Path) -> None:
    browser, view = signed_in("reader"), replayed(record)
    steps = [step for one in view.agreements.values() for step in one.positions]
    actor = view.actors[next(step.actor.actor for step in steps if step.actor.actor)]  # type: ignore[index]
    page = browser.get(f"/actors/{actor.id}").text
    assert "What it did about agreements" in page
    word = [one for one in view.statements.values() if one.principal and one.principal.actor == actor.id]
    assert f"{len(word)} statement" in page
    for one in word:
        assert f"?s={one.id}" in page
    assert "Keep them apart" not in page


def test_a_merge_tells_its_reason_and_leads_former_ids_on(signed_in: Signed, recorder: Recorder, record: Path) -> None:
    view = replayed(record)
    kept, gone = pair_of(view)
    joined = Actor(
        id=kept.id, name=kept.name, names=(kept.name, gone.name), kind=ActorKind.GROUP, because=("told in one breath",),
        aliases=(gone.id,),
    )  # fmt: skip
    others = [one for one in view.actors.values() if one.id not in (kept.id, gone.id)]
    state = Results(
        actors=(joined, *others), derivations=tuple(view.derivations.values()), chains=tuple(view.chains.values()),
        matters=tuple(view.matters.values()), assessments=tuple(view.assessments.values()),
    )  # fmt: skip
    draft = analysis_draft(view, state, view.codebook or "", uses=(view.head,))
    assert draft is not None
    recorder.append([draft])
    browser = signed_in("monitor")
    answer = browser.get(f"/actors/{gone.id}", follow_redirects=False)
    assert answer.headers["location"] == f"/actors/{kept.id}"
    page = browser.get(f"/actors/{kept.id}").text
    assert "told in one breath" in page
    assert f'<option value="{gone.name}">' in page
    assert f'<option value="{gone.id}">' not in page
    assert "?alike=yes#apart" in page
    alike = browser.get(f"/actors/{kept.id}?alike=yes").text
    assert f'<option value="{gone.id}">' in alike  # as one report has it
    assert f'<option value="{gone.id}">' not in signed_in("reader").get(f"/actors/{kept.id}?alike=yes").text
    assert apart(browser, kept.id, kept.name, gone.name, replayed(record).sequence).status_code == 303


def test_two_are_kept_apart_and_that_is_taken_back(signed_in: Signed, record: Path) -> None:
    browser, view = signed_in("monitor"), replayed(record)
    left, right = pair_of(view)
    at = view.sequence
    assert apart(browser, left.id, left.name, left.name, at).status_code == 400
    assert apart(browser, left.id, left.name, "nobody", at).status_code == 404
    assert apart(browser, left.id, left.name, right.name, at, reason=" ").status_code == 400
    assert apart(browser, left.id, left.id, left.name, at).status_code == 409  # one report has both
    assert apart(browser, left.id, left.name, right.name, at).status_code == 303
    assert kept_apart(replayed(record).judgements) == (tuple(sorted((left.name, right.name))),)
    for one in (left, right):
        page = browser.get(f"/actors/{one.id}").text
        assert "Kept apart by people" in page
        assert "two cousins" in page
        assert "The monitor" in page
    second = apart(signed_in("ana"), left.id, right.name, left.name, at)
    assert second.status_code == 409
    assert "The monitor" in second.text
    now = replayed(record).sequence
    assert apart(browser, left.id, left.name, right.name, now, withdraw="yes").status_code == 303
    assert kept_apart(replayed(record).judgements) == ()
    assert "may be one after all" in browser.get(f"/actors/{left.id}").text
