"""Recorded English sentences in another language: read back by their patterns, and left as they are where none fits."""

import re
import time

import pytest
from tests.web.test_saying import ISOLATES, fields, sentences

from trucewatch.codebook import load
from trucewatch.model import Measure, OccurrenceKind
from trucewatch.web import naming
from trucewatch.web.catalogue import catalogue
from trucewatch.web.retelling import retold, title

BOOK = load()
ENGLISH, ARABIC = catalogue("en"), catalogue("ar")
KNOWN = frozenset({"Movement for Peace", "Army", "Ministry of Defence and Armed Forces", "River Army"})


def said(group: str, words: str) -> str | None:
    """A sentence in Arabic, without the marks that set names apart."""
    found = retold(ARABIC, group, words, KNOWN)
    return None if found is None else ISOLATES.sub("", found)


@pytest.mark.parametrize(
    ("group", "recorded", "arabic"),
    [
        ("incident", "Shelling by River Army, Orran, 2031-03-12", "قصف مدفعي من جانب River Army، Orran، 12 آذار (مارس) 2031"),
        ("incident", "Denied: Clash, 2031-03-01 to 2031-03-02", "يُنفى: اشتباك، من 1 آذار (مارس) 2031 إلى 2 آذار (مارس) 2031"),
        ("incident", "Occurrence: “a bang”", "واقعة: “a bang”"),
        ("figure", "Civilians killed, since January", "عدد القتلى (مدنيون)، since January"),
        ("figure", "Trucks counted", "العدد (Trucks)"),
        ("position", "Position of Hill Council (Ana Brook) on the ceasefire agreement", "موقف Hill Council (Ana Brook) من اتفاق وقف إطلاق النار"),
        ("position", "Position of somebody not named (“They”) on the Senn truce", "موقف جهة غير مسمّاة (“They”) من Senn truce"),
        ("position", "Position of Army on the peace deal", "موقف Army من اتفاق السلام"),
        ("agreement", "Draft ceasefire agreement", "مسودة اتفاق وقف إطلاق النار"),
        ("meeting", "Talks of Sardane, Tyrrel in Vellmar", "محادثات Sardane وTyrrel في Vellmar"),
        ("support", "Support of Movement for Peace for Army", "دعم من Movement for Peace إلى Army"),
        ("appeal", "Ana Brook calls for: calm", "نداء من Ana Brook: calm"),
        ("claimed-position", "Hill Council: asked for time until 5 March 2031, morning", "Hill Council: طلب مهلة حتى 5 آذار (مارس) 2031، صباحًا"),
        ("claimed-figure", "at least 40 people (killed), counted by Army", "ما لا يقل عن 40 people (قتلى)، بحسب عدّ Army"),
        ("claimed-occurrence", "shelling by Army against Senn", "قصف مدفعي من جانب Army ضد Senn"),
        ("joined", "'A.B.' and \"A'b\": 2 words agree; not shared: c", "A.B. وA'b: كلمتان مشتركتان؛ غير مشترك: c"),
        ("joined", "'A' and 'B': 11 words agree", "A وB: 11 كلمة مشتركة"),
        ("reconciled", "Army: people killed run up to 14 by 2 March 2031 and to 12 by 3 March 2031: a running count cannot fall (2 fewer).",
         "Army: العدد التراكمي (القتلى) هو 14 حتى 2 آذار (مارس) 2031 و12 حتى 3 آذار (مارس) 2031؛ ولا يمكن أن ينخفض عدد تراكمي (الفرق 2)."),
        ("because", "Army says “five died”; the Front denies it: “nobody died”.", "يقول Army: “five died”، وينفيه the Front: “nobody died”."),
        ("refused.in-force", "the agreement takes effect on 2031-03-14, and it happened before", "يسري الاتفاق من 14 آذار (مارس) 2031، وقد وقع هذا قبل ذلك"),
        ("aside", "cut off: the file ends inside a character (UTF-8, byte 1,024)", "مقطوع: ينتهي الملف داخل محرف (UTF-8، البايت 1,024)"),
        ("audit", "Eva Ek: monitor, reader; may not sign in", "Eva Ek: مراقب، قارئ؛ لا يُسمح له بالدخول"),
        ("reason", "taken to work on it", "أُخذ للعمل عليه"),
    ],
)  # fmt: skip
def test_a_recorded_sentence_is_said_in_arabic(group: str, recorded: str, arabic: str) -> None:
    assert said(group, recorded) == arabic
    assert retold(ENGLISH, group, recorded) == recorded


