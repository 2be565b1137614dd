"""Templates as they are compiled: the same pages as by Jinja's own code, with less work."""

from collections.abc import Mapping
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from trucewatch.web.compiling import compiled_with, put

SETTINGS: Mapping[str, Any] = {"undefined": StrictUndefined, "trim_blocks": True}

TEXTS = {"greet": "Good <evening> & night", "plain": "Rain"}

BASE = {
    "base": "<h1>{% block title %}none{% endblock %}</h1>{% block main %}{% endblock %} - {{ t('plain') }}",
    "parts": (
        "{% macro cell(value, other=t('plain')) %}<td>{{ value }}|{{ other }}</td>{% endmacro %}"
        "{% macro framed(name) %}<p>{{ name }}{{ caller() }}</p>{% endmacro %}"
    ),
}

PAGES = {
    "what is put in": "{{ '<b>' }}{{ word }}{{ marked }}{{ 1 }}{{ 1.5 }}{{ true }}{{ none }}{{ flag }}{{ [word] }}",
    "texts": "{{ t('greet') }}, {{ t('plain') ~ '!' }}, {{ t(key) }}, {{ t('greet')|upper }}",
    "a text that is handed on": "{% import 'parts' as p with context %}{{ p.cell(t('greet')) }}{{ p.cell(word) }}",
    "what is called with a body": (
        "{% import 'parts' as p with context %}{% for one in rows %}"
        "{% call p.framed(one.name) %}{{ loop.index }}{{ word }}{% endcall %}{% else %}none{% endfor %}"
    ),
    "blocks": (
        "{% extends 'base' %}{% block title %}{{ super() }} {{ word }}{% endblock %}"
        "{% block main %}{% set kept %}<i>{{ word }}</i>{% endset %}{{ kept }}"
        "{% for one in rows if one.name != 'b' %}{{ one.name }}{{ ',' if not loop.last }}{% endfor %}{% endblock %}"
    ),
    "what is not there": "{{ rows[0].other is defined }}{{ rows[0].other|default('-') }}{{ table.name }}{{ table['get'] }}",
    "a loop that calls itself": "{% for one in tree recursive %}{{ one.n }}({{ loop(one.under) }}){% endfor %}",
}


class Row:
    """Something with a name."""

    def __init__(self, name: str) -> None:
        self.name = name


def values() -> dict[str, Any]:
    """What every page here is given."""
    return {
        "t": TEXTS.__getitem__, "key": "greet", "word": "a < b & 'c'", "marked": Markup("<em>x</em>"), "flag": False,
        "rows": [Row("a<"), Row("b"), Row("c")], "table": {"name": "n", "get": "g"},
        "tree": [{"n": 1, "under": [{"n": 2, "under": []}]}],
    }  # fmt: skip


def ours(templates: Mapping[str, str], **constant: Any) -> Environment:
    """An environment of ours over these templates."""
    return compiled_with(constant, loader=DictLoader(dict(templates)), autoescape=True, **SETTINGS)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_the_same_as_by_jinja_itself(name: str) -> None:
    templates = {**BASE, name: PAGES[name]}
    theirs = Environment(loader=DictLoader(templates), autoescape=True, **SETTINGS)
    page = ours(templates, t=TEXTS.__getitem__).get_template(name).render(values())
    assert page == theirs.get_template(name).render(values())


def test_texts_of_the_interface_are_asked_for_once_a_language_and_not_once_a_page() -> None:
    asked: list[str] = []

    def t(key: str) -> str:
        asked.append(key)
        return TEXTS[key]

    template = ours({"page": "{% for one in rows %}{{ t('plain') }}{{ one.name }}{% endfor %}"}, t=t).get_template(
        "page"
    )
    assert [template.render(values()).count("Rain") for _ in range(2)] == [3, 3]
    assert asked == ["plain"]


def test_a_text_with_values_is_asked_for_on_every_page() -> None:
    page = ours({"page": "{{ t('plain', n=2) }}{{ t(*['plain']) }}"}, t=lambda _: "compiled in").get_template("page")
    assert page.render(t=lambda key, n=0: f"{key} {n};") == "plain 2;plain 0;"


def test_what_is_not_defined_is_still_an_error() -> None:
    with pytest.raises(UndefinedError):
        ours({"page": "{{ nothing }}"}).get_template("page").render()
    with pytest.raises(UndefinedError):
        ours({"page": "{{ rows[0].other }}"}).get_template("page").render(values())


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("<", "&lt;"),
        (Markup("<"), "<"),
        (1, "1"),
        (True, "True"),
        (1.0, "1.0"),
        (None, "None"),
        ("<" * 200, "&lt;" * 200),
    ],
)
def test_everything_but_markup_is_escaped(value: object, said: str) -> None:
    assert [put(value), put(value)] == [said, said]


def test_words_that_equal_markup_are_escaped_all_the_same() -> None:
    assert [put(Markup("<i>")), put("<i>"), put(Markup("<i>"))] == ["<i>", "&lt;i&gt;", "<i>"]
