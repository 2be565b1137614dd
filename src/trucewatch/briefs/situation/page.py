"""A situation report as one self-contained HTML page: no network, no script, nothing of a report is markup."""

import base64
import hashlib
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from trucewatch.briefs.situation.nouns import SituationReport

_LINKS = 8  # notes linked beside a line; the list of evidence has them all


def html(report: SituationReport) -> str:
    """Return the page. The same report gives the same bytes."""
    templates = Environment(
        loader=PackageLoader("trucewatch.briefs"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    style = (resources.files("trucewatch.briefs") / "templates" / "situation.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    page = templates.get_template("situation.html")
    # the style is the project's own file; nothing of a report is in it
    return page.render(report=report, style=Markup(style), policy=policy, limit=_LINKS)  # noqa: S704
