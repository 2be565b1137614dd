"""The brief as one self-contained HTML page: no network, no report markup, every sentence linked to its words.

The page works without script; the script only marks all of a statement's stretches and leads back. A content
security policy with the hashes of the page's own style and script forbids everything else.
"""

import base64
import hashlib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from trucewatch.briefs.accounts import tables
from trucewatch.briefs.brief import Brief, Clash, Count
from trucewatch.briefs.charts import charts
from trucewatch.briefs.claim_words import claim_words
from trucewatch.briefs.drawing import drawing, passage_key, shared_words, taken
from trucewatch.briefs.edits import Edit, edits
from trucewatch.briefs.families import families
from trucewatch.briefs.incidents import told_words
from trucewatch.briefs.links import Citations, Cited, anchor
from trucewatch.briefs.lookup import Counting, Lookup
from trucewatch.briefs.marking import Marked, Paragraph, paragraphs
from trucewatch.briefs.sections import brief_of
from trucewatch.briefs.timeline import timeline
from trucewatch.briefs.wording import CONTROL, date_words, name_words, support_words, visible, when_words
from trucewatch.codebook import Codebook, load
from trucewatch.model import Derivation, Report, SharedPassage, Statement, Text, Tie, Value
from trucewatch.register.view import View

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RTL_LANGUAGES = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "sd", "yi", "dv", "ug"})


class Note(Value, frozen=True, kw_only=True):
    """What stands beside a marked statement: who says it, how, what, and where the brief uses it."""

    key: str
    number: int
    who: str
    relays: tuple[str, ...]
    stance: str
    hedge: str
    read_by: str
    says: str
    when: str
    where: str
    contradicted: bool
    used: tuple[Cited, ...]


class Share(Value, frozen=True, kw_only=True):
    """A passage that another report has too, and the anchor of its other end.

    `edits` tells, at its later end, how the words were changed.
    """

    key: str
    outlet: str
    tie: str
    words: int
    other: str
    edits: tuple[Edit, ...] = ()


class Reading(Value, frozen=True, kw_only=True):
    """One report as the page shows it."""

    report: Report
    anchor: str
    outlet: str
    title: str
    date: str
    basis: str
    credits: tuple[str, ...]
    rtl: bool
    paragraphs: tuple[Paragraph, ...]


def page(view: View, codebook: Codebook | None = None, counting: Counting | None = None) -> str:
    """Return the whole page of this view as HTML; the same view and codebook give the same page.

    `counting` counts the support of some statements of the view, as for `brief`.
    """
    book = codebook or load()
    look = Lookup(view, book, counting)
    found = brief_of(look, book)
    cites = Citations(look, found)
    rows = taken(look)
    drawn = drawing(look, rows)
    days, before = timeline(look, found)
    style, script = _shipped("page.css"), _shipped("page.js")
    shares, marks = _shares(look)
    made = _environment().get_template("page.html").render(
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        brief=found,
        cites=cites,
        words=look.words,
        days=days,
        before=before,
        tables=tables(look, cites),
        contradicted=_by_matter(found),
        measures=_by_measure(found),
        charts=charts(look, found, book),
        taken=rows,
        drawing=drawn,
        families=None if drawn else families(look, rows),
        readings=_readings(look, marks),
        notes=_notes(look, cites),
        shares=shares,
        links=_Links(cites),
    )  # fmt: skip
    return str(made)


def _by_measure(found: Brief) -> Mapping[str, list[Count]]:
    groups: dict[str, list[Count]] = defaultdict(list)
    for count in found.counts:
        groups[count.measure].append(count)
    return groups


def _by_matter(found: Brief) -> list[tuple[str, list[Clash]]]:
    return [(rows[0].title, rows) for _, group in groupby(found.clashes, key=_matter) if (rows := list(group))]


def _matter(clash: Clash) -> str:
    return clash.matter


