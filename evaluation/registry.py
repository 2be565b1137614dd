"""Every measurement there is, in the order of the table. A new corpus is a module with one of these and a line here."""

from evaluation.cases import COPIES, FIGURES
from evaluation.composed_cases import (
    CASES_DEVELOPMENT,
    CASES_TEST,
    LATE_DEVELOPMENT,
    LATE_TEST,
    NEWEST_DEVELOPMENT,
    NEWEST_TEST,
)
from evaluation.measurement import Measurement
from evaluation.muc import MUC
from evaluation.names import NAMES
from evaluation.places import GEOWEBNEWS, LGL
from evaluation.plover import PLOVER
from evaluation.polnear import POLNEAR
from evaluation.relations import FRESH_RELATIONS, PLAIN_RELATIONS, RELATIONS
from evaluation.seeds import SEEDS
from evaluation.stories import STORIES
from evaluation.timebank import TIMEBANK
from evaluation.wikievents import WIKIEVENTS
from evaluation.wire import WIRE

MEASUREMENTS: tuple[Measurement, ...] = (
    SEEDS, CASES_DEVELOPMENT, CASES_TEST, LATE_DEVELOPMENT, LATE_TEST, NEWEST_DEVELOPMENT, NEWEST_TEST,
    POLNEAR, TIMEBANK, GEOWEBNEWS, LGL, NAMES,
    COPIES, FIGURES, PLOVER, WIKIEVENTS, MUC, WIRE, STORIES, RELATIONS, FRESH_RELATIONS, PLAIN_RELATIONS,
)  # fmt: skip

NOT_YET: tuple[str, ...] = ()
"""Corpora that are there and have no measurement yet."""
