"""The texts of the interface: complete in every language, and no page says a word that is in no catalogue."""

import re
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest

from trucewatch.model import (
    Basis,
    ContradictionKind,
    Finding,
    Label,
    MatterKind,
    Responsibility,
    Stance,
    Tie,
    Verdict,
    Verification,
)
from trucewatch.model.decisions import AnyDecision
from trucewatch.web.areas import AREAS
from trucewatch.web.catalogue import LANGUAGES, Catalogue, catalogue, preferred
from trucewatch.web.errors import MessageMissing
from trucewatch.web.permissions import Role

WEB = Path(__file__).parents[2] / "src/trucewatch/web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
SOURCES = sorted(WEB.rglob("*.py"))

ENGLISH = catalogue("en")

SAID_BY_NAME: dict[str, type[StrEnum]] = {
    "role": Role, "stance": Stance, "label": Label, "basis": Basis, "tie": Tie, "matter": MatterKind,
    "contradiction": ContradictionKind, "verdict": Verdict, "verification": Verification, "finding": Finding,
    "responsibility": Responsibility,
}  # fmt: skip


def forms(text: object) -> list[str]:
    """All the forms of a text."""
    return [text] if isinstance(text, str) else list(dict(text).values())  # type: ignore[call-overload]


def fields(text: str) -> set[str]:
    """The names of the values that a text takes."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_every_text_is_in_every_language(language: str) -> None:
    other = catalogue(language)
    assert set(other.texts) == set(ENGLISH.texts)
    for key, text in ENGLISH.texts.items():
        wanted = set().union(*(fields(form) for form in forms(text)))
        for form in forms(other.texts[key]):
            assert form.strip(), key
            assert fields(form) <= wanted, key
        assert isinstance(text, str) is isinstance(other.texts[key], str), key


def test_arabic_has_all_six_forms_and_they_are_chosen_as_they_are_said() -> None:
    arabic = catalogue("ar")
    for key, text in arabic.texts.items():
        if not isinstance(text, str):
            assert set(text) == {"zero", "one", "two", "few", "many", "other"}, key
    said = {n: arabic("common.chains", n=n) for n in (0, 1, 2, 3, 10, 11, 99, 100, 103)}
    assert said[1] == "سلسلة واحدة"
    assert said[2] == "سلسلتان"
    assert said[3] == "3 سلاسل"
    assert said[11] == "11 سلسلة"
    assert said[103] == "103 سلاسل"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_text_that_a_template_names_is_there(template: Path) -> None:
    words = template.read_text(encoding="utf-8")
    named = re.findall(r"""\bt\(\s*["']([a-z][a-z0-9.-]+)["']\s*[,)]""", words)
    for key in named:
        assert ENGLISH.has(key), key


def test_every_key_that_code_names_is_there() -> None:
    for source in SOURCES:
        words = source.read_text(encoding="utf-8")
        for pattern in (
            r"""BadInput\(\s*"([^"]+)\"""",
            r"""\bt\("([a-z.-]+)"[,)]""",
            r"""_account\(visit, "([^"]+)\"""",
        ):
            for key in re.findall(pattern, words):
                assert ENGLISH.has(key), (source.name, key)
        for key in re.findall(r"""done="([^"]+)\"""", words):
            assert ENGLISH.has(f"notice.{key}"), (source.name, key)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_says_a_word_of_its_own(template: Path) -> None:
    words = template.read_text(encoding="utf-8")
    words = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", words, flags=re.S)
    attributes = re.findall(r"""(?:aria-label|title|placeholder|alt)=["']([^"']*[A-Za-z][^"']*)["']""", words)
    assert attributes == []
    text = re.sub(r"<[^>]*>", " ", words)
    assert re.findall(r"[^\W\d_]{2,}", text.replace("SHA", "").replace("&amp;", "")) == []


def test_every_word_of_the_model_that_pages_show_has_a_text() -> None:
    for kind, words in SAID_BY_NAME.items():
        for word in words:
            assert ENGLISH.has(f"words.{kind}.{word}"), word
    for area in AREAS:
        if area.tab:
            assert ENGLISH(f"nav.{area.tab.name}")


def test_what_decisions_are_called_is_of_decisions_that_there_are() -> None:
    tags = {decision.__struct_config__.tag for decision in AnyDecision.__args__}
    named = {key.removeprefix("decisions.") for key in ENGLISH.texts if key.startswith("decisions.")}
    assert named <= {*tags, "other"}
    assert {"same-matter", "matter-assessed", "statement-corrected"} <= named


def test_a_value_written_the_other_way_is_isolated() -> None:
    assert ENGLISH("common.through", who="الساحل") == "through \u2068الساحل\u2069"
    assert ENGLISH("common.through", who="Meridian") == "through Meridian"
    assert catalogue("ar")("common.through", who="Meridian").endswith("\u2068Meridian\u2069")


def test_a_text_that_is_missing_is_no_silence() -> None:
    with pytest.raises(MessageMissing):
        ENGLISH("inbox.no-such-text")


@pytest.mark.parametrize(
    ("header", "language"),
    [("ar-SD,ar;q=0.9,en;q=0.5", "ar"), ("fr, ar;q=0.5", "ar"), ("fr", "en"), ("", "en"), ("EN-gb", "en")],
)
def test_the_browsers_language_is_taken_where_there_is_one(header: str, language: str) -> None:
    assert preferred(header) == language


def test_catalogues_are_what_they_say() -> None:
    assert isinstance(ENGLISH, Catalogue)
    assert (ENGLISH.direction, catalogue("ar").direction) == ("ltr", "rtl")


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_number_is_put_in_each_time_as_it_is(language: str) -> None:
    t = catalogue(language)
    for number in (0, 1, 2, 7, 11, 1200, 7):
        assert t("common.statements", n=number) == catalogue(language)._said("common.statements", {"n": number})
    assert t("common.statements", n=3) != t("common.statements", n=4)
