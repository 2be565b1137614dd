"""Encodings are found, or the input is refused with a reason."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.codebook import Codebook
from trucewatch.errors import IntakeError
from trucewatch.intake.decoding import decode, plausibility

ENGLISH = "The envoy said: “We won’t cross the river – not now.” Talks began on Monday."
RUSSIAN = "Министерство обороны сообщило, что перемирие соблюдается по всей линии реки с полуночи воскресенья."
ARABIC = "قالت وزارة الدفاع إن الهدنة صامدة على طول خط النهر منذ منتصف ليل الأحد، وأضافت أن المراقبين وصلوا."
FRENCH = (
    "Le négociateur a déclaré que la trêve était respectée malgré des échanges de tirs près de la frontière à l'été."
)
TURKISH = (
    "Bakanlık, ateşkesin nehir boyunca gece yarısından beri sürdüğünü ve gözlemcilerin bölgeye ulaştığını açıkladı."
)
POLISH = "Rzecznik powiedział, że zawieszenie broni obowiązuje wzdłuż całej rzeki, a obserwatorzy są już na miejscu, w pełnej gotowości."
GREEK = "Το υπουργείο ανακοίνωσε ότι η εκεχειρία τηρείται κατά μήκος του ποταμού από τα μεσάνυχτα της Κυριακής."
HEBREW = "משרד הביטחון מסר כי הפסקת האש נשמרת לאורך הנהר מאז חצות ליל ראשון והמשקיפים הגיעו למקום."


@pytest.mark.parametrize(
    "mark",
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_is_not_counted(book: Codebook, mark: tuple[bytes, str]) -> None:
    assert decode(mark[0] + RUSSIAN.encode(mark[1]), book) == (RUSSIAN, mark[1])


def test_utf16_without_a_mark_is_known_by_its_zeros(book: Codebook) -> None:
    assert decode(ENGLISH.encode("utf-16-le"), book) == (ENGLISH, "utf-16-le")
    assert decode(ENGLISH.encode("utf-16-be"), book) == (ENGLISH, "utf-16-be")


def test_newlines_and_compositions_are_kept(book: Codebook) -> None:
    content = "a\r\nb\rc\x0cd\xa0e\u0301"
    assert decode(content.encode(), book) == (content, "utf-8")


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (ENGLISH, "windows-1252"),
        (FRENCH, "windows-1252"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (ARABIC, "windows-1256"),
        (TURKISH, "windows-1254"),
        (POLISH, "windows-1250"),
        (GREEK, "windows-1253"),
        (HEBREW, "windows-1255"),
    ],
)
def test_old_encodings_are_found_by_their_words(book: Codebook, content: str, encoding: str) -> None:
    found, _ = decode(content.encode(encoding), book)
    assert found == content


def test_what_a_page_declares_comes_before_trying(book: Codebook) -> None:
    page = f'<html><head><meta charset="iso-8859-5"></head><body>{RUSSIAN[:20]}</body></html>'
    assert decode(page.encode("iso-8859-5"), book) == (page, "iso8859-5")


def test_a_declaration_that_is_no_encoding_of_text_is_passed_over(book: Codebook) -> None:
    page = f'<meta charset="unicode_escape"><p>{ENGLISH}</p>'
    assert decode(page.encode("windows-1252"), book)[0] == page


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (ENGLISH.encode()[: ENGLISH.encode().index("’".encode()) + 2], "cut off: the file ends inside a character"),
        (RUSSIAN.encode()[:-2], "cut off"),
        (codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le")[:-1], "cut off"),
        (b"The guns\0 fell silent", "binary"),
        (bytes(range(1, 256)) * 4, "encoding not found|binary"),
        (b"\x01\x02\x03\x04\x05 words \x06\x07\x08", "binary: too many control characters"),
        ("“Quoted” ".encode() * 20 + b"\xff\xc0" + "“words”".encode() * 20, "encoding not found"),
    ],
)
def test_what_cannot_be_read_plainly_is_refused(book: Codebook, data: bytes, why: str) -> None:
    with pytest.raises(IntakeError, match=why):
        decode(data, book)


def test_plausibility_tells_words_from_their_misreadings() -> None:
    assert plausibility(RUSSIAN) == 1.0
    assert plausibility(RUSSIAN.encode("windows-1251").decode("koi8-r")) < 0.8
    assert plausibility(FRENCH.encode("windows-1252").decode("windows-1251")) < 0.5


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_back_to_themselves_or_refused(book: Codebook, data: bytes) -> None:
    try:
        content, encoding = decode(data, book)
    except IntakeError:
        return
    assert "\0" not in content
    assert data.endswith(content.encode(encoding))


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf8_comes_back_exactly(book: Codebook, content: str) -> None:
    assert decode(b"x" + content.encode(), book) == ("x" + content, "utf-8")
