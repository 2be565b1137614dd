"""Incidents in the application: reported once, taken up the ladder by whoever may, reviewed by a second person."""

import hashlib
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from trucewatch.model import Finding, RecordedJudgement, Verification
from trucewatch.model.decisions.incidents import IncidentReported
from trucewatch.register import View, open_record, read_range
from trucewatch.register.decided.incident import Incident, Rung
from trucewatch.register.decided.incidents import incidents

Signed = Callable[..., Any]

KEY = "k" * 24
WORDS = "Eleven shells fell on the grain store."
FORM = {
    "key": KEY, "words": WORDS, "kind": "shelling", "channel": "own-observation", "observers": "Ana Silva\nChidi Obi",
    "how": "heard", "day": "2031-03-12", "time": "04:10", "place": "Orran", "precision": "town", "accused": "River Army",
}  # fmt: skip


def replayed(record: Path) -> View:
    with open_record(record, read_only=True) as recorder:
        return View.replay(read_range(recorder))


def reported(record: Path) -> list[IncidentReported]:
    told = (one.judgement.decision for one in replayed(record).judgements)
    return [one for one in told if isinstance(one, IncidentReported)]


def report(browser: Any, files: Any = None, **fields: str) -> Any:
    """Send the form."""
    token = re.search(r'name="csrf" content="([^"]+)"', browser.get("/account").text)
    assert token is not None
    data = {"csrf": token[1], **FORM, **fields}
    return browser.post("/incidents/new", data=data, files=files, follow_redirects=False)


def key_of(answer: Any) -> str:
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"].split("?")[0].removeprefix("/incidents/"))


def seen(browser: Any, key: str) -> str:
    return str(browser.get(f"/incidents/{key}").text.split('name="seen" value="')[1].split('"')[0])


def step(browser: Any, key: str, act: str, at: str | None = None, files: Any = None, **fields: str) -> Any:
    given = {"reason": "patrol 3", "seen": at or seen(browser, key), "back": f"/incidents/{key}", **fields}
    return browser.fill(f"/incidents/{key}/{act}", files, **given)


def held(record: Path, key: str) -> Incident:
    return incidents(replayed(record)).incidents[key]


def test_a_report_from_the_field_is_recorded_as_it_was_told(signed_in: Signed, record: Path) -> None:
    photo = b"\xff\xd8\xff\xe0 not much of a picture \x00\x01"
    browser = signed_in("monitor")
    key = key_of(report(browser, files=[("files", ("../../grain store.jpg", photo, "text/html"))]))
    (told,) = reported(record)
    assert (told.words, told.when.start, told.where.name) == (WORDS, "2031-03-12T04:10", "Orran")  # type: ignore[union-attr]
    assert (told.where.lat, told.where.lon) == (None, None)  # type: ignore[union-attr]
    assert told.observation is not None
    assert told.observation.observers == ("Ana Silva", "Chidi Obi")
    (file,) = told.files
    assert (file.name, file.sha256, file.size) == ("grain store.jpg", hashlib.sha256(photo).hexdigest(), len(photo))
    kept = record.with_name(f"{record.name}.files") / file.sha256
    assert kept.read_bytes() == photo
    page = browser.get(f"/incidents/{key}").text
    assert WORDS in page
    assert file.sha256 in page
    handed = browser.get(f"/incidents/{key}/files/{file.sha256}")
    assert handed.content == photo
    assert handed.headers["content-type"] == "application/octet-stream"
    assert "attachment" in handed.headers["content-disposition"]
    shown = browser.get(f"/incidents/{key}/files/{file.sha256}?show=1")
    assert shown.headers["content-type"] == "image/jpeg"
    kept.write_bytes(b"another")
    assert browser.get(f"/incidents/{key}/files/{file.sha256}").status_code == 404


def test_what_is_no_picture_is_never_shown(signed_in: Signed) -> None:
    browser = signed_in("monitor")
    page = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    key = key_of(report(browser, files=[("files", ("a.png", page, "image/png"))]))
    answer = browser.get(f"/incidents/{key}/files/{hashlib.sha256(page).hexdigest()}?show=1")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert "attachment" in answer.headers["content-disposition"]


def test_a_sending_sent_twice_is_recorded_once(signed_in: Signed, record: Path) -> None:
    browser = signed_in("monitor")
    first = report(browser)
    second = report(browser)
    changed = report(browser, words="Twelve shells, then.")
    assert key_of(first) == key_of(second) == key_of(changed)
    assert "done=sent-already" in second.headers["location"]
    assert len(reported(record)) == 1
    page = browser.get(second.headers["location"]).text
    assert "received already" in page
    assert WORDS in page
    assert key_of(report(signed_in("reviewer"))) != key_of(first)  # a key is one person's


