"""The agreement board and commitments: what people record stands beside what was found, and nobody's work is lost."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from trucewatch.model import Position
from trucewatch.model.decisions.agreements import SlotState
from trucewatch.register import View, open_record, read_range
from trucewatch.register.agreeing import agreement_id
from trucewatch.register.committing import commitment_id
from trucewatch.register.decided.agreements import board
from trucewatch.register.decided.boards import Board
from trucewatch.register.decided.commitments import Commitment, commitments

Signed = Callable[..., Any]

NAME = "Truce of Harrow"
KEY = agreement_id(NAME)
TEXT = "Truce of Harrow\n\n1. The parties shall not shell the valley.\n2. This begins on 14 March 2031.\n"


def replayed(record: Path) -> View:
    with open_record(record, read_only=True) as recorder:
        return View.replay(read_range(recorder))


def held(record: Path) -> Board:
    return board(replayed(record), KEY)


def owed(record: Path, key: str, at: str) -> Commitment:
    return next(one for one in commitments(replayed(record), at=at).held if one.id == key)


def seen(browser: Any, path: str) -> str:
    return str(browser.get(path).text.split('name="seen" value="')[1].split('"')[0])


def begun(browser: Any) -> None:
    answer = browser.fill(
        "/agreements/add",
        name=NAME,
        parties="Hill Council\nRiver Army",
        reason="letter 3",
        seen=seen(browser, "/agreements"),
    )
    assert answer.status_code == 303, answer.text


def act(browser: Any, name: str, at: str | None = None, **fields: Any) -> Any:
    given = {"reason": "letter 4", "seen": at or seen(browser, f"/agreements/{KEY}"), **fields}
    return browser.fill(f"/agreements/{KEY}/{name}", **given)


def test_signed_and_asked_for_time_stand_beside_each_other(signed_in: Signed, record: Path) -> None:
    browser = signed_in("mediator")
    begun(browser)
    assert act(browser, "position", actor="Hill Council", position="signed", when="2031-03-10").status_code == 303
    asked = {"actor": "River Army", "position": "asked-for-time", "when": "2031-03-10", "until": "2031-03-12"}
    assert act(browser, "position", **asked).status_code == 303
    now = {one.party.name: (one.now.position, one.now.until) for one in held(record).parties if one.now}
    assert now == {"Hill Council": (Position.SIGNED, None), "River Army": (Position.ASKED_FOR_TIME, "2031-03-12")}
    page = signed_in("reader").get(f"/agreements/{KEY}?at=2031-03-13").text
    row = page.split("River Army")[1].split("</tr>")[0]
    assert "asked for time" in row
    assert "until 12 March 2031" in row
    assert "passed" in row
    before = signed_in("reader").get(f"/agreements/{KEY}?at=2031-03-09").text
    assert "until 12 March 2031" not in before
    assert act(browser, "position", aside="yes", actor="Hill Council", position="signed").status_code == 303
    assert "Found not to have been" in browser.get(f"/agreements/{KEY}").text


def test_dates_are_disputed_and_settled(signed_in: Signed, record: Path) -> None:
    browser = signed_in("mediator")
    begun(browser)
    for party, day in (("Hill Council", "2031-03-14"), ("River Army", "2031-03-16")):
        assert act(browser, "date", which="effective", date=day, parties=party).status_code == 303
    assert held(record).effective.state == "disputed"
    assert "disputed" in browser.get("/agreements").text
    assert (
        act(browser, "date", which="effective", date="2031-03-15", settled="yes", parties="River Army").status_code
        == 400
    )
    both = "Hill Council\nRiver Army"
    assert act(browser, "date", which="effective", date="2031-03-15", settled="yes", parties=both).status_code == 303
    assert held(record).effective.date == "2031-03-15"
    page = browser.get(f"/agreements/{KEY}").text
    for words in ("15 March 2031", "14 March 2031", "said earlier", "settled together by"):
        assert words in page


def test_terms_stand_at_their_words_in_a_kept_text(signed_in: Signed, record: Path) -> None:
    browser = signed_in("reviewer")
    begun(browser)
    assert act(browser, "text", version="first", words=TEXT, status="draft").status_code == 303
    assert act(browser, "text", version="second", words=TEXT.replace("valley", "whole valley")).status_code == 303
    words = "The parties shall not shell the valley."
    given = {"term": "1", "kind": "prohibited-act", "words": words, "version": "first", "acts": ["shelling"]}
    assert act(browser, "term", **given, area="the valley", places="Orran").status_code == 303
    (term,) = held(record).terms
    assert term.span is not None
    assert TEXT[term.span.start : term.span.end] == words
    assert term.area is not None
    assert term.area.places == ("Orran",)
    assert act(browser, "term", **{**given, "words": "No such words."}).status_code == 400
    page = browser.get(f"/agreements/{KEY}/differences?old=first&new=second").text
    assert "<ins>" in page
    sha = held(record).versions[0].sha256
    assert browser.get(f"/agreements/{KEY}/versions/{sha}").content == TEXT.encode()
    assert act(browser, "slot", slot="monitoring", state="absent").status_code == 303
    assert {one.slot: one.state for one in held(record).slots}["monitoring"] is SlotState.ABSENT
    assert act(browser, "area", area="the valley", countries="xk").status_code == 303
    assert act(browser, "strike", term="1").status_code == 303
    assert held(record).terms == ()


def test_a_finding_is_made_against_a_term_in_force(signed_in: Signed, record: Path) -> None:
    from tests.web.test_incidents import held as incident_held
    from tests.web.test_incidents import key_of, report, step

    browser = signed_in("ana")
    begun(browser)
    act(browser, "date", which="effective", date="2031-03-10")
    act(
        browser,
        "term",
        term="1",
        kind="prohibited-act",
        words="No shelling.",
        acts=["shelling"],
        area="here",
        places="Orran",
    )
    key = key_of(report(browser))
    assert f'value="{KEY} 1"' not in browser.get(f"/incidents/{key}").text  # nobody has taken it
    step(browser, key, "claim", hours="4")
    assert f'value="{KEY} 1"' in browser.get(f"/incidents/{key}").text
    step(browser, key, "inquire", means="site-visit", words="Craters.")
    made = step(browser, key, "find", finding="violation-serious", term=f"{KEY} 1", grade="three-grades:serious")
    assert made.status_code == 303, made.text
    found = incident_held(record, key).current
    assert found is not None
    assert found.made.decision.term is not None
    assert step(browser, key, "review", of=found.made.entry, verdict="approved").status_code == 409  # one's own
    assert step(signed_in("reviewer"), key, "review", of=found.made.entry, verdict="approved").status_code == 303


def test_two_at_once_are_both_told(signed_in: Signed, record: Path) -> None:
    first, second = signed_in("mediator"), signed_in("reviewer")
    begun(first)
    at = seen(first, f"/agreements/{KEY}")
    assert act(first, "position", at, actor="River Army", position="refused", reason="they said so").status_code == 303
    told = act(second, "position", at, actor="river army", position="signed", reason="I saw the page")
    assert told.status_code == 409
    for words in ("The mediator", "they said so", "I saw the page"):
        assert words in told.text
    assert act(second, "position", at, actor="Hill Council", position="signed").status_code == 303


def test_commitments_have_deadlines_evidence_and_scores(signed_in: Signed, record: Path) -> None:
    browser = signed_in("mediator")
    begun(browser)
    what = "open the bridge at Senn"
    key = commitment_id("River Army", what)
    at = seen(browser, "/commitments")
    given = {"actor": "River Army", "undertaking": what, "by": "2031-03-20", "agreement": KEY, "kinds": ["movement"]}
    assert browser.fill("/commitments/add", **given, confidence="yes", reason="r", seen=at).status_code == 303
    one = owed(record, key, "2031-04-01")
    assert (one.state, one.agreement, one.kinds, one.confidence_building) == ("overdue", KEY, ("movement",), True)
    assert what in browser.get("/commitments?at=2031-04-01&state=overdue").text
    assert what not in browser.get("/commitments?at=2031-03-01&state=overdue").text
    assert what in browser.get(f"/agreements/{KEY}").text
    path = f"/commitments/{key}"
    assert (
        browser.fill(f"{path}/score", score="4", on="2031-04-01", reason="r", seen=seen(browser, path)).status_code
        == 400
    )
    at = seen(browser, path)
    assert browser.fill(f"{path}/score", score="3", on="2031-04-01", reason="I crossed it", seen=at).status_code == 303
    clash = signed_in("reviewer").fill(f"{path}/score", score="0", on="2031-04-01", reason="closed", seen=at)
    assert clash.status_code == 409
    assert "I crossed it" in clash.text
    assert browser.fill(f"{path}/deadline", by="2031-04", reason="r", seen=at).status_code == 303
    assert (
        browser.fill(f"{path}/evidence", words="Lorries crossed.", on="2031-03-30", reason="r", seen=at).status_code
        == 303
    )
    assert owed(record, key, "2031-04-02").state == "done"
    page = browser.get(f"{path}?at=2031-04-02").text
    assert "I crossed it" in page
    assert "Lorries crossed." in page


def test_nothing_is_recorded_where_a_form_cannot_be_taken(signed_in: Signed, record: Path) -> None:
    browser = signed_in("mediator")
    begun(browser)
    before = len(replayed(record).judgements)
    for name, fields in (
        ("position", {"actor": "", "position": "signed"}), ("position", {"actor": "A", "position": "sang"}),
        ("position", {"actor": "A", "position": "none", "aside": "yes"}), ("date", {"which": "effective", "date": "soon"}),
        ("slot", {"slot": "song", "state": "filled"}), ("text", {"version": "first"}), ("strike", {"term": "9"}),
        ("area", {"places": "Orran"}), ("position", {"actor": "A", "position": "signed", "reason": " "}),
    ):  # fmt: skip
        assert act(browser, name, **fields).status_code in (400, 404), (name, fields)
    assert len(replayed(record).judgements) == before
    assert browser.get("/agreements/agreement-none").status_code == 404
    assert browser.get(f"/agreements/{KEY}?at=soon").status_code == 400
    assert signed_in("monitor").fill(f"/agreements/{KEY}/slot", slot="area", state="filled").status_code == 403


def test_what_sort_it_is_is_said_field_by_field(signed_in: Signed, record: Path) -> None:
    browser = signed_in("mediator")
    begun(browser)
    assert {one.values for one in held(record).classes} == {("unclear",)}
    boxes = re.findall(
        r'<input type="(checkbox|radio)" id="class-[^>]*value="unclear"( checked)?',
        browser.get(f"/agreements/{KEY}").text,
    )
    assert set(boxes) == {("checkbox", ""), ("radio", " checked")}  # ticking another must not leave it ticked beside
    assert act(browser, "class", field="purpose", values=["humanitarian", "holiday"]).status_code == 303
    assert act(browser, "class", field="written", values="yes").status_code == 303
    assert act(browser, "class", field="written").status_code == 400
    assert act(browser, "class", field="written", values=["yes", "no"]).status_code == 400  # it takes one
    assert act(browser, "class", field="written", values="maybe").status_code == 404
    found = {one.field: one.values for one in held(record).classes}
    assert (found["purpose"], found["written"], found["type"]) == (("humanitarian", "holiday"), ("yes",), ("unclear",))
    page = browser.get(f"/agreements/{KEY}").text
    assert "Say which" in page
    assert "Say which" not in signed_in("reader").get(f"/agreements/{KEY}").text


def test_what_shows_a_term_or_slot_is_cited_then_or_later(signed_in: Signed, record: Path) -> None:
    browser = signed_in("mediator")
    begun(browser)
    first, second, third = list(replayed(record).statements)[:3]
    report = replayed(record).statements[second].report
    assert act(browser, "term", term="1", kind="other", words="Roads stay open.", cited=first).status_code == 303
    assert act(browser, "slot", slot="written", state="filled", cited_terms="1").status_code == 303
    address = f"http://truce.example/reports/{report}?s={second}#x"
    given = {"cited": f"{address}\n{third}\n{third}"}
    assert act(browser, "cite", of="term", item="1", **given).status_code == 303
    assert act(browser, "cite", of="slot", item="written", cited=first).status_code == 303
    (term,) = held(record).terms
    assert (term.words, term.ground.statements) == ("Roads stay open.", (first, second, third))
    (ground,) = next(one.grounds for one in held(record).slots if one.slot == "written")
    assert (ground.statements, ground.terms) == ((first,), ("1",))
    assert "by term 1" in browser.get(f"/agreements/{KEY}").text
    assert act(browser, "cite", of="term", item="1", cited="statement-of-nothing").status_code == 400
    assert act(browser, "cite", of="term", item="1").status_code == 400
    assert act(browser, "cite", of="term", item="9", cited=first).status_code == 404
    assert act(browser, "cite", of="version", item="1", cited=first).status_code == 404
    assert act(browser, "strike", term="1").status_code == 303
    assert act(browser, "cite", of="term", item="1", cited=first).status_code == 404


def test_what_was_joined_is_parted_again(signed_in: Signed, record: Path) -> None:
    browser = signed_in("mediator")
    begun(browser)
    found = next(iter(replayed(record).agreements))
    assert act(browser, "part", other=found).status_code == 404
    assert act(browser, "join", other=found).status_code == 303
    assert held(record).aliases == (found,)
    assert "They are two, after all" in browser.get(f"/agreements/{KEY}").text
    assert act(browser, "part", other=found).status_code == 303
    assert held(record).aliases == ()
    assert board(replayed(record), found).id == found


def test_a_proposal_is_accepted_by_the_form_that_is_asked_for(signed_in: Signed, record: Path) -> None:
    browser = signed_in("mediator")
    page = browser.get("/commitments").text
    (link,) = set(re.findall(r'href="(/commitments\?take=[^"#]+)#take"', page))
    assert "/commitments/accept" not in page
    assert "/commitments/accept" not in signed_in("reader").get(link.replace("&amp;", "&")).text
    form = browser.get(link.replace("&amp;", "&")).text.split('action="/commitments/accept"')[1]
    matter = form.split('name="matter" value="')[1].split('"')[0]
    answer = browser.fill(
        "/commitments/accept", matter=matter, reason="they said so", seen=seen(browser, "/commitments")
    )
    assert answer.status_code == 303, answer.text
    assert [one.matter for one in commitments(replayed(record)).held] == [matter]


def test_long_lists_are_shown_a_page_at_a_time(
    people: FastAPI, signed_in: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trucewatch.web.areas.agreements.A_PAGE", 1)
    people.state.site.settings = replace(people.state.site.settings, page_size=2)
    browser = signed_in("mediator")
    begun(browser)
    pages = [browser.get(f"/agreements?page={at}").text for at in (1, 2)]
    assert [NAME in page for page in pages] == [False, True]
    assert 'rel="next"' in pages[0]
    fields = {"reason": "letter", "seen": seen(browser, "/commitments"), "actor": "River Army"}
    for at in range(3):
        assert browser.fill("/commitments/add", **fields, undertaking=f"thing {at}").status_code == 303
    page = browser.get("/commitments").text
    assert "1 to 2 of 3" in page
    link = re.search(r'rel="next" href="([^"]*held_page=2[^"]*)"', page)
    assert link is not None
    other = browser.get(f"/commitments{link[1].replace('&amp;', '&')}").text
    assert sorted(re.findall(r"thing \d", page + other)) == ["thing 0", "thing 1", "thing 2"]


def test_what_was_written_is_shown_where_it_was_not_taken(signed_in: Signed) -> None:
    browser = signed_in("mediator")
    begun(browser)
    answer = act(
        browser, "term", term="1", kind="other", words="", reason="as the letter has it", back=f"/agreements/{KEY}"
    )
    assert answer.status_code == 400
    assert "as the letter has it" in answer.text
    assert f'href="/agreements/{KEY}"' in answer.text
    elsewhere = act(browser, "strike", term="1", back="https://evil.example/")
    assert elsewhere.status_code == 404
    assert "evil.example" not in elsewhere.text


@pytest.mark.parametrize(("path", "tab"), [("/commitments", "/agreements"), ("/actors", "/matters")])
def test_a_list_without_a_tab_of_its_own_stands_under_another(
    signed_in: Callable[..., Any], path: str, tab: str
) -> None:
    page = signed_in("monitor").get(path).text
    assert f'<a href="{tab}" aria-current="page">' in page
    assert page.count('aria-current="page"') == 1
    assert f'<p class="eyebrow"><a href="{tab}">' in page
