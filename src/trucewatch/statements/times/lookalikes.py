"""Tell times from words that only look like them: numbers of things, names, fractions, units without a number."""

from trucewatch.statements.sentence import Sentence, Token
from trucewatch.statements.times.lexicon import Found, Lexicon

_CLOCK = frozenset({"meridiem", "zone"})  # with one of these a number is an hour of the day
_QUOTES = frozenset({'"', "''", "``", "“", "”"})
_ENDS = frozenset({"PUNCT", "CCONJ", "SCONJ", "PRON", "AUX", "VERB"})  # behind these nothing says before what


class Lookalikes:
    """The rules of one lexicon by which a run of words that fits a form is a time."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon, self._table = lexicon, lexicon.table

    def is_time(self, sentence: Sentence, found: Found) -> bool:
        """Whether what fits a form is a time where it stands."""
        kind, alone, first = found.kind, found.first == found.last, sentence[found.first]
        before = sentence[found.first - 1] if found.first else None
        behind = sentence[found.last + 1] if found.last + 1 < len(sentence) else None
        if before is not None and first.text[:1].isupper() and self._titled(sentence, found, before, behind):
            return False
        if kind == "year" and alone:
            return not self._counts(sentence, first)
        if kind in ("weekday", "month") and alone:
            return first.lower not in self._table["short"]
        if kind in ("plural", "single", "hour"):
            return self._introduced(sentence, found, before, behind)
        if kind == "half" and sentence[found.last].lower == "half":
            return before is not None and before.lower in self._table["weeks_after"] and self._closed(behind)
        if behind is not None and kind in ("duration", "past", "future", "before"):
            return self._ended(sentence, found, behind)
        return kind != "decade" or not (alone and before is not None and before.tag == "PRP$")

    def _titled(self, sentence: Sentence, found: Found, before: Token, behind: Token | None) -> bool:
        """Whether it is a name or a title: "USA Today", the "This Week" show."""
        if found.kind == "today" and before.pos == "PROPN" and before.dep == "compound":
            return True
        if found.kind not in ("today", "unit") or before.text not in _QUOTES or behind is None:
            return False
        last = sentence[found.last]
        if behind.text in _QUOTES:
            return last.text[:1].isupper()
        after = sentence[behind.i + 1].text if behind.i + 1 < len(sentence) else ""
        return found.first < found.last and last.text[:1].isupper() and behind.text == "," and after in _QUOTES

    def _counts(self, sentence: Sentence, token: Token) -> bool:
        """Whether a number that could be a year counts things, or is the number of one: "2000 men", "Bill 1523",
        "resolution 3120 (2030)"."""
        before = sentence[token.i - 1].lower if token.i else ""
        if before in self._table["numbers_after"]:
            return True
        if before == "(" and token.i > 1 and sentence[token.i - 2].text.isdigit():
            return True
        head = sentence[token.head]
        of_many = token.dep == "nummod" and head.tag in ("NNS", "NNPS") and head.i > token.i
        return of_many and before not in ("the", "in", "since")

    def _introduced(self, sentence: Sentence, found: Found, before: Token | None, behind: Token | None) -> bool:
        """Whether the words around make a time of "years", "a week", "dawn" or "the evening"."""
        table = self._table
        inside = sentence.tokens[found.first : found.last + 1]
        if found.kind == "hour" and any(_CLOCK & self._lexicon.classes(token) for token in inside):
            return True
        if found.kind == "plural" and behind is not None and behind.lower in table["lengths_before"]:
            return True
        if before is None:
            return False
        if found.kind == "plural":
            return before.pos in ("ADP", "SCONJ") or before.lemma in table["lengths_of"]
        if found.kind == "single":
            return before.lower in table["lengths_after"] or before.pos in ("NOUN", "NUM", "SYM")
        if sentence[found.last].dep == "compound":
            return False
        return before.lower in (table["hours_after"] if found.first == found.last else table["parts_after"])

    def _ended(self, sentence: Sentence, found: Found, behind: Token) -> bool:
        """Whether it ends here: not "a quarter of them", "the past nine contests", "soon after", "the day before"."""
        last = sentence[found.last]
        if found.kind == "duration":
            return not (last.lower in self._table["fractions"] and behind.lower in ("of", "-"))
        if found.kind == "future":
            return behind.lower not in self._table["points_after"]
        if found.kind == "before":
            return self._closed(behind)
        return not (last.lower == "past" and behind.pos in ("NOUN", "NUM", "ADJ"))

    @staticmethod
    def _closed(behind: Token | None) -> bool:
        """Whether nothing behind says of what: not "the second half of the match"."""
        return behind is None or behind.pos in _ENDS
