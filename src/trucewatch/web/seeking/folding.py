"""Words made comparable: without case, diacritics and forms of letters; and how they sound across scripts."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from anyascii import anyascii

LONGEST = 40
"""Letters of a word that are compared; what is longer is cut."""

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]+[^\W_]*)*")
# scripts that put no blanks between words: each letter is a word, and words are runs of them
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_FORMS = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "ـ": None,
     "ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "’": None}
)  # fmt: skip
_ARTICLE = "ال"
_SILENT = re.compile(r"[aeiouwyh']")
_TWICE = re.compile(r"(.)\1+")
_ALIKE = str.maketrans("qvpgz", "kfbjs")
SHORTEST_SOUND = 3


def words_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words of a text stand; in scripts without blanks every letter."""
    if not _UNSPACED.search(text):  # most texts have none of these, and are gone through by the expression alone
        for match in _WORD.finditer(text):
            yield match.span()
        return
    for match in _WORD.finditer(text):
        start, end = match.span()
        if not _UNSPACED.search(match[0]):
            yield start, end
            continue
        last = start
        for place in range(start, end):
            if _UNSPACED.match(text[place]):
                if last < place:
                    yield last, place
                yield place, place + 1
                last = place + 1
        if last < end:
            yield last, end


def folded_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where the words of a text stand, and each as it is compared."""
    if text.isascii():  # small letters are all that tells a word from what is compared
        for match in _WORD.finditer(text.lower()):
            yield *match.span(), match[0][:LONGEST]
        return
    for start, end in words_of(text):
        yield start, end, folded(text[start:end])


@lru_cache(maxsize=200_000)
def folded(word: str) -> str:
    """Return one word as it is compared: only letters and digits, empty where nothing is left."""
    apart = unicodedata.normalize("NFKD", word[: 2 * LONGEST])
    apart = unicodedata.normalize("NFKD", apart.casefold().translate(_FORMS))  # some letters have no case until parted
    kept = "".join(char for char in apart if not unicodedata.combining(char)).translate(_FORMS)
    return "".join(_digit(char) for char in kept if char.isalnum())[:LONGEST]


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """Return how a folded word sounds, as its consonants in Latin letters; empty where these are too few to tell.

    The word is transliterated by anyascii. Vowels, the Arabic article, doublings and pairs of letters that
    transliterations mix up (q and k, v and f, p and b, g and j, z and s) tell nothing apart.
    """
    bare = word.removeprefix(_ARTICLE) if len(word) > len(_ARTICLE) + 2 else word
    if bare.isdigit():
        return ""
    latin = "".join(char for char in anyascii(bare).casefold() if "a" <= char <= "z")
    heard = _TWICE.sub(r"\1", _SILENT.sub("", latin).translate(_ALIKE))
    return heard if len(heard) >= SHORTEST_SOUND else ""


def plain(text: str) -> str:
    """Return the folded words of a text, parted by blanks."""
    return " ".join(filter(None, (folded(text[start:end]) for start, end in words_of(text))))


def sounds(words: str) -> str:
    """Return how the words of a folded text sound, each once."""
    return " ".join(dict.fromkeys(filter(None, map(sound, words.split()))))


def _digit(char: str) -> str:
    return str(unicodedata.digit(char, char)) if char.isdigit() else char
