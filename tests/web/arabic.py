"""What a page in Arabic says in Latin letters that nobody wrote: words of the program that were left in English.

A run of Latin letters is somebody's own where it is set apart from the page's words (a quotation, `bdi`, `dir="auto"`,
an isolate) and stands, letter for letter, in a report or in what a person typed.
"""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
SILENT = frozenset({"script", "style", "code", "svg"})
APART = frozenset({"bdi", "blockquote", "pre", "mark", "option", "textarea", "title"})
"""Elements whose words are somebody's own: the page says nothing of its own in them. Those of an option, which can hold no other element, are looked at letter for letter too."""

SHOWN = ("aria-label", "title", "alt", "placeholder", "data-label")
"""Attributes that are read out or shown."""

NAMES = re.compile(r"\b(?:Trucewatch|SHA-256|CSV|UTF-8|PDF|GeoJSON|JSON)\b|\b[0-9a-f]{40,}\b")
"""The program's own name, and those of forms and sums that have no other."""

ISOLATED = re.compile("\u2068[^\u2069]*\u2069")
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
    """Everything that reports say and people typed, to find words in."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._all = "\n".join(_plain(one) for one in texts)

    def hold(self, words: str) -> bool:
        """Whether these words stand in a report or were typed; of what is cut off, the part that is left."""
        return _plain(words).strip(" .,:;()[]-–—…·\"'“”") in self._all


def left_in_english(page: str, sources: Sources) -> Iterator[tuple[str, str]]:
    """Yield the Latin words of a page that are no one's own, each with where it stands."""
    words = Words()
    words.feed(page)
    for text, apart, where in words.found:
        for run in RUN.findall(NAMES.sub(" ؛ ", ISOLATED.sub(" ؛ ", text))):
            if LETTERS.search(run) and (not apart or not sources.hold(run)):
                yield " ".join(run.split()), where
        for own in ISOLATED.findall(text):
            for run in RUN.findall(own):
                if LETTERS.search(run) and not sources.hold(run):
                    yield " ".join(run.split()), f"{where} isolated"


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
