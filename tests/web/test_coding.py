"""Rounds of coding by the screens: opened, coded blind, measured as the command measures, adjudicated, closed."""

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from tests.web.canaries import ROOM, WORDS
from tests.web.test_rooms import is_steady, shown, without_tokens

from trucewatch.briefs.incident_text import round_text
from trucewatch.model.decisions.coding import CodeGiven, CodingOpened, Level
from trucewatch.register import Recorder, View, open_record, read_range
from trucewatch.register.coding import KeptCode, coding_drafts, kept_line, round_named
from trucewatch.register.decided.codes import seal
from trucewatch.register.decided.coding import reliability
from trucewatch.register.decided.rounds import CodingRound
from trucewatch.web.rounds import round_key

Signed = Callable[..., Any]
Filled = Callable[[str], tuple[str, ...]]

NAME = "spring/1 & more"
KEY = round_key(NAME, "open")
CODES = ("none", "minor", "serious")


def held(record: Path, name: str = NAME) -> CodingRound:
    with open_record(record, read_only=True) as recorder:
        return round_named(View.replay(read_range(recorder)), name)


def number_of(people: FastAPI, login: str) -> str:
    return next(str(one.id) for one in people.state.site.accounts.all() if one.login == login)


def asked(people: FastAPI, *logins: str, **fields: Any) -> dict[str, Any]:
    return {
        "name": NAME,
        "question": "How bad was it?",
        "codes": "\n".join(CODES),
        "level": "ordinal",
        "kind": "incidents",
        "size": "3",
        "seed": "7",
        "coders": [number_of(people, one) for one in logins],
        "reason": "before the report for May",
        "seen": "1",
        **fields,
    }


def begun(browser: Any, people: FastAPI, *logins: str, **fields: Any) -> None:
    answer = browser.fill("/coding/open", **asked(people, *(logins or ("monitor", "ana")), **fields))
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"].startswith("/coding/round-")


def coded(browser: Any, *codes: int) -> Any:
    """Code the items of one's sheet one after the other, as they are offered; return the last answer."""
    place = f"/coding/{KEY}/sheet"
    for one in codes:
        page = browser.get(place).text
        item = html.unescape(page.split('name="item" value="')[1].split('"')[0])
        answer = browser.fill(f"/coding/{KEY}/code", item=item, code=str(one), seen="1")
        assert answer.status_code == 303, answer.text
        place = answer.headers["location"]
    return answer


def text_of(page: str) -> str:
    """What a page says, without its marks."""
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", main)).split())


def test_a_round_is_opened_coded_and_measured_as_by_the_commands(
    signed_in: Signed, people: FastAPI, record: Path
) -> None:
    lead, first, second = signed_in("reviewer"), signed_in("monitor"), signed_in("ana")
    begun(lead, people)
    opened = held(record).opened.decision
    assert (opened.codes, opened.coders) == (CODES, ("The monitor", "Ana Silva"))
    assert (opened.seed, len(opened.items), opened.sealed) == ("7", 3, False)
    assert coded(first, 1, 2, 3).headers["location"] == f"/coding/{KEY}?done=coded-all"
    assert reliability(held(record)) is None
    coded(second, 1, 3, 0)
    measured = reliability(held(record))
    assert measured is not None
    told = text_of(lead.get(f"/coding/{KEY}").text)
    by_command = round_text(held(record), measured)
    for figure in (
        *re.findall(r"[-\d]\.\d{3}", by_command),
        f"{measured.pairs[0].agreed} of {measured.pairs[0].items}",
    ):
        assert figure in told
    assert f"Codes not given {measured.uncoded}" in told
    assert len(measured.disagreements) == 2
    assert "Where they differ: 2 items" in told
    assert "The monitor : minor" in told
    assert "Ana Silva : serious" in told


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"coders": []}, 409, "A round needs two coders or more."),
        ({"codes": "one"}, 409, "A question has two codes or more, each with a name."),
        ({"codes": "one\none"}, 409, "A code is named twice."),
        ({"codes": "one\ncannot"}, 409, "No code is called cannot: it stands for what cannot be coded."),
        ({"size": "0"}, 400, "How many is a number from 1 to 1000."),
        ({"coders": ["9999"]}, 400, "One of these people may not code here"),
        ({"room": "elsewhere"}, 400, "You can enter no room of this name here."),
        ({"reason": ""}, 400, "Say why"),
    ],
)
def test_what_the_register_refuses_is_refused_and_the_form_is_given_back(
    fields: dict[str, Any], status: int, said: str, signed_in: Signed, people: FastAPI, record: Path
) -> None:
    browser, before = signed_in("reviewer"), record.read_bytes()
    answer = browser.fill("/coding/open", **asked(people, "monitor", "ana", **fields))
    assert answer.status_code == status
    assert said in text_of(answer.text)
    assert "How bad was it?" in answer.text, "what was typed is still there"
    assert record.read_bytes() == before


