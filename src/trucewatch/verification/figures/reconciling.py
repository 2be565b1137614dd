"""All that comparing figures by counter concludes, in one order whatever the order of what was read."""

from collections.abc import Iterable, Iterator

from trucewatch.codebook import Codebook
from trucewatch.model import Conclusion, Reconciliation, Series
from trucewatch.verification.figures.daily import daily_conclusions
from trucewatch.verification.figures.dating import dating_conclusions
from trucewatch.verification.figures.doubles import double_conclusions
from trucewatch.verification.figures.falls import fall_conclusions
from trucewatch.verification.figures.points import Days
from trucewatch.verification.figures.sums import sum_conclusions
from trucewatch.verification.figures.telling import Telling
from trucewatch.verification.figures.windows import since, window_conclusions

_CHECKS = (fall_conclusions, daily_conclusions, window_conclusions, double_conclusions, dating_conclusions)


def reconcile(series: Iterable[Series], codebook: Codebook, *, dates: Iterable[str] = ()) -> tuple[Reconciliation, ...]:
    """Return every conclusion over these series, and how many were counted since each of some days (ISO).

    Pure. Figures of different counters are never compared. A conclusion is drawn only where the bounds of the numbers
    allow nothing else; where they allow both, there is none.
    """
    listed = sorted(series, key=lambda one: (one.named, one.measure, one.id))
    found = [*_checked(listed, codebook), *sum_conclusions(listed, codebook)]
    limit = int(codebook.table("reconciling")["limits"]["since_dates"])
    for day in sorted(set(dates), reverse=True)[:limit]:
        found += [one for each in listed for one in since(each, day, codebook)]
    kinds = {kind: place for place, kind in enumerate(Conclusion)}
    places = {one.id: place for place, one in enumerate(listed)}
    unique = {one.id: one for one in found}
    return tuple(sorted(unique.values(), key=lambda one: (places[one.series], kinds[one.kind], one.because, one.id)))


def _checked(series: Iterable[Series], codebook: Codebook) -> Iterator[Reconciliation]:
    for one in series:
        days, telling = Days(one), Telling(one, codebook)
        for check in _CHECKS:
            yield from check(days, telling)