def test_sendings_at_the_same_moment_are_recorded_once(signed_in: Signed, record: Path) -> None:
    browsers = [signed_in("monitor") for _ in range(4)]
    answers: list[Any] = []
    threads = [threading.Thread(target=lambda one=one: answers.append(report(one))) for one in browsers]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len({key_of(one) for one in answers}) == 1
    assert len(reported(record)) == 1


def test_what_the_form_cannot_take_is_named_and_nothing_is_written(signed_in: Signed, record: Path) -> None:
    browser = signed_in("monitor")
    wrong: list[tuple[dict[str, str], str]] = [
        ({"words": " "}, "The words are missing."),
        ({"observers": ""}, "says who observed it"),
        ({"channel": "party"}, "Say who alleges it"),
        ({"day": "12 March"}, "This is no date"),
        ({"day": "", "time": "04:10"}, "needs the first day"),
        ({"to": "2031-03-01"}, "before the first"),
        ({"lat": "12.1"}, "go together"),
        ({"lat": "north", "lon": "1"}, "numbers of degrees"),
        ({"lat": "12.123456", "lon": "14.1"}, "finer than a town"),
        ({"lat": "12.1", "lon": "14.1", "precision": "unclear"}, "no coordinates"),
        ({"kind": "party"}, "missing or too long"),
        ({"key": "short"}, "older page"),
    ]
    for fields, told in wrong:
        answer = report(browser, **fields)
        assert answer.status_code == 400, fields
        assert told in answer.text, fields
    assert reported(record) == []
    assert not record.with_name(f"{record.name}.files").exists()


def test_the_ladder_is_climbed_by_two_people(signed_in: Signed, record: Path) -> None:
    monitor, reviewer, mediator = signed_in("monitor"), signed_in("reviewer"), signed_in("mediator")
    key = key_of(report(monitor))
    assert step(monitor, key, "inquire", means="site-visit", words="craters").status_code == 409  # nobody took it
    assert step(monitor, key, "claim", hours="4", due="2").status_code == 303
    assert "The monitor" in reviewer.get(f"/incidents/{key}").text
    assert step(reviewer, key, "inquire", means="site-visit", words="craters").status_code == 409
    assert step(monitor, key, "inquire", means="site-visit", words="Eleven craters.").status_code == 303
    assert step(monitor, key, "denied", restriction="denied", words="Mines.", by="River Army").status_code == 303
    assert step(monitor, key, "verify", verification="verified").status_code == 403
    assert step(reviewer, key, "verify", verification="verified").status_code == 303
    assert step(reviewer, key, "attribute", responsibility="assessed-by-monitor", actor="River Army").status_code == 303
    violation = step(monitor, key, "find", finding="violation-serious")
    assert violation.status_code == 409
    assert "cannot be told" in violation.text
    assert step(monitor, key, "find", finding="under-inquiry").status_code == 303
    found = held(record, key).current
    assert found is not None
    of = found.made.entry
    assert step(monitor, key, "review", of=of, verdict="approved").status_code == 403
    assert step(reviewer, key, "review", of=of, verdict="approved").status_code == 303
    assert step(signed_in("party-liaison"), key, "answer", of=of, party="River Army", response="disputes", words="No.")
    assert step(mediator, key, "publish", of=of, edition="public").status_code == 303
    one = held(record, key)
    assert one.rung is Rung.PUBLISHED
    assert one.verification.value is Verification.VERIFIED
    assert one.finding.value is Finding.UNDER_INQUIRY
    page = monitor.get(f"/incidents/{key}").text
    for words in ("Eleven craters.", "Could not look", "River Army", "The reviewer", "published"):
        assert words in page
    assert step(reviewer, key, "find", finding="no-finding").status_code == 409  # who reviewed cannot find


VISIT = {"means": "site-visit", "words": "Eleven craters."}


