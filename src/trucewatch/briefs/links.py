"""Sentences with links to the marked words, grouped by chain, and the way back from the words to the sentences."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from trucewatch.briefs.brief import Brief, Sentence
from trucewatch.briefs.lookup import Lookup
from trucewatch.model import Statement, Value


class Link(Value, frozen=True, kw_only=True):
    """A link to a statement's words: the outlet, and the statement's number in its report."""

    anchor: str
    outlet: str
    number: int
    words: str


class Capsule(Value, frozen=True, kw_only=True):
    """The links to statements of one chain: told once, however often printed."""

    origin: str
    links: tuple[Link, ...]


class Cited(Value, frozen=True, kw_only=True):
    """A sentence's anchor and its evidence, the first chains in sight and the others behind a fold."""

    anchor: str
    section: str
    shown: tuple[Capsule, ...]
    folded: tuple[Capsule, ...]
    by: str | None = None


def anchor(statement: str) -> str:
    """Return the page's anchor of a statement."""
    return f"s-{statement.removeprefix('statement-')}"


class Citations:
    """The evidence of every sentence of a brief as links, and for every statement where it is used."""

    def __init__(self, look: Lookup, found: Brief) -> None:
        self._look = look
        self.numbers = _numbers(look.view.statements.values())
        self._cited: dict[Sentence, Cited] = {}
        self.used: dict[str, list[Cited]] = defaultdict(list)
        for section, sentences in sections_of(found).items():
            for sentence in sentences:
                self._add(section, sentence)

    def __getitem__(self, sentence: Sentence) -> Cited:
        return self._cited[sentence]

    def _add(self, section: str, sentence: Sentence) -> None:
        if sentence in self._cited:
            return
        shown, folded = self._fold(self.capsules(sentence.evidence.statements))
        cited = Cited(
            anchor=f"b-{len(self._cited) + 1}",
            section=section,
            shown=shown,
            folded=folded,
            by=sentence.evidence.by,
        )
        self._cited[sentence] = cited
        for statement in sentence.evidence.statements:
            self.used[statement].append(cited)

    def _fold(self, capsules: tuple[Capsule, ...]) -> tuple[tuple[Capsule, ...], tuple[Capsule, ...]]:
        limit, seen = self._look.words.limit("links"), 0
        for place, capsule in enumerate(capsules):
            seen += len(capsule.links)
            if seen > limit and place:
                return capsules[:place], capsules[place:]
        return capsules, ()

    def capsules(self, statements: Iterable[str]) -> tuple[Capsule, ...]:
        """Return links to these statements, one capsule a chain, in the order given."""
        groups: dict[str, list[Link]] = {}
        for key in statements:
            chains = self._look.chains(key)
            groups.setdefault(chains[0] if chains else key, []).append(self.link(key))
        known = self._look.view.chains
        return tuple(
            Capsule(origin=known[chain].origin if chain in known else "", links=tuple(links))
            for chain, links in groups.items()
        )

    def link(self, key: str) -> Link:
        """Return the link to one statement."""
        statement = self._look.view.statements[key]
        outlet = self._look.outlet(statement.report)
        return Link(anchor=anchor(key), outlet=outlet, number=self.numbers[key], words=statement.text)


def _numbers(statements: Iterable[Statement]) -> Mapping[str, int]:
    """Number the statements of each report in the order of their words."""
    reports: dict[str, list[Statement]] = defaultdict(list)
    for one in statements:
        reports[one.report].append(one)
    ordered = (sorted(told, key=lambda one: (one.span, one.id)) for told in reports.values())
    return {one.id: number for told in ordered for number, one in enumerate(told, start=1)}


def sections_of(found: Brief) -> dict[str, tuple[Sentence, ...]]:
    """Return every sentence of the brief under the name of its section, in the order of the page."""
    steps = [step for standing in found.standings for party in standing.parties for step in party.steps]
    return {
        "Where the parties stand": (*(step.sentence for step in steps), *found.truces),
        "What people recorded": (*(sentence for one in found.agreed for sentence in one.sentences), *found.owed),
        "What is contradicted": tuple(one.sentence for one in found.clashes),
        "Alleged violations": tuple(one.sentence for one in found.alleged),
        "Alleged beside found": (*found.found, *found.unseen),
        "Figures by counter": tuple(one.sentence for one in found.counts),
        "Figures held against each other": tuple(one.sentence for one in found.reconciled),
        "Who backs whom": tuple(one.sentence for backed in found.backed for one in backed.by),
        "What comes next": tuple(one.sentence for one in found.ahead),
        "Other occurrences": tuple(one.sentence for one in found.background),
        "Whose word it is": found.intake.heard,
    }
