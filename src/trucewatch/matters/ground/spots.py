"""Which place a telling speaks of: by its name, by what it is a part of, or as the one named before."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trucewatch.matters.case import Case
from trucewatch.matters.phrases import phrases
from trucewatch.matters.places import Near, stand
from trucewatch.matters.tellings.wording import NAME
from trucewatch.matters.words import stem, words
from trucewatch.model import Place, Statement


@dataclass(frozen=True)
class Spot:
    """A place: the stems of its `names`, its `sites` ("bridge"), the `parts` that alone are meant, the `land` it is."""

    names: frozenset[str]
    sites: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    land: str = ""
    where: Place | None = None


class SpotReader:
    """Reads the places of the tellings of one case. `pattern` finds the words for a place."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._rules: Mapping[str, Any] = case.ground["places"]
        lead, sites, of = (_any(self._rules[name]) for name in ("lead", "sites", "of"))
        parts, before, land = (_any(self._rules[name]) for name in ("parts", "before", "land"))
        times = "|".join(one.capitalize() for name in ("weekdays", "months") for one in case.rules["time"][name])
        name = rf"(?!(?:{_any(self._rules['no_names'])}|{times})\b){NAME}(?:(?:['’]s)?(?: {NAME}|-{NAME}))*"
        self.pattern = (
            rf"(?P<place>(?:(?i:{lead}|{parts})\b,? )*(?:{name}(?: (?i:{land}|{sites})\b)*"
            rf"|(?i:{sites})\b(?: (?i:{of}) (?:the )?{name})?)|(?i:{before})\b(?! of\b))(?!\w)"
        )
        self._sites, self._parts = phrases(self._rules["sites"]), phrases(self._rules["parts"])
        self._before, self._land = phrases(self._rules["before"]), phrases(self._rules["land"])
        self._named = re.compile(
            rf"\b(?:in|at|of|to|from|near|into|on|over) (?:the )?(?:(?:{lead}) )*({NAME}(?: {NAME})*)"
        )

    def read(self, told: str, statement: Statement) -> Spot | None:
        """Return the place that words name; None where they name none that can be told from others."""
        low = told.casefold()
        names = frozenset(stem(_bare(one)) for one in re.findall(NAME, told)) - self._case.reader.silent
        names -= frozenset(stem(one) for one in (*self._rules["lead"], *self._rules["parts"]))
        parts = frozenset(self._parts.findall(low))
        sites = frozenset(stem(one) for one in self._sites.findall(low))
        where = statement.where
        if not names and self._before.fullmatch(low):
            return self._told_before(statement)
        if not names:
            return Spot(names, sites, parts) if sites else None
        own = where is not None and bool(names & {stem(one) for one in words(where.name)})
        lands = {self._case.states.get(_bare(one), "") for one in re.findall(NAME, told)} - {""}
        land = next(iter(lands)) if lands and self._land.search(low) else ""
        return Spot(names, sites - names, parts, land, where if own else None)

    def _told_before(self, statement: Statement) -> Spot | None:
        """The place named before "the town": as it was read, or the last of the words before in the paragraph."""
        if statement.where is not None:
            return Spot(frozenset(stem(one) for one in words(statement.where.name)), where=statement.where)
        text = self._case.texts.get(statement.report)
        if text is None:
            return None
        start = max(0, statement.span.start - int(self._rules["letters"]))
        paragraph = text.content[start : statement.span.end].rsplit("\n\n", 1)[-1]
        found = [match[1] for match in self._named.finditer(paragraph)]
        stems = (frozenset(stem(_bare(one)) for one in name.split()) - self._case.reader.silent for name in found)
        places = [names for names in stems if names and not names & self._case.reader.acting]
        return Spot(places[-1]) if places else None

    def one_place(self, one: Spot, other: Spot) -> bool:
        """Whether two tellings are of one place, and neither of a part of it alone or of a site within it."""
        if one.parts != other.parts or one.sites != other.sites or one.land or other.land:
            return False
        return self._named_alike(one, other) or (not one.names and not other.names and bool(one.sites))

    def within(self, inner: Spot, outer: Spot) -> bool:
        """Whether the one place is the other or within it."""
        if outer.land:
            country = inner.where.country if inner.where is not None else None
            return not country or self._case.states.get(country.casefold(), outer.land) == outer.land
        if outer.parts != inner.parts:
            return False  # "the villages east of it" are not in it
        if outer.sites and outer.sites != inner.sites:
            return False
        return self._named_alike(inner, outer) or (not inner.names and not outer.names and bool(outer.sites))

    def _named_alike(self, one: Spot, other: Spot) -> bool:
        if one.names & other.names:
            return True
        return stand(one.where, other.where, self._case.rules["incident"]) is Near.SAME


def _bare(name: str) -> str:
    return name.casefold().replace("’", "'").removesuffix("'s")


def _any(told: Any) -> str:
    return "|".join(sorted((re.escape(one).replace(r"\ ", " ") for one in told), key=len, reverse=True))
