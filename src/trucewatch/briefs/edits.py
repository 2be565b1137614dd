"""How copied words were edited: two passages word by word, with what was left out and what was put in.

For a revision of one page this is what changed. Words are compared as they stand, but for case and marks at their
ends; what is shown are the words of the reports.
"""

import re
from difflib import SequenceMatcher

from trucewatch.model import Value

_WORD = re.compile(r"\S+")
_ENDS = ".,;:!?\u2026\"'\u2018\u2019\u201c\u201d\u00ab\u00bb()"
_MOST = 600  # words of a passage beyond which no comparison is shown


class Edit(Value, frozen=True, kw_only=True):
    """A stretch of two passages: `kept` in both, or `out` of the earlier, replaced by what is `put` in the later."""

    kept: str = ""
    out: str = ""
    put: str = ""


def edits(earlier: str, later: str) -> tuple[Edit, ...]:
    """Return how the later passage differs from the earlier; nothing where both have the same words."""
    before, after = (list(_WORD.finditer(words)) for words in (earlier, later))
    if max(len(before), len(after)) > _MOST:
        return ()
    plain = [[match.group().strip(_ENDS).casefold() for match in matches] for matches in (before, after)]
    if plain[0] == plain[1]:
        return ()
    found = []
    for same, a, a_end, b, b_end in SequenceMatcher(a=plain[0], b=plain[1], autojunk=False).get_opcodes():
        old, new = _cut(earlier, before, a, a_end), _cut(later, after, b, b_end)
        found.append(Edit(kept=new) if same == "equal" else Edit(out=old, put=new))
    return tuple(found)


def _cut(words: str, matches: list[re.Match[str]], first: int, end: int) -> str:
    return words[matches[first].start() : matches[end - 1].end()] if first < end else ""
