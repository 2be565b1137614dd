"""A situation report as page, PDF and document: the same bytes each time, and nothing in it is markup."""

import io
import zipfile

import pytest
from docx import Document
from tests.briefs.situation.test_composing import WEEK

from trucewatch.briefs.situation import SituationReport, compose, html
from trucewatch.briefs.situation.document import docx
from trucewatch.briefs.situation.pdf import pdf


@pytest.fixture
def report(desk, codebook) -> SituationReport:
    return compose(desk.view, WEEK, codebook)


def test_the_same_report_gives_the_same_bytes(report: SituationReport, desk, codebook) -> None:
    again = compose(desk.view, WEEK, codebook)
    assert html(report) == html(again)
    assert docx(report) == docx(again)
    assert pdf(report) == pdf(again)


def test_nothing_of_a_report_is_markup_on_the_page(kestria, codebook) -> None:
    from trucewatch.briefs.situation import Period

    page = html(compose(kestria, Period(start="2031-01-01", end="2031-12-31"), codebook))
    assert "<script" not in page
    assert "default-src &#39;none&#39;" in page
    assert "http://" not in page.replace("http://www.w3.org", "")


def test_every_number_on_the_page_leads_to_its_evidence(report: SituationReport) -> None:
    import re

    page = html(report)
    assert set(re.findall(r'href="#(n\d+)"', page)) <= set(re.findall(r'id="(n\d+)"', page))
    assert {f"#{section.key}" for section in report.sections} <= set(re.findall(r'href="(#[a-z]+)"', page))


def test_the_document_holds_every_line_and_note(report: SituationReport) -> None:
    document = Document(io.BytesIO(docx(report)))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for section in report.sections:
        assert section.title in words
        assert all(line.words in words for line in section.lines)
    assert all(note.source in words for note in report.notes)


def test_the_document_tells_no_moment_of_its_making(report: SituationReport) -> None:
    with zipfile.ZipFile(io.BytesIO(docx(report))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_letters_of_other_scripts_and_broken_ones_are_written(report: SituationReport) -> None:
    import msgspec

    note = msgspec.structs.replace(report.notes[0], words="سرت — Сирт \x00\x0b\ufffe <i>")
    odd = msgspec.structs.replace(report, notes=(note, *report.notes[1:]))
    assert pdf(odd).startswith(b"%PDF")
    assert "&lt;i&gt;" in html(odd)
    assert docx(odd)


def test_a_number_after_a_name_from_right_to_left_does_not_join_it(report: SituationReport) -> None:
    import msgspec

    def shown(source: str) -> bytes:
        note = msgspec.structs.replace(report.notes[0], source=source)
        return pdf(msgspec.structs.replace(report, notes=(note, *report.notes[1:])))

    assert shown("\u2068سرت\u2069, 4 March 2031") == shown("سرت\u200e, 4 March 2031") != shown("سرت, 4 March 2031")
