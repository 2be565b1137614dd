"""Dates, numbers, support and quotations in words; nothing here knows what a brief is about."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from trucewatch.codebook import Codebook
from trucewatch.model import Assessment, FigureClaim, Interest, Support, Verification, When

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(.*))?)?)?", re.DOTALL)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
"""Characters without a shape of their own that may change how others are shown; white space, soft hyphens and the
joiners that scripts need are not among them."""

_RTL = ("R", "AL", "AN")
_MARKS = '“”«»"„'
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


class Wording:
    """The brief's phrases and limits, from the codebook; or those of another of its tables."""

    def __init__(self, codebook: Codebook, table: str = "briefs") -> None:
        self._table: Mapping[str, Any] = codebook.table(table)

    def phrase(self, table: str, word: str) -> str:
        """Return the codebook's phrase for a word of the model, or the word itself."""
        return str(self._table[table].get(word, word))

    def standing(self, assessed: Assessment | None) -> str:
        """Return how well a matter is established; what rests on one chain or one word is told apart by its rule."""
        return "" if assessed is None else self.established(assessed.verification, assessed.rule)

    def established(self, verification: Verification, rule: str | None) -> str:
        """Return how well something is established, by the rule that says so where a rule does."""
        if verification is Verification.SINGLE_CHAIN and rule in self._table["single_chain"]:
            return self.phrase("single_chain", str(rule))
        return self.phrase("verifications", verification)

    def limit(self, name: str) -> int:
        """Return one of the codebook's limits."""
        return int(self._table["limits"][name])

    def listed(self, name: str) -> frozenset[str]:
        """Return one of the codebook's lists of words."""
        return frozenset(self._table[name])

    def tone(self, position: str) -> str:
        """Return whether a position leads toward an agreement, away from it, or leaves it open."""
        return next((tone for tone, words in self._table["tones"].items() if position in words), "open")

    def number(self, figure: FigureClaim) -> str:
        """Return the number as it was said, with its qualifier: "at least 40", "30 to 40", "an unstated number of"."""
        qualifier = self.phrase("qualifiers", figure.qualifier)
        low, high = figure.low, figure.high
        if low is not None and high is not None and low != high:
            return f"{low:,} to {high:,}"
        one = low if low is not None else high
        return f"{qualifier} {one:,}".strip() if one is not None else "an unstated number of"


def visible(words: str) -> str:
    """Return the words on one line, with every control and bidi character written out as [U+202E].

    Nothing in the result can move a terminal's cursor or turn the order of the words around it.
    """
    if words.isascii() and words.isprintable():  # nothing in it is a control character, and most words are such
        return " ".join(words.split())
    return CONTROL.sub(lambda match: f"[U+{ord(match[0]):04X}]", " ".join(words.split()))


def name_words(name: str) -> str:
    """Return a name made safe; one with right-to-left letters is isolated from the words around it."""
    safe = visible(name)
    if not safe.isascii() and any(unicodedata.bidirectional(char) in _RTL for char in safe):
        return f"{_ISOLATE}{safe}{_END_ISOLATE}"
    return safe


def short(words: str, limit: int) -> str:
    """Return the words on one line, cut at a word's end after `limit` characters, with an ellipsis if cut."""
    line = visible(words)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    head = cut.rpartition(" ")[0] if " " in cut[limit // 2 :] else cut
    return head.rstrip(" ,;:") + "…"


def quoted(words: str, limit: int) -> str:
    """Return the words in one pair of quotation marks, cut to a line."""
    return f"“{short(words, limit).strip(_MARKS)}”"


def date_words(iso: str | None) -> str:
    """Return "3 March 2031", "March 2031", "5 March 2031, morning"; what is not an ISO date comes back as it is."""
    match = _ISO.fullmatch(iso or "")
    if match is None:
        return visible(iso or "")
    year, month, day, part = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year if month is None else visible(iso or "")
    named = f"{_MONTHS[int(month) - 1]} {year}"
    dated = f"{int(day)} {named}" if day else named
    return f"{dated}, {visible(part.replace('-', ' '))}" if part else dated


def when_words(when: When | None) -> str | None:
    """Return a stretch of time in words, None where the report does not fix it."""
    if when is None or (when.start is None and when.end is None):
        return None
    if when.start is None:
        return f"by {date_words(when.end)}"
    if when.end is None:
        return f"from {date_words(when.start)}"
    if when.start[:10] == when.end[:10]:
        return date_words(max(when.start, when.end, key=len))
    return f"{date_words(when.start)} to {date_words(when.end)}"


def count_words(number: int, noun: str) -> str:
    """Return "1 chain", "3 chains"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def support_words(support: Support) -> str:
    """Return "5 outlets, 3 chains, 1 principal"; three layers, never one number."""
    principals = count_words(len(support.principals), "principal") if support.principals else "no principal named"
    return f"{count_words(len(support.outlets), 'outlet')}, {count_words(len(support.chains), 'chain')}, {principals}"


def interest_words(interest: Interest) -> str:
    """Return "River Army, Ostmark (assert it); Hill Council (denies it)", with what is not known said."""
    stands = (("asserting", "asserts it", "assert it"), ("denying", "denies it", "deny it"))
    told = [(getattr(interest, name), one if len(getattr(interest, name)) == 1 else many) for name, one, many in stands]
    told.append((interest.otherwise, "tells it otherwise" if len(interest.otherwise) == 1 else "tell it otherwise"))
    words = "; ".join(f"{joined(map(name_words, names))} ({stand})" for names, stand in told if names)
    return words if interest.known else f"interest not known: {words}"


def joined(words: Iterable[str], last: str = "and") -> str:
    """Return "a", "a and b", "a, b and c"."""
    listed = list(words)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {last} {listed[-1]}"