def test_names_are_set_apart_and_arabic_words_are_not() -> None:
    assert title(ARABIC, "incident", "Clash by Army") == "اشتباك من جانب \u2068Army\u2069"
    late = "Army: of the rise of 9 people killed from 2 March 2031 (3) to 3 March 2031 (12), 4 are late additions for "
    told = retold(ARABIC, "reconciled", f"{late}earlier days: 9 = 4 + 5.")
    assert told is not None
    assert "\u20669 = 4 + 5\u2069" in told, "a sum is read from left to right"


def test_what_fits_no_pattern_stays_as_it_was_recorded() -> None:
    assert retold(ARABIC, "incident", "The fire at the mill") is None
    assert title(ARABIC, "incident", "The fire at\nthe mill") == "The fire at the mill"
    assert retold(ARABIC, "no-such-group", "Clash") is None
    assert retold(ARABIC, "figure", "Clash by Army") is None


@pytest.mark.parametrize(
    ("words", "arabic"),
    [
        ("Army", "Army"),
        ("Army and Navy", "Army وNavy"),
        ("Army, Navy and 2 more", "Army، Navy واثنان آخران"),
        ("Ministry of Defence and Armed Forces and Navy", "Ministry of Defence and Armed Forces وNavy"),
        ("nobody", "لا أحد"),
    ],
)
def test_lists_of_names_are_cut_between_names(words: str, arabic: str) -> None:
    assert ISOLATES.sub("", naming.listed(ARABIC, words, KNOWN)) == arabic
    assert naming.listed(ENGLISH, words, KNOWN) == words


def test_patterns_are_those_that_the_codebook_makes_sentences_by() -> None:
    for table, rows, group in (
        ("matters", "because", "because"), ("reconciling", "because", "reconciled"), ("reconciling", "what", "what"),
        ("briefs", "positions", "position-words"), ("briefs", "occurrences", "act-words"),
    ):  # fmt: skip
        made = {key: text for key, text in BOOK.table(table)[rows].items() if isinstance(text, str)}
        for key, text in made.items():
            if key.startswith("transposed-"):
                continue  # what stands in it is read by its own group
            wanted = text.replace("{days}", "{shared_days}")
            assert ENGLISH.texts[f"recorded.{group}.{key}"] == wanted, key
    assert ENGLISH.texts["recorded.why.transposed-run"] == BOOK.table("reconciling")["because"]["transposed-run"]
    assert ENGLISH.texts["recorded.agreement.unnamed"] == BOOK.table("matters")["agreement"]["unnamed"]
    for key in BOOK.table("matters")["counted"]:
        assert ENGLISH.has(f"recorded.counted-words.{key}"), key


FIGURES = {
    "named": "Army", "what": "people killed", "arithmetic": "9 = 4 + 5", "parts": "at least 4 + 5", "direction": "more",
    "event": "9", "late_event": "earlier days", "days": "3 of 9 days", "verdict": "the same people, dated otherwise",
    "why": "with 5 the count runs on from 4 to 6, with 50 it falls",
}  # fmt: skip
DAYS = {"day", "date", "since"}


def test_every_sentence_on_figures_is_read_back() -> None:
    for key, text in BOOK.table("reconciling")["because"].items():
        names = fields(text)
        if names == {"arithmetic"} or key == "transposed-run":
            continue
        values = {one: "3 March 2031" if one in DAYS or one.endswith("_day") else "at least 40" for one in names}
        told = said("reconciled", text.format(**{**values, **{one: FIGURES[one] for one in names & set(FIGURES)}}))
        assert told is not None, key
        assert not re.search("[A-Za-z]", told.replace("Army", "")), (key, told)


def test_words_made_to_fit_many_ways_are_left_soon() -> None:
    rises = (
        "Army: the running count of b rises by c from d (e) to f (g), against h counted as new and i late additions: "
    )
    hostile = (
        ("reconciled", rises * 15),
        ("incident", "Clash by " + ", x" * 500),
        ("meeting", "Talks of " + " in x, " * 250),
    )
    for group, words in hostile:
        began = time.perf_counter()
        retold(ARABIC, group, words)
        assert time.perf_counter() - began < 5, group
    assert retold(ARABIC, "incident", "Clash by " + "x" * 2000) is None


def test_every_word_that_titles_are_made_of_is_known() -> None:
    for kind in OccurrenceKind:
        assert said("incident", kind.value.replace("-", " ").capitalize()) is not None, kind
    for measure in Measure:
        if measure not in (Measure.OTHER, Measure.VIOLATIONS):
            assert said("figure", f"People {measure.value}") is not None, measure


def test_why_files_were_set_aside_and_terms_were_in_force_is_known() -> None:
    for row in BOOK.table("intake")["signatures"]:
        assert said("aside", row["why"]) is not None, row["why"]
    for key, (text, _) in sentences().items():
        if key.startswith("in-force.") and key not in ("in-force.where",):
            assert ENGLISH.texts[f"refused.{key}"] == text, key