def test_an_inquiry_brings_its_own_files(signed_in: Signed, record: Path) -> None:
    photo, notes = b"\xff\xd8\xff a crater", b"measured by hand" * 200_000  # more than a form may have elsewhere
    browser = signed_in("monitor")
    key = key_of(report(browser, files=[("files", ("first.jpg", b"\xff\xd8\xff first", "image/jpeg"))]))
    (first,) = held(record, key).files
    step(browser, key, "claim")
    sent = [("files", ("../crater.jpg", photo, "text/html")), ("files", ("notes.txt", notes, "text/plain"))]
    assert step(browser, key, "inquire", files=sent, cited_files=first.sha256, **VISIT).status_code == 303
    (inquiry,) = held(record, key).inquiries
    names = [(one.name, one.sha256) for one in inquiry.decision.files]
    shas = [hashlib.sha256(data).hexdigest() for data in (photo, notes)]
    assert names == [("first.jpg", first.sha256), ("crater.jpg", shas[0]), ("notes.txt", shas[1])]
    for sha, data in zip(shas, (photo, notes), strict=True):
        assert record.with_name(f"{record.name}.files").joinpath(sha).read_bytes() == data
        assert browser.get(f"/incidents/{key}/files/{sha}").content == data
    page = browser.get(f"/incidents/{key}").text
    assert [page.count(f"{sha}?show=1") for sha in (first.sha256, *shas)] == [1, 1, 0], "each picture once"
    (told,) = [one for one in signed_in("ana").get("/export/json").json()["incidents"] if one["id"] == key]
    assert [one["sha256"] for one in told["inquiries"][0]["files"]] == [first.sha256, *shas]


def test_files_of_an_inquiry_that_is_refused_are_not_kept(signed_in: Signed, record: Path) -> None:
    browser, sent = signed_in("monitor"), [("files", ("crater.jpg", b"\xff\xd8\xff", "image/jpeg"))]
    key = key_of(report(browser))
    assert step(browser, key, "inquire", files=sent, **VISIT).status_code == 409  # nobody took it
    step(browser, key, "claim")
    for wrong, status in (
        ({"words": " "}, 400),
        ({"room": "no-such-room"}, 400),
        ({"cited_files": "0" * 64}, 400),
        ({"day": "2031-13-01"}, 400),
    ):
        assert step(browser, key, "inquire", files=sent, **VISIT | wrong).status_code == status, wrong
    assert step(browser, key, "inquire", files=sent * 21, **VISIT).status_code == 400
    assert step(signed_in("ana"), key, "inquire", files=sent, **VISIT).status_code == 409  # somebody else's
    assert held(record, key).inquiries == ()
    assert not record.with_name(f"{record.name}.files").exists()


def test_what_was_told_or_seen_needs_no_reason_and_a_decision_does(signed_in: Signed, record: Path) -> None:
    monitor, reviewer = signed_in("monitor"), signed_in("reviewer")
    key = key_of(report(monitor))
    step(monitor, key, "claim")
    told = {"means": "site-visit", "words": "Eleven craters."}
    assert step(monitor, key, "inquire", **told, reason="").status_code == 303
    assert step(monitor, key, "reply", party="River Army", reply="denies", words="No.", reason="").status_code == 303
    assert step(monitor, key, "denied", restriction="unsafe", words="Mines.", reason="").status_code == 303
    (inquiry,) = held(record, key).inquiries
    assert inquiry.reason == "entered on the page of the incident"
    assert step(monitor, key, "inquire", **told | {"words": "Twelve."}, reason="second look").status_code == 303
    assert held(record, key).inquiries[-1].reason == "second look"
    for browser, act, fields in (
        (monitor, "find", {"finding": "under-inquiry"}),
        (reviewer, "verify", {"verification": "observed"}),
        (reviewer, "attribute", {"responsibility": "unattributed"}),
    ):
        assert step(browser, key, act, **fields, reason=" ").status_code == 400, act


def test_where_an_incident_begins_is_nobodys_proposal_in_either_language(signed_in: Signed) -> None:
    browser = signed_in("monitor")
    key = key_of(report(browser))
    assert "Nobody has assessed it." in browser.get(f"/incidents/{key}").text
    page = browser.get(f"/incidents/{key}", headers={"accept-language": "ar"}).text
    for words in ("لم يقيّمه أحد.", "لم يختبره أحد مقابل بند."):
        assert words in page
    assert 'aria-current="page">الحوادث' in page
    for words in ("Nobody has assessed it.", "No person has tested it against a term.", "تقترحه الآلة:"):
        assert words not in page


def test_a_claim_on_the_page_of_an_incident_does_not_tell_of_the_inbox(signed_in: Signed, record: Path) -> None:
    browser = signed_in("monitor")
    key = key_of(report(browser))
    assert step(browser, key, "claim", reason="").status_code == 303
    assert replayed(record).judgements[-1].judgement.reason == "taken to work on it"


def test_filters_are_unfolded_where_one_of_them_is_used(signed_in: Signed) -> None:
    browser = signed_in("monitor")
    key_of(report(browser))
    assert '<details class="more-filters">' in browser.get("/incidents?work=to-do").text
    assert '<details class="more-filters" open>' in browser.get("/incidents?finding=no-finding").text


