"""Administration: people and their rights, and what nobody else may see or do."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

FIRST = "nine loud geese"


def number_of(browser: Any, name: str) -> str:
    """The number of a person, from the page that lists them."""
    page = browser.get("/admin/people").text
    (row,) = [one for one in page.split('<li class="row">')[1:] if name in one]
    found = re.search(r'action="/admin/people/(\d+)"', row)
    assert found is not None
    return found[1]


def test_a_person_is_added_signs_in_and_must_change_the_password(signed_in: Callable[..., Any], address: str) -> None:
    admin = signed_in("administrator")
    admin.fill("/admin/people/add", name="Eva Ek", login="eva", password=FIRST, rooms="north", roles="monitor")
    assert "Eva Ek" in admin.get("/admin/people").text
    with httpx.Client(base_url=address, follow_redirects=True) as client:
        entered = client.post("/sign-in", data={"login": "eva", "password": FIRST})
        assert "Somebody else chose your password" in entered.text
        assert client.get("/inbox").url.path == "/account", "nothing else before that"


def test_rights_are_taken_and_the_person_is_out_at_once(signed_in: Callable[..., Any]) -> None:
    admin, monitor = signed_in("administrator"), signed_in("monitor")
    assert monitor.get("/inbox").status_code == 200
    name = re.search(r'class="me"[^>]*><bdi>([^<]+)', monitor.get("/account").text)
    assert name is not None
    number = number_of(admin, name[1])
    admin.fill(f"/admin/people/{number}", roles="reader")
    assert monitor.get("/inbox", follow_redirects=False).status_code == 303


def test_the_last_administrator_cannot_go(signed_in: Callable[..., Any]) -> None:
    admin = signed_in("administrator")
    people = admin.get("/admin/people").text
    for number in re.findall(r'action="/admin/people/(\d+)"', people):
        admin.fill(f"/admin/people/{number}", roles="reader", active="yes")
    assert admin.get("/admin").status_code == 200


def test_what_is_taken_out_stands_in_the_audit(signed_in: Callable[..., Any]) -> None:
    admin = signed_in("administrator")
    assert json.loads(admin.get("/export/json").content)["trucewatch"]
    audit = admin.get("/admin/audit").text
    assert "JSON up to entry" in audit


def test_the_codebook_is_shown_table_by_table(signed_in: Callable[..., Any]) -> None:
    admin = signed_in("administrator")
    assert "/admin/codebook/cues" in admin.get("/admin/codebook").text
    assert "alignment" in admin.get("/admin/codebook/outlets").text
    assert admin.get("/admin/codebook/none").status_code == 404


def test_without_a_key_nothing_is_signed(signed_in: Callable[..., Any]) -> None:
    admin = signed_in("administrator")
    assert "started without a signing key" in admin.get("/admin/checkpoints").text
    assert admin.fill("/admin/checkpoints/sign").status_code == 400


def test_a_checkpoint_is_signed_and_handed_out(record: Path, tmp_path: Path) -> None:
    from trucewatch.register import open_record
    from trucewatch.register.keys import new_key
    from trucewatch.web import overseeing

    new_key(tmp_path / "key")
    with open_record(record) as recorder:
        overseeing.sign(recorder, tmp_path / "key")
        (one,) = overseeing.checkpoints(recorder)
    assert one.note.startswith("trucewatch-register/")
    assert one.size < one.sequence


def test_a_password_that_is_too_weak_is_refused(signed_in: Callable[..., Any]) -> None:
    admin = signed_in("administrator")
    number = re.findall(r'action="/admin/people/(\d+)"', admin.get("/admin/people").text)[0]
    assert admin.fill(f"/admin/people/{number}/password", password=FIRST[:5]).status_code == 400
