"""Why the machine proposes something, and where a chain comes from, in the language of the interface.

Both are read back from the English words that the record holds. Words that do not fit the pattern that made them, as
another codebook did, stay as they were recorded.
"""

import re
from functools import cache

from trucewatch.codebook import Codebook
from trucewatch.web import localise, naming
from trucewatch.web.catalogue import Catalogue, Worded

_DENIED = r"(?: (?P<deniers>.+?) denies it\.)?"
_OWN_WORD = "an outlet's own word"
_ORIGINS = {
    "own": re.compile(r"own reporting of (?P<names>.+)"),
    "credited": re.compile(r"credited to (?P<agencies>.+)"),
    "shared-credited": re.compile(r"text shared by (?P<names>.+), credited to (?P<agencies>.+)"),
    "shared": re.compile(r"text shared by (?P<names>.+)"),
    "relayed": re.compile(r"(?P<organ>.+), relayed by (?P<names>.+)"),
}
"""How the origin of a chain is recorded; the first that fits tells."""


def proposed(
    t: Catalogue, codebook: Codebook, rule: str | None, words: str, known: frozenset[str] = frozenset()
) -> str | None:
    """Return the reason that a rule gives for a verification in a language; None where it is not that rule's.

    Without a rule it is that of any: a finding that follows from a date says no rule. `known` are names of the record:
    a list of names is cut apart between them.
    """
    table = codebook.table("verification")
    later = table["finding"]["not-in-force"]
    rules = {one: pattern for one, pattern in table["rules"].items() if rule in (one, None)}
    read = ((one, _shape(pattern, later).fullmatch(words)) for one, pattern in rules.items())
    key, found = next(((f"matters.rules.{one}", found) for one, found in read if found), ("", None))
    if found is None or not t.has(key):
        return None
    values = {name: _put(t, name, value, known) for name, value in found.groupdict().items() if value}
    said = [t(key, **values)]
    if "deniers" in values:
        said.append(t("matters.denied-too", who=values["deniers"]))
    if "when" in values:
        said.append(t("matters.not-in-force-yet", when=values["when"], effective=values["effective"]))
    return " ".join(said)


def origin(t: Catalogue, words: str, known: frozenset[str] = frozenset()) -> str | None:
    """Return where a chain comes from in a language; None where the words are of no shape that is known."""
    shapes = ((name, shape.fullmatch(words)) for name, shape in _ORIGINS.items())
    name, found = next(((name, found) for name, found in shapes if found), ("", None))
    if found is None:
        return None
    return t(
        f"matters.origins.{name}", **{key: naming.listed(t, value, known) for key, value in found.groupdict().items()}
    )


@cache
def _shape(pattern: str, finding: str) -> re.Pattern[str]:
    """Return what a rule's sentence makes, with those that may follow it: who denies it, and since when a term held."""
    return re.compile(f"{_gaps(pattern)}{_DENIED}(?: {_gaps(finding)})?")


def _gaps(pattern: str) -> str:
    return re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(pattern))


def _put(t: Catalogue, name: str, value: str, known: frozenset[str]) -> object:
    if name == "chains" and value.isdecimal():
        return Worded(t("common.chains", n=int(value)))
    if name in ("when", "effective"):
        return localise.date(t, value)
    if name == "contradictions":
        return value
    return t("matters.own-word") if value == _OWN_WORD else naming.listed(t, value, known)
