"""Arguments of events on a document composed here, in the corpus's form."""

import json
from pathlib import Path

from evaluation.wikievents import Argument, Score, documents, found

from trucewatch.codebook import load
from trucewatch.statements.parsing import Parses, SpacyParser

WORDS = ["Gunmen", "attacked", "a", "convoy", "in", "Paris", "."]


def _row() -> dict[str, object]:
    at, tokens = 7, []
    for word in WORDS:
        tokens.append([word, at, at + len(word)])
        at += len(word) + 1
    names = {"T1": (0, 1), "T2": (3, 4), "T3": (5, 6)}
    return {
        "doc_id": "d", "text": "not used", "sentences": [[tokens, " ".join(WORDS)]],
        "entity_mentions": [{"id": n, "start": s, "end": e} for n, (s, e) in names.items()],
        "event_mentions": [
            {"event_type": "Conflict.Attack.Unspecified", "arguments": [
                {"role": "Attacker", "entity_id": "T1"}, {"role": "Target", "entity_id": "T2"},
                {"role": "Place", "entity_id": "T3"}, {"role": "Instrument", "entity_id": "T3"},
            ]},
            {"event_type": "Contact.Contact.Meet", "arguments": [{"role": "Place", "entity_id": "T3"}]},
        ],
    }  # fmt: skip


def test_attacker_target_and_place_are_found_where_they_stand(tmp_path: Path) -> None:
    (tmp_path / "dev.jsonl").write_text(json.dumps(_row()) + "\n", encoding="utf-8")
    (document,) = documents(tmp_path, "odd")
    assert {a.role for a in document.gold} == {"attacker", "target", "place"}
    score = Score()
    missed, extra = score.add(document.gold, found(document, Parses(SpacyParser(), load()), load()))
    assert (missed, extra) == ([], [])
    assert score.figures["head F1"] == 100.0


def test_a_head_in_another_role_is_an_error() -> None:
    score = Score()
    missed, extra = score.add(frozenset([Argument("target", 0, 9)]), frozenset([Argument("victim", 4, 9)]))
    assert len(missed) == len(extra) == 1
    assert score.figures["head F1"] == 0.0
