"""A record with something of everything in it, made by the screens: read reports, decisions of each kind, a brief."""

import re
from typing import Any

from fastapi import FastAPI
from tests.web import test_boards as boards
from tests.web import test_coding as coding
from tests.web import test_incidents as ladder
from tests.web import test_lines as lines
from tests.web.test_admin import number_of

from trucewatch.register import View
from trucewatch.register.committing import commitment_id

FIRST = "four words for a start"
COUNTS = "date,total\n2031-03-01,10\n2031-03-02,14\n2031-03-03,12\n2031-03-04,x\n"


class Hands:
    """Somebody at a browser; what they type is kept in `typed`."""

    def __init__(self, browser: Any, typed: list[str]) -> None:
        self.browser = browser
        self.typed = typed

    def get(self, path: str, **more: Any) -> Any:
        return self.browser.get(path, **more)

    def token(self) -> str:
        token: str = self.browser.token()
        return token

    def post(self, path: str, data: Any = None, files: Any = None, **more: Any) -> Any:
        self._keep(data, files)
        answer = self.browser.post(path, data=data, files=files, **more)
        assert answer.status_code < 400, (path, answer.status_code, answer.text[-3000:])
        return answer

    def fill(self, path: str, files: Any = None, /, **fields: Any) -> Any:
        return self.post(path, {"csrf": self.token(), **fields}, files, follow_redirects=False)

    def _keep(self, data: Any, files: Any) -> None:
        for value in (data or {}).values():
            self.typed += value if isinstance(value, list) else [str(value)]
        for one in files.values() if isinstance(files, dict) else [file for _, file in files or ()]:
            self.typed += [one[0], one[1].decode("utf-8", "replace")]

    def seen(self, path: str) -> str:
        return str(self.get(path).text.split('name="seen" value="')[1].split('"')[0])


def make(app: FastAPI, ana: Hands, monitor: Hands, reviewer: Hands, view: View) -> None:
    """Take a step of every kind."""
    _agreement(ana, view)
    _commitment(ana)
    _incident(ana, monitor, reviewer)
    _figures(ana)
    _coding(app, ana, monitor, reviewer)
    _matters(ana, view)
    _statements(ana, view)
    _actors(ana, view)
    lines.lay(ana, lines.geojson())
    _people(ana)
    ana.fill("/admin/checkpoints/sign")
    _brief(ana)


def _agreement(ana: Hands, view: View) -> None:
    boards.begun(ana)
    boards.act(ana, "position", actor="Hill Council", position="signed", when="2031-03-10")
    boards.act(ana, "position", actor="River Army", position="asked-for-time", when="2031-03-10", until="2031-03-12")
    for party, day in (("Hill Council", "2031-03-14"), ("River Army", "2031-03-16")):
        boards.act(ana, "date", which="effective", date=day, parties=party)
    boards.act(ana, "date", which="declared", date="2031-03-10")
    boards.act(ana, "text", version="first", words=boards.TEXT, status="draft")
    boards.act(ana, "text", version="second", words=boards.TEXT.replace("valley", "whole valley"))
    words = "The parties shall not shell the valley."
    boards.act(
        ana, "term", term="1", kind="prohibited-act", words=words, version="first", acts=["shelling"],
        area="the valley", places="Orran",
    )  # fmt: skip
    boards.act(ana, "slot", slot="monitoring", state="absent")
    boards.act(ana, "slot", slot="written", state="filled", cited_terms="1")
    boards.act(ana, "class", field="purpose", values=["humanitarian", "holiday"])


def _commitment(ana: Hands) -> None:
    what = "open the bridge at Senn"
    given = {
        "actor": "River Army",
        "undertaking": what,
        "by": "2031-03-20",
        "agreement": boards.KEY,
        "kinds": ["movement"],
    }
    ana.fill("/commitments/add", **given, confidence="yes", reason="letter 9", seen=ana.seen("/commitments"))
    path = f"/commitments/{commitment_id('River Army', what)}"
    ana.fill(f"{path}/score", score="3", on="2031-04-01", reason="I crossed it", seen=ana.seen(path))
    ana.fill(f"{path}/deadline", by="2031-04", reason="letter 10", seen=ana.seen(path))
    ana.fill(f"{path}/evidence", words="Lorries crossed.", on="2031-03-30", reason="seen", seen=ana.seen(path))


