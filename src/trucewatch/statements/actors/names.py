"""How alike two names are, and why: their words are paired, spelling by spelling, and what is left over counts.

Words left on both sides speak against (another given name), words left on one side hardly (a middle name that one
report leaves out), more so between bodies, of which a further word makes another ("... Bank of X" is not "... Bank").
Measured on development pairs by `evaluation/names.py`.
"""

import math
import re
from collections.abc import Sequence
from functools import lru_cache

import jellyfish
import msgspec

from trucewatch.model import ActorKind
from trucewatch.statements.actors import spelling
from trucewatch.statements.actors.lexicon import Lexicon

_WORD = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"(?:\b\w\.){2,}\w?")
_APOSTROPHES = re.compile(r"(?<=\w)['\u2019\u02bb\u02bc`](?=\w)")
_GLUED = 0.87


class Likeness(msgspec.Struct, frozen=True):
    """How alike two names are, from 0 to 1, and why.

    `same` says that they are more likely one name than two; `merges` that they are alike enough to make two actors
    one without a person's judgement.
    """

    score: float
    same: bool
    merges: bool
    because: str


Pairs = list[tuple[float, str, str]]


def likeness(left: str, right: str, lexicon: Lexicon, kind: ActorKind = ActorKind.UNCLEAR) -> Likeness:
    """Compare two names of persons or of bodies; of which `kind` both are, if that is known."""
    a, b = _together(_words(left, lexicon), _words(right, lexicon), lexicon)
    if not a or not b:
        return Likeness(0.0, False, False, "one of them is empty")
    if _characters(left) and _characters(right) and left != right:
        return Likeness(0.5, False, False, "other characters")
    pairs, rest_a, rest_b = _paired(a, b, lexicon)
    because = _because(pairs, rest_a, rest_b)
    score = _score(pairs, rest_a, rest_b, lexicon, _beside(kind, lexicon))
    merges = _merge(pairs, rest_a, rest_b, lexicon)
    whole = max(_as_a_whole("".join(a), "".join(b)), _as_a_whole(_letters(left), _letters(right)))
    if whole > score:
        score, because = whole, "nearly the same letters, words written apart or together"
    if spelling.initials(left, right) or spelling.initials(right, left):
        score, because = max(score, lexicon.alike["same"]), "one is the initials of the other"
    if apart := _apart(left, right, (a, b), (rest_a, rest_b), lexicon):
        return Likeness(min(score, lexicon.alike["apart"]), False, False, apart)
    return Likeness(score, score >= lexicon.alike["same"], merges, because)


def are_one(left: str, right: str, lexicon: Lexicon) -> bool:
    """Whether two names are alike enough to make two actors one without a person's judgement: as `likeness` says."""
    a, b = _together(_words(left, lexicon), _words(right, lexicon), lexicon)
    if not a or not b or (_characters(left) and _characters(right) and left != right):
        return False
    pairs, rest_a, rest_b = _paired(a, b, lexicon)
    return _merge(pairs, rest_a, rest_b, lexicon) and not _apart(left, right, (a, b), (rest_a, rest_b), lexicon)


