"""Reports as they were published, and their texts taken apart into body and what is not body."""

from trucewatch.model.actor import ActorRef
from trucewatch.model.base import Value
from trucewatch.model.words import Basis, Label, Precision


class Published(Value, frozen=True, kw_only=True):
    """When a report was published: ISO date or None, how fine, and what it was worked out from."""

    date: str | None
    precision: Precision
    basis: Basis
    words: str = ""


class Aside(Value, frozen=True, kw_only=True):
    """A stretch of a report that is kept and labelled, and from which no statement is taken (but standfirsts)."""

    start: int
    end: int
    label: Label


class Block(Value, frozen=True, kw_only=True):
    """One run of body: a paragraph, rejoined where blank lines had broken its sentence.

    `quoted_on` is true when the quotation of the block before is still open here.
    """

    start: int
    end: int


class Text(Value, frozen=True, kw_only=True):
    """The decoded text of a report, the whole file as it stands, with its body blocks and its asides.

    Offsets count code points of `content`; a byte-order mark is not counted and no newline is changed.
    For HTML `content` is the visible text as extracted (`extracted` is true), which the record keeps.
    Blocks and asides do not overlap and are in order.
    """

    content: str
    blocks: tuple[Block, ...]
    asides: tuple[Aside, ...]
    encoding: str = "utf-8"
    extracted: bool = False


class Report(Value, frozen=True, kw_only=True):
    """One capture of one item as an outlet published it; its bytes are kept apart, untouched.

    `file` is the name it was read under, `outlet` None where neither sources.tsv, metadata nor text tells.
    """

    id: str
    file: str
    sha256: str
    size: int
    outlet: str | None
    title: str | None
    language: str
    published: Published
    credits: tuple[ActorRef, ...] = ()
    url: str | None = None


class SetAside(Value, frozen=True, kw_only=True):
    """An input that could not be read, and why."""

    file: str
    why: str
