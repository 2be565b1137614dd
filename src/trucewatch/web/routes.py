"""How the route of an address is found, and how a page that changes nothing is answered: in one turn of one thread.

FastAPI compares an address with the pattern of every route, and works out what a handler takes anew for each request:
each piece by itself, and within stacks of what is to be closed again. A page takes words of its address and nothing
that must be closed. Whatever else is sent goes FastAPI's way, which also tells what is wrong with it.
"""

import inspect
import typing
from collections.abc import Callable, Collection, Coroutine, Mapping
from typing import Any

from fastapi import Query, Request
from fastapi.params import Depends
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import Scope

from trucewatch.web.permissions import Right, right_of
from trucewatch.web.visit import admitted, visit_of

_QUERY = type(Query())


class Declared(APIRoute):
    """A route of an `Area`."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._beginning = self.path.partition("{")[0]

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Say whether a request is for this route; that most are not is seen from how their address begins."""
        if not scope["path"].startswith(self._beginning) and not scope.get("root_path"):
            return Match.NONE, {}
        return super().matches(scope)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return what answers a request."""
        whole, right = super().get_route_handler(), right_of(self)
        taken = Taken.of(self.endpoint, self.param_convertors) if self.methods == {"GET"} else None
        if taken is None or right is None:
            return whole

        async def answer(request: Request) -> Response:
            given = taken.read(request)
            if given is None:
                return await whole(request)
            return await run_in_threadpool(taken.answer, request, right, given)

        return answer


class Taken:
    """What a function takes, where that is the visit, names in the gaps of an address, and words of its query."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.visits: list[str] = []
        self.gaps: list[str] = []
        self.words: list[tuple[str, str, int]] = []
        self.made: list[tuple[str, Taken]] = []

    @classmethod
    def of(cls, function: Callable[..., Any], gaps: Collection[str]) -> "Taken | None":
        """Return what a function takes, with these gaps in its address; None where it takes something else as well."""
        if inspect.iscoroutinefunction(function):
            return None
        taken, hints = cls(function), typing.get_type_hints(function, include_extras=True)
        for one in inspect.signature(function).parameters.values():
            if not taken._add(one.name, hints[one.name], one.default, gaps):
                return None
        return taken

    def read(self, request: Request) -> dict[str, Any] | None:
        """Return what of it stands in the address of a request, None where that is not as it should be."""
        given = {name: request.path_params[name] for name in self.gaps}
        query: Mapping[str, str] = request.query_params
        for name, otherwise, longest in self.words:
            given[name] = value = query.get(name, otherwise)
            if len(value) > longest:
                return None
        for name, part in self.made:
            inner = part.read(request)
            if inner is None:
                return None
            given[name] = part.function(**inner)
        return given

    def answer(self, request: Request, right: Right, given: Mapping[str, Any]) -> Response:
        """Find out who asks, and answer whoever has the right. Raises what `admitted` and the handler raise."""
        visit = admitted(request, right)
        answered: Response = self.function(**given, **dict.fromkeys(self.visits, visit))
        return answered

    def _add(self, name: str, hint: Any, otherwise: Any, gaps: Collection[str]) -> bool:
        """Take note of a parameter; say whether it is one of those that are known here."""
        kind, about = _apart(hint)
        if isinstance(about, Depends) and about.dependency is visit_of:
            self.visits.append(name)
        elif isinstance(about, Depends) and about.dependency is not None:
            part = Taken.of(about.dependency, ())
            if part is None or part.visits:
                return False
            self.made.append((name, part))
        elif kind is str and about is None and name in gaps:
            self.gaps.append(name)
        elif kind is str and isinstance(about, _QUERY) and isinstance(otherwise, str):
            longest = [getattr(rule, "max_length", None) for rule in about.metadata]
            if len(longest) != 1 or longest[0] is None or about.alias not in (None, name):
                return False
            self.words.append((name, otherwise, longest[0]))
        else:
            return False
        return True


def _apart(hint: Any) -> tuple[Any, Any]:
    """Return a type and what is said of it, None where nothing is."""
    if typing.get_origin(hint) is not typing.Annotated:
        return hint, None
    return hint.__origin__, hint.__metadata__[0]
