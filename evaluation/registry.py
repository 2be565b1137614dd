"""Every measurement there is, in the order of the table. A new corpus is a module with one of these and a line here."""

from evaluation.cases import COPIES, FIGURES
from evaluation.measurement import Measurement
from evaluation.names import NAMES
from evaluation.places import GEOWEBNEWS, LGL
from evaluation.polnear import POLNEAR
from evaluation.seeds import SEEDS
from evaluation.timebank import TIMEBANK

MEASUREMENTS: tuple[Measurement, ...] = (SEEDS, POLNEAR, TIMEBANK, GEOWEBNEWS, LGL, NAMES, COPIES, FIGURES)

NOT_YET = ("plover", "muc", "wikievents")
"""Corpora that are there and have no measurement yet."""
