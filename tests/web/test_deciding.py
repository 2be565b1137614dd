"""Decisions from pages: what is recorded, under whose name, and what two people at once are told."""

import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from trucewatch.model import Finding, Verdict, Verification
from trucewatch.model.decisions import MatterAssessed, SameMatter, StatementCorrected
from trucewatch.register import View, open_record, read_range
from trucewatch.register.decided.matters import verdicts

Signed = Callable[..., Any]

MATTER = "matter-drask"


def replayed(record: Path) -> View:
    """The record as it lies on the disk."""
    with open_record(record, read_only=True) as recorder:
        return View.replay(read_range(recorder))


def seen(browser: Any, path: str) -> str:
    """The entry number that a page's forms carry."""
    return str(browser.get(path).text.split('name="seen" value="')[1].split('"')[0])


def assess(browser: Any, at: str, **fields: str) -> Any:
    """Send the form of a matter's assessment."""
    given = {"verification": "verified", "reason": "both sides were called", "seen": at, "back": f"/matters/{MATTER}"}
    return browser.fill(f"/matters/{MATTER}/assess", **{**given, **fields})


def test_an_assessment_is_recorded_under_the_persons_name(signed_in: Signed, record: Path) -> None:
    browser = signed_in("reviewer")
    answer = assess(browser, seen(browser, f"/matters/{MATTER}"), finding="no-finding")
    assert answer.status_code == 303
    view = replayed(record)
    assert view.judgements[-1].judgement.by == "The reviewer"
    assert view.judgements[-1].judgement.reason == "both sides were called"
    assert view.assessments[MATTER].verification is Verification.VERIFIED
    page = browser.get(answer.headers["location"]).text
    assert "Recorded." in page
    assert "both sides were called" in page


def test_what_is_decided_in_between_is_shown_and_nothing_is_lost(signed_in: Signed, record: Path) -> None:
    first, second = signed_in("reviewer"), signed_in("ana")
    at = seen(first, f"/matters/{MATTER}")
    assert seen(second, f"/matters/{MATTER}") == at
    assert assess(first, at, verification="discounted", reason="the only witness took it back").status_code == 303
    told = assess(second, at, reason="I was there")
    assert told.status_code == 409
    for words in ("The reviewer", "discounted", "the only witness took it back", "I was there"):
        assert words in told.text
    assert replayed(record).assessments[MATTER].verification is Verification.DISCOUNTED
    assert len(replayed(record).judgements) == 1

    again = told.text.split('name="seen" value="')[1].split('"')[0]
    assert assess(second, again, reason="I was there").status_code == 303
    view = replayed(record)
    assert [one.judgement.reason for one in view.judgements] == ["the only witness took it back", "I was there"]
    assert view.assessments[MATTER].by == "Ana Silva"


