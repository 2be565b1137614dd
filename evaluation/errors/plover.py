"""Kinds of errors on PLOVER: events missed and too many by what was told instead, wrong actors of right events."""

from collections.abc import Iterator, Sequence

from evaluation.errors.counting import Corpus, Errors, counted
from evaluation.measurement import Data
from evaluation.plover import EVENTS, Event, found_in, records


def kinds(gold: Sequence[Event], ours: Sequence[Event]) -> Iterator[str]:
    """Yield the kind of each error in one sentence."""
    wanted, made = {e.kind for e in gold}, {e.kind for e in ours}
    known = set(EVENTS)
    for kind in sorted((wanted & known) - made):
        others = sorted(made & known)
        yield f"missed: {kind}, {'taken for ' + others[0] if others else 'nothing told'}"
    for kind in sorted((made & known) - wanted):
        others = sorted(wanted)
        yield f"too much: {kind}, where {others[0] if others else 'nothing'} is told"
    for event in gold:
        same = [one for one in ours if one.kind == event.kind]
        for field in ("sources", "targets") if same and event.kind in known else ():
            asked = getattr(event, field)
            if asked and not any(asked & getattr(one, field) for one in same):
                named = any(getattr(one, field) for one in same)
                yield f"{field[:-1]} of {event.kind}: {'another one' if named else 'none named'}"


def count(data: Data) -> Errors:
    """Count the errors on the odd half."""
    (folder,) = data.find("plover")
    chosen = records(folder, "odd")
    made = (kind for r in chosen for kind in kinds(r.events, found_in(r, data.parses, data.codebook)))
    return counted(f"the odd half, {len(chosen)} sentences", made)


CORPUS = Corpus("plover", "agree, refuse, demand, concede, fight", lambda data: data.find("plover"), count)
