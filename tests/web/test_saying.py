"""What the register refuses, said in the language of the interface: every refusal has its words in every language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from tests.web.test_incidents import key_of, report, step

from trucewatch.model import Finding
from trucewatch.said import Said, said
from trucewatch.web.catalogue import LANGUAGES, catalogue
from trucewatch.web.saying import sentence, told

SOURCE = Path(__file__).parents[2] / "src/trucewatch"
REACHING = ("model", "register", "briefs", "web")
"""Whose refusals come to a page; those of a whole table are raised where tables are read."""

FILES = [*(file for part in REACHING for file in (SOURCE / part).rglob("*.py")), SOURCE / "intake/figure_tables.py"]
PLAIN = {"TrucewatchError", "DecisionRefused", "SpanMismatch", "NoteError"}
"""The errors that tell a person why not."""

ISOLATES = re.compile("[\u2066-\u2069]")


def calls(file: Path, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def sentences() -> dict[str, tuple[str, set[str]]]:
    """The English of every sentence that the code says, and the values that it is said with, by its key."""
    found: dict[str, tuple[str, set[str]]] = {}
    for file in FILES:
        if "import Said, said" not in file.read_text(encoding="utf-8") and "import said" not in file.read_text("utf-8"):
            continue
        for call in calls(file, "said"):
            key, text = call.args
            where = f"{file.name}:{call.lineno}"
            assert isinstance(key, ast.Constant), f"{where}: the key is not written out"
            assert isinstance(text, ast.Constant), f"{where}: the sentence is not written out"
            values = {one.arg for one in call.keywords if one.arg}
            assert found.setdefault(key.value, (text.value, values)) == (text.value, values), f"{where}: {key.value}"
    return found


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_refusal_is_in_every_language(language: str) -> None:
    texts = {
        key.removeprefix("refused."): str(text)
        for key, text in catalogue(language).texts.items()
        if key.startswith("refused.")
    }
    known = sentences()
    assert len(known) > 150
    assert sorted(set(known) - set(texts)) == [], "these have no words in the catalogue"
    assert sorted(set(texts) - set(known)) == [], "nobody says these any more"
    for key, (text, values) in known.items():
        assert fields(text) <= values, key
        assert fields(texts[key]) <= values, key


def test_no_error_that_tells_a_person_why_not_is_raised_with_bare_words() -> None:
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            raised = node.exc if isinstance(node, ast.Raise) else None
            if not isinstance(raised, ast.Call) or not isinstance(raised.func, ast.Name):
                continue
            own = PLAIN | {"IntakeError"} if file.name == "figure_tables.py" else PLAIN
            if raised.func.id in own:
                bare = isinstance(raised.args[0], ast.Constant | ast.JoinedStr)
                assert not bare, f"{file.name}:{raised.lineno} says it in English alone: raise it with said(...)"


def test_words_of_the_model_are_translated_and_those_of_the_record_are_not() -> None:
    arabic = catalogue("ar")
    one = said("ladder.no-inquiry", "{finding} needs ...", finding=Finding.VIOLATION_SERIOUS)
    assert "خرق جسيم" in told(arabic, one)
    named = told(arabic, said("in-force.binds", "the term binds {who}", who="River Army"))
    assert named == "البند يُلزم \u2068River Army\u2069"
    code = said("coding.no-code", "{code!r} ...", code="yes\u202e", round="r1", codes=("no", "نعم"))
    assert ISOLATES.sub("", told(arabic, code)) == "yes[U+202E] ليس من رموز الجولة r1: no، نعم."


def test_a_date_is_said_as_pages_say_dates() -> None:
    one = said("desk.over", "...", until="2031-03-12T04:10:00Z")
    assert sentence(catalogue("en"), one) == "A claim until 12 March 2031, 04:10 is over before it begins."
    assert "12 آذار (مارس) 2031، 04:10" in told(catalogue("ar"), one)


def test_a_sentence_within_a_sentence_is_said_in_the_same_language() -> None:
    inner = Said("in-force.no-day", "no day is told on which it happened", {})
    outer = said("terms.because", "{what} ({why})", what=said("terms.none-recorded", "no term"), why=inner)
    assert str(outer) == "no term (no day is told on which it happened)"
    assert told(catalogue("ar"), outer) == "لم يُسجَّل أي بند (لم يُذكر اليوم الذي وقع فيه هذا)"


def said_on(answer: Any) -> str:
    """What a page says is wrong."""
    found = re.search(r'<p role="alert">(.*?)</p>', answer.text, re.S)
    assert found is not None, answer.text
    return ISOLATES.sub("", found[1])


def test_refusals_are_in_the_language_of_whoever_is_refused(signed_in: Any) -> None:
    monitor, reviewer, all_roles = signed_in("monitor"), signed_in("reviewer"), signed_in("ana")
    key = key_of(report(monitor))
    for one in (monitor, reviewer, all_roles):
        one.cookies.set("trucewatch-language", "ar")
    unclaimed = step(monitor, key, "inquire", means="site-visit", words="craters")
    assert (unclaimed.status_code, said_on(unclaimed)) == (409, "لا أحد يعمل على هذا الحادث: تولَّه أولًا.")
    step(all_roles, key, "claim", hours="4")
    busy = step(monitor, key, "find", finding="under-inquiry")
    assert "يعمل Ana Silva على هذا حتى" in said_on(busy)
    unlooked = step(all_roles, key, "reply", party="River Army", reply="confirms", words="Yes.")
    assert unlooked.status_code == 303
    unclear = said_on(step(all_roles, key, "find", finding="violation-serious"))
    assert unclear.startswith("لا يمكن معرفة هل كان أحد البنود ساريًا في Orran بتاريخ 12 آذار (مارس) 2031، 04:10 (")
    assert "(لم يُسجَّل نطاق للبند ولا للاتفاق؛ River Army غير مسجَّل طرفًا في الاتفاق)" in unclear
    assert "«خرق جسيم»، بل «قيد التحقيق» أو «بلا استنتاج» فقط" in unclear
    assert step(all_roles, key, "find", finding="under-inquiry").status_code == 303
    of = all_roles.get(f"/incidents/{key}").text.split('name="of" value="')
    entry = reviewer.get(f"/incidents/{key}").text.split('name="of" value="')[1].split('"')[0]
    assert len(of) == 1, "the page offers nobody their own finding to review"
    own = step(all_roles, key, "review", of=entry, verdict="approved")
    assert said_on(own) == "وضع Ana Silva استنتاجًا في هذا الحادث: يراجعه شخص ثانٍ."
    early = step(all_roles, key, "publish", of=entry, edition="public", unanswered="nobody asked")
    assert re.fullmatch(r"استنتاج القيد [\d,]+ لم يُراجَع: لا يمكن نشره\.", said_on(early))
    unread = report(monitor, key="m" * 24, day="12 March")
    assert "هذا ليس تاريخًا" in said_on(unread)
    fine = report(monitor, key="n" * 24, lat="12.123456", lon="14.1")
    assert said_on(fine) == "12.123456 أدق مما يُعرف به «بلدة»: 2 من المنازل العشرية على الأكثر."


def test_whether_a_term_held_is_said_in_the_language_of_the_page(signed_in: Any) -> None:
    monitor = signed_in("monitor")
    key = key_of(report(monitor))
    assert "no area is recorded" in monitor.get(f"/incidents/{key}").text
    monitor.cookies.set("trucewatch-language", "ar")
    page = monitor.get(f"/incidents/{key}").text
    assert "لم يُسجَّل نطاق للبند ولا للاتفاق" in page
    assert "no area is recorded" not in page


def test_an_error_that_nobody_can_be_told_goes_to_the_log_alone(
    people: Any, signed_in: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trucewatch.errors import CodebookError

    def broken(*_: object, **__: object) -> Any:
        raise CodebookError("the codebook has no table 'desk' at /srv/secret")

    monitor = signed_in("monitor")
    monkeypatch.setattr("trucewatch.web.docket.rows", broken)
    answer = monitor.get("/incidents")
    assert answer.status_code == 500
    assert "/srv/secret" not in answer.text
    assert "/srv/secret" in caplog.text
