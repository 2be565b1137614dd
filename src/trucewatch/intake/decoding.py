"""From bytes to text: the encoding is found from the bytes, or the input is refused; nothing is guessed in silence.

Order: byte-order mark; valid UTF-8; UTF-16 by its pattern of zeros; what the page itself declares; else the one
of the codebook's candidates under which the words look like words. Valid UTF-8 comes before a page's own word because
text that is not UTF-8 is hardly ever valid UTF-8, while declarations are often wrong.
"""

import codecs
import re
import unicodedata

from trucewatch.codebook import Codebook
from trucewatch.errors import IntakeError
from trucewatch.intake.language import guessed

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""(?:charset\s{0,8}=\s{0,8}|<\?xml[^>]{0,99}?encoding\s{0,8}=\s{0,8})["']?([\w.:-]{2,40})""", re.I
)
_HEAD = 4096
_ASCII = 127
_CAPITALS = 0.8
_ODD_CATEGORIES = ("Cc", "Cn", "Co", "So", "Sk", "Sm")
_WORD = re.compile(r"[^\W\d_]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_NO_CHARSETS = frozenset({"unicode-escape", "raw-unicode-escape", "utf-7", "punycode", "idna", "undefined"})


def decode(data: bytes, codebook: Codebook) -> tuple[str, str]:
    """Return the whole text, without a byte-order mark, and the name of its encoding.

    Raises IntakeError where the bytes are no text, are cut off inside a character, or fit no encoding plainly.
    """
    content, encoding = _decoded(data, codebook)
    if _SURROGATE.search(content):
        raise IntakeError(f"not text: single surrogates in {encoding}")
    _refuse_controls(content, codebook)
    return content, encoding


def _decoded(data: bytes, codebook: Codebook) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding), encoding
    zeros = _by_zeros(data)
    if zeros is not None:
        return _strict(data, zeros), zeros
    if b"\0" in data:
        raise IntakeError("binary: it holds zero bytes")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise IntakeError(
                f"cut off: the file ends inside a character (UTF-8, byte {error.start}); get the whole file"
            ) from error
        return _by_other_means(data, error, codebook)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.reason in ("unexpected end of data", "truncated data"):
            raise IntakeError(f"cut off: the file ends inside a character ({encoding}, byte {error.start})") from error
        raise IntakeError(f"broken: no {encoding} at byte {error.start}") from error


def _by_zeros(data: bytes) -> str | None:
    """Return the kind of UTF-16 where every other byte of mostly Western text is zero, else None."""
    head = data[:_HEAD]
    half = len(head) // 2
    if half < 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.1 else None


def _by_other_means(data: bytes, error: UnicodeDecodeError, codebook: Codebook) -> tuple[str, str]:
    declared = _declared(data)
    if declared is not None:
        try:
            return data.decode(declared), declared
        except UnicodeDecodeError:
            pass
    found = _plausible(data, codebook)
    if found is None:
        raise IntakeError(
            f"encoding not found: no UTF-8 at byte {error.start}, and no other encoding gives plain words"
        )
    return found


def _declared(data: bytes) -> str | None:
    """Return the encoding that a page declares near its start, None where it declares none that is known."""
    found = _DECLARED.search(data[:_HEAD])
    if found is None:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
        if name.replace("_", "-") in _NO_CHARSETS:
            return None
        b"".decode(name)
    except (LookupError, UnicodeError):
        return None
    return "cp1252" if name in ("iso8859-1", "ascii", "latin-1") else name


def _plausible(data: bytes, codebook: Codebook) -> tuple[str, str] | None:
    rules = codebook.table("intake")["encodings"]
    marks: list[tuple[float, str, str]] = []
    for name in rules["candidates"]:
        try:
            content = data.decode(name)
        except UnicodeDecodeError:
            continue
        marks.append((plausibility(content[: rules["sample"]]), name, content))
    if not marks:
        return None
    best = max(mark for mark, _, _ in marks)
    if best < rules["least_plausible"]:
        return None
    near = [(name, content) for mark, name, content in marks if mark >= best - rules["tie"]]
    name, content = near[0] if len({content for _, content in near}) == 1 else _best_language(near, rules["sample"])
    return content, name


def _best_language(near: list[tuple[str, str]], sample: int) -> tuple[str, str]:
    scores = [guessed(_telling(content[:sample]))[1] for _, content in near]
    return near[scores.index(max(scores))]


def _telling(text: str) -> str:
    """Return the words of a text that hold letters beyond ASCII, on which encodings differ; all where there are few."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return " ".join(words[:400]) if len(words) >= 8 else text[:2000]


def plausibility(text: str) -> float:
    """Return from 0 to 1 how much the stretches of a text beyond ASCII look like words of one script, rightly cased.

    A word in capitals counts a little less than one, so that an encoding that swaps capitals and small letters loses.
    """
    marks = [_mark(word) for word in _WORD.findall(text) if not word.isascii()]
    odd = sum(
        ord(letter) > _ASCII and not letter.isalpha() and unicodedata.category(letter) in _ODD_CATEGORIES
        for letter in text
    )
    return sum(marks) / (len(marks) + odd) if marks or odd else 1.0


def _mark(word: str) -> float:
    scripts = {_script(letter) for letter in word}
    if len(scripts) > 1:
        return 0.0
    if scripts == {"LATIN"} and sum(letter.isascii() for letter in word) * 2 < len(word):
        return 0.0
    if word[1:].lower() == word[1:]:
        return 1.0
    return _CAPITALS if word.isupper() else 0.0


def _script(letter: str) -> str:
    script = unicodedata.name(letter, "UNKNOWN").split(" ", 1)[0]
    return "CJK" if script in ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH", "FULLWIDTH") else script


def _refuse_controls(content: str, codebook: Codebook) -> None:
    if "\0" in content:
        raise IntakeError("binary: it holds zero characters")
    controls = len(_CONTROL.findall(content))
    if controls > 2 + len(content) * codebook.table("intake")["encodings"]["most_control"]:
        raise IntakeError("binary: too many control characters for a text")
