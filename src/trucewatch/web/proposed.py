"""Why the machine proposes something, in the language of the interface: read back from the sentence that it recorded.

The record holds these sentences in English, made of a pattern of the codebook. Where one does not fit its pattern, as
another codebook made it, it stays as it was recorded.
"""

import re
from functools import cache

from trucewatch.briefs.wording import visible
from trucewatch.codebook import Codebook
from trucewatch.web.catalogue import Catalogue

_DENIED = r"(?: (?P<deniers>.+) denies it\.)?"
_OWN_WORD = "an outlet's own word"


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


@cache
def _shape(pattern: str) -> re.Pattern[str]:
    escaped = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(pattern))
    return re.compile(f"{escaped}{_DENIED}")


def _put(t: Catalogue, name: str, value: str) -> object:
    if name == "chains" and value.isdecimal():
        return t("common.chains", n=int(value))
    return t("matters.own-word") if value == _OWN_WORD else visible(value)
