"""Kinds of errors on MUC-4: incidents missed and too many by what else was told, and the slots of those found."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from evaluation.errors.counting import Corpus, Errors, counted
from evaluation.measurement import Data
from evaluation.muc import Restorer, sample
from evaluation.muc_keys import SLOTS, Entry, Template, aligned, matched
from evaluation.muc_templates import Teller, incident_type
from trucewatch.statements.claims import find_claims
from trucewatch.statements.figures import find_figures
from trucewatch.statements.sentence import Sentence

EVERY = 5
_WORDS = ("instrument", "perpetrators", "organisation", "things", "names", "victims")
"""Slots that are filled with words of the document; the others take words of a list, numbers, dates and places."""
_OWNED = (
    (("names", "victims"), ("kind of victims", "numbers", "nation of victims", "effect", "total")),
    (("things",), ("kind of things", "number of things", "nation of things", "effect on things", "total of things")),
    (("organisation",), ("confidence",)),
    (("instrument",), ("instrument type",)),
)
"""Slots that tell more of what stands in others."""


def kinds(
    keys: Sequence[Template], ours: Sequence[Template], sentences: Sequence[Sentence], told: Sequence[Sentence]
) -> Iterator[str]:
    """Yield the kind of each error in one document; `told` are the sentences where we tell an incident."""
    for key, our in aligned(keys, ours):
        if not our:
            yield f"incident missed: {_other(key, ours)}"
        elif not key:
            yield f"incident too much: {_other(our, keys)}"
        else:
            yield from _slots(key, our, sentences, told)


def _slots(key: Template, our: Template, sentences: Sequence[Sentence], told: Sequence[Sentence]) -> Iterator[str]:
    """Yield the errors in the slots of one incident; a victim or thing missed is one error, not one in each slot."""
    apart = {slot: _apart(slot, key.get(slot, ()), our.get(slot, ())) for slot in SLOTS.values()}
    for slot, (left, extra) in apart.items():
        owners = next((owners for owners, owned in _OWNED if slot in owned), ())
        lost = max((len(apart[owner][0]) - len(apart[owner][1]) for owner in owners), default=0)
        made = max((len(apart[owner][1]) - len(apart[owner][0]) for owner in owners), default=0)
        yield from _slot(slot, left[max(0, lost) :], extra[max(0, made) :], sentences, told)


def _apart(slot: str, asked: Sequence[Entry], given: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Return the fills of a key and of ours that nothing was matched with."""
    _, used, taken = matched(slot, asked, given)
    left = [entry for i, entry in enumerate(asked) if i not in used and "" not in entry]
    return left, [entry for j, entry in enumerate(given) if j not in taken]


def _other(one: Template, others: Sequence[Template]) -> str:
    kind = _first(one, "type")
    if not others:
        return f"{kind}, none on the other side"
    same = any(_first(other, "type") == kind for other in others)
    return f"{kind}, the other side has {'fewer of this type' if same else 'other types only'}"


def _first(template: Template, slot: str) -> str:
    return next((word for entry in template.get(slot, ()) for word in sorted(entry - {""})), "no type")


def _slot(
    slot: str, left: Sequence[Entry], extra: Sequence[Entry], sentences: Sequence[Sentence], told: Sequence[Sentence]
) -> Iterator[str]:
    """Yield the errors of a slot: fills without a match, paired while there are some on either side."""
    both = min(len(left), len(extra))
    for asked, given in zip(left[:both], extra[:both], strict=True):
        yield f"{slot}: {_wrong(slot, asked, given)}"
    for entry in left[both:]:
        yield f"{slot}: missing{_where(slot, entry, sentences, told)}"
    yield from (f"{slot}: too much" for _ in extra[both:])


def _wrong(slot: str, asked: Entry, given: Entry) -> str:
    wanted, made = min(asked), min(given)
    if slot == "date":
        return _days_off(wanted, made)
    if slot == "place":
        same = wanted.split(":")[0].strip() == made.split(":")[0].strip()
        return "another one in the right country" if same else "in another country"
    if slot in _WORDS or slot == "numbers" or made.replace(" ", "").isdigit():
        return "another one"
    return f"{made} for {wanted}"


def _days_off(wanted: str, made: str) -> str:
    left, right = _day(wanted), _day(made)
    if left is None or right is None:
        return "another one, open"
    days = abs((left - right).days)
    return "off by a day" if days == 1 else "off by up to a week" if days <= 7 else "off by more"


def _day(words: str) -> date | None:
    last = re.findall(r"\d\d? [a-z]{3} \d\d", words)
    return datetime.strptime(last[-1], "%d %b %y").date() if last else None  # noqa: DTZ007 - a day, not a moment


def _where(slot: str, entry: Entry, sentences: Sequence[Sentence], told: Sequence[Sentence]) -> str:
    """Return where the words of a missing fill stand: beside an act that we tell, or in sentences without one."""
    if slot not in _WORDS:
        return ""
    heads = {word.split()[-1].rstrip("s") for word in entry if word}
    here = [s for s in sentences if heads & {t.lower.rstrip("s") for t in s}]
    if not here:
        return ", its words are not in the text"
    near = any(s is other for s in here for other in told)
    return ", named where we tell an act" if near else ", named only where we tell none"


def count(data: Data) -> Errors:
    """Count the errors on each fifth document of `dev`."""
    (folder,) = data.find("muc")
    chosen, restorer = sample(folder, ("dev",), EVERY), Restorer(folder, data.codebook)
    read = [restorer.read(document) for document in chosen]
    data.parses.prepare([one.text for one in read])
    made: list[str] = []
    for document, one in zip(chosen, read, strict=True):
        sentences = data.parses.sentences(one.text)
        told = [s for s in sentences if _tells(s, data)]
        made += kinds(document.keys, Teller(one, sentences, data.codebook).templates(), sentences, told)
    asked = sum(len(document.keys) for document in chosen)
    return counted(f"each fifth document of dev, {len(chosen)} documents, {asked} incidents", made)


def _tells(sentence: Sentence, data: Data) -> bool:
    claims = (*find_claims(sentence, data.codebook), *find_figures(sentence, data.codebook))
    return any(incident_type(sentence, claim) is not None for claim in claims)


CORPUS = Corpus("muc", "attacks in news of 1988 to 1990", lambda data: data.find("muc/dev"), count)
