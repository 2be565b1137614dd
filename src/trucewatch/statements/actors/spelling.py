"""Words under many spellings: skeletons of transliterated words, initials, keys of bodies.

A skeleton is what is left of a word when the letters that transliterations disagree about are gone: vowels,
doubled letters, h after a consonant, and the choice among k, q, g or among s, z, ts. Two words are one when they
have one skeleton and their letters are not far apart (Jaro-Winkler, so that consonants alone do not decide).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import jellyfish
from anyascii import anyascii

from trucewatch.statements.actors.lexicon import Lexicon

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_OWNING = re.compile(r"['\u2019]s\b")
_INSIDE = re.compile(r"(?<=\w)['\u2019\u02bc\u2018](?=[a-z])")  # "Ta'ang" is one word, "d'Ivoire" two
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        ("(?<=[nlrtskmv])j(?=[aeou])", "y"),
        ("tsch|tch|sch|sh|ch|cz|ş|š|ç|č", "s"), ("kh|gh|qu|q|ck|g(?=[aouhdln])|x", "k"), ("ph|v|w", "f"),
        ("th|dh|d", "t"),
        ("dj|dzh|zh|j", "j"), ("ts|tz|z|c(?=[eiy])", "s"), ("c|g", "k"), ("ou|oo", "u"), ("(?<=[^aeiouy])h", ""),
    )
)  # fmt: skip
_VOWELS = re.compile(r"(?<!^)[aeiouyh']+")
_DOUBLED = re.compile(r"(.)\1+")
_SMALL = ("of", "the", "and", "for", "on", "in", "to", "&")
_SPELT = 0.81
_SPELT_ALIKE = 0.79  # where the vowels stand at the same places
_FEW = 2  # consonants that do not tell a name by themselves
_VOWEL_RUN = re.compile(r"[aeiouy]+")
_VOWEL = re.compile(r"[aeiou]")
_BACK = frozenset("ou")


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return what transliterations of a word agree on."""
    bare = _softened(word)
    first = "a" if bare[:1] in tuple("aeiouy") else bare[:1]
    rest = _VOWELS.sub("", bare)[1:] if bare else ""
    return _DOUBLED.sub(r"\1", first + rest)


@lru_cache(maxsize=65536)
def _softened(word: str) -> str:
    """Return a word with one letter for those that transliterations choose among; its vowels stay."""
    bare = plain(word)
    for pattern, put in _RULES:
        bare = pattern.sub(put, bare)
    return bare


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """Return a word in small Latin letters without marks, whatever its script."""
    return word.casefold() if word.isascii() else anyascii(word).casefold()


def parts(name: str, lexicon: Lexicon) -> list[str]:
    """Return the words of a person's name without articles, initials' points and suffixes."""
    words = [word for word in _WORD.findall(name) if word.lower() not in lexicon.suffixes and word != "of"]
    kept = [word for word in words if word.lower() not in lexicon.dropped]
    return kept or words


def surname(words: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    """Return the last of the parts of a name with the particles before it ("Abu Amin", "van Dorn")."""
    first = len(words) - 1
    while first > 0 and words[first - 1].lower() in lexicon.joining:
        first -= 1
    return words[max(first, 0) :]


@lru_cache(maxsize=65536)
def same_word(left: str, right: str) -> bool:
    """Whether two words are one under two transliterations: one skeleton, and letters that are not far apart."""
    if plain(left) == plain(right):
        return True
    if skeleton(left) != skeleton(right) or not _vowels_agree(left, right):
        return False
    least = _SPELT_ALIKE if _places(left) == _places(right) else _SPELT
    return float(jellyfish.jaro_winkler_similarity(_softened(left), _softened(right))) >= least


def _places(word: str) -> str:
    """Return where a word has vowels, whichever: "Mohsen" and "Muhsin" are alike in it, "Rashid" and "Rushdi" not."""
    return _VOWEL_RUN.sub("a", _softened(word))


def _vowels_agree(left: str, right: str) -> bool:
    """Whether two short words may have one first vowel: o and u are written for each other, not for a, e or i.

    Two consonants alone make many names ("Hadi" and "Houthi"), so that the vowel between them decides.
    """
    if len(skeleton(left)) > _FEW:
        return True
    first = [found[0] if (found := _VOWEL.search(_softened(word), 1)) else "" for word in (left, right)]
    return not all(first) or (first[0] in _BACK) == (first[1] in _BACK)


def same_words(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two rows of words are the same but for transliteration."""
    return len(left) == len(right) and all(map(same_word, left, right))


def initials(name: str, acronym: str) -> bool:
    """Whether an acronym is made of the initials of a name, with or without its small words."""
    return letters(acronym) in initials_of(name)


@lru_cache(maxsize=65536)
def initials_of(name: str) -> tuple[str, ...]:
    """Return what an acronym of a name may be, in small letters: its initials with and without its small words."""
    words = _WORD.findall(_INSIDE.sub("", _OWNING.sub(" ", name)))
    if len(words) < 2:
        return ()
    big = "".join(word[0] for word in words if word.lower() not in _SMALL).casefold()
    return tuple(dict.fromkeys(one for one in (big, "".join(word[0] for word in words).casefold()) if len(one) > 1))


def letters(acronym: str) -> str:
    """Return the letters of an acronym as `initials` has them."""
    return acronym.replace(".", "").casefold()


def body_key(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return what tells a body from others: ("ministry", state, portfolio) or its words, states as codes."""
    match_words = _WORD.findall(name.replace("'s", " ").replace("’s", " "))
    state, rest, i = "", [], 0
    while i < len(match_words):
        match = lexicon.listed.at(match_words, i)
        if match and match[1].code:
            state = state or match[1].code
            rest.append(match[1].code)
            i += match[0]
            continue
        word = plain(match_words[i])
        rest.append(lexicon.one_spelling.get(word, word))
        i += 1
    if any(word in lexicon.ministries for word in rest):
        fields = [lexicon.same_portfolio.get(word, word) for word in rest if word in lexicon.portfolios]
        told = tuple(sorted({word for word in fields if word not in lexicon.dropped_portfolios}))
        if told:
            return ("ministry", state, *told)
    return tuple(word for word in rest if word not in _SMALL)
