"""How alike two names are, and words under many spellings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.codebook import load
from trucewatch.model import ActorKind
from trucewatch.statements.actors import spelling
from trucewatch.statements.actors.lexicon import lexicon_of
from trucewatch.statements.actors.names import likeness

LEXICON = lexicon_of(load())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Yusuf al-Qaderi", "Youssef El Kadiri"),
        ("Ihor Kovalenko", "Igor Kovalenko"),
        ("Tarek Benassi", "Tarek Omar Benassi"),
        ("Ołeksandr Wójcik", "Oleksandr Wojcik"),
        ("Игорь Коваленко", "Igor Kovalenko"),
        ("National Salvation Council", "NSC"),
        ("Good Harbour Ltd", "Goodharbour Limited"),
        ("People's Defence Union", "PDU"),
        ("People’s Defence Union", "PDU"),
        ("Brigade Twenty-Four", "Brigade 24"),
        ("U.N. Observer Mission", "United Nations Observer Mission"),
        ("Abdrahman Osei", "Abd Rahman Osei"),
        ("Ben Okoro", "Benjamin Okoro"),
        ("bin Faisal Omar", "Omar bin Faisal"),
    ],
)
def test_one_name(left, right):
    found = likeness(left, right, LEXICON)
    assert found.same, found
    assert found.because


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Omar Keller", "Idris Keller"),
        ("Anna Dorsey", "Theresa Dorsey"),
        ("Tarek Benassi", "Tarek Haddad"),
        ("National Salvation Council", "National Security Council"),
        ("Tarek Benassi", "Benassi Foundation for Peace"),
        ("", "Omar Keller"),
        ("Shield Brigade II", "Shield Brigade"),
        ("Omar bin Faisal al-Nouri", "Faisal bin Omar al-Nouri"),
    ],
)
def test_two_names(left, right):
    found = likeness(left, right, LEXICON)
    assert not found.same, found
    assert not found.merges


def test_a_further_word_parts_bodies_rather_than_persons():
    person = likeness("Tarek Benassi", "Tarek Omar Mansur Benassi", LEXICON, ActorKind.PERSON)
    body = likeness("Harbour Bank", "Harbour Savings Bank", LEXICON, ActorKind.ORGANISATION)
    assert person.same
    assert not body.same


def test_what_merges_does_not_depend_on_the_kind():
    names = ("Tarek Benassi", "Tarek Omar Benassi")
    kinds = {likeness(*names, LEXICON, kind).merges for kind in ActorKind}
    assert len(kinds) == 1


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Qaddour", "Kaddur", True),
        ("Sergei", "Sergey", True),
        ("Marinjan", "Marinyan", True),
        ("Tanja", "Tanya", True),
        ("Tanja", "Tania", True),
        ("Shevchenko", "Ševčenko", True),
        ("Dorsey", "Theresa", False),
        ("Korean", "Guerin", False),
        ("Tadi", "Touthi", False),
        ("Huthi", "Houthi", True),
        ("Rida", "Reda", True),
    ],
)
def test_a_word_under_two_transliterations(left, right, same):
    assert spelling.same_word(left, right) is same


@pytest.mark.parametrize(
    ("name", "acronym", "fits"),
    [
        ("Front for National Renewal", "FNR", True),
        ("Union of the Northern Tribes", "UNT", True),
        ("Union of the Northern Tribes", "UOTNT", True),
        ("Front for National Renewal", "FRN", False),
        ("Front", "F", False),
        ("Ka'eng Liberation Army", "KLA", True),
        ("Ka\u2019eng Liberation Army", "KLA", True),
        ("Kelmet's Liberation Army", "KLA", True),
        ("Front d'Est", "FDE", True),
        ("Ka'eng Liberation Army", "KELA", False),
    ],
)
def test_initials(name, acronym, fits):
    assert spelling.initials(name, acronym) is fits


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Norway's defence ministry", "Norwegian Defense Ministry", True),
        ("Norwegian Ministry of Foreign Affairs", "Norway foreign ministry", True),
        ("Norwegian foreign ministry", "Norwegian defence ministry", False),
        ("Norwegian foreign ministry", "Swedish foreign ministry", False),
        ("Norwegian National Guard", "Norway National Guard", True),
    ],
)
def test_the_key_of_a_body(left, right, same):
    assert (spelling.body_key(left, LEXICON) == spelling.body_key(right, LEXICON)) is same


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_a_share_and_does_not_mind_the_order(left, right):
    found = likeness(left, right, LEXICON)
    assert 0.0 <= found.score <= 1.0
    assert found.score == pytest.approx(likeness(right, left, LEXICON).score)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", min_size=3, max_size=40).filter(lambda s: s.strip()))
def test_a_name_is_like_itself(name):
    assert likeness(name, name, LEXICON).score == pytest.approx(1.0)
