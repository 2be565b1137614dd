"""Why the machine proposes something: in each language, whatever pattern of the codebook said it."""

import pytest

from trucewatch.codebook import load
from trucewatch.web.catalogue import LANGUAGES, catalogue
from trucewatch.web.proposed import origin, proposed

BOOK = load()
RULES = BOOK.table("verification")["rules"]
VALUES = {
    "chains": 2, "principals": "Sergei Lavrov and Mevlut Cavusoglu", "accused": "the River Army", "contradictions": 3,
    "origin": "an outlet's own word",
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_gives_its_reason_in_every_language(rule: str, language: str) -> None:
    recorded = RULES[rule].format(**VALUES)
    said = proposed(catalogue(language), BOOK, rule, recorded)
    assert said is not None
    if language == "en":
        assert said.replace("’", "'") == recorded
    else:
        assert ("Sergei Lavrov" in said) is ("{principals}" in RULES[rule])
        assert "word of" not in said
    denied = proposed(catalogue(language), BOOK, rule, f"{recorded} The Hill Council denies it.")
    assert denied is not None
    assert denied.startswith(said)
    assert "The Hill Council" in denied


def test_a_sentence_of_another_codebook_stays_as_it_was_recorded() -> None:
    arabic = catalogue("ar")
    assert proposed(arabic, BOOK, "one-chain", "Everything comes from one mouth.") is None
    assert proposed(arabic, BOOK, "a-newer-rule", "It is so.") is None
    assert proposed(arabic, BOOK, None, "It is so.") is None


@pytest.mark.parametrize(
    ("recorded", "name"),
    [
        ("own reporting of Meridian", "Meridian"),
        ("credited to Reuters", "Reuters"),
        ("text shared by A and B", "A and B"),
        ("text shared by A and B, credited to AFP", "AFP"),
        ("Anadolu, relayed by Meridian", "Anadolu"),
    ],
)
def test_where_a_chain_comes_from_is_said_in_every_language(recorded: str, name: str) -> None:
    assert origin(catalogue("en"), recorded) == recorded
    arabic = origin(catalogue("ar"), recorded)
    assert arabic is not None
    assert all(one in arabic for one in name.split(" and "))
    assert not {"own", "shared", "credited", "relayed", "and"} & set(arabic.split())
    assert origin(catalogue("ar"), "") is None
