"""Reports from the field into a room, and files cited as evidence: what is in a room does not exist for anybody outside."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from tests.web.test_incidents import held, key_of, replayed, replayed_in, report, step
from tests.web.test_rooms import is_steady, shown

Signed = Callable[..., Any]

ROOM = "quiet-canary-room"
SAID = "A canary sang at the quarry"
PHOTO = b"\x89PNG\r\n\x1a\n canary"
SHA = hashlib.sha256(PHOTO).hexdigest()
FILES = [("files", ("canary.png", PHOTO, "image/png"))]


@pytest.fixture
def inside(people: FastAPI, signed_in: Signed) -> Any:
    """The browser of somebody who may enter the room."""
    accounts = people.state.site.accounts
    for login in ("ana", "reviewer"):
        one = next(one for one in accounts.all() if one.login == login)
        accounts.change(one.id, roles=one.roles, rooms=["open", ROOM], active=True)
    return signed_in("ana")


def offered(browser: Any, address: str = "/incidents/new") -> list[str]:
    """The rooms that a form offers."""
    page = browser.get(address).text
    return (
        re.findall(r'<option value="([^"]*)"', page.split('id="n-room"')[1].split("</select>")[0])
        if "n-room" in page
        else []
    )


def test_whoever_may_enter_a_room_says_into_which_a_report_goes(inside: Any, signed_in: Signed, record: Path) -> None:
    assert offered(signed_in("monitor")) == []
    assert offered(inside) == ["open", ROOM]
    key = key_of(report(inside))  # as ever: into the open record
    assert signed_in("monitor").get(f"/incidents/{key}").status_code == 200
    hidden = key_of(report(inside, key="q" * 24, words=SAID, room=ROOM))
    assert signed_in("monitor").get(f"/incidents/{hidden}").status_code == 404
    assert "in quiet-canary-room only" in inside.get(f"/incidents/{hidden}").text
    assert replayed_in(record, ROOM)[-1].room == ROOM
    assert key_of(report(inside, key="q" * 24, words=SAID, room=ROOM)) == hidden  # sent twice, recorded once
    assert len(replayed_in(record, ROOM)) == len(replayed(record).judgements) + 1


def test_what_was_meant_for_a_room_never_goes_into_the_open_one(inside: Any, signed_in: Signed, record: Path) -> None:
    outside = signed_in("monitor")
    for browser, room in ((outside, ROOM), (outside, "no-such-room"), (inside, "no-such-room")):
        refused = report(browser, files=FILES, words=SAID, room=room)
        assert refused.status_code == 400
        assert "You can enter no room of this name here." in refused.text
    assert not any(SAID in str(one.judgement.decision) for one in replayed(record).judgements)
    assert not record.with_name(f"{record.name}.files").exists()
    hidden = key_of(report(inside, key="q" * 24, words=SAID, room=ROOM))
    assert offered(inside, f"/incidents/new?again={hidden}") == [ROOM]
    assert report(inside, key="r" * 24, again=hidden, words="once more", room="open").status_code == 400
    assert report(inside, key="s" * 24, again=hidden, words="once more").status_code == 303
    assert signed_in("monitor").get(f"/incidents/{hidden}").status_code == 404


def test_nobody_outside_sees_any_of_a_report_in_a_room(
    people: FastAPI, inside: Any, signed_in: Signed, filled: Callable[[str], tuple[str, ...]], record: Path
) -> None:
    logins = ("monitor", "administrator", "mediator")
    outside = {login: signed_in(login) for login in logins}
    before = {login: seen_by(outside[login], filled) for login in logins}
    asked: list[str] = []
    people.state.site.workshop.follow_up = lambda: asked.append("anew")  # everybody would be told of that
    key = key_of(report(inside, files=FILES, words=SAID, place="Canary quarry", room=ROOM))
    assert step(inside, key, "claim", hours="4").status_code == 303
    inquiry = {"means": "documents", "words": f"{SAID}.", "cited_files": SHA, "room": ROOM}
    own = b"\x89PNG\r\n\x1a\n canary, nearer"
    brought = [("files", ("canary nearer.png", own, "image/png"))]
    assert step(inside, key, "inquire", files=brought, **inquiry).status_code == 303
    nearer = hashlib.sha256(own).hexdigest()
    assert inside.get(f"/incidents/{key}/files/{nearer}").content == own
    assert step(inside, key, "find", finding="under-inquiry", room=ROOM, cited_files=SHA).status_code == 303
    assert inside.get(f"/incidents/{key}/files/{SHA}").content == PHOTO
    assert asked == []
    unlike = f"{key[:-4]}none"
    for login in logins:
        for address, (status, headers, content) in seen_by(outside[login], filled).items():
            content = (
                content.replace(ROOM.encode(), b"") if address == "/admin/people" else content
            )  # who lets people in
            for word in (SAID, ROOM, "anary", SHA, nearer, key):
                assert word.encode() not in content, (login, address, word)
                assert word not in str(headers), (login, address, word)
            if is_steady(address):
                assert (status, content) == (before[login][address][0], before[login][address][2]), (login, address)
        files = (f"/incidents/{key}/files/{one}" for one in (SHA, nearer))
        for address in (f"/incidents/{key}", *files, f"/incidents/new?again={key}"):
            there, none = (outside[login].get(address.replace(key, one)) for one in (key, unlike))
            assert there.status_code == none.status_code == (403 if "new" in address and login != "monitor" else 404)
            assert masked(there.text).replace(key, unlike) == masked(none.text), address
        found = outside[login].get("/search", params={"q": "canary quarry"}).text.split('id="results"')[1]
        assert SAID not in found
        assert key not in found


def seen_by(browser: Any, filled: Callable[[str], tuple[str, ...]]) -> dict[str, tuple[int, dict[str, str], bytes]]:
    """What somebody is shown; the name of the room is no secret where it is said who may enter it."""
    found = shown(browser, filled)
    status, headers, people = found["/admin/people"]
    return {**found, "/admin/people": (status, headers, people.replace(ROOM.encode(), b""))}


def masked(page: str) -> str:
    return re.sub(r'(content|value)="[A-Za-z0-9_=-]{60,}"', "", page)


def test_a_file_is_cited_by_the_steps_that_rest_on_it(signed_in: Signed, record: Path) -> None:
    monitor, reviewer = signed_in("monitor"), signed_in("reviewer")
    note = b"The guard's own words."
    sha = hashlib.sha256(note).hexdigest()
    key = key_of(report(monitor, files=[*FILES, ("files", ("guard <b>.txt", note, "text/plain"))]))
    step(monitor, key, "claim")
    page = monitor.get(f"/incidents/{key}").text
    assert page.count(f'name="cited_files" value="{SHA}"') == 2  # beside an inquiry, and beside a finding
    inquiry = step(monitor, key, "inquire", means="documents", words="Looked at both.", cited_files=[SHA, sha, SHA])
    assert inquiry.status_code == 303
    assert step(monitor, key, "find", finding="under-inquiry", cited_files=sha).status_code == 303
    made = held(record, key).current
    assert made is not None
    step(reviewer, key, "review", of=made.made.entry, verdict="approved")
    answer = {
        "of": made.made.entry,
        "party": "River Army",
        "response": "disputes",
        "words": "Forged.",
        "cited_files": SHA,
    }
    assert step(signed_in("party-liaison"), key, "answer", **answer).status_code == 303
    one = held(record, key)
    assert [file.name for file in one.inquiries[0].decision.files] == ["canary.png", "guard b.txt"]
    assert one.current is not None
    assert [file.sha256 for file in one.current.made.decision.files] == [sha]
    assert [file.sha256 for file in one.current.answers[0].decision.files] == [SHA]
    assert [file.sha256 for file in one.files] == [SHA, sha]  # each once
    page = monitor.get(f"/incidents/{key}").text
    assert page.count(f'<a href="/incidents/{key}/files/{sha}">') == 3  # reported, and cited twice
    assert page.count('<img class="photo"') == 1  # a picture is shown where it was told of
    assert monitor.get(f"/incidents/{key}/files/{sha}").headers["content-type"] == "application/octet-stream"
    exported = next(row for row in signed_in("ana").get("/export/json").json()["incidents"] if row["id"] == key)
    assert [file["sha256"] for file in exported["findings"][0]["files"]] == [sha]
    assert [file["sha256"] for file in exported["findings"][0]["responses"][0]["files"]] == [SHA]


def test_only_a_file_of_this_incident_can_be_cited_by_whoever_may_take_the_step(
    signed_in: Signed, record: Path
) -> None:
    monitor, reader = signed_in("monitor"), signed_in("reader")
    key = key_of(report(monitor, files=FILES))
    other = key_of(report(monitor, key="o" * 24, words="Another one."))
    for one in (key, other):
        step(monitor, one, "claim")
    given = {"means": "documents", "words": "Looked at it.", "cited_files": SHA}
    assert step(monitor, other, "inquire", **given).status_code == 400
    assert step(monitor, key, "inquire", **given | {"cited_files": "0" * 64}).status_code == 400
    assert reader.fill(f"/incidents/{key}/inquire", **given, seen="1").status_code == 403
    assert reader.get(f"/incidents/{key}/files/{SHA}").content == PHOTO
    assert held(record, other).inquiries == held(record, key).inquiries == ()


def test_a_file_of_a_room_is_cited_in_that_room_alone_and_the_audit_does_not_name_it(
    people: FastAPI, inside: Any, signed_in: Signed, record: Path
) -> None:
    outside, admin = signed_in("monitor"), signed_in("administrator")
    key = key_of(report(inside))
    told = report(inside, key="q" * 24, again=key, words=SAID, files=FILES, room=ROOM)
    assert told.status_code == 303, told.text
    step(inside, key, "claim")
    assert f'value="{SHA}"' in inside.get(f"/incidents/{key}").text
    assert f'value="{SHA}"' not in outside.get(f"/incidents/{key}").text
    given = {"means": "documents", "words": "Looked at it.", "cited_files": SHA}
    into_open = step(inside, key, "inquire", **given)
    assert into_open.status_code == 400
    assert "can be cited in that room alone" in into_open.text
    assert step(inside, key, "inquire", **given, room=ROOM).status_code == 303
    guessed = step(outside, key, "reply", party="River Army", reply="denies", words="No.", cited_files=SHA)
    assert guessed.status_code == 303  # that form cites nothing
    assert outside.get(f"/incidents/{key}/files/{SHA}").status_code == 404
    assert inside.get(f"/incidents/{key}/files/{SHA}").status_code == 200
    assert SHA not in admin.get("/admin/audit").text
    brought = step(inside, key, "inquire", files=FILES, means="documents", words="Brought again.", room=ROOM)
    assert brought.status_code == 303
    assert outside.get(f"/incidents/{key}/files/{SHA}").status_code == 404
    # told of in the open as well, it is anybody's
    assert report(inside, key="t" * 24, again=key, words="The same photo.", files=FILES).status_code == 303
    assert outside.get(f"/incidents/{key}/files/{SHA}").content == PHOTO
    assert SHA in admin.get("/admin/audit").text
    assert step(inside, key, "inquire", **given | {"words": "In the open."}).status_code == 303
