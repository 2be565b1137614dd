"""Runs of name words in a sentence: capitalised words with the particles, links and hyphens that join them."""

from collections.abc import Iterator

from trucewatch.statements.actors.lexicon import Lexicon
from trucewatch.statements.sentence import Sentence, Token

_NAMED = ("PERSON", "ORG", "NORP", "GPE", "LOC", "FAC")
_DATES = ("DATE", "TIME")
_APOSTROPHES = ("'", "'s", "\u2019", "\u2019s")
_SYLLABLE = 6  # letters of a small part that a hyphen may join to a person's name ("Jae-in", "Kun-young")
_HEADING = 5  # words from which a sentence in which nearly every word is capitalised is taken for a heading


class Runs:
    """The runs of one sentence."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self._sentence = sentence
        self._lexicon = lexicon
        self._words = [token.text for token in sentence]
        self._lowers = [token.lower for token in sentence]
        letters = [word for word in self._words if word.isalpha()]
        self.shouting = len(letters) > 3 and sum(map(str.isupper, letters)) * 2 > len(letters)
        long = [word for word in letters if len(word) > 3]
        self.heading = len(long) >= _HEADING and sum(word[0].isupper() for word in long) > 0.8 * len(long)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        begins, joining = self._lexicon.listed.begins, self._lexicon.joining
        last = -1
        for i, word in enumerate(self._words):
            if i > last and (word[0].isupper() or begins(word) or self._lowers[i] in joining):
                last = self._run(i)
                if last >= i:
                    yield i, last

    def _run(self, i: int) -> int:
        """Return the last token of the run of name words that begins at `i`, `i - 1` for none."""
        if not self._opens(i):
            return i - 1
        match = self._lexicon.listed.at(self._words, i)
        last = max(i + match[0] - 1 if match else i, i + self._lexicon.title_at(self._lowers, i) - 1)
        body = any(self._lowers[j] in self._lexicon.body_nouns for j in range(i, last + 1))
        while (step := self._step(last, body)) > last:
            last = step
            body = body or self._lowers[last] in self._lexicon.body_nouns
        return last

    def _opens(self, i: int) -> bool:
        token = self._sentence[i]
        if self._lexicon.listed.at(self._words, i):
            return True
        if not token.text[0].isupper():
            return token.lower in self._lexicon.joining and self._particle(i)
        if token.i == 0 and token.lower in self._lexicon.openers:
            return False
        if token.pos == "DET" or token.lower.rstrip(".") in self._lexicon.nobody or self.shouting:
            return False
        return token.tag.startswith("NNP") or token.ent in _NAMED or self._name_like(token)

    def _name_like(self, token: Token) -> bool:
        if token.i == 0 or self._words[token.i - 1] in ('"', "'", ":"):
            return self._opens_title(token)
        return token.pos in ("NOUN", "PROPN", "ADJ", "X")

    def _opens_title(self, token: Token) -> bool:
        """Whether a title in capitals opens the sentence, with a name behind it."""
        behind = token.i + self._lexicon.title_at(self._lowers, token.i)
        return behind > token.i and behind < len(self._words) and self._capital(behind)

    def _particle(self, i: int) -> bool:
        """Whether a small particle opens a name: "al-Masri said"."""
        following = i + 2 if self._words[i + 1 : i + 2] == ["-"] else i + 1
        joined = following == i + 2 or self._lowers[i] in ("bin", "ibn", "van", "von", "al", "el")
        return joined and following < len(self._words) and self._capital(following)

    def _capital(self, i: int) -> bool:
        word = self._words[i]
        return word[0].isupper() and self._lowers[i].rstrip(".") not in self._lexicon.nobody

    def _month_name(self, i: int) -> bool:
        """Whether a month is a surname here ("Theresa May")."""
        return self._words[i][0].isupper() and self._sentence[i].ent == "PERSON" == self._sentence[i - 1].ent

    def _step(self, last: int, body: bool) -> int:
        """Return the next token of the run after `last`, or `last`."""
        count = len(self._words)
        nearest = last + 1
        if nearest >= count:
            return last
        if self._capital(nearest) or self._month_name(nearest):
            match = self._lexicon.listed.at(self._words, nearest)
            length = max(match[0] if match else 1, self._lexicon.title_at(self._lowers, nearest))
            return nearest + length - 1
        lower = self._lowers[nearest]
        behind = nearest + 1
        if self._of_many(last, nearest):
            return behind
        if lower == "-" and behind < count and self._hyphened(last, behind):
            return behind
        if lower in self._lexicon.joining and (reach := self._over(nearest)) > nearest:
            return reach
        if body and lower in self._lexicon.links and (reach := self._linked(nearest)) > nearest:
            return reach
        return last

    def _of_many(self, last: int, mark: int) -> bool:
        """Whether an apostrophe stands within a body's name: "the Workers' Party", "the People's Front"."""
        behind = mark + 1
        if self._words[mark] not in _APOSTROPHES or behind >= len(self._words) or not self._capital(behind):
            return False
        owner = self._sentence[last]
        many = owner.tag in ("NNS", "NNPS") or {owner.lower, f"{owner.lower}s"} & self._lexicon.peoples
        return bool(many) and self._lowers[behind] in self._lexicon.body_nouns and not owner.ent.startswith("NORP")

    def _hyphened(self, last: int, behind: int) -> bool:
        """Whether a hyphen joins two parts of one name ("Jae-in", "al-Din") and not an attribute ("UN-backed")."""
        if self._lowers[behind] in self._lexicon.attributes:
            return False
        if self._sentence[last].end != self._sentence[behind].start - 1:
            return False
        syllable = self._words[behind].isalpha() and len(self._words[behind]) <= _SYLLABLE
        labels = (self._sentence[last].ent, self._sentence[behind].ent)
        return self._capital(behind) or (syllable and last > 0 and "PERSON" in labels)

    def _over(self, particle: int) -> int:
        """Return the capitalised token after a particle and its hyphen, or the particle."""
        i = particle + 1
        if self._lowers[particle] in self._lexicon.hyphened and self._words[i : i + 1] != ["-"]:
            return particle
        while i < len(self._words) and (self._words[i] == "-" or self._lowers[i] in self._lexicon.joining):
            i += 1
        return i if i < len(self._words) and i - particle < 5 and self._capital(i) else particle

    def _linked(self, link: int) -> int:
        """Return the capitalised token after "of", "for the", "and" in a body's name, or the link."""
        i = link
        opened = False
        while i < len(self._words) and self._lowers[i] in self._lexicon.links:
            opened = opened or self._lowers[i] in self._lexicon.opening_links
            i += 1
        before = self._lowers[:link]
        joins = opened or (self._lowers[link] == "and" and any(w in self._lexicon.opening_links for w in before[-4:]))
        if self._lowers[link:i] == ["and", "the"] and self._is_body(i):
            return link
        named = i < len(self._words) and self._words[i][0].isupper() and self._sentence[i].ent not in _DATES
        return i if joins and named else link

    def _is_body(self, i: int) -> bool:
        """Whether a body of its own is named from here on: "the Government and the Liberation Front" are two."""
        while i < len(self._words) and self._capital(i):
            if self._lowers[i] in self._lexicon.body_nouns:
                return True
            i += 1
        return False
