"""Lists of names that were recorded as words ("A, B and C", "A, B, C and 2 more"), in the language of the interface."""

import re

from trucewatch.briefs.wording import visible
from trucewatch.web.catalogue import Catalogue, Worded

_JOINT = re.compile("(, | and )")
_MORE = re.compile(r"(.+) and (\d+) more", re.DOTALL)
_NOBODY = "nobody"


def listed(t: Catalogue, words: str, known: frozenset[str] = frozenset()) -> Worded:
    """Return a list of names in a language, each set apart. A known name that holds a joint itself is not cut."""
    if words == _NOBODY:
        return Worded(t("common.nobody"))
    more = _MORE.fullmatch(words)
    names = [t("common.name", name=visible(one)) for one in _names(more[1] if more else words, known)]
    if more:
        names.append(t("common.more-names", n=int(more[2])))
    if len(names) == 1:
        return Worded(names[0])
    return Worded(t("common.and", first=Worded(t("common.comma").join(names[:-1])), last=Worded(names[-1])))


def _names(words: str, known: frozenset[str]) -> list[str]:
    parts = _JOINT.split(words)  # names at even places, joints between them
    found, at = [], 0
    while at < len(parts):
        ends = (end for end in range(len(parts), at, -1) if (end - at) % 2 and "".join(parts[at:end]) in known)
        end = next(ends, at + 1)
        found.append("".join(parts[at:end]))
        at = end + 1
    return found
