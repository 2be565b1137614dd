"""Search: in every script, with the reason, with nothing in it that a person may not see."""

import re
import sqlite3
import string
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.codebook import Codebook
from trucewatch.model import Verification
from trucewatch.model.decisions import MatterAssessed
from trucewatch.register import Recorder
from trucewatch.register.deciding import judgement_draft, matter_assessed
from trucewatch.web.current import Current
from trucewatch.web.seeking import Finder
from trucewatch.web.seeking.answering import Hit, Hits, answer, marked, matches
from trucewatch.web.seeking.asking import Asked
from trucewatch.web.seeking.documents import Document, Kind
from trucewatch.web.seeking.documents import documents as everything
from trucewatch.web.seeking.folding import folded, folded_words, plain, sound, words_of
from trucewatch.web.seeking.index import Index
from trucewatch.web.seeking.shelf import Shelf
from trucewatch.web.sight import Sight

CANARY = "zanzibarquail"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café", "cafe"), ("الأمم", "الامم"), ("مدينة", "مدينه"), ("السُّوق", "السوق"), ("ـسلامـ", "سلام"),
        ("ЁЛКА", "елка"), ("Straße", "STRASSE"), ("١٢", "12"), ("Łódź", "lodz"), ("İzmir", "izmir"),
    ],
)  # fmt: skip
def test_forms_of_letters_tell_nothing_apart(one: str, other: str) -> None:
    assert folded(one) == folded(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("Хартум", "الخرطوم"), ("Khartoum", "الخرطوم"), ("Drask", "دراسك"), ("Харків", "Kharkiv")]
)
def test_a_name_sounds_alike_in_other_scripts(one: str, other: str) -> None:
    assert sound(folded(one)) == sound(folded(other)) != ""
    assert sound("ab") == sound("2031") == ""


def test_scripts_without_blanks_are_found_by_any_run() -> None:
    assert plain("停火协议 signed") == "停 火 协 议 signed"
    assert [one.query for one in Asked(q="火协").terms] == ['"火 协"']


@given(st.text(max_size=200))
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    last = 0
    for start, end in words_of(text):
        assert last <= start < end <= len(text)
        last = end
    for word in plain(text).split():
        assert folded(word) == word


