"""Who may do what: the roles, the rights, and the rule that every route names the right it needs.

A route without a declaration keeps the application from starting (`check_declared`); a right that nobody was granted
is denied.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from fastapi import APIRouter, Depends, Request
from fastapi.routing import APIRoute
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, Mount

from trucewatch.web.errors import UndeclaredRoute

Handler = TypeVar("Handler", bound=Callable[..., Any])


class Role(StrEnum):
    """What a person is in the mission. A person may have several roles."""

    ADMINISTRATOR = "administrator"
    MONITOR = "monitor"
    REVIEWER = "reviewer"
    MEDIATOR = "mediator"
    LIAISON = "party-liaison"
    READER = "reader"


class Right(StrEnum):
    """What a route lets one do."""

    PUBLIC = "public"
    OWN = "own"
    READ = "read"
    EXPORT = "export"
    REPORT = "report"
    TRIAGE = "triage"
    CORRECT = "correct"
    JUDGE = "judge"
    ASSESS = "assess"
    AGREE = "agree"
    COMPOSE = "compose"
    RELEASE = "release"
    ADMINISTER = "administer"


_ALL = frozenset(Role)
_CELL = frozenset({Role.MONITOR, Role.REVIEWER, Role.MEDIATOR})

GRANTS: dict[Right, frozenset[Role]] = {
    Right.READ: _ALL,
    Right.EXPORT: _CELL | {Role.ADMINISTRATOR},
    Right.REPORT: frozenset({Role.MONITOR, Role.REVIEWER, Role.LIAISON}),
    Right.TRIAGE: frozenset({Role.MONITOR, Role.REVIEWER}),
    Right.CORRECT: frozenset({Role.MONITOR, Role.REVIEWER}),
    Right.JUDGE: frozenset({Role.MONITOR, Role.REVIEWER}),
    Right.ASSESS: frozenset({Role.REVIEWER}),
    Right.AGREE: frozenset({Role.REVIEWER, Role.MEDIATOR}),
    Right.COMPOSE: _CELL,
    Right.RELEASE: frozenset({Role.MEDIATOR}),
    Right.ADMINISTER: frozenset({Role.ADMINISTRATOR}),
}
"""Which roles each right is granted to. `PUBLIC` needs nobody, `OWN` anybody who is signed in."""


def granted(right: Right, roles: Iterable[Role] | None) -> bool:
    """Whether somebody with these roles has a right; `roles` is None for nobody signed in."""
    if right is Right.PUBLIC:
        return True
    if roles is None:
        return False
    return right is Right.OWN or not GRANTS.get(right, frozenset()).isdisjoint(roles)


@dataclass(frozen=True)
class Tab:
    """An entry of the navigation: the address, the key of its text (`nav.NAME`), and its place in the row.

    `also` are other addresses that belong under it.
    """

    name: str
    path: str
    order: int
    right: Right = Right.READ
    also: tuple[str, ...] = ()

    def holds(self, here: str) -> bool:
        """Whether an address belongs under this entry."""
        return any(here == path or here.startswith(f"{path}/") for path in (self.path, *self.also))


class Area:
    """The routes of one part of the application. Each is declared with the right it needs.

    area = Area("figures", tab=Tab("figures", "/figures", 60))

    @area.shows("/figures", Right.READ)
    def figures(visit: Visiting) -> Response: ...
    """

    def __init__(self, name: str, *, tab: Tab | None = None) -> None:
        self.name = name
        self.tab = tab
        self.router = APIRouter(tags=[name])

    def shows(self, path: str, right: Right, **options: Any) -> Callable[[Handler], Handler]:
        """Declare a page that changes nothing (GET)."""
        return self._declare("GET", path, right, options)

    def takes(self, path: str, right: Right, **options: Any) -> Callable[[Handler], Handler]:
        """Declare what a form is sent to (POST). Its token and its origin are checked before the handler runs."""
        return self._declare("POST", path, right, options)

    def _declare(self, method: str, path: str, right: Right, options: dict[str, Any]) -> Callable[[Handler], Handler]:
        from trucewatch.web.routes import Declared
        from trucewatch.web.visit import requiring  # visits know of rights

        def declared(handler: Handler) -> Handler:
            self.router.add_api_route(
                path,
                handler,
                methods=[method],
                response_class=options.pop("response_class", HTMLResponse),
                response_model=None,
                dependencies=[Depends(requiring(right, method))],
                openapi_extra={"x-right": right.value},
                name=options.pop("name", f"{self.name}.{handler.__name__}"),
                operation_id=f"{self.name}_{handler.__name__}",
                route_class_override=Declared,
                **options,
            )
            return handler

        return declared


def right_of(route: BaseRoute) -> Right | None:
    """Return the right that a route declares, None where it declares none."""
    extra = route.openapi_extra if isinstance(route, APIRoute) else None
    return Right(extra["x-right"]) if extra and "x-right" in extra else None


def declared(routes: Iterable[BaseRoute]) -> Iterator[tuple[APIRoute, Right]]:
    """Yield every route with the right it declares. Raises UndeclaredRoute for one without.

    The only mount is `static`: the files of the interface, which say nothing of any record.
    """
    for route in routes:
        if isinstance(route, Mount) and route.name == "static":
            continue
        right = right_of(route)
        if right is None or not isinstance(route, APIRoute):
            raise UndeclaredRoute(f"{getattr(route, 'path', route)} declares no right: declare it through an Area")
        yield route, right


def check_declared(routes: Iterable[BaseRoute]) -> None:
    """Refuse routes without a declaration. Raises UndeclaredRoute."""
    for _ in declared(routes):
        pass


def route_named(request: Request) -> str:
    """Return the name of the route that a request goes to."""
    return str(getattr(request.scope.get("route"), "name", ""))