def test_no_two_rounds_have_one_name_and_no_reader_codes(signed_in: Signed, people: FastAPI) -> None:
    browser = signed_in("reviewer")
    begun(browser, people)
    answer = browser.fill("/coding/open", **asked(people, "monitor", "ana"))
    assert answer.status_code == 409
    assert "is there already" in answer.text
    answer = browser.fill("/coding/open", **asked(people, "monitor", "reader", name="another"))
    assert answer.status_code == 400


def test_two_people_of_one_name_are_no_coders(signed_in: Signed, people: FastAPI) -> None:
    accounts, browser = people.state.site.accounts, signed_in("reviewer")
    assert 'value="' + number_of(people, "monitor") + '"' in browser.get("/coding/open").text
    accounts.add(name="THE  monitor", login="other", password="nine quiet herons", roles=[])  # noqa: S106
    assert "The monitor" not in browser.get("/coding/open").text
    assert browser.fill("/coding/open", **asked(people, "monitor", "ana")).status_code == 400


def test_a_code_can_be_changed_until_all_are_in_and_by_nobody_else(signed_in: Signed, people: FastAPI) -> None:
    lead, first, second = signed_in("reviewer"), signed_in("monitor"), signed_in("ana")
    begun(lead, people)
    coded(first, 1, 1, 1)
    item = next(iter(held(people.state.site.settings.record).items))
    assert first.fill(f"/coding/{KEY}/code", item=item, code="2", seen="1").status_code == 303
    assert held(people.state.site.settings.record).items[item].codes == {"The monitor": "minor"}
    assert " checked" in first.get(f"/coding/{KEY}/sheet?item={item}").text
    assert lead.get(f"/coding/{KEY}/sheet").status_code == 409
    assert lead.fill(f"/coding/{KEY}/code", item=item, code="2", seen="1").status_code == 409
    for wrong in ({"code": "4"}, {"code": ""}, {"code": "minor"}):
        assert first.fill(f"/coding/{KEY}/code", item=item, seen="1", **wrong).status_code == 400
    assert first.fill(f"/coding/{KEY}/code", item="nothing", code="1", seen="1").status_code == 409
    coded(second, 1, 1, 1)
    answer = first.fill(f"/coding/{KEY}/code", item=item, code="3", seen="1")
    assert answer.status_code == 409
    assert "none is given any more" in answer.text


def planted(recorder: Recorder, code: str, times: int = 1) -> None:
    """Codes of the reviewer on all items, with a reason that stands nowhere else."""
    view = View.replay(read_range(recorder))
    items = round_named(view, NAME).opened.decision.items
    given = [CodeGiven(round=NAME, item=one, code=code) for one in items] * times
    recorder.append(coding_drafts(view, given, by="The reviewer", reason=WORDS))


def looked(browser: Any, filled: Filled, last: int) -> dict[str, bytes]:
    """Everything that a person is answered when the last entry is of this number, which is left out; not the page that
    counts entries."""
    own = [f"/coding/{KEY}", f"/coding/{KEY}/sheet", f"/coding/{KEY}?as_of={last}", f"/coding/{KEY}/sheet?as_of={last}"]
    found = {one: content for one, (_, _, content) in shown(browser, filled).items() if is_steady(one)}
    found |= {one: browser.get(one).content for one in (*own, f"/search?q={WORDS.split()[1]}", "/search?q=coded")}
    found.pop("/admin")
    number = rf"\b{last}\b"
    return {re.sub(number, "N", one): re.sub(number.encode(), b"N", without(content)) for one, content in found.items()}


