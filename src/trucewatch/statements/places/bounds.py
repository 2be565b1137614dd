"""Set the bounds of place names right: names that run on, clubs and companies that bear a town's name.

The parser's label may end before the name does ("Boa" of "Boa Vista"), begin behind its first word ("Palm Beach" of
"West Palm Beach"), or stand on the town in the name of a club ("Manchester City"). The gazetteer decides.
"""

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.statements.gazetteer import divisions, places
from trucewatch.statements.places.cues import Cues
from trucewatch.statements.places.toponyms import Toponym
from trucewatch.statements.sentence import Sentence


def bounded(sentence: Sentence, names: Sequence[Toponym], cues: Cues) -> list[Toponym]:
    """Return the names with the words that belong to them, less those that are a club's."""
    made = []
    for name in _joined(sentence, names, cues):
        town = _town(name, cues)
        if not town:
            made.append(name)
        elif not _is_club(town, cues):
            made.append(replace(name, words=town))
    return made


def _joined(sentence: Sentence, names: Sequence[Toponym], cues: Cues) -> list[Toponym]:
    """Return the names; the capital of the United States with its district is one ("Washington, D.C.")."""
    made: list[Toponym] = []
    for name in names:
        if made and name.sort == "area" and name.words in cues.districts and _follows(sentence, made[-1], name):
            made[-1] = replace(made[-1], last=name.last)
        else:
            made.append(_grown(sentence, name, cues))
    return made


def _follows(sentence: Sentence, town: Toponym, area: Toponym) -> bool:
    return town.sort == "seat" and area.first - town.last == 2 and sentence[area.first - 1].text == ","


def _grown(sentence: Sentence, name: Toponym, cues: Cues) -> Toponym:
    """The name with the capitalised words around it that the gazetteer has with it."""
    if name.sort != "name":
        return name
    first, last = name.first, name.last
    if first and sentence[first - 1].lower in cues.sides and _is_capital(sentence, first - 1):
        longer = sentence.words(first - 1, last)
        if places(longer):
            return replace(name, first=first - 1, words=longer)
    if last + 1 < len(sentence) and _is_capital(sentence, last + 1) and sentence[last + 1].tag.startswith("NNP"):
        longer = sentence.words(first, last + 1)
        if not _is_known(name.words) and _is_known(longer):
            return replace(name, last=last + 1, words=longer)
    return name


def _town(name: Toponym, cues: Cues) -> str:
    """The town in a name like "Idlib City", where only the town is known; else ""."""
    town, _, last = name.words.rpartition(" ")
    if name.sort != "name" or last not in cues.club_nouns or _is_known(name.words):
        return ""
    return town if places(town) else ""


def _is_club(town: str, cues: Cues) -> bool:
    """Whether a club bears this town's name and another word: "Manchester City", but not "Idlib City"."""
    return max(places(town), key=lambda entry: entry.population).countrycode in cues.club_states


def _is_capital(sentence: Sentence, i: int) -> bool:
    return sentence[i].text[:1].isupper()


def _is_known(words: str) -> bool:
    return bool(places(words) or divisions(words))
