"""Every corpus whose errors are counted, in the order of the page."""

from evaluation.errors import (
    copies,
    facts,
    figures,
    geowebnews,
    lgl,
    muc,
    names,
    plover,
    polnear,
    relations,
    timebank,
    wikievents,
    wire,
)
from evaluation.errors.counting import Corpus

CORPORA: tuple[Corpus, ...] = (
    facts.SEEDS, facts.CASES, polnear.CORPUS, polnear.CUES, timebank.CORPUS, geowebnews.CORPUS, lgl.CORPUS,
    names.CORPUS, copies.CORPUS, figures.CORPUS, plover.CORPUS, wikievents.CORPUS, muc.CORPUS, wire.CORPUS,
    relations.CORPUS,
)  # fmt: skip