@pytest.mark.parametrize("login", ["monitor", "reader", "ana", "administrator", "mediator"])
def test_nobody_sees_a_code_of_another_before_all_are_in(
    login: str, signed_in: Signed, people: FastAPI, recorder: Recorder, filled: Filled
) -> None:
    begun(signed_in("reviewer"), people, "monitor", "reviewer")
    browser, found = signed_in(login), []
    planted(recorder, "none", times=200)  # so that the number of the last entry stands for nothing else
    for code in ("minor", "serious"):
        planted(recorder, code)
        found.append(looked(browser, filled, recorder.head().sequence))
    for address, content in found[0].items():
        assert WORDS.encode() not in content, address
        assert found[1][address].splitlines() == content.splitlines(), address
    told = text_of(browser.get(f"/coding/{KEY}").text)
    assert "3 of 3" in told, "how far each is, by number"
    assert ("The reviewer" in told.partition("How far it is")[2]) is (login == "ana"), "who codes is for who leads"


def without(content: bytes) -> bytes:
    """A page without what is drawn anew each time, the moment and the id of the last entry, and hashes of pages."""
    moments_and_hashes = rb"\d{4}-\d\d-\d\dT[\d:.]+Z|[0-9a-f]{64}|MARK = \"[0-9a-f]+\""
    return re.sub(moments_and_hashes, b"", without_tokens(content))


def test_what_two_adjudicate_at_once_is_shown_to_both(signed_in: Signed, people: FastAPI, record: Path) -> None:
    lead, first, second = signed_in("reviewer"), signed_in("monitor"), signed_in("ana")
    begun(lead, people)
    coded(first, 1, 2, 2)
    coded(second, 1, 3, 3)
    item = next(one.item for one in held(record).items.values() if one.differs)
    page = lead.get(f"/coding/{KEY}?item={item}").text
    seen = page.split('name="seen" value="')[1].split('"')[0]
    settle = {"item": item, "seen": seen}
    answer = lead.fill(f"/coding/{KEY}/adjudicate", code="2", reason="the witness counted three", **settle)
    assert answer.status_code == 303
    answer = second.fill(f"/coding/{KEY}/adjudicate", code="3", reason="the house burnt down", **settle)
    assert answer.status_code == 409
    assert "the witness counted three" in answer.text
    assert "the house burnt down" in answer.text
    settled = held(record).items[item].adjudicated
    assert settled is not None
    assert (settled.by, settled.decision.code) == ("The reviewer", "minor")
    told = text_of(first.get(f"/coding/{KEY}").text)
    assert "Settled as minor The reviewer" in told
    assert "the witness counted three" in told
    agreed = next(one.item for one in held(record).items.values() if not one.differs)
    answer = lead.fill(f"/coding/{KEY}/adjudicate", code="2", reason="x", item=agreed, seen=seen)
    assert answer.status_code == 409
    assert first.fill(f"/coding/{KEY}/adjudicate", code="2", reason="x", **settle).status_code == 403


def test_a_round_closed_early_shows_what_there_is_and_what_is_missing(
    signed_in: Signed, people: FastAPI, record: Path
) -> None:
    lead, first = signed_in("reviewer"), signed_in("monitor")
    begun(lead, people)
    coded(first, 1, 2)
    closing = {"reason": "Ana has left", "seen": "1"}
    assert first.fill(f"/coding/{KEY}/close", **closing).status_code == 403
    assert lead.fill(f"/coding/{KEY}/close", **closing).status_code == 303
    told = text_of(lead.get(f"/coding/{KEY}").text)
    for words in ("closed early", "Ana has left", "Ana Silva : not given", "Codes not given 4", "not defined"):
        assert words in told
    item = next(iter(held(record).items))
    fields = {"item": item, "code": "1", "reason": "only one code, and it is plain", "seen": str(10**6)}
    assert lead.fill(f"/coding/{KEY}/adjudicate", **fields).status_code == 303
    assert lead.fill(f"/coding/{KEY}/close", **closing).status_code == 409
    assert "Nothing" not in signed_in("ana").get("/inbox").text.split("<main")[1].split("<ul")[0]


