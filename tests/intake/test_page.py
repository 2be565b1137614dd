"""HTML pages: visible text, metadata, and pages that mean harm."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.codebook import Codebook
from trucewatch.errors import IntakeError
from trucewatch.intake.page import is_page, read_page
from trucewatch.model import Basis, Label, Report, Text

Opened = Callable[..., tuple[Report, Text]]

FIRST = "The army of Northland said on Monday that its guns had fallen silent along the whole of the river line."
SECOND = "Monitors of the joint commission counted eleven breaches in the first two days, most of them at night."
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>River truce holds - Valley Post</title>
<meta property="og:site_name" content="Valley Post"><meta property="og:title" content="River truce holds">
<meta property="article:published_time" content="2031-05-04T10:00:00Z"><meta name="author" content="Some Name, Reuters">
<link rel="canonical" href="https://valleypost.example/2031/05/04/river"><style>p {{ color: red }}</style>
<script>var secret = "<p>never shown</p>";</script></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>River truce holds</h1><p class="byline">By Reuters</p>
<p>{FIRST}</p><script>document.write("never shown")</script><h2>A second day</h2><p>{SECOND}</p>
<p>Both sides said the <b>envoys</b> would meet again on Friday &amp; agree on a line.</p></article>
<footer>All rights reserved</footer></body></html>"""


def test_a_page_gives_its_text_and_what_it_says_of_itself(opened: Opened) -> None:
    report, text = opened(PAGE, name="a.html")
    body = [text.content[block.start : block.end] for block in text.blocks]
    assert body[:2] == [FIRST, SECOND]
    assert body[2].startswith("Both sides said the envoys would meet again on Friday & agree")
    assert (text.extracted, report.outlet, report.title, report.language) == (
        True,
        "Valley Post",
        "River truce holds",
        "en",
    )
    assert (report.published.date, report.published.basis) == ("2031-05-04", Basis.METADATA)
    assert report.url == "https://valleypost.example/2031/05/04/river"
    assert [credit.name for credit in report.credits] == ["Reuters"]


def test_scripts_and_styles_are_never_text(opened: Opened) -> None:
    _, text = opened(PAGE, name="a.html")
    assert "never shown" not in text.content
    assert "color" not in text.content


def test_title_and_headings_are_labelled(opened: Opened) -> None:
    _, text = opened(PAGE, name="a.html")
    labels = {text.content[aside.start : aside.end]: aside.label for aside in text.asides}
    assert labels["River truce holds"] is Label.TITLE
    assert labels.get("A second day", Label.HEADING) is Label.HEADING


def test_linked_data_tells_date_publisher_and_author(opened: Opened) -> None:
    data = '{"@graph": [{"@type": "NewsArticle", "datePublished": "2031-05-04T08:00", "publisher": {"name": "Hill Post"}, "author": [{"name": "AFP"}]}]}'
    report, _ = opened(
        f'<html><head><script type="application/ld+json">{data}</script></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>'
    )
    assert (report.outlet, report.published.date, [credit.name for credit in report.credits]) == (
        "Hill Post",
        "2031-05-04",
        ["AFP"],
    )


def test_a_very_short_page_is_read_too(opened: Opened) -> None:
    _, text = opened("<html><body><p>The guns fell silent.</p></body></html>")
    assert "The guns fell silent." in text.content


def test_no_date_is_made_up(opened: Opened) -> None:
    report, _ = opened(
        f"<html><body><p>{FIRST}</p><p>{SECOND} Nobody has been there since 4 May 2031.</p></body></html>"
    )
    assert report.published.date is None


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<html><body></body></html>", "no text on the page"),
        ("<html><body><script>alert(1)</script></body></html>", "no text on the page"),
        ("<html><body>" + "<div>" * 3000 + "deep" + "</div>" * 3000, "nested too deep"),
        ("<html><body>" + "<b>" * 70_000, "more than 60,000 tags"),
    ],
)
def test_pages_that_are_refused(book: Codebook, html: str, why: str) -> None:
    with pytest.raises(IntakeError, match=why):
        read_page(html, book)


def test_what_is_a_page_and_what_is_not(book: Codebook) -> None:
    assert is_page("\n<!-- x --><!DOCTYPE html><html>", "txt", book)
    assert is_page("<p>Only a piece", "html", book)
    assert not is_page("<https://valleypost.example> said on Monday", "txt", book)
    assert not is_page("The page said <p> in plain text", "txt", book)


_PIECES = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<table><tr><td>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "&#x110000;", "&amp", "<a href='javascript:x'>", "<h1>", "</h1>",
     "<meta name=date content=x>", "<li>", "<br>", "word ", FIRST, "\x01", "<", ">", "\"", "<svg><style>", "<template>", "<?xml version='1.0'?>", "<time itemprop=datePublished datetime=2031-05-04>"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=25))
def test_any_markup_is_read_or_refused(opened: Opened, pieces: list[str]) -> None:
    try:
        _, text = opened("<html><body>" + "".join(pieces), name="a.html")
    except IntakeError:
        return
    assert text.extracted
