"""What a page in Arabic says in Latin letters that nobody wrote: words of the program that were left in English.

A run of Latin letters is somebody's own where it is set apart from the page's words (a quotation, `bdi`, `dir="auto"`,
an isolate) and stands, letter for letter, in a report or in what a person typed.
"""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from trucewatch.briefs.wording import visible

VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
SILENT = frozenset({"script", "style", "code", "pre"})
"""Elements of which no word is read: ids and sums, commands as they are typed, and files as they are kept."""

APART = frozenset({"bdi", "blockquote", "mark", "option", "textarea", "title"})
"""Elements whose words may be somebody's own as they stand; `option`, `textarea` and `title` can hold no other."""

SHOWN = ("aria-label", "title", "alt", "placeholder", "data-label")
"""Attributes that are read out or shown."""

NAMES = re.compile(
    r"\b(?:Trucewatch|SHA-256|CSV|UTF-8|PDF|GeoJSON|JSON|HTML|zip)\b|\b[0-9a-f]{40,}\b|\bterm-[0-9a-f]{20}\b"
)
"""The program's own name, those of forms and sums that have no other, and ids."""

ISOLATED = re.compile("\u2068[^\u2068\u2069]*\u2069")
RUN = re.compile(r"[^\u0600-\u06ff\u2068\u2069«»؛،؟]+")
LETTERS = re.compile(r"[A-Za-zÀ-ɏ]{2}")


class Words(HTMLParser):
    """The words that a page shows, each with whether they are set apart and the elements around them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, bool, str]] = []
        self._open: list[tuple[str, bool, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        last = self._open[-1] if self._open else ("", False, False)
        apart = last[1] or tag in APART or given.get("dir") in ("auto", "ltr")
        silent = last[2] or tag in SILENT or (tag == "button" and "lang" in given)  # it leads to another language
        self.found += [(given[name] or "", True, f"{tag}@{name}") for name in SHOWN if given.get(name)]
        if tag not in VOID:
            self._open.append((tag, apart, silent))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        _, apart, silent = self._open[-1] if self._open else ("", False, False)
        if data.strip() and not silent:
            self.found.append((data, apart, ">".join(one[0] for one in self._open[-3:])))


class Sources:
    """Everything that reports say and people typed, to find words in; `words` are the program's, and nobody's own."""

    def __init__(self, texts: Iterable[str], words: Iterable[str] = ()) -> None:
        self._all = "\n".join(_plain(form) for one in texts for form in (one, visible(one)))
        self._words = frozenset(map(_plain, words))

    def hold(self, words: str) -> bool:
        """Whether these words stand in a report or were typed; of what is cut off, the part that is left."""
        own = _plain(words).strip(" .,:;()[]-–—…·+")
        return own in self._all and own not in self._words


def left_in_english(page: str, sources: Sources) -> Iterator[tuple[str, str]]:
    """Yield the Latin words of a page that are no one's own, each with where it stands."""
    words = Words()
    words.feed(page)
    for text, apart, where in words.found:
        rest = text
        for own in ISOLATED.findall(text):
            rest = rest.replace(own, " ؛ ")
            yield from ((run, where) for run in _runs(own) if not sources.hold(run))
        yield from ((run, where) for run in _runs(rest) if not apart or not sources.hold(run))


def _runs(text: str) -> Iterator[str]:
    yield from (" ".join(run.split()) for run in RUN.findall(NAMES.sub(" ؛ ", text)) if LETTERS.search(run))


def _plain(words: str) -> str:
    """Return words as they are compared: marks of quotation, which titles change, are left out."""
    return " ".join(re.sub("[\"'“”‘’]", "", words).casefold().split())