def test_many_at_once_lose_nothing(signed_in: Signed, record: Path, kestria: Any) -> None:
    browsers = [signed_in(login) for login in ("reviewer", "ana")]
    matters = list(kestria.matters)
    at = seen(browsers[0], f"/matters/{MATTER}")
    statuses: list[int] = []

    def work(browser: Any, mine: list[str]) -> None:
        for key in mine:
            fields = {"finding": "under-inquiry", "reason": f"on {key}", "seen": at}
            statuses.append(browser.fill(f"/matters/{key}/assess", **fields).status_code)

    threads = [threading.Thread(target=work, args=(one, matters[number::2])) for number, one in enumerate(browsers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [303] * len(matters)
    view = replayed(record)
    assert {one.judgement.decision.matter for one in view.judgements} == set(matters)  # type: ignore[union-attr]
    assert {view.assessments[key].finding for key in matters} == {Finding.UNDER_INQUIRY}


def test_another_programs_entry_is_seen_by_the_next_request(signed_in: Signed, record: Path) -> None:
    from trucewatch.register.deciding import decide, matter_assessed

    browser = signed_in("reader")
    assert "observed" not in browser.get(f"/matters/{MATTER}").text
    with open_record(record) as other:
        decision = MatterAssessed(matter=MATTER, verification=Verification.OBSERVED)
        decide(other, View(), lambda view: matter_assessed(view, decision, by="Ilse", reason="seen from the tower"))
    page = browser.get(f"/matters/{MATTER}").text
    assert "seen from the tower" in page


def test_the_past_can_be_looked_at_and_not_decided_on(signed_in: Signed, record: Path) -> None:
    browser = signed_in("reviewer")
    at = seen(browser, f"/matters/{MATTER}")
    assess(browser, at)
    past = browser.get(f"/matters/{MATTER}?as_of={at}").text
    assert "as of" in past
    assert "both sides were called" not in past
    assert "<textarea" not in past
    assert browser.get(f"/matters/{MATTER}?as_of=2001-01-01").status_code == 404
    assert browser.get(f"/matters/{MATTER}?as_of=soon").status_code == 404


def test_a_judgement_on_two_statements_is_recorded(signed_in: Signed, record: Path, kestria: Any) -> None:
    browser = signed_in("monitor")
    left, right = (account.statements[0] for account in kestria.matters[MATTER].accounts[:2])
    answer = browser.fill(
        f"/matters/{MATTER}/judge", left=left, right=right, verdict="different",
        reason="another day", seen=seen(browser, f"/matters/{MATTER}"),
    )  # fmt: skip
    decision = replayed(record).judgements[-1].judgement.decision if answer.status_code == 303 else answer.text
    assert isinstance(decision, SameMatter), decision
    assert decision.verdict is Verdict.DIFFERENT


def test_a_form_without_reason_or_decision_is_refused(signed_in: Signed, record: Path) -> None:
    browser = signed_in("reviewer")
    at = seen(browser, f"/matters/{MATTER}")
    assert assess(browser, at, reason="  ").status_code == 400
    assert assess(browser, at, verification="").status_code == 400
    assert assess(browser, at, verification="quite certain").status_code == 400
    assert assess(browser, "x").status_code == 400
    assert replayed(record).judgements == ()


def test_all_that_are_ticked_are_decided_on_or_none(signed_in: Signed, record: Path) -> None:
    browser = signed_in("reviewer")
    at = seen(browser, "/inbox")
    ticked = ["matter-shelling", "matter-drone"]
    known = [key for key in ticked if key in replayed(record).matters] or list(replayed(record).matters)[:2]
    given = {"reason": "no team can go there", "verification": "not-verifiable", "seen": at}
    bad = browser.fill("/inbox/assess", matter=[*known, "matter-nobody-told"], **given)
    assert bad.status_code == 404
    assert replayed(record).judgements == ()
    assert browser.fill("/inbox/assess", matter=known, **given).status_code == 303
    view = replayed(record)
    assert [view.assessments[key].verification for key in known] == [Verification.NOT_VERIFIABLE] * len(known)


def test_what_somebody_works_on_is_theirs_until_they_give_it_back(signed_in: Signed, record: Path) -> None:
    first, second = signed_in("reviewer"), signed_in("ana")
    assert first.fill("/inbox/claim", one=MATTER).status_code == 303
    assert "The reviewer works on it" in second.get(f"/matters/{MATTER}").text
    at = seen(first, f"/matters/{MATTER}")
    refused = assess(second, at)
    assert refused.status_code == 409
    assert "The reviewer works on this until" in refused.text
    assert second.fill("/inbox/claim", one=MATTER).status_code == 409
    assert assess(first, at).status_code == 303
    assert first.fill("/inbox/release", one=MATTER, done="yes").status_code == 303
    assert second.fill("/inbox/claim", one=MATTER).status_code == 303
    assert len(replayed(record).judgements) == 4


def test_saved_filters_are_kept_for_one_person(signed_in: Signed) -> None:
    browser, other = signed_in("monitor"), signed_in("reader")
    browser.fill("/inbox/filters", name="Mine & today", query="?kind=allegation&state=open&evil=1")
    page = browser.get("/inbox").text
    assert "Mine &amp; today" in page
    assert "/inbox?kind=allegation&amp;state=open" in page
    assert "evil" not in page
    assert "Mine" not in other.get("/inbox").text.replace("Mine</option>", "")
    browser.fill("/inbox/filters", name="Mine & today", drop="yes")
    assert "Mine &amp; today" not in browser.get("/inbox").text


def test_a_statement_is_rejected_corrected_and_added_and_the_machines_stays(
    signed_in: Signed, record: Path, kestria: Any
) -> None:
    browser = signed_in("monitor")
    old = kestria.statements["statement-hp-left"]
    page = f"/reports/{old.report}"
    answer = browser.fill(
        f"{page}/reject", statement=old.id, reason="it is a caption", seen=seen(browser, f"{page}?s={old.id}")
    )
    assert answer.status_code == 303
    view = replayed(record)
    assert old.id not in view.statements
    shown = browser.get(page).text
    assert "it is a caption" in shown
    assert "Statements that hold no longer" in shown

    other = next(one for one in view.statements.values() if one.report == old.report)
    fields = {
        "statement": other.id, "start": str(other.span.start), "end": str(other.span.end - 1), "stance": "denies",
        "speaker": "Oren Halvec", "cue": "told reporters", "claim": "none", "reason": "half of it", "direct": "",
    }  # fmt: skip
    answer = browser.fill(f"{page}/correct", seen=seen(browser, f"{page}?s={other.id}"), **fields)
    assert answer.status_code == 303, answer.text
    put = replayed(record).judgements[-1].judgement.decision
    assert isinstance(put, StatementCorrected)
    assert put.put is not None
    assert put.put.text == other.text[:-1]
    assert put.put.attribution[-1].actor.actor == "actor-halvec"

    text = view.texts[old.report].content
    start = text.index("The health ministry")
    answer = browser.fill(
        f"{page}/add-statement", start=str(start), end=str(start + 19), stance="asserts", reason="missed",
        seen=seen(browser, page),
    )  # fmt: skip
    assert answer.status_code == 303
    added = replayed(record).statements[answer.headers["location"].split("s=")[1].split("&")[0]]
    assert added.text == "The health ministry"
    assert f'data-s="{added.id}"' in browser.get(answer.headers["location"]).text


def test_words_that_are_not_there_make_no_statement(signed_in: Signed, record: Path, kestria: Any) -> None:
    browser = signed_in("monitor")
    report = next(iter(kestria.reports))
    for start, end in (("5", "5"), ("9", "3"), ("0", "99999999"), ("-1", "4"), ("x", "4")):
        answer = browser.fill(
            f"/reports/{report}/add-statement", start=start, end=end, stance="asserts", reason="r", seen="1"
        )
        assert answer.status_code == 400, (start, end)
    assert replayed(record).judgements == ()


def test_a_decision_makes_no_index_anew_in_any_room(people: Any, recorder: Any) -> None:
    from trucewatch.register.deciding import judgement_draft
    from trucewatch.web.triage import items

    current = people.state.site.current
    for rooms in (frozenset({"open"}), frozenset({"open", "room-of-talks"})):
        before = current.sight(rooms)
        rows = items(before)
        for room in ("open", "room-of-talks"):
            decision = MatterAssessed(matter=MATTER, verification=Verification.OBSERVED)
            recorder.append([judgement_draft(decision, by="Ilse", reason=f"in {room}", room=room)])
            after = current.sight(rooms)
            assert after.view.statements is before.view.statements
            assert after.statements_of is before.statements_of
            assert items(after) is rows
            told = [one.judgement.reason for one in after.view.judgements]
            assert (f"in {room}" in told) is (room in rooms)
            assert after.view == View.replay(read_range(recorder)).seen_by(rooms).shown()


def test_a_verdict_is_taken_back_where_it_stands(signed_in: Signed, record: Path) -> None:
    browser = signed_in("monitor")
    told = replayed(record).matters[MATTER]
    left, right = [key for account in told.accounts for key in account.statements][:2]
    path = f"/matters/{MATTER}"
    assert "Joined or parted by people" not in browser.get(path).text
    given = {"left": left, "right": right, "verdict": "same", "reason": "one speech"}
    assert browser.fill(f"{path}/judge", **given, seen=seen(browser, path)).status_code == 303
    page = browser.get(path).text
    taken = page.split("Joined or parted by people")[1]
    assert "one speech" in taken
    assert "Take this back" in taken
    assert "Take this back" not in signed_in("reader").get(path).text
    back = dict(re.findall(r'name="(left|right|verdict)" value="([^"]*)"', taken))
    assert browser.fill(f"{path}/judge", **back, reason="two speeches", seen=seen(browser, path)).status_code == 303
    assert verdicts(replayed(record).judgements) == {tuple(sorted((left, right))): Verdict.UNSURE}
    assert "Joined or parted by people" not in browser.get(path).text
