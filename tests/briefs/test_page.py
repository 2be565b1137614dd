"""The page as a file: self-contained, hostile words harmless, every link with its target."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest

from trucewatch.briefs import brief, page
from trucewatch.briefs.accounts import tables
from trucewatch.briefs.drawing import drawing, taken
from trucewatch.briefs.families import families
from trucewatch.briefs.links import Citations, anchor
from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.page import guard
from trucewatch.briefs.sections import brief_of
from trucewatch.briefs.timeline import timeline
from trucewatch.codebook import Codebook

VOID = {"meta", "br", "path", "rect"}


class Page(HTMLParser):
    """The page's tags, ids, links and words, and whether its tags are closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes another tag"

    def all(self, attribute: str) -> list[str]:
        """Every value of an attribute."""
        return [value for _, attrs in self.tags if (value := attrs.get(attribute)) is not None]


@pytest.fixture(scope="module")
def html(kestria: Any, codebook: Codebook) -> str:
    """The case as a page."""
    return page(kestria, codebook)


@pytest.fixture(scope="module")
def parsed(html: str) -> Page:
    """The page taken apart."""
    return Page(html)


def test_tags_are_closed_in_order_and_ids_are_unique(parsed: Page) -> None:
    assert parsed.open == []
    ids = parsed.all("id")
    assert len(ids) == len(set(ids))


def test_every_link_stays_on_the_page_and_has_its_target(parsed: Page) -> None:
    ids = set(parsed.all("id"))
    links = parsed.all("href")
    assert len(links) > 100
    assert all(link.startswith("#") and link[1:] in ids for link in links)


def test_every_statement_has_its_place(parsed: Page, kestria: Any) -> None:
    assert {anchor(key) for key in kestria.statements} <= set(parsed.all("id"))


