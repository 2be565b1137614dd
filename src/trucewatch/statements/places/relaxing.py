"""Let the candidates of a report's place names support each other, until those that lie together stand out."""

import math
from collections.abc import Hashable, Mapping
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from trucewatch.statements.gazetteer import Entry
from trucewatch.statements.places.cues import Cues

_DEGREE_KM = 111.2
_MOST = 60  # names that are weighed against each other
_Key = TypeVar("_Key", bound=Hashable)
_Floats = NDArray[np.float64]


class Candidates(NamedTuple):
    """The places that one name may mean, and the score of each."""

    entries: tuple[Entry, ...]
    scores: tuple[float, ...]


def relaxed(named: Mapping[_Key, Candidates], cues: Cues) -> dict[_Key, Candidates]:
    """Return the candidates of each name with what the likely places of the other names add to their scores.

    Support is the share of belief, over the other names, in places that lie near, in the same division or in the
    same country; belief is the softmax of a name's scores in the round before.
    """
    chosen = dict(named)
    asked = [key for key, found in named.items() if found.entries][:_MOST]
    if len(asked) < 2:
        return chosen
    sizes = [len(named[key].entries) for key in asked]
    group = np.repeat(np.arange(len(asked)), sizes)
    entries = [entry for key in asked for entry in named[key].entries]
    first = np.array([score for key in asked for score in named[key].scores])
    ties = _ties(entries, cues)
    ties[group[:, None] == group[None, :]] = 0.0
    scores = first
    for _ in range(cues.rounds):
        belief = _belief(scores, group, len(asked), cues.sharpness)
        scores = first + cues.near_weight * np.minimum(ties @ belief, cues.near_most)
    at = 0
    for key, size in zip(asked, sizes, strict=True):
        chosen[key] = Candidates(named[key].entries, tuple(float(s) for s in scores[at : at + size]))
        at += size
    return chosen


def _belief(scores: _Floats, group: NDArray[np.int64], groups: int, sharpness: float) -> _Floats:
    top = np.full(groups, -np.inf)
    np.maximum.at(top, group, scores)
    raised = np.exp(sharpness * (scores - top[group]))
    total = np.bincount(group, weights=raised, minlength=groups)
    shares: _Floats = raised / total[group]
    return shares


def _ties(entries: list[Entry], cues: Cues) -> _Floats:
    north = np.array([entry.latitude for entry in entries])
    east = np.array([entry.longitude for entry in entries])
    up = north[:, None] - north[None, :]
    along = (east[:, None] - east[None, :]) * np.cos(np.radians((north[:, None] + north[None, :]) / 2))
    spot = np.array([entry.level > 0 for entry in entries])  # near the middle of a state is nowhere
    near = (_DEGREE_KM * np.hypot(up, along) < cues.near_km) & spot[:, None] & spot[None, :]
    country = np.array([entry.countrycode for entry in entries])
    division = np.array([f"{entry.countrycode}.{entry.admin1code}" if entry.admin1code else "" for entry in entries])
    same_division = (division[:, None] == division[None, :]) & (division != "")[:, None]
    same_country = country[:, None] == country[None, :]
    ties: _Floats = np.where(
        near, 1.0, np.where(same_division, cues.division_tie, np.where(same_country, cues.country_tie, 0.0))
    )
    return ties


def kilometres(left: Entry, right: Entry) -> float:
    """Return the distance of two places, well enough to tell near from far."""
    north = left.latitude - right.latitude
    east = (left.longitude - right.longitude) * math.cos(math.radians((left.latitude + right.latitude) / 2))
    return _DEGREE_KM * math.hypot(north, east)