def test_a_coder_is_told_in_the_inbox_and_led_to_the_sheet(signed_in: Signed, people: FastAPI) -> None:
    begun(signed_in("reviewer"), people)
    page = signed_in("monitor").get("/inbox").text
    assert "3 items of rounds of coding wait for you" in page
    assert f'href="/coding/{KEY}/sheet"' in page
    assert "of coding" not in signed_in("reviewer").get("/inbox").text


def sealed_by(name: str, codes: dict[str, str | None]) -> tuple[str, bytes]:
    """The seals of a coder as lines, and the file that opens them."""
    kept = [KeptCode(round=NAME, item=item, code=code, salt=f"{len(item)}salt") for item, code in codes.items()]
    lines = "\n".join(f"{one.item} {seal(one.round, one.item, name, one.code, one.salt)}" for one in kept)
    return lines, b"".join(map(kept_line, kept))


def test_under_seals_no_code_is_in_the_record_before_it_is_opened(
    signed_in: Signed, people: FastAPI, record: Path
) -> None:
    lead, first, second = signed_in("reviewer"), signed_in("monitor"), signed_in("ana")
    begun(lead, people, sealed="yes")
    items = held(record).opened.decision.items
    mine, my_file = sealed_by("The monitor", dict(zip(items, ("minor", "minor", None), strict=True)))
    hers, her_file = sealed_by("Ana Silva", dict.fromkeys(items, "minor"))
    assert first.fill(f"/coding/{KEY}/code", item=items[0], code="1", seen="1").status_code == 409
    for wrong in ("", "one", f"{items[0]} {'0' * 64} more"):
        assert first.fill(f"/coding/{KEY}/seal", seals=wrong, seen="1").status_code == 400
    assert first.fill(f"/coding/{KEY}/seal", seals=f"{items[0]} zz", seen="1").status_code == 409
    assert first.fill(f"/coding/{KEY}/seal", seals=mine, seen="1").status_code == 303
    assert held(record).items[items[0]].codes == {}
    assert "Open my seals" not in first.get(f"/coding/{KEY}/sheet").text
    assert first.fill(f"/coding/{KEY}/reveal", openers=my_file.decode(), seen="1").status_code == 409
    assert second.fill(f"/coding/{KEY}/seal", seals=hers, seen="1").status_code == 303
    assert "all seals are in" in text_of(lead.get(f"/coding/{KEY}").text)
    assert second.fill(f"/coding/{KEY}/seal", seals=hers, seen="1").status_code == 409
    token = first.token()
    answer = first.post(
        f"/coding/{KEY}/reveal", data={"csrf": token}, files={"file": ("my.seals", my_file)}, follow_redirects=False
    )
    assert answer.status_code == 303, answer.text
    assert reliability(held(record)) is None
    assert "minor" not in text_of(second.get(f"/coding/{KEY}").text).partition("How far it is")[2]
    assert second.fill(f"/coding/{KEY}/reveal", openers=my_file.decode(), seen="1").status_code == 409
    assert second.fill(f"/coding/{KEY}/reveal", openers="no file", seen="1").status_code == 409
    assert second.fill(f"/coding/{KEY}/reveal", openers="", seen="1").status_code == 400
    assert second.fill(f"/coding/{KEY}/reveal", openers=her_file.decode(), seen="1").status_code == 303
    assert "Where they differ: 1 item" in text_of(lead.get(f"/coding/{KEY}").text)