def test_nothing_comes_from_elsewhere(html: str, parsed: Page) -> None:
    assert not {tag for tag, _ in parsed.tags} & {"img", "iframe", "link", "object", "embed", "form", "base", "video"}
    assert parsed.all("src") == []
    assert parsed.all("style") == []
    assert [name for _, attrs in parsed.tags for name in attrs if name.startswith("on")] == []
    style = html[html.index("<style>") : html.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    (policy,) = [attrs["content"] for tag, attrs in parsed.tags if attrs.get("http-equiv")]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_report_markup_is_words(html: str, parsed: Page) -> None:
    assert html.count("<script>") == 1
    assert "&lt;script&gt;document.title=" in html
    assert "<b>Drask" not in html
    assert "{{ 7*7 }}" in html


def test_headings_come_in_order(parsed: Page) -> None:
    levels = [int(tag[1]) for tag, _ in parsed.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a<b>&\"'", "a&lt;b&gt;&amp;&#34;&#39;"),
        ("x\u202ey", 'x<bdi class="ctl" data-code="U+202E" title="control character U+202E">\u202e</bdi>y'),
        ("x\x00y", 'x<bdi class="ctl" data-code="U+0000" title="control character U+0000"></bdi>y'),
        ("\ud800", '<bdi class="ctl" data-code="U+D800" title="control character U+D800"></bdi>'),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_words_are_guarded(words: str, shown: str) -> None:
    assert guard(words) == shown


def test_hostile_names_are_words_too(kestria: Any, case: Any, codebook: Codebook) -> None:
    actors = {
        key: msgspec.structs.replace(actor, name=f"</title><script>x</script>\u202e{actor.name}\x1b[2J")
        for key, actor in kestria.actors.items()
    }
    reports = {
        key: msgspec.structs.replace(report, outlet="<i>\u202eout</i>", file="\udce9<u>.txt")
        for key, report in kestria.reports.items()
    }
    parts = {name: getattr(kestria, name) for name in ("texts", "statements", "chains", "matters", "agreements")}
    made = page(case.view(**parts, actors=actors, reports=reports), codebook)
    assert made.encode()
    assert made.count("<script>") == 1
    assert "<i>" not in made
    assert "<u>" not in made
    assert "\x1b" not in made
    Page(made)


def test_the_same_view_gives_the_same_page(case: Any, html: str, codebook: Codebook) -> None:
    assert page(case.kestria(), codebook) == html


def test_an_empty_record_has_a_page_that_says_so(empty: Any, codebook: Codebook) -> None:
    made = page(empty, codebook)
    assert Page(made).open == []
    for words in ("Nothing has been read yet", "Nothing is contradicted.", "No report has been read."):
        assert words in made


def test_a_text_that_is_gone_leaves_the_page_whole(kestria: Any, case: Any, codebook: Codebook) -> None:
    made = page(case.view(reports=kestria.reports), codebook)
    assert made.count("The text of this report is no longer in the record.") == 5


def test_who_took_what_from_whom(kestria: Any, codebook: Codebook) -> None:
    look = Lookup(kestria, codebook)
    rows = taken(look)
    assert [(row.later, row.earlier, row.tie, row.words, row.directed) for row in rows] == [
        ("Vellmar Daily", "The Harbour Post", "copied", 62, False),
        ("\u2068الساحل\u2069", "Meridian", "translation", 10, True),
        ("Vellmar Daily", "SNA", "credit", 0, True),
        ("The Harbour Post", "SNA", "credit", 0, True),
    ]
    drawn = drawing(look, rows)
    assert drawn is not None
    assert [box.name for box in drawn.boxes if box.agency] == ["SNA"]
    assert len(drawn.curves) == 4
    assert all(box.x >= 0 and box.x + box.width <= drawn.width for box in drawn.boxes)
    assert all(box.y + box.height <= drawn.height for box in drawn.boxes)


def test_too_many_outlets_for_single_ties_are_drawn_as_families(kestria: Any, case: Any, codebook: Codebook) -> None:
    first, *_ = kestria.reports.values()
    many = {
        f"report-{number}": msgspec.structs.replace(first, id=f"report-{number}", outlet=f"Outlet {number}")
        for number in range(50)
    }
    derivations = {
        f"derivation-{number}": msgspec.structs.replace(
            kestria.derivations["derivation-credit"], id=f"derivation-{number}", later=f"report-{number}"
        )
        for number in range(50)
    }
    view = case.view(reports=many, derivations=derivations)
    look = Lookup(view, codebook)
    assert len(taken(look)) == 50
    assert drawing(look, taken(look)) is None
    drawn = families(look, taken(look))
    assert drawn is not None
    assert [(bar.label, bar.count, bar.alone) for bar in drawn.bars] == [("Outlet 9", "50 outlets", False)]
    made = page(view, codebook)
    assert "Outlets that share text or credit one agency" in made
    assert "38 more ties" in made
    assert "Outlet 49" in made


def test_outlets_tied_to_none_are_one_bar_and_no_family_is_told_twice(
    kestria: Any, case: Any, codebook: Codebook
) -> None:
    look = Lookup(kestria, codebook)
    drawn = families(look, taken(look))
    assert drawn is not None
    names = [name for bar in drawn.bars for name in bar.names.split(", ")]
    assert len(names) == len(set(names)) == len({look.outlet(key) for key in kestria.reports})
    assert all(0 < bar.width <= drawn.width and bar.y < drawn.height for bar in drawn.bars)
    assert families(look, ()) is None


def test_accounts_that_say_the_same_on_the_same_word_are_one_column(kestria: Any, codebook: Codebook) -> None:
    look = Lookup(kestria, codebook)
    for table in tables(look, Citations(look, brief_of(look, codebook))):
        said = [(one.who, one.stance, one.relays, one.says or one.words, one.when, one.where) for one in table.columns]
        assert len(said) == len(set(said))
        told = [one.accounts for one in (*table.columns, *table.more)]
        assert told == sorted(told, reverse=True)
        assert sum(told) == len(kestria.matters[table.matter].accounts)


def test_the_timeline_is_in_order_and_tells_what_lies_ahead(kestria: Any, codebook: Codebook) -> None:
    look = Lookup(kestria, codebook)
    days, before = timeline(look, brief(kestria, codebook))
    assert before == ()
    assert [(day.date, day.ahead) for day in days] == [
        ("2031-03-01", False), ("2031-03-02", False), ("2031-03-03", False), ("2031-03-04", False),
        ("2031-03-05", True), ("2031-03-07", True), ("2031-03-09", True),
    ]  # fmt: skip
    assert [moment.words for moment in days[2].moments if moment.kind == "position"] == [
        "Toma Drask: asked for time", "Toma Drask: left without signing", "Kestrian Provisional Government: signed",
    ]  # fmt: skip


def test_templates_and_style_are_in_the_package() -> None:
    import trucewatch.briefs

    folder = Path(trucewatch.briefs.__file__).parent / "templates"
    assert {file.name for file in folder.iterdir()} == {
        "macros.html", "page.css", "page.html", "page.js", "situation.css", "situation.html",
    }  # fmt: skip


def test_an_edited_copy_shows_what_was_changed(kestria: Any, case: Any, codebook: Codebook) -> None:
    assert 'class="edits"' not in page(kestria, codebook)
    copied = next(one for one in kestria.derivations.values() if one.tie == "copied")
    span, content = copied.passages[0].earlier, kestria.texts[copied.earlier].content
    word = re.compile(r"\w+").search(content, span.start + 20)
    assert word is not None
    # another word of the same length, so that all spans still fit
    put = "<" + "x" * (len(word[0]) - 1)
    changed = content[: word.start()] + put + content[word.end() :]
    texts = {**kestria.texts, copied.earlier: msgspec.structs.replace(kestria.texts[copied.earlier], content=changed)}
    html = page(case.view(reports=kestria.reports, texts=texts, derivations=kestria.derivations), codebook)
    assert f"<del><bdi>&lt;{put[1:]}</bdi></del> <ins><bdi>{word[0]}</bdi></ins>" in html