HOSTILE = [
    '"', '""', "'", "a OR", "AND", "NOT x", "title : x", "NEAR(a b, 2)", "x*", "*", "^x", "-x", "(", "{title}:x", ") OR (",
    "a AND b)) --", "tags : kreport", "\x00", "‮abc", "\ud800", "a" * 5000, " ".join("abcdefghijklmnop"), "%_", "x\" OR \"y",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_in_a_question_is_a_command(words: str) -> None:
    index = indexed("plain words", "more words x y")
    for term in Asked(q=words).terms:
        assert re.fullmatch(r'"[^"]*"\*?', term.query)
        index.find(f"title : ({term.query})", 10)


@given(st.text(alphabet=string.printable + "الخرطوم停火\u0300\u202e", max_size=60))
def test_any_question_is_answered(words: str) -> None:
    asked = Asked(q=words)
    for one in asked.terms:
        INDEX.find(one.query, 5)
    assert str(marked("some words", asked)).replace("<mark>", "").replace("</mark>", "") == "some words"


def indexed(*bodies: str) -> Index:
    """An index of reports with these words."""
    index = Index()
    index.advance(documents(*bodies), 1)
    return index


def documents(*bodies: str) -> list[Document]:
    """Reports with these words, numbered."""
    return [
        Document(kind=Kind.REPORT, key=str(at), title=f"title{at}", body=body, day="2031-03-02", tags=())
        for at, body in enumerate(bodies)
    ]


INDEX = indexed("plain words")


def keys(index: Index, query: str) -> list[str]:
    """The keys that a query finds."""
    return [key for _, key, _ in index.find(query, 10)]


def test_an_index_is_advanced_by_what_changed() -> None:
    index = indexed("alpha", "beta")
    index.advance(documents("alpha", "gamma", "delta"), 2)
    assert (keys(index, "alpha"), keys(index, "beta"), keys(index, "gamma"), keys(index, "delta")) == (
        ["0"], [], ["1"], ["2"],
    )  # fmt: skip
    assert index.size == 3
    assert index.sequence == 2


def test_a_report_that_is_gone_leaves_no_word_in_the_index() -> None:
    index = indexed("alpha", "erasedword")
    index.advance(documents("alpha"), 2)
    assert index.size == 0  # to be made anew, and nothing of what was erased is in it
    assert index.words_from("e", "f", 10) == []
    index.advance(documents("alpha"), 2)
    assert keys(index, "alpha") == ["0"]


def test_what_matches_is_marked_where_it_stands() -> None:
    words = "The Général spoke in Хартум"
    found = [words[start:end] for start, end in matches(words, Asked(q="general khartoum").terms)]
    assert found == ["Général", "Хартум"]
    assert str(marked("a <b> shelling", Asked(q="shell"))) == "a &lt;b&gt; <mark>shelling</mark>"


def results(browser: Any, **asked: str) -> str:
    """The results of a question as the page shows them."""
    answer = browser.get("/search", params=asked)
    assert answer.status_code == 200
    return str(answer.text.split('id="results"')[1])


def test_everything_that_has_words_is_found(signed_in: Callable[..., Any], kestria: Any) -> None:
    browser = signed_in("reader")
    for words, kind in (
        ("shelling port", "matter"), ("told reporters", "report"), ("tyrrel fuel", "statement"), ("Halvec", "actor"),
    ):  # fmt: skip
        found = results(browser, q=words)
        assert f'<span class="badge">{kind}</span>' in found, words
        assert "<mark>" in found


def test_another_script_finds_the_same_actor(signed_in: Callable[..., Any]) -> None:
    browser = signed_in("reader")
    assert "Toma Drask" in re.sub("</?mark>", "", results(browser, q="دراسك", kind="actor"))
    assert "دراسك" in re.sub("</?mark>", "", results(browser, q="Драск"))
    assert "sounds alike" in results(browser, q="Драск")


def test_filters_narrow_and_a_slip_is_put_right(signed_in: Callable[..., Any]) -> None:
    browser = signed_in("reader")
    everything = results(browser, q="the")
    for name, value in (("kind", "report"), ("place", "Arlo"), ("actor", "Eastern Front"), ("start", "2031-03-04")):
        assert results(browser, q="the", **{name: value}) != everything
    assert "Nothing that you may see" in results(browser, q="the", outlet="no such outlet")
    assert ">shelling<" in results(browser, q="shellong").replace("<bdi>", "").replace("</bdi>", "<")
    assert "data-row" in results(browser, place="Arlo", start="2031-03-01", end="2031-03-31")


def test_what_is_in_a_room_is_found_by_nobody_outside(
    people: FastAPI, recorder: Recorder, kestria: Any, signed_in: Callable[..., Any], record: Path
) -> None:
    matter = next(iter(kestria.matters.values()))
    outside, before = signed_in("ana"), {}
    for words in (CANARY, CANARY[:5], "canaryperson", CANARY.replace("q", "k")):
        before[words] = results(outside, q=words)
    draft = judgement_draft(
        MatterAssessed(matter=matter.id, verification=Verification.DISCOUNTED), by="Canaryperson", reason=CANARY,
        room="room-of-talks",
    )  # fmt: skip
    recorder.append([draft])
    site = people.state.site
    person = next(one for one in site.accounts.all() if one.login == "mediator")
    site.accounts.change(person.id, roles=person.roles, rooms=["open", "room-of-talks"], active=True)
    assert f"<mark>{CANARY}</mark>" in results(signed_in("mediator"), q=CANARY)
    assert {words: results(outside, q=words) for words in before} == before
    assert CANARY not in "".join(site.finder._base.words_from("z", "{", 1000))
    kept = [one.read_bytes() for one in record.parent.glob("case.truce.search*")]
    assert kept
    assert not any(CANARY.encode() in data or b"canaryperson" in data.lower() for data in kept)


def test_a_list_that_is_paged_through_is_sought_once_unless_not_all_is_indexed(
    people: FastAPI, signed_in: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    sought: list[str] = []

    def seeking(asked: Asked, *given: Any) -> Any:
        sought.append(asked.q)
        return answer(asked, *given)

    monkeypatch.setattr("trucewatch.web.areas.search.answer", seeking)
    browsers = [signed_in("reader"), signed_in("monitor")]
    pages = [results(browser, q="the", page=page) for browser in browsers for page in ("1", "2", "1")]
    assert sought == ["the"]
    assert pages[:3] == pages[3:]
    assert pages[0] == pages[2] != pages[1]
    finder = people.state.site.finder
    whole = finder.indices
    monkeypatch.setattr(finder, "indices", lambda sight: (whole(sight)[0], 0.5))
    parts = [results(browsers[0], q="the", page=page) for page in ("1", "1")]
    assert "50" in parts[0]
    assert sought == ["the"] * 3


def test_what_is_in_a_room_is_not_all_indexed_while_its_index_is_behind(
    people: FastAPI, recorder: Recorder, kestria: Any
) -> None:
    site = people.state.site
    rooms, draft = (
        frozenset({"open", "room-of-talks"}),
        MatterAssessed(matter=next(iter(kestria.matters)), verification=Verification.DISCOUNTED),
    )
    finder = site.finder
    assert finder.indices(site.current.sight(rooms))[1] == 1.0
    recorder.append([judgement_draft(draft, by="Ana", reason="told in the room", room="room-of-talks")])
    with patch.object(finder, "_advance"):
        assert finder.indices(site.current.sight(rooms))[1] < 1
        assert finder.indices(site.current.sight(frozenset({"open"})))[1] == 1.0
    assert finder.indices(site.current.sight(rooms))[1] == 1.0


@given(st.one_of(st.text(), st.text(alphabet=string.printable)))
def test_words_are_folded_where_they_stand(text: str) -> None:
    assert list(folded_words(text)) == [(start, end, folded(text[start:end])) for start, end in words_of(text)]


def test_a_long_word_is_compared_by_its_beginning() -> None:
    assert [word for _, _, word in folded_words("Ab" * 90)] == [folded("Ab" * 90)] == ["ab" * 20]


@pytest.mark.parametrize("words", HOSTILE)
def test_one_word_is_marked_as_among_several(words: str) -> None:
    text = f"before {words} after, {words.upper()}x"
    several = Asked(q=f'"never told" {words}').terms  # a phrase that stands nowhere in the text, first
    assert list(matches(text, several[1:])) == list(matches(text, several))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_questions_are_answered_by_the_page(signed_in: Callable[..., Any], words: str) -> None:
    browser = signed_in("reader")
    answer = browser.get(
        "/search", params={"q": words.replace("\ud800", "")[:300], "kind": words[:20].replace("\ud800", "")}
    )
    assert answer.status_code == 200


def test_a_word_that_stands_everywhere_is_looked_for_in_one_way_alone(
    kestria: Any, codebook: Codebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    sight = Sight(kestria, codebook, 1)
    index = Index()
    index.advance(everything(sight), 1)
    whole = answer(Asked(q="shelling"), sight, (index,))
    assert len({one.how for one in whole.hits}) > 1
    assert not whole.more
    monkeypatch.setattr("trucewatch.web.seeking.answering.MOST", 1)
    bounded = answer(Asked(q="shelling"), sight, (index,))
    assert tuple(bounded.hits) == whole.hits[:1]
    assert bounded.more


def shelved(tmp_path: Path, codebook: str = "one") -> Index:
    return Index(Shelf(path=tmp_path / "case.truce.search", codebook=codebook))


def test_an_index_in_a_file_goes_on_where_it_was(tmp_path: Path) -> None:
    index = shelved(tmp_path)
    index.advance(documents("alpha", "beta"), 7, "head7")
    index.advance(documents("alpha", "gamma"), 9, "head9")
    file = tmp_path / "case.truce.search"
    assert file.stat().st_mode & 0o777 == 0o600
    assert shelved(tmp_path).sequence == -1  # somebody has it: another is held in memory
    index.close()
    again = shelved(tmp_path)
    assert (again.sequence, again.head, again.size) == (9, "head9", 2)
    assert (keys(again, "alpha"), keys(again, "beta"), keys(again, "gamma")) == (["0"], [], ["1"])
    again.add(documents("alpha", "gamma", "delta")[2:], 10, "head10")
    assert keys(again, "delta") == ["2"]
    again.close()
    other = shelved(tmp_path, codebook="two")
    assert (other.sequence, other.size) == (-1, 0)
    other.advance(documents("erasedword"), 3)
    other.clear()
    other.close()
    assert b"erasedword" not in b"".join(one.read_bytes() for one in tmp_path.iterdir())


def test_a_file_that_is_of_no_use_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "case.truce.search"
    file.write_bytes(b"no index at all" * 1000)
    index = shelved(tmp_path)  # not a database: held in memory
    index.advance(documents("alpha"), 1)
    assert keys(index, "alpha") == ["0"]
    file.unlink()
    index = shelved(tmp_path)
    index.advance(documents(*(f"word{at} alpha" for at in range(3000))), 1)
    index.close()
    data = bytearray(file.read_bytes())
    data[8192:] = b"\x07" * (len(data) - 8192)
    file.write_bytes(data)
    index = shelved(tmp_path)
    assert (index.sequence, index.size) == (-1, 0)
    index.advance(documents(*(f"word{at} alpha" for at in range(3000))), 2)
    index._base = Failing()  # type: ignore[assignment]
    assert index.find("alpha", 10) == []
    assert (index.sequence, index.size, file.exists()) == (-1, 0, False)
    index.advance(documents("alpha"), 3)
    assert keys(index, "alpha") == ["0"]


class Failing:
    """A base on a disk that fails."""

    def execute(self, *_: object) -> None:
        error = sqlite3.DatabaseError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR  # type: ignore[misc]
        raise error

    def close(self) -> None:
        pass


def test_a_restart_finds_what_was_indexed_and_nothing_of_another_record(people: FastAPI, record: Path) -> None:
    site = people.state.site
    place = record.with_name("case.truce.search")

    def size_of(current: Current) -> tuple[int, float]:
        finder = Finder(current, place)
        indices, share = finder.indices(current.sight(frozenset({"open"})))
        size = indices[0].size
        finder.close()
        return size, share

    first = size_of(site.current)
    assert first[1] == 1.0
    with patch("trucewatch.web.seeking.finder.documents", side_effect=AssertionError("everything was read again")):
        assert size_of(site.current) == first
        matter = next(iter(site.current.sight(frozenset({"open"})).view.matters))
        decision = MatterAssessed(matter=matter, verification=Verification.DISCOUNTED)
        site.current.decide(lambda view: matter_assessed(view, decision, by="Ana", reason="unheard-of"))
        assert size_of(site.current) == (first[0] + 1, 1.0)
    with sqlite3.connect(place) as base:
        base.execute("UPDATE kept SET head = 'of another record'")
    assert size_of(site.current) == (first[0] + 1, 1.0)  # made anew


def test_what_can_be_erased_is_indexed_on_no_disk(people: FastAPI, record: Path) -> None:
    current = people.state.site.current
    with patch("trucewatch.web.seeking.finder.sensitive", return_value=True):
        finder = Finder(current, record.with_name("case.truce.search"))
    finder.indices(current.sight(frozenset({"open"})))
    assert not record.with_name("case.truce.search").exists()


def test_what_was_found_is_had_one_by_one_or_in_stretches() -> None:
    found = Hits({(Kind.REPORT, f"r{number}"): ("2031-03-12", "words") for number in range(5)})
    one = Hit(Kind.REPORT, "r3", "2031-03-12", "words")
    assert (len(found), found[3], found[3:4], found[4:9], found[9:]) == (5, one, (one,), (found[4],), ())
    assert list(found)[3] == one


def test_titles_of_ours_are_found_in_the_languages_of_the_interface(signed_in: Callable[..., Any]) -> None:
    browser = signed_in("reader")
    for asked in ("محادثات", "talks", "Vellmar آذار"):
        assert 'href="/matters/matter-talks"' in results(browser, q=asked, kind="matter"), asked
        assert 'href="/matters/matter-talks"' in browser.get("/matters", params={"q": asked}).text, asked


def test_lists_look_for_words_of_a_title_in_every_language(
    signed_in: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("triage", "docket"):
        monkeypatch.setattr(f"trucewatch.web.{module}.titles", lambda kind, words, _names: f"{words} | {kind} سمكة")
    browser = signed_in("reader")
    for page, address in (("/inbox", "/matters/matter-raid"), ("/incidents", "/incidents/matter-raid")):
        for asked in ("سمكة", "mill", "incident mill"):
            assert f'href="{address}"' in browser.get(page, params={"q": asked}).text, (page, asked)