def _merge(pairs: Pairs, rest_a: Sequence[str], rest_b: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether two names are one without a person's judgement: by the measure of names whose kind is not known."""
    if len(pairs) < 2 or (rest_a and rest_b):
        return False
    return _score(pairs, rest_a, rest_b, lexicon, lexicon.alike["beside"]) >= lexicon.alike["merge"]


def _beside(kind: ActorKind, lexicon: Lexicon) -> float:
    """How much a word that only one of two names has speaks against them."""
    if kind is ActorKind.PERSON:
        return lexicon.alike["beside_person"]
    return lexicon.alike["beside" if kind is ActorKind.UNCLEAR else "beside_body"]


def _apart(
    left: str, right: str, words: tuple[list[str], list[str]], rest: tuple[list[str], list[str]], lexicon: Lexicon
) -> str:
    """Say what tells two names apart however alike their words are: a number of one only, or who descends from whom."""
    numbers = [any(map(str.isdigit, part)) for part in rest]
    if numbers[0] != numbers[1]:
        return "a number that only one of them has"
    order = [words[1].index(word) for word in words[0] if word in words[1]]
    descend = _descends(left, lexicon) and _descends(right, lexicon)
    return "another order of descent" if descend and order != sorted(order) else ""


def _descends(name: str, lexicon: Lexicon) -> bool:
    """Whether a name says whose child its bearer is ("X bin Y")."""
    return not lexicon.descent.isdisjoint(map(spelling.plain, _WORD.findall(name)[1:]))


def _characters(name: str) -> bool:
    """Whether a name is written in characters that each stand for a syllable or a word."""
    return any(letter >= "\u2e80" for letter in name)


def _as_a_whole(left: str, right: str) -> float:
    """Compare two names written without blanks; 0 where they are not nearly the same."""
    longest = max(len(left), len(right))
    score = 1.0 - int(jellyfish.damerau_levenshtein_distance(left, right)) / longest
    return score if longest > 6 and score >= _GLUED else 0.0


def _letters(name: str) -> str:
    return "".join(spelling.plain(word) for word in _WORD.findall(name))


@lru_cache(maxsize=65536)
def _words(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words that count when names are compared: without articles and legal forms, numbers as figures."""
    whole = _INITIALS.sub(lambda match: match.group().replace(".", ""), _APOSTROPHES.sub("", name))
    words = [piece for word in _WORD.findall(whole) for piece in spelling.plain(word).replace("'", "").split()]
    words = [lexicon.full_words.get(word, word) if i == 0 else word for i, word in enumerate(words)]
    words = [piece for word in words for piece in lexicon.spelled.get(word, word).split()]
    named = [word for word in words if word not in lexicon.dropped and word not in lexicon.linking]
    kept = [word for word in named or words if word not in lexicon.legal_forms] or named or words
    return tuple(_figured(kept, lexicon))


def _figured(words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Write number words as figures: "forty four" as 44; what stands first is a name, no numeral."""
    made: list[str] = []
    for i, word in enumerate(words):
        number = lexicon.number_words.get(word) if i else None
        if number is None:
            made.append(word)
        elif number < 10 and i > 1 and lexicon.number_words.get(words[i - 1], 0) % 10 == 0 and made[-1].isdigit():
            made[-1] = str(int(made[-1]) + number)
        else:
            made.append(str(number))
    return made


def _together(a: Sequence[str], b: Sequence[str], lexicon: Lexicon) -> tuple[list[str], list[str]]:
    """Write together what the other name writes together ("Abd Rahman" beside "Abdrahman", "Abdul Rahim" too)."""
    return _joined(a, b, lexicon), _joined(b, a, lexicon)


def _joined(words: Sequence[str], others: Sequence[str], lexicon: Lexicon) -> list[str]:
    made: list[str] = []
    for word in words:
        apart = bool(made) and made[-1] not in others and word not in others
        if apart and _written_as_one(made[-1], word, others, lexicon):
            made[-1] += word
        else:
            made.append(word)
    return made


def _written_as_one(first: str, second: str, others: Sequence[str], lexicon: Lexicon) -> bool:
    whole = first + second
    return whole in others or (first in lexicon.joining and any(spelling.same_word(whole, one) for one in others))


def _paired(a: Sequence[str], b: Sequence[str], lexicon: Lexicon) -> tuple[Pairs, list[str], list[str]]:
    """Pair the words of two names, the most alike first."""
    found = [(_word(x, y), i, j) for i, x in enumerate(a) for j, y in enumerate(b)]
    found.sort(key=lambda row: (-row[0], abs(row[1] - row[2]), row[1]))
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    pairs: Pairs = []
    for score, i, j in found:
        if score < lexicon.alike["word"]:
            break
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            pairs.append((score, a[i], b[j]))
    rest_a = [word for i, word in enumerate(a) if i not in taken_a]
    rest_b = [word for j, word in enumerate(b) if j not in taken_b]
    return pairs, rest_a, rest_b


def _word(left: str, right: str) -> float:
    if left == right:
        return 1.0
    if any(map(str.isdigit, left + right)):
        return 0.0
    if spelling.same_word(left, right):
        return 0.95
    if len(left) == 1 or len(right) == 1:
        return 0.85 if left[:1] == right[:1] else 0.0
    distance: int = jellyfish.damerau_levenshtein_distance(left, right)
    return max(0.0, 1.0 - distance * 1.2 / max(len(left), len(right)))


def _score(pairs: Pairs, rest_a: Sequence[str], rest_b: Sequence[str], lexicon: Lexicon, one_sided: float) -> float:
    def weight(words: Sequence[str]) -> float:
        return sum(math.sqrt(len(word)) for word in words)

    shared = sum(weight((x, y)) / 2 * score for score, x, y in pairs)
    whole = sum(weight((x, y)) / 2 for _, x, y in pairs)
    against = min(weight(rest_a), weight(rest_b))
    beside = abs(weight(rest_a) - weight(rest_b))
    parting = lexicon.alike["against"] * against + one_sided * beside
    return shared / (whole + parting) if whole else 0.0


def _because(pairs: Pairs, rest_a: Sequence[str], rest_b: Sequence[str]) -> str:
    spelt = [f"{x} = {y}" for score, x, y in pairs if x != y]
    said = [f"{len(pairs)} words agree"]
    if spelt:
        said.append(f"under other spellings: {', '.join(spelt)}")
    if rest_a or rest_b:
        said.append(f"not shared: {' '.join((*rest_a, *rest_b))}")
    return "; ".join(said)