def _incident(ana: Hands, monitor: Hands, reviewer: Hands) -> None:
    photo = [("files", ("crater.jpg", b"\xff\xd8\xff a crater", "image/jpeg"))]
    key = ladder.key_of(ladder.report(monitor, files=photo))
    monitor.typed += list(ladder.FORM.values())
    ladder.step(monitor, key, "claim", hours="4", due="2")
    ladder.step(monitor, key, "inquire", means="site-visit", words="Eleven craters.")
    ladder.step(monitor, key, "denied", restriction="denied", words="Mines.", by="River Army")
    ladder.step(monitor, key, "reply", party="River Army", reply="denies", words="No.")
    ladder.step(reviewer, key, "verify", verification="verified")
    ladder.step(reviewer, key, "attribute", responsibility="assessed-by-monitor", actor="River Army")
    ladder.step(monitor, key, "find", finding="under-inquiry")
    of = str(reviewer.get(f"/incidents/{key}").text.split('name="of" value="')[1].split('"')[0])
    ladder.step(reviewer, key, "review", of=of, verdict="approved")
    ladder.step(ana, key, "publish", of=of, edition="public", unanswered="they were asked twice")
    other = ladder.key_of(ladder.report(monitor, key="m" * 24, words="A drone over the mill.", kind="air-strike"))
    ladder.step(monitor, other, "claim", hours="4")


def _figures(ana: Hands) -> None:
    given = {
        "counter": "Health Office", "measure": "killed", "low": "40", "qualifier": "at-least", "sort": "running",
        "as_of": "2031-03-09", "source": "bulletin 12", "reason": "in no report",
    }  # fmt: skip
    ana.fill("/figures/enter", **given, seen=ana.seen("/figures/enter"))
    table = {
        "csrf": ana.token(), "counter": "Health Office", "columns": "total = killed:cumulative", "dated": "report",
        "source": "bulletin 13", "reason": "its own table", "seen": ana.seen("/figures/enter"),
    }  # fmt: skip
    ana.post("/figures/import", table, {"file": ("t.csv", COUNTS.encode(), "text/csv")})


def _coding(app: FastAPI, ana: Hands, monitor: Hands, reviewer: Hands) -> None:
    coding.begun(reviewer, app)
    coding.coded(monitor, 1, 2, 3)
    coding.coded(ana, 1, 3, 0)
    page = reviewer.get(f"/coding/{coding.KEY}").text
    item = re.search(r'[?&;]item=([^"&#]+)', page)
    assert item is not None
    at = {"item": item[1], "reason": "the witness counted three", "seen": str(10**6)}
    reviewer.fill(f"/coding/{coding.KEY}/adjudicate", code="2", **at)
    for kind in ("statements", "matters", "reports"):
        coding.begun(reviewer, app, name=f"{kind} of May", kind=kind)
    coding.begun(reviewer, app, name="under seals", sealed="yes")
    coding.begun(reviewer, app, name="closed early")
    reviewer.fill(f"/coding/{coding.round_key('closed early', 'open')}/close", reason="Ana has left", seen=str(10**6))


def _matters(ana: Hands, view: View) -> None:
    for matter in list(view.matters.values())[:2]:
        path = f"/matters/{matter.id}"
        ana.fill(f"{path}/assess", verification="not-verifiable", reason="no team can go there", seen=ana.seen(path))
    matter = next(one for one in view.matters.values() if len(one.accounts) > 1)
    left, right = (account.statements[0] for account in matter.accounts[:2])
    path = f"/matters/{matter.id}"
    ana.fill(f"{path}/judge", left=left, right=right, verdict="same", reason="same day", seen=ana.seen(path))


def _statements(ana: Hands, view: View) -> None:
    first, other = list(view.statements.values())[:2]
    page = f"/reports/{first.report}"
    ana.fill(f"{page}/reject", statement=first.id, reason="a headline", seen=ana.seen(f"{page}?s={first.id}"))
    fields = {
        "statement": other.id, "start": str(other.span.start), "end": str(other.span.end - 1), "stance": "denies",
        "speaker": "The Mayor of Senn", "cue": "told reporters", "claim": "none", "reason": "half of it", "direct": "",
    }  # fmt: skip
    page = f"/reports/{other.report}"
    ana.fill(f"{page}/correct", seen=ana.seen(f"{page}?s={other.id}"), **fields)


def _actors(ana: Hands, view: View) -> None:
    left, right = list(view.actors.values())[:2]
    fields = {"left": left.name, "right": right.name, "reason": "two bodies", "seen": str(10**6)}
    ana.fill(f"/actors/{left.id}/apart", **fields)


def _people(ana: Hands) -> None:
    ana.fill("/admin/people/add", name="Eva Ek", login="eva", password=FIRST, rooms="north", roles="monitor")
    number = number_of(ana, "Eva Ek")
    ana.fill(f"/admin/people/{number}", roles=["reader", "party-liaison"])
    ana.fill(f"/admin/people/{number}/password", password=FIRST + " again")


def _brief(ana: Hands) -> None:
    page = ana.get("/brief").text
    found = re.search(r'href="/brief/draft\?start=([-\d]+)&end=([-\d]+)', page.replace("&amp;", "&"))
    assert found is not None
    period = {"start": found[1], "end": found[2], "edition": "public"}
    for act in ("hold", "release"):
        seen = re.search(r'name="seen" value="(\d+)"', ana.get("/brief/draft", params=period).text)
        assert seen is not None
        ana.fill(f"/brief/{act}", **period, seen=seen[1], reason="read it through")
