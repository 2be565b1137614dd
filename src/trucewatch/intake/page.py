"""An HTML page to its visible text, as a person would read the article, and what the page says of itself.

The article is found by trafilatura; where it finds none (very short pages), all paragraphs of the page are taken.
Scripts, styles and comments are never text. Lines are paragraphs, with a blank line between.
"""

import json
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from trucewatch.codebook import Codebook
from trucewatch.errors import IntakeError

_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|article|div|p)[\s>/]", re.IGNORECASE)
_DROPPED = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "object",
    "form",
    "nav",
    "button",
    "select",
    "head",
)
_PARAGRAPHS = (
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "blockquote",
    "figcaption",
    "pre",
    "td",
    "th",
    "dd",
    "dt",
    "div",
    "section",
    "article",
    "body",
)
_BLANKS = re.compile(r"\s+")
_MOST_JSON = 200_000
_SHORTEST = 25


@dataclass(frozen=True)
class Page:
    """The visible text of a page, where its headings stand in it, and its metadata (None where not given)."""

    content: str
    heads: tuple[tuple[int, int], ...] = ()
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None


@dataclass
class _Told:
    """Metadata while it is being collected: the first value of each name."""

    names: dict[str, str] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)

    def first(self, names: Sequence[str]) -> str | None:
        return next((self.names[name] for name in names if self.names.get(name)), None)


def is_page(start: str, ending: str, codebook: Codebook) -> bool:
    """Whether a text that starts so, from a file whose name ends so, is HTML."""
    head = start.lstrip("\ufeff \t\r\n")[:4096]
    if head.startswith("<") and re.match(r"<(?:!doctype\s+html|html|head|body)[\s>]", head, re.IGNORECASE):
        return True
    if head.startswith(("<?xml", "<!--")):
        return re.search(r"<(?:!doctype\s+html|html)[\s>]", head, re.IGNORECASE) is not None
    return ending.lower() in codebook.table("intake")["endings"]["html"] and _PAGE.search(head) is not None


def read_page(html: str, codebook: Codebook) -> Page:
    """Return the text of a page. Raises IntakeError where it is too large, nested too deep, or holds no text."""
    limits = codebook.table("intake")["limits"]
    if html.count("<") > limits["html_tags"]:
        raise IntakeError(f"broken page: more than {limits['html_tags']:,} tags")
    tree = _parsed(html)
    told = _told(tree)
    names = codebook.table("intake")["page"]
    lines, heads = _article(html) or _paragraphs(tree)
    if not any(line.strip() for line in lines):
        raise IntakeError("no text on the page")
    title = _title(tree, told.first(names["title"]))
    if title and lines[0].casefold() != title.casefold():
        lines = [title, *lines]
    content = "\n\n".join(lines)
    return Page(
        content=content,
        heads=tuple(_places(lines, heads)),
        title=title,
        outlet=told.first(names["outlet"]),
        published=told.first(names["published"]),
        authors=tuple(dict.fromkeys([*told.authors, *filter(None, [told.first(names["author"])])])),
        url=told.names.get("canonical") or told.names.get("og:url"),
        language=(tree.get("lang") or "").split("-")[0].lower() or None,
    )


def _parsed(html: str) -> Any:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(html.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise IntakeError(f"broken page: {str(error)[:120] or 'not to be parsed'}") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise IntakeError("broken page: its elements are nested too deep")
    return tree


def _told(tree: Any) -> _Told:
    told = _Told()
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        _tell(told, name, meta.get("content"))
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            _tell(told, "canonical", link.get("href"))
    for element in tree.iter("time"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            _tell(told, "datepublished", element.get("datetime"))
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            _from_json(told, script.text or "")
    return told


def _tell(told: _Told, name: str, value: object) -> None:
    words = _BLANKS.sub(" ", value).strip() if isinstance(value, str) else ""
    if name and words:
        told.names.setdefault(name, words[:1000])


def _from_json(told: _Told, text: str) -> None:
    if len(text) > _MOST_JSON:
        return
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return
    for item in _items(found):
        _tell(told, "datepublished", item.get("datePublished"))
        publisher = item.get("publisher")
        if isinstance(publisher, dict):
            _tell(told, "publisher", publisher.get("name"))
        author = item.get("author")
        for one in author if isinstance(author, list) else [author]:
            name = one.get("name") if isinstance(one, dict) else one
            if isinstance(name, str) and name.strip():
                told.authors.append(_BLANKS.sub(" ", name).strip()[:200])


def _items(found: object) -> Iterator[dict[str, Any]]:
    """Yield the articles of linked data: the thing itself, those of a list, those of a graph."""
    things = found if isinstance(found, list) else [found]
    for thing in things:
        if isinstance(thing, dict):
            graph = thing.get("@graph")
            inner = graph if isinstance(graph, list) else [thing]
            yield from (item for item in inner if isinstance(item, dict) and "datePublished" in item)


def _title(tree: Any, told_title: str | None) -> str | None:
    found = [_words(h1) for h1 in tree.iter("h1")]
    found = [words for words in found if words]
    if told_title and (not found or told_title in found):
        return told_title
    if len(found) == 1:
        return found[0]
    return told_title or next((_words(title) for title in tree.iter("title")), "") or None


def _words(element: Any) -> str:
    return _BLANKS.sub(" ", " ".join(element.itertext())).strip()


def _article(html: str) -> tuple[list[str], set[str]] | None:
    """Return the lines of the article as trafilatura finds it, and its headings; None where it finds none."""
    from trafilatura import bare_extraction

    # It warns of every page without an article, to standard error; here that is no trouble but the other branch.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found: Any = bare_extraction(html, include_comments=False, with_metadata=False, favor_recall=True)
    except (RecursionError, ValueError, TypeError, AttributeError, AssertionError):
        return None
    text = found.text if found is not None else None
    if not text or len(text) < _SHORTEST:
        return None
    lines = [_BLANKS.sub(" ", line).strip() for line in text.split("\n")]
    return [line for line in lines if line], {_words(head) for head in found.body.iter("head")}


def _paragraphs(tree: Any) -> tuple[list[str], set[str]]:
    """Return the words of every element of the page that stands on lines of its own, and its headings."""
    from lxml import etree

    etree.strip_elements(tree, *_DROPPED, with_tail=False)
    lines: list[str] = []
    heads: set[str] = set()
    for element in tree.iter(*_PARAGRAPHS):
        if next(element.iterdescendants(*_PARAGRAPHS), None) is None:
            words = _words(element)
            if words and (not lines or lines[-1] != words):
                lines.append(words)
                heads.update([words] if element.tag in ("h2", "h3", "h4", "h5", "h6") else [])
    return lines or [_words(tree)], heads


def _places(lines: list[str], heads: set[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for line in lines:
        if line in heads:
            yield at, at + len(line)
        at += len(line) + 2
