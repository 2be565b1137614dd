"""The codebook's outlets and agencies: found by name, by host, by the words of a credit."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from trucewatch.codebook import Codebook

_URL = re.compile(r"https?://[^\s<>\"'\])]{3,500}", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")
_LONG = 5


@dataclass(frozen=True)
class Outlet:
    """An outlet or agency of the codebook."""

    name: str
    agency: bool


class Outlets:
    """Every outlet of the codebook, by its names and its hosts."""

    def __init__(self, codebook: Codebook) -> None:
        self._names: dict[str, Outlet] = {}
        self._hosts: dict[str, Outlet] = {}
        for row in codebook.rows("outlets"):
            outlet = Outlet(row["name"], row["agency"] == "yes")
            names = [row["name"], *row["aliases"].split(",")]
            self._names.update({name.strip().casefold(): outlet for name in names if name.strip()})
            self._hosts.update({host.strip(): outlet for host in row["hosts"].split(",") if host.strip()})
        self._agency = _words([name for name, outlet in self._names.items() if outlet.agency])
        self._generic = _words(codebook.words("furniture", "agencies", "words"))
        self._own = _words([name for name, outlet in self._names.items() if not outlet.agency])

    def named(self, words: str) -> Outlet | None:
        """Return the outlet of these words, with or without a place in brackets behind them."""
        found = self._names.get(words.strip().casefold())
        return found or self._names.get(bare_name(words).casefold())

    def at(self, url: str) -> Outlet | None:
        """Return the outlet whose host this address has."""
        host = host_of(url)
        while "." in host:
            if host in self._hosts:
                return self._hosts[host]
            host = host.split(".", 1)[1]
        return None

    def agencies_in(self, words: str, *, generic: bool = True) -> list[str]:
        """Return the agencies that these words name, as the words have them, in order; small letters are no names."""
        found = {(m.start(), m.group()) for m in self._agency.finditer(words) if _is_name(m.group())}
        if generic and not found:
            found = {(m.start(), m.group()) for m in self._generic.finditer(words)}
        return list(dict.fromkeys(name for _, name in sorted(found)))

    def reporter_of(self, content: str) -> Outlet | None:
        """Return the outlet whose own reporter the text says is "reporting from" somewhere; None where not one."""
        found = {
            outlet for m in _REPORTING.finditer(content) if (outlet := self.named(m.group(1))) and not outlet.agency
        }
        return found.pop() if len(found) == 1 else None


_REPORTING = re.compile(
    r"\b((?:[A-Z][\w-]{0,30}\s){0,3}[A-Z][\w-]{0,30})['’]s\s(?:correspondent\s|reporter\s)?[A-Z][\w.-]{1,30}(?:\s[A-Z][\w.-]{1,30}){1,3},\sreporting\sfrom\b"
)


def _words(names: list[str] | tuple[str, ...]) -> re.Pattern[str]:
    inner = "|".join(
        re.escape(name).replace(r"\ ", r"\s") for name in sorted(names, key=lambda name: (-len(name), name))
    )
    return re.compile(rf"(?<![\w-])(?:{inner})(?![\w-])", re.IGNORECASE)


def _is_name(words: str) -> bool:
    return (words[0].isupper() and (len(words) >= _LONG or not words.islower())) or words == "dpa"


def bare_name(words: str) -> str:
    """Return a name without the place or the abbreviation in brackets behind it."""
    return _BRACKETS.sub("", words).strip()


def bracketed(words: str) -> list[str]:
    """Return what stands in brackets behind a name: a place, or the letters that it goes by."""
    return _BRACKETS.findall(words)


def host_of(url: str) -> str:
    """Return the host of an address in small letters without "www.", "" where there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.lower().removeprefix("www.")


def urls_in(text: str) -> list[tuple[int, str]]:
    """Return the web addresses in a text with their offsets, in order."""
    return [(match.start(), match.group().rstrip(".,;:!?")) for match in _URL.finditer(text)]


@lru_cache(maxsize=4)
def outlets(codebook: Codebook) -> Outlets:
    """Return the outlets of this codebook, read once."""
    return Outlets(codebook)
