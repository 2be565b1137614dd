import pytest

from trucewatch.codebook import Codebook
from trucewatch.origins.press import press


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("TASS", "TASS"),
        ("the TASS news agency", "TASS"),
        ("Russian news agency TASS", "TASS"),
        ("the state-run TASS news agency", "TASS"),
        ("AFP", "Agence France-Presse"),
        ("Reuters journalists in Tripoli", "Reuters"),
        ("a Reuters witness", "Reuters"),
        ("the Arabic-language daily Asharq Al-Awsat", "Asharq Al-Awsat"),
        ("the Cairo-based Ahram Online", "Ahram Online"),
        ("Michael Bloomberg", None),
        ("the Guardian Council", None),
        ("a resident", None),
        ("", None),
    ],
)
def test_which_organ_words_mean(codebook: Codebook, words: str, name: str | None) -> None:
    found = press(codebook).meant(words)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("a doctor told AFP by telephone", ["Agence France-Presse"]),
        ("he told the Reuters news agency", ["Reuters"]),
        ("in an interview with the state news agency TASS", ["TASS"]),
        ("the bridge was shut, AFP reports from the port", ["Agence France-Presse"]),
        ("the bridge was shut, according to the Reuters news agency", ["Reuters"]),
        ("he told the crowd that AFP was wrong", []),
        ("he was asked about what AFP wants", []),
    ],
)
def test_who_was_spoken_to(codebook: Codebook, content: str, names: list[str]) -> None:
    assert [organ.name for _, _, organ in press(codebook).told(content, 0, len(content))] == names


@pytest.mark.parametrize(
    ("outlet", "actor", "owned"),
    [
        ("TASS", "the Russian Foreign Ministry", True),
        ("TASS", "Russia", True),
        ("TASS", "the Kremlin", True),
        ("TASS", "Russian fishermen", False),
        ("TASS", "the Turkish Foreign Ministry", False),
        ("Voice of America", "the United Nations", False),
        ("Reuters", "the British government", False),
        ("Al-Manar", "Hezbollah", True),
    ],
)
def test_for_whom_an_organ_speaks(codebook: Codebook, outlet: str, actor: str, *, owned: bool) -> None:
    known = press(codebook)
    organ = known.named(outlet)
    assert organ is not None
    assert known.speaks_for(organ, actor) is owned


def test_every_outlet_says_where_its_owner_can_be_checked_and_names_agencies_of_the_table(codebook: Codebook) -> None:
    rows = codebook.rows("outlets")
    agencies = {row["name"] for row in rows if row["agency"] == "yes"}
    for row in rows:
        assert row["source"], row["name"]
        assert row["source"] == "unclear" or any(letter.isdigit() for letter in row["source"]), row["name"]
        assert {name for name in row["subscriptions"].split(",") if name} <= agencies, row["name"]