def test_two_at_once_are_both_told(signed_in: Signed, record: Path) -> None:
    first, second = signed_in("reviewer"), signed_in("ana")
    key = key_of(report(first))
    at = seen(first, key)
    assert step(first, key, "verify", at, verification="observed", reason="we heard it").status_code == 303
    told = step(second, key, "verify", at, verification="discounted", reason="a quarry")
    assert told.status_code == 409
    for words in ("The reviewer", "we heard it", "a quarry"):
        assert words in told.text
    assert held(record, key).verification.value is Verification.OBSERVED
    again = step(first, key, "reply", at, party="Hill Council", reply="confirms", words="Yes.")
    assert again.status_code == 303  # another question
    assert step(first, key, "reply", at, party="Hill Council", reply="confirms", words="Yes.").status_code == 409


def test_the_list_is_filtered(signed_in: Signed, record: Path) -> None:
    browser = signed_in("monitor")
    key = key_of(report(browser))
    step(browser, key, "claim", hours="4")
    for query, there in (
        ("", True), ("?kind=shelling&rung=assigned", True), ("?whose=mine", True), ("?whose=free", False),
        ("?whose=late", False), ("?party=river", True), ("?party=nobody", False), ("?place=orran", True),
        ("?work=done", False), ("?q=grain+store", True), ("?verification=verified", False),
    ):  # fmt: skip
        assert (key in browser.get(f"/incidents{query}").text) is there, query
    assert key not in signed_in("ana").get("/incidents?whose=mine").text
    assert "Orran" in browser.get("/incidents/matrix?start=2031-03-01&end=2031-03-31").text
    assert browser.get("/incidents/matrix?start=2031-03-01&end=2031-02-31").status_code == 400


def test_an_earlier_moment_shows_what_was_known_then_and_takes_nothing(signed_in: Signed) -> None:
    browser = signed_in("ana")
    key = key_of(report(browser))
    at = seen(browser, key)
    step(browser, key, "verify", verification="observed", reason="we heard it")
    page = browser.get(f"/incidents/{key}?as_of={at}").text
    assert "we heard it" not in page
    assert '<form method="post" action="/incidents' not in page


def test_a_step_in_a_room_is_of_the_room_alone(people: FastAPI, signed_in: Signed, record: Path) -> None:
    site, room = people.state.site, "talks"
    for login in ("ana", "reviewer"):
        one = next(one for one in site.accounts.all() if one.login == login)
        site.accounts.change(one.id, roles=one.roles, rooms=["open", room], active=True)
    inside, outside = signed_in("ana"), signed_in("monitor")
    key = key_of(report(inside))
    step(inside, key, "claim", hours="4")
    before = outside.get(f"/incidents/{key}").text
    assert 'name="room"' not in before
    assert 'name="room"' in inside.get(f"/incidents/{key}").text
    asked: list[str] = []
    site.workshop.follow_up = lambda: asked.append("anew")  # everybody would see that something is worked out
    inquiry = {"means": "interview", "words": "The commander said so in confidence."}
    assert step(outside, key, "reply", party="River Army", reply="denies", words="No.", room=room).status_code == 400
    assert step(inside, key, "inquire", room=room, **inquiry).status_code == 303
    assert asked == []
    assert without_masks(outside.get(f"/incidents/{key}").text) == without_masks(before)
    page = inside.get(f"/incidents/{key}").text
    assert "The commander said so in confidence." in page
    assert "in talks only" in page
    made = step(inside, key, "find", finding="no-finding", room=room)
    assert made.status_code == 303, made.text
    entry = replayed_in(record, room)[-1].entry
    reviewer = signed_in("reviewer")
    offered = reviewer.get(f"/incidents/{key}").text.split('id="review-room"')[1].split("</select>")[0]
    assert re.findall(r'value="([^"]*)"', offered) == [room]  # whoever sees the finding is in the room
    assert step(reviewer, key, "review", of=entry, verdict="approved").status_code == 409
    assert step(reviewer, key, "review", of=entry, verdict="approved", room=room).status_code == 303
    assert without_masks(outside.get(f"/incidents/{key}").text) == without_masks(before)
    assert {one.room for one in replayed_in(record, room)[-3:]} == {room}


def without_masks(page: str) -> str:
    return re.sub(r'(content|value)="[A-Za-z0-9_=-]{80,}"', "", page)


def replayed_in(record: Path, room: str) -> tuple[RecordedJudgement, ...]:
    return replayed(record).seen_by({room}).judgements
