"""Open one source: decode it, find its body, and tell outlet, title, language, date and credits."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from trucewatch.codebook import Codebook
from trucewatch.errors import IntakeError
from trucewatch.intake.body import Body, find_body
from trucewatch.intake.crediting import credits_of
from trucewatch.intake.decoding import decode
from trucewatch.intake.language import UNDETERMINED, language_of
from trucewatch.intake.outlets import bare_name, host_of, outlets, urls_in
from trucewatch.intake.page import Page, is_page, read_page
from trucewatch.intake.publication import published
from trucewatch.intake.refusal import refusal
from trucewatch.intake.source import Facts, Source
from trucewatch.model import Basis, Label, Report, Text, content_id


def open_report(source: Source, codebook: Codebook) -> tuple[Report, Text]:
    """Return the report of a source and its text taken apart. Raises IntakeError, with the reason, where it is none."""
    return _Opening(source, codebook).open()


@dataclass(frozen=True)
class _Opening:
    """One source on its way to a report."""

    source: Source
    codebook: Codebook

    def open(self) -> tuple[Report, Text]:
        """Return report and text. Raises IntakeError."""
        why = refusal(self.source.data, self.codebook)
        if why:
            raise IntakeError(why)
        content, encoding = decode(self.source.data, self.codebook)
        page = self._page(content)
        if page is not None:
            content = page.content
        body = find_body(content, self.codebook, heads=page.heads if page else (), title=page.title if page else None)
        text = Text(
            content=content, blocks=body.blocks, asides=body.asides, encoding=encoding, extracted=page is not None
        )  # fmt: skip
        return self._report(text, body, page), text

    def _page(self, content: str) -> Page | None:
        ending = PurePath(self.source.name).suffix.removeprefix(".")
        if not is_page(content[:8192], ending, self.codebook):
            return None
        limit = self.codebook.table("intake")["limits"]["html_bytes"]
        if len(self.source.data) > limit:
            raise IntakeError(f"too large for a page: {len(self.source.data):,} bytes, the limit is {limit:,}")
        return read_page(content, self.codebook)

    def _report(self, text: Text, body: Body, page: Page | None) -> Report:
        facts = self.source.facts or Facts()
        link = _original_link(text)
        urls = [
            *((url, Basis.CAPTURE) for url in [facts.url] if url),
            *((url, Basis.METADATA) for url in [page.url if page else None] if url),
            *((url, Basis.TEXT) for url in [link] if url),
        ]
        outlet = self._outlet(facts, page, body, text, [url for url, _ in urls])
        return Report(
            # the base name alone: the folders in `name` hang on what else is read in the same run
            id=content_id("report", self.source.sha256, PurePath(self.source.name).name),
            file=self.source.name,
            sha256=self.source.sha256,
            size=len(self.source.data),
            outlet=outlet,
            title=facts.title or body.title,
            language=self._language(text, page),
            published=published(
                self.codebook,
                captured=facts.date,
                metadata=page.published if page else None,
                lines=[text.content[start:end] for start, end in body.dates],
                urls=urls,
            ),
            credits=credits_of(text, body, facts, page.authors if page else (), outlet, self.codebook),
            url=urls[0][0] if urls else None,
        )

    def _outlet(self, facts: Facts, page: Page | None, body: Body, text: Text, urls: Sequence[str]) -> str | None:
        known = outlets(self.codebook)
        for words in (facts.outlet, page.outlet if page else None):
            if words:
                found = known.named(words)
                return found.name if found else words
        for url in urls:
            found = known.at(url)
            if found or host_of(url):
                return found.name if found else host_of(url)
        if body.masthead:
            found = known.named(body.masthead)
            return found.name if found else bare_name(body.masthead)
        reporter = known.reporter_of(text.content)
        return reporter.name if reporter else None

    def _language(self, text: Text, page: Page | None) -> str:
        prose = "\n".join(text.content[block.start : block.end] for block in text.blocks) or text.content
        found = language_of(prose, self.codebook)
        return page.language or found if found == UNDETERMINED and page else found


def _original_link(text: Text) -> str | None:
    """Return the one address that the text gives for itself: on a line of its own among what is set aside."""
    found = {
        url
        for aside in text.asides
        if aside.label is Label.NAVIGATION
        for _, url in urls_in(text.content[aside.start : aside.end])
    }
    return found.pop() if len(found) == 1 else None
