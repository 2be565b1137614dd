"""The brief as plain text: what a monitor reads in one minute. 100 columns, no colour, no control characters."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from trucewatch.briefs.brief import Backing, Brief, Clash, Count, Sentence, Side, Standing
from trucewatch.briefs.lookup import Counting
from trucewatch.briefs.sections import brief
from trucewatch.briefs.wording import Wording, count_words, date_words, quoted
from trucewatch.codebook import Codebook, load
from trucewatch.model import SetAside, Value
from trucewatch.register.view import View

_WIDTH = 100


class Run(Value, frozen=True, kw_only=True):
    """What one run of reading did to the record: reports added, known already, and inputs set aside."""

    added: int
    known: int = 0
    set_aside: tuple[SetAside, ...] = ()


def summary(
    view: View, run: Run | None = None, codebook: Codebook | None = None, counting: Counting | None = None
) -> str:
    """Return the brief of this view as text, ending in a line end; a run's doings come first.

    Sections that hold nothing say so. Rows beyond the codebook's limits are counted, not shown. `counting` counts the
    support of some statements of the view, as for `brief`.
    """
    book = codebook or load()
    found, words = brief(view, book, counting), Wording(book)
    lines = [*_run(run), *_intake(found, words)]
    for section in (_positions, _recorded, _contradicted, _alleged, _found, _figures, _reconciled, _backers, _next):
        told = list(section(found, words))
        lines += ["", *told] if told else []
    return "\n".join(lines) + "\n"


def _wrapped(words: str, indent: int) -> list[str]:
    return textwrap.wrap(
        words, _WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 4), break_on_hyphens=False
    )  # fmt: skip


def _rows(rows: Sequence[Sentence], limit: int, indent: int = 2) -> Iterator[str]:
    for row in rows[:limit]:
        yield from _wrapped(row.words, indent)
    yield from _more(len(rows) - limit, indent)


def _more(left: int, indent: int = 2) -> Iterable[str]:
    return [f"{' ' * indent}and {left:,} more"] if left > 0 else []


def _run(run: Run | None) -> list[str]:
    if run is None:
        return []
    known = f", {run.known:,} known already and not read again" if run.known else ""
    nothing = "; the record is unchanged" if not run.added and not run.set_aside else ""
    aside = f", {count_words(len(run.set_aside), 'input')} set aside" if run.set_aside else ""
    return [f"This run: {count_words(run.added, 'new report')}{known}{aside}{nothing}.", ""]


def _intake(found: Brief, words: Wording) -> Iterator[str]:
    read = found.intake
    yield from _wrapped(f"{read.read.words}.", 0)
    yield from _wrapped(f"{read.word.words}.", 0)
    if read.heard:
        yield from _wrapped(f"Most heard: {'; '.join(one.words for one in read.heard)}.", 0)
    if read.partly:
        yield "Long reports:"
        yield from _rows(read.partly, words.limit("set_aside"))
    if read.set_aside:
        yield "Set aside:"
        yield from _rows(read.set_aside, words.limit("set_aside"))


def _positions(found: Brief, words: Wording) -> Iterator[str]:
    if not found.standings:
        yield "POSITIONS: no party's position on an agreement is told."
    shown = found.standings[: words.limit("agreements")]
    for standing in shown:
        yield from _standing(standing, words)
    # those of an agreement that has positions stand in its heading
    apart = [one for one in found.truces if not any(one.words.startswith(f"{held.name}:") for held in shown)]
    yield from _rows(apart, words.limit("agreements"))
    left = len(found.standings) - len(shown)
    if left > 0:
        yield f"  and positions on {count_words(left, 'further agreement')}"


def _recorded(found: Brief, words: Wording) -> Iterator[str]:
    """What people recorded, with their names; no section where nobody did."""
    if found.agreed or found.owed:
        yield "RECORDED BY PEOPLE"
    agreed = [sentence for one in found.agreed for sentence in one.sentences]
    for sentences, limit in ((agreed, words.limit("agreed")), (found.owed, words.limit("owed"))):
        for one in sentences[:limit]:
            yield from _wrapped(f"{one.words} — {one.evidence.by}" if one.evidence.by else one.words, 2)
        yield from _more(len(sentences) - limit)


def _standing(standing: Standing, words: Wording) -> Iterator[str]:
    dates = [("declared", standing.declared), ("in effect from", standing.effective)]
    told = ", ".join(f"{name} {date_words(day)}" for name, day in dates if day)
    yield from _wrapped(f"POSITIONS on {standing.name}{f' ({told})' if told else ''}", 0)
    limit, steps = words.limit("parties"), words.limit("steps")
    for party in standing.parties[:limit]:
        if len(party.steps) == 1:
            (only,) = party.steps
            ending = "; contradicted" if only.contradicted else ""
            yield from _wrapped(f"{party.name}: {only.sentence.words.removeprefix(f'{only.who}: ')}{ending}", 2)
            continue
        yield from _wrapped(f"{party.name}: {', then '.join(step.glance for step in party.main)}", 2)
        shown = [*party.main, *party.others[: max(0, steps - len(party.main))]]
        for step in shown:
            also = "" if step in party.main else "also: "
            ending = "; contradicted" if step.contradicted else ""
            yield from _wrapped(f"{also}{step.sentence.words}{ending}", 4)
        yield from _more(len(party.steps) - len(shown), 4)
    yield from _more(len(standing.parties) - limit)


def _contradicted(found: Brief, words: Wording) -> Iterator[str]:
    if not found.clashes:
        yield "CONTRADICTED: nothing."
        return
    yield "CONTRADICTED"
    limit = words.limit("contradictions")
    title = None
    for clash in found.clashes[:limit]:
        if clash.title != title:
            title = clash.title
            yield from _wrapped(title, 2)
        yield from _clash(clash, words)
    yield from _more(len(found.clashes) - limit)


def _clash(clash: Clash, words: Wording) -> Iterator[str]:
    """Both sides, and behind the last words what they exclude each other in, as the sentence of why ends."""
    why = clash.because.rpartition("”")[2].strip(" :.")
    yield from _wrapped(f"{clash.kind}: {_said(clash.left, words)}", 4)
    yield from _wrapped(f"against {_said(clash.right, words)}{': ' + why if why else ''}", 6)


def _said(side: Side, words: Wording) -> str:
    where = side.outlet if side.who != side.outlet else "in its own words"
    more = f" and {count_words(len(side.others), 'other outlet')}" if side.others else ""
    stance = "" if side.stance == "asserts" else f" {side.stance}"
    return f"{side.who} ({where}{more}){stance}: {quoted(side.words, words.limit('quote'))}"


def _alleged(found: Brief, words: Wording) -> Iterator[str]:
    if found.alleged:
        yield "ALLEGED VIOLATIONS (none is a finding)"
        yield from _rows([one.sentence for one in found.alleged], words.limit("incidents"))
    else:
        yield "ALLEGED VIOLATIONS: none is told."
    if found.background:
        yield f"  besides {count_words(len(found.background), 'other, earlier or undated occurrence')}"


def _found(found: Brief, words: Wording) -> Iterator[str]:
    """What became of allegations, and what monitors were kept from seeing; no lines where nobody took any up."""
    for title, rows, limit in (
        ("ALLEGED BESIDE FOUND (rows are not added up)", found.found, words.limit("found")),
        ("COULD NOT LOOK", found.unseen, words.limit("unseen")),
    ):
        if rows:
            yield title
            yield from _rows([*rows], limit)


def _figures(found: Brief, words: Wording) -> Iterator[str]:
    if not found.counts:
        yield "FIGURES: none is told."
        return
    yield "FIGURES by counter (side by side, never added up)"
    stated = [count for count in found.counts if count.stated]
    limit = words.limit("figures")
    measure = None
    for count in stated[:limit]:
        if count.measure != measure:
            measure = count.measure
            yield f"  {measure}"
        yield from _count(count)
    yield from _more(len(found.counts) - min(limit, len(stated)))


def _reconciled(found: Brief, words: Wording) -> Iterator[str]:
    """What comparing figures of one counter concluded; no lines where it concluded nothing."""
    if found.reconciled:
        yield "FIGURES HELD AGAINST EACH OTHER (each counter's with its own)"
    limit = words.limit("reconciled")
    for one in found.reconciled[:limit]:
        ending = f" — figures entered by {one.entered_by}" if one.entered_by else ""
        yield from _wrapped(f"{one.standing}: {one.sentence.words}{ending}", 2)
    yield from _more(len(found.reconciled) - limit)


def _count(count: Count) -> Iterator[str]:
    yield from _wrapped(count.sentence.words, 4)


def _backers(found: Brief, words: Wording) -> Iterator[str]:
    if not found.backed:
        yield "WHO BACKS WHOM: nothing is told."
        return
    yield "WHO BACKS WHOM"
    limit, backers = words.limit("backed"), words.limit("backers")
    for backed in found.backed[:limit]:
        told = [_backer(one) for one in backed.by[:backers]]
        more = f"; and {len(backed.by) - backers} more" if len(backed.by) > backers else ""
        yield from _wrapped(f"{backed.name}: backed by {'; '.join(told)}{more}", 2)
    yield from _more(len(found.backed) - limit)


def _backer(one: Backing) -> str:
    said = one.backer if one.told_by else f"{one.backer}, which is denied"
    support = one.sentence.support
    if support is None:
        return said
    return f"{said} ({count_words(len(support.outlets), 'outlet')}, {count_words(len(support.chains), 'chain')})"


def _next(found: Brief, words: Wording) -> Iterator[str]:
    last = found.intake.last
    if not found.ahead:
        after = f" after {date_words(last)}" if last else ", for no report has a date"
        yield f"WHAT COMES NEXT: nothing is dated{after}."
        return
    yield f"WHAT COMES NEXT (after {date_words(last)})"
    yield from _rows([one.sentence for one in found.ahead], words.limit("ahead"))