def test_who_sealed_in_a_round_that_was_closed_early_is_asked_to_open_their_seals(
    signed_in: Signed, people: FastAPI, record: Path
) -> None:
    lead, first = signed_in("reviewer"), signed_in("monitor")
    begun(lead, people, sealed="yes")
    lines, file = sealed_by("The monitor", dict.fromkeys(held(record).opened.decision.items, "serious"))
    assert first.fill(f"/coding/{KEY}/seal", seals=lines, seen="1").status_code == 303
    assert "of coding" not in first.get("/inbox").text, "nothing is left to seal"
    assert lead.fill(f"/coding/{KEY}/close", reason="Ana has left", seen="1").status_code == 303
    assert "Open your seals of 3 items" in text_of(first.get("/coding").text)
    assert "3 items of rounds of coding wait for you" in first.get("/inbox").text
    assert first.fill(f"/coding/{KEY}/reveal", openers=file.decode(), seen="1").status_code == 303
    assert "The monitor : serious" in text_of(lead.get(f"/coding/{KEY}").text)
    assert "of coding" not in first.get("/inbox").text


def test_a_round_in_a_room_exists_for_nobody_outside(signed_in: Signed, people: FastAPI) -> None:
    accounts = people.state.site.accounts
    for login in ("monitor", "reviewer"):
        person = next(one for one in accounts.all() if one.login == login)
        accounts.change(person.id, roles=person.roles, rooms=["open", ROOM], active=True)
    lead, first, outside = signed_in("reviewer"), signed_in("monitor"), signed_in("ana")
    before = outside.get("/coding").text
    assert lead.fill("/coding/open", **asked(people, "monitor", "ana", room=ROOM)).status_code == 400
    begun(lead, people, "monitor", "reviewer", room=ROOM)
    key = round_key(NAME, ROOM)
    assert f"in {ROOM} only" in text_of(first.get(f"/coding/{key}").text)
    assert first.get(f"/coding/{key}/sheet").status_code == 200
    assert outside.get(f"/coding/{key}").status_code == 404
    assert text_of(outside.get("/coding").text) == text_of(before)
    begun(lead, people)
    assert KEY in outside.get("/coding").text, "the name is free in the open: nothing tells that it is taken in a room"
    assert {one.split('"')[0] for one in lead.get("/coding").text.split('data-open href="/coding/')[1:]} == {key, KEY}


def test_each_sort_of_item_is_shown_in_its_own_words(
    signed_in: Signed, people: FastAPI, recorder: Recorder, kestria: Any
) -> None:
    report, statement = next(iter(kestria.reports)), next(iter(kestria.statements))
    items = (report, statement, "matter-drask", "incident-that-is-in-a-room")
    coders = ("The monitor", "Ana Silva")
    made = CodingOpened(
        round=NAME, question="?", codes=("a", "b"), level=Level.NOMINAL, coders=coders, items=items, seed="",
        drawn_from=4,
    )  # fmt: skip
    recorder.append(coding_drafts(View.replay(read_range(recorder)), [made], by="Bo Lind", reason="by command"))
    browser = signed_in("monitor")
    pages = [text_of(browser.get(f"/coding/{KEY}/sheet?item={one}").text) for one in items]
    assert kestria.statements[statement].text[:20] in pages[1]
    assert kestria.texts[report].content.split()[-1] in pages[0]
    assert "Nothing of this item can be seen" in pages[3]
    assert not any("Nothing of this item" in one for one in pages[:3])
    for word in ("Verification", "Finding"):
        assert word not in pages[2], "what others concluded is not shown beside the words"


def test_hostile_words_of_a_round_are_words(signed_in: Signed, people: FastAPI) -> None:
    hostile = "\"'><img src=x onerror=alert(1)>\u202e"
    lead, first = signed_in("reviewer"), signed_in("monitor")
    given = {"name": hostile, "question": hostile, "codes": f"{hostile}\nb", "sealed": "yes", "seed": hostile}
    begun(lead, people, "monitor", "ana", **given)
    key = round_key(hostile, "open")
    for path in ("/coding", f"/coding/{key}", f"/coding/{key}/sheet"):
        page = first.get(path)
        assert page.status_code == 200
        assert "<img" not in page.text, path
        assert "\u202e" not in text_of(page.text), path
