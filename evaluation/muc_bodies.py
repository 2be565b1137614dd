"""The armed organisations that a bulletin of MUC-4 names, found by the words that such names are made of."""

from collections import Counter
from collections.abc import Sequence

from trucewatch.statements.found import Mention
from trucewatch.statements.sentence import Sentence


def armed_body(sentences: Sequence[Sentence], table: dict[str, list[str]]) -> str:
    """Return the armed organisation that a text names most often, the first of these; empty where it names none."""
    found = Counter(name for sentence in sentences for name in names_in(sentence, table))
    return max(found, key=lambda name: found[name]) if found else ""


def full_name(sentence: Sentence, found: Mention, names: Sequence[str], table: dict[str, list[str]]) -> str:
    """Return the name of an organisation inside a mention, also with words of it that are not capitalised."""
    whole = [n for n in names_in(sentence, table) if set(names) <= set(n.split())]
    inside = sentence.words(found.first, found.last)
    return next((name for name in whole if name in inside), " ".join(names))


def names_in(sentence: Sentence, table: dict[str, list[str]]) -> list[str]:
    """Return the organisations that a sentence names: runs of capitalised words with one that only such names have."""
    marks, joining = set(table["groups"]), {*table["groups"], *table["joining"]}
    names, i = [], 0
    while i < len(sentence):
        j = i
        while j < len(sentence) and _belongs(sentence, j, joining, inside=j > i):
            j += 1
        run = sentence.tokens[i:j]
        while run and run[-1].lower in table["linking"]:
            run = run[:-1]
        if len(run) > 1 and marks & {token.lower for token in run} and any(t.text[:1].isupper() for t in run):
            names.append(sentence.words(run[0].i, run[-1].i))
        i = max(j, i + 1)
    return names + _before_guerrillas(sentence, table)


def _belongs(sentence: Sentence, i: int, joining: set[str], *, inside: bool) -> bool:
    token = sentence[i]
    capital = token.text[:1].isupper() and token.pos in ("PROPN", "ADJ", "NOUN") and token.ent not in ("DATE", "TIME")
    return (capital and i > 0) or token.lower in joining or (inside and token.lower in ("of", "for", "-"))


def _before_guerrillas(sentence: Sentence, table: dict[str, list[str]]) -> list[str]:
    """Return the names right before a word for armed men: "Red Dawn guerrillas"."""
    found = []
    for token in sentence:
        if token.lemma.lower() in table["violent"]:
            before = [c for c in sentence.children(token.i, "compound", "nmod") if c.pos == "PROPN" and c.ent != "NORP"]
            found += [c.text for c in before if c.i == token.i - 1]
    return found
