"""What templates call: what a field chooses from is written as a template would write it, and kept only where it may be."""

from jinja2 import Environment

from trucewatch.model import Verification
from trucewatch.web import pages
from trucewatch.web.catalogue import catalogue

PLAIN = Environment(autoescape=True).from_string(
    '{% for value, said in choices %}<option value="{{ value }}"{% if value == chosen %} selected{% endif %}>'
    "{{ said }}</option>{% endfor %}"
)


def test_choices_are_written_as_a_template_would() -> None:
    words = (("a", "A & B"), ('"<i>', "<b>"), ("north", "North"))
    for choices in (words, list(words), (), [], catalogue("ar").choices("verification", Verification)):
        for chosen in ("", "a", None, "verified", Verification.VERIFIED):
            assert pages.options(choices, chosen) == PLAIN.render(choices=choices, chosen=chosen)


def test_a_list_is_not_kept_as_it_may_name_what_not_everybody_sees() -> None:
    before = pages._said_again.cache_info().currsize
    pages.options([("room-north", "North")])
    assert pages._said_again.cache_info().currsize == before
    pages.options((("inbox", "Inbox"),), "of this test")
    assert pages._said_again.cache_info().currsize == before + 1


def test_choices_are_called_what_the_words_of_the_model_are_called() -> None:
    for language in ("en", "ar"):
        t = catalogue(language)
        assert t.choices("verification", Verification) == tuple(
            (one.value, t.word("verification", one)) for one in Verification
        )