class _Links:
    """Evidence of a moment as capsules, for the template."""

    def __init__(self, cites: Citations) -> None:
        self.capsules = cites.capsules


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("trucewatch.briefs", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters |= {
        "guard": guard,
        "date": date_words,
        "support": support_words,
        "anchor": anchor,
        "slug": _slug,
        "told_words": told_words,
        "visible": visible,
    }
    return made


def _shipped(name: str) -> str:
    return (resources.files("trucewatch.briefs") / "templates" / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Only the page's own style and script, told by their hashes; no network at all."""
    hashed = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashed[0]}'; script-src 'sha256-{hashed[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _slug(key: str) -> str:
    """Return an id fit for an anchor."""
    return key.removeprefix("statement-")


def guard(words: str) -> Markup:
    """Return a report's words for the page: escaped, with control characters shown and kept from doing anything.

    A bidi control stays in the text, so that copied words are exact, but alone in an isolate, where it orders nothing.
    """
    if words.isascii() and words.isprintable():  # nothing in it is a control character, and most words are such
        return escape(words)
    parts: list[str] = []
    place = 0
    for match in CONTROL.finditer(words):
        parts += (str(escape(words[place : match.start()])), _shown(match[0]))
        place = match.end()
    return Markup("".join((*parts, str(escape(words[place:])))))  # noqa: S704 - every part is escaped


def _shown(char: str) -> str:
    code = f"U+{ord(char):04X}"
    kept = char if char in _BIDI else ""
    return f'<bdi class="ctl" data-code="{code}" title="control character {code}">{kept}</bdi>'


def _shares(look: Lookup) -> tuple[Mapping[str, Share], Mapping[str, list[Marked]]]:
    """Both ends of every shared passage: how they are shown, by key, and where they stand, by report."""
    shown: dict[str, Share] = {}
    marks: dict[str, list[Marked]] = defaultdict(list)
    for one in look.view.derivations.values():
        if one.earlier is None:
            continue
        words = shared_words(look, one)
        for number, passage in enumerate(one.passages):
            key = passage_key(one, number)
            ends = (
                (f"{key}-later", one.later, one.earlier, passage.later),
                (f"{key}-earlier", one.earlier, one.later, passage.earlier),
            )
            for (name, home, away, span), (other, *_) in zip(ends, reversed(ends), strict=True):
                marks[home].append(Marked(key=name, span=span))
                changed = _changed(look, one, passage) if home == one.later else ()
                shown[name] = Share(
                    key=name, outlet=look.outlet(away), tie=one.tie, words=words, other=other, edits=changed
                )
    return shown, marks


def _changed(look: Lookup, one: Derivation, passage: SharedPassage) -> tuple[Edit, ...]:
    """How the later report changed the words of the earlier; nothing where the text of either is not there."""
    texts = look.view.texts
    earlier, later = texts.get(one.earlier or ""), texts.get(one.later)
    if earlier is None or later is None or one.tie is Tie.TRANSLATION:
        return ()
    return edits(passage.earlier.cut(earlier.content), passage.later.cut(later.content))


def _readings(look: Lookup, marks: Mapping[str, list[Marked]]) -> tuple[Reading, ...]:
    told: dict[str, list[Marked]] = defaultdict(list)
    for one in look.view.statements.values():
        told[one.report].append(Marked(key=one.id, span=one.span))
    return tuple(
        _reading(look, report, look.view.texts.get(report.id), told[report.id], marks.get(report.id, []))
        for report in look.view.reports.values()
    )


def _reading(look: Lookup, report: Report, text: Text | None, told: list[Marked], shared: list[Marked]) -> Reading:
    return Reading(
        report=report,
        anchor=f"r-{report.id.removeprefix('report-')}",
        outlet=look.outlet(report.id),
        title=visible(report.title or ""),
        date=date_words(report.published.date),
        basis=report.published.basis,
        credits=tuple(name_words(credit.name) for credit in report.credits),
        rtl=report.language.partition("-")[0] in _RTL_LANGUAGES,
        paragraphs=paragraphs(text, told, shared) if text else (),
    )


def _notes(look: Lookup, cites: Citations) -> Mapping[str, Note]:
    return {one.id: _note(look, cites, one) for one in look.view.statements.values()}


def _note(look: Lookup, cites: Citations, one: Statement) -> Note:
    fields: dict[str, Any] = {
        "who": look.speaker(one),
        "relays": look.relays(one),
        "hedge": visible(one.hedge or ""),
        "read_by": visible(one.read_by) if isinstance(one.read_by, str) else "",
        "says": claim_words(look, one.claim),
        "when": when_words(one.when) or "",
        "where": name_words(one.where.name) if one.where else "",
    }
    return Note(
        key=one.id,
        number=cites.numbers[one.id],
        stance=one.stance,
        contradicted=one.id in look.contradicted,
        used=tuple(cites.used.get(one.id, ())),
        **fields,
    )
