"""Why the machine proposes something, and where a chain comes from, in the language of the interface.

Both are read back from the English words that the record holds. Words that do not fit the pattern that made them, as
another codebook did, stay as they were recorded.
"""

import re
from functools import cache

from trucewatch.briefs.wording import visible
from trucewatch.codebook import Codebook
from trucewatch.web.catalogue import Catalogue

_DENIED = r"(?: (?P<deniers>.+) denies it\.)?"
_OWN_WORD = "an outlet's own word"
_ORIGINS = {
    "own": re.compile(r"own reporting of (?P<names>.+)"),
    "credited": re.compile(r"credited to (?P<agencies>.+)"),
    "shared-credited": re.compile(r"text shared by (?P<names>.+), credited to (?P<agencies>.+)"),
    "shared": re.compile(r"text shared by (?P<names>.+)"),
    "relayed": re.compile(r"(?P<organ>.+), relayed by (?P<names>.+)"),
}
"""How the origin of a chain is recorded; the first that fits tells."""


def proposed(t: Catalogue, codebook: Codebook, rule: str | None, words: str) -> str | None:
    """Return the reason that a rule gives for a verification in a language; None where it is not that rule's."""
    pattern = codebook.table("verification")["rules"].get(rule)
    key = f"matters.rules.{rule}"
    found = _shape(pattern).fullmatch(words) if pattern and t.has(key) else None
    if found is None:
        return None
    values = {name: _put(t, name, value) for name, value in found.groupdict().items() if value}
    said = t(key, **values)
    return f"{said} {t('matters.denied-too', who=values['deniers'])}" if "deniers" in values else said


def origin(t: Catalogue, words: str) -> str | None:
    """Return where a chain comes from in a language; None where the words are of no shape that is known."""
    shapes = ((name, shape.fullmatch(words)) for name, shape in _ORIGINS.items())
    name, found = next(((name, found) for name, found in shapes if found), ("", None))
    return (
        t(f"matters.origins.{name}", **{key: visible(value) for key, value in found.groupdict().items()})
        if found
        else None
    )


@cache
def _shape(pattern: str) -> re.Pattern[str]:
    escaped = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(pattern))
    return re.compile(f"{escaped}{_DENIED}")


def _put(t: Catalogue, name: str, value: str) -> object:
    if name == "chains" and value.isdecimal():
        return t("common.chains", n=int(value))
    return t("matters.own-word") if value == _OWN_WORD else visible(value)
