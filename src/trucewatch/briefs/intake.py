"""What was read and what was set aside, and on whose word most of it rests."""

from collections import defaultdict

from trucewatch.briefs.brief import Evidence, Intake, Sentence
from trucewatch.briefs.lookup import Lookup
from trucewatch.briefs.wording import count_words, date_words, joined, short, visible
from trucewatch.model import Statement
from trucewatch.register.read_in_parts import PartsRead
from trucewatch.register.view import View

_HEARD = 3
_WHY = 120


def intake(look: Lookup) -> Intake:
    """Return the counts of the whole record and the reasons for what was set aside."""
    view = look.view
    reports = list(view.reports.values())
    outlets = tuple(dict.fromkeys(look.outlet(one.id) for one in reports if one.outlet))
    unnamed = sum(one.outlet is None for one in reports)
    undated = sum(one.published.date is None for one in reports)
    spoken = _by_principal(look)
    named = [told for told in spoken if (ref := told[0].principal) and not look.names_nobody(ref)]
    everything = Evidence(reports=tuple(view.reports))
    dated = _period(look.first_date, look.last_date)
    gaps = [f"{undated} undated"] if undated and dated else ["undated"] if undated else []
    when = f" ({'; '.join(filter(None, (dated, *gaps)))})" if reports else ""
    aside = f", {count_words(len(view.set_aside), 'input')} set aside" if view.set_aside else ""
    unnamed_words = f" and {count_words(unnamed, 'report')} of no named outlet" if unnamed else ""
    word = (
        f"{count_words(len(outlets), 'outlet')}{unnamed_words}, {count_words(len(view.chains), 'chain')}, "
        f"{count_words(len(spoken), 'principal')} behind {count_words(len(view.statements), 'statement')}"
    )
    return Intake(
        reports=len(reports),
        outlets=outlets,
        unnamed=unnamed,
        chains=len(view.chains),
        principals=tuple(_name(look, told) for told in spoken),
        statements=len(view.statements),
        first=look.first_date,
        last=look.last_date,
        undated=undated,
        read=Sentence(words=f"{count_words(len(reports), 'report')} read{when}{aside}", evidence=everything),
        word=Sentence(words=word, evidence=everything),
        heard=tuple(_heard(look, told) for told in named[:_HEARD]),
        partly=partly(view),
        set_aside=tuple(
            Sentence(words=f"{visible(one.file)}: {short(one.why, _WHY)}", evidence=Evidence(reports=(one.file,)))
            for one in view.set_aside
        ),
    )


def partly(view: View) -> tuple[Sentence, ...]:
    """Return a sentence for each long report that is not read, or not compared, to its end."""
    return tuple(
        Sentence(words=f"{visible(view.reports[found].file)}: {words}", evidence=Evidence(reports=(found,)))
        for found, one in view.parts.items()
        if (words := _partly(one))
    )


def _partly(one: PartsRead) -> str:
    """How far a long report is not read to its end, or what of it is not compared; "" where neither is so."""
    unread = "" if one.whole else f"{one.read:,} of {count_words(one.of, 'part')} are read; reading it again goes on"
    if not one.entries:
        return unread
    every = one.told + one.untold
    told = (
        f"only the first {one.told:,} of its {count_words(every, 'statement')} are compared and shown; the other "
        f"{one.untold:,} stand in the record alone (entries {one.entries[0]} to {one.entries[-1]})"
    )
    return f"{unread}; {told}" if unread else told


def _period(first: str | None, last: str | None) -> str:
    if first is None or last is None:
        return ""
    return date_words(first) if first == last else f"{date_words(first)} to {date_words(last)}"


def _by_principal(look: Lookup) -> list[list[Statement]]:
    """The statements of each principal, the most heard first."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in look.view.statements.values():
        if statement.principal:
            groups[look.key(statement.principal)].append(statement)
    return sorted(groups.values(), key=len, reverse=True)


def _name(look: Lookup, told: list[Statement]) -> str:
    return look.name(told[0].principal)


def _heard(look: Lookup, told: list[Statement]) -> Sentence:
    outlets = look.support(told).outlets
    relays = dict.fromkeys(name for one in told for name in look.relays(one))
    via = f", through {joined(relays)}" if relays else ""
    words = f"{_name(look, told)} ({count_words(len(told), 'statement')} in {count_words(len(outlets), 'outlet')}{via})"
    return Sentence(words=words, evidence=look.evidence(told))
