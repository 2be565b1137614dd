"""The application: the areas put together, and what becomes of everything that goes wrong."""

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from anyio import to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from trucewatch import __version__
from trucewatch.codebook import Codebook
from trucewatch.errors import TrucewatchError
from trucewatch.register import Recorder
from trucewatch.web import answers
from trucewatch.web.areas import AREAS
from trucewatch.web.configuration import WebSettings
from trucewatch.web.following import Following
from trucewatch.web.guard import Guard, Uploads
from trucewatch.web.permissions import Area, check_declared
from trucewatch.web.site import Shared, Site, Stages

STATIC = Path(__file__).parent / "static"
UPLOADS = ("/reports/add", "/incidents/new", "/incidents/{key}/inquire", "/figures/import", "/map/lines/lay")
"""The addresses whose forms may carry files."""

log = logging.getLogger("trucewatch.web")


class KeptFiles(StaticFiles):
    """The files of the interface; one that is asked for by the mark of its content may be kept for ever."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file."""
        response = await super().get_response(path, scope)
        kept = b"v=" in scope.get("query_string", b"")
        response.headers["cache-control"] = "public, max-age=31536000, immutable" if kept else "no-cache"
        return response


def create_app(
    settings: WebSettings,
    recorder: Recorder,
    codebook: Codebook,
    stages: Stages | None = None,
    areas: Sequence[Area] = AREAS,
    shared: Shared | None = None,
) -> FastAPI:
    """Return the application over an opened record; `shared` where it is one of several processes.

    `stages` is the pipeline's work, None for a server that neither reads reports nor works anything out anew. Raises
    UndeclaredRoute where a route says not who may use it.
    """
    site = Site.of(settings, recorder, codebook, stages, shared)

    @asynccontextmanager
    async def lifetime(_app: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = settings.threads
        with Following(site.current):
            yield
        site.close()

    app = FastAPI(
        title="Trucewatch", version=__version__, lifespan=lifetime, docs_url=None, redoc_url=None, openapi_url=None
    )
    app.state.site = site
    app.state.tabs = sorted((area.tab for area in areas if area.tab), key=lambda tab: tab.order)
    app.router.routes.extend(sorted((route for area in areas for route in area.router.routes), key=_asked_seldom))
    app.mount("/static", KeptFiles(directory=STATIC), name="static")
    check_declared(app.routes)
    _answer_errors(app)
    _wrap(app, settings)
    return app


def _asked_seldom(route: BaseRoute) -> bool:
    """Whether a route is one for forms: what an address is compared with after all pages."""
    return "POST" in (getattr(route, "methods", None) or ())


def _answer_errors(app: FastAPI) -> None:
    app.add_exception_handler(TrucewatchError, answers.refused)
    app.add_exception_handler(RequestValidationError, answers.malformed)
    app.add_exception_handler(HTTPException, answers.plain)
    app.add_exception_handler(Exception, answers.failed)


def _wrap(app: FastAPI, settings: WebSettings) -> None:
    """Put the outer layers around: the last one added is the outermost."""
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    if settings.hosts:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts))
    app.add_middleware(
        Guard,
        limit=settings.body_limit,
        uploads=Uploads(UPLOADS, settings.upload_limit),
        secure=settings.secure,
    )


def site_of(request: Request) -> Site:
    """Return the parts that all requests share."""
    site: Site = request.app.state.site
    return site
