"""From an empty folder to a reviewed incident and a released report, by the screens alone: two people, two devices."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import PASSWORD, started

pytestmark = pytest.mark.browser

FIRST = "four words for a start"
KEY, POINT, PRESS, HAND, MIND = 0.28, 1.1, 0.2, 0.4, 1.35
"""Seconds of the keystroke-level model (Card, Moran and Newell, CACM 23(7), 1980): a key of an average typist, pointing, a
press of the button, a hand moved between keyboard and mouse, a moment of thought before each thing that is chosen."""
REPORT = """<!doctype html><html lang="en"><head><title>Shells fall on Senn</title>
<meta property="og:site_name" content="The Ridge Courier">
<meta property="article:published_time" content="2031-03-12T18:00:00Z"></head><body><article><h1>Shells fall on Senn</h1>
<p>Hill Council forces shelled the village of Senn on Tuesday, the River Army said. Three people were wounded, a nurse
at the clinic in Senn said.</p>
<p>The Hill Council denied it. Its spokesman said that nobody had fired on the village that day.</p>
</article></body></html>
"""


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    """`trucewatch serve` over a record that is not there yet; returns the address that the terminal prints."""
    with started(tmp_path / "new.truce", port=40000 + os.getpid() % 20000) as (_, address, token):
        yield f"{address}/welcome?token={token}"


class Hands:
    """Somebody at a browser, who only clicks on what can be read on the page and fills what is asked for."""

    def __init__(self, chromium: Any, width: int) -> None:
        self.context = chromium.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        self.page = self.context.new_page()
        self.page.set_default_timeout(90_000)
        self.clicks = self.fields = self.keys = 0

    @property
    def seconds(self) -> float:
        """How long a practised person takes by the keystroke-level model, without reading and waiting."""
        points = self.clicks + self.fields
        return points * (MIND + POINT + PRESS) + self.fields * 2 * HAND + self.keys * KEY

    def click(self, words: str) -> None:
        """Click on a link, a button or a fold with these words, and wait for what comes."""
        here = self.page.locator("main, header.top")
        found = here.get_by_role("link", name=words, exact=True).or_(here.get_by_role("button", name=words, exact=True))
        folds = here.locator("summary", has_text=re.compile(f"^{re.escape(words)}$"))
        found.or_(folds).locator("visible=true").first.click()
        self.clicks += 1
        self.page.wait_for_load_state()

    def sees(self, words: str) -> None:
        """Hold the page to say something."""
        self.page.locator("main").get_by_text(words).locator("visible=true").first.wait_for()

    def fill(self, **fields: str) -> None:
        """Fill fields that can be seen, by their names in the form."""
        for name, value in fields.items():
            self.page.locator(f"[name={name}]:visible").first.fill(value)
            self.fields += 1
            self.keys += len(value)

    def choose(self, name: str, words: str) -> None:
        """Choose from a list by its words."""
        self.page.locator(f"select[name={name}]:visible").first.select_option(label=words)
        self.clicks += 2

    def open(self, words: str) -> None:
        """Open what a list names so."""
        self.page.locator("main a[data-open]", has_text=words).first.click()
        self.page.wait_for_load_state()
        self.clicks += 1


def test_from_an_empty_folder_to_a_reviewed_incident_and_a_released_report(empty: str, chromium: Any) -> None:
    ana, noor = Hands(chromium, 390), Hands(chromium, 1440)
    ana.page.goto(empty)
    ana.fill(name="Ana Silva", login="ana", password=PASSWORD, again=PASSWORD)
    ana.click("Begin")
    ana.sees("From here to a released report")

    ana.click("Add reports")
    ana.page.set_input_files(
        "[name=files]", [{"name": "courier.html", "mimeType": "text/html", "buffer": REPORT.encode()}]
    )
    ana.clicks += 3  # the button, the file, "Open"
    ana.click("Read them")
    ana.sees("The reports are read.")

    ana.click("Review what they say, in the inbox")
    ana.click("Add a second person")
    ana.fill(name="Noor Haddad", login="noor", password=FIRST)
    ana.page.locator("label", has_text="reviews the findings of others").locator("visible=true").last.click()
    ana.clicks += 1
    ana.click("Add a person")
    ana.sees("The account is made. Its password is changed at the first sign-in.")

    ana.click("Inbox")
    ana.click("Take an incident, look into it, make a finding")
    ana.open("helling")
    ana.click("Take it")
    ana.click("Record an inquiry")
    ana.choose("means", "interview")
    ana.fill(words="Telephoned the clinic: three were brought in.")
    ana.click("Record")
    ana.click("Make a finding")
    ana.choose("finding", "under inquiry")
    ana.fill(reason="No term is recorded yet.")
    ana.click("Record")
    ana.sees("It waits for review by a second person, and has no effect until then.")

    noor.page.goto(empty.partition("/welcome")[0])
    noor.fill(login="noor", password=FIRST)
    noor.click("Sign in")
    noor.fill(old=FIRST, new=PASSWORD, again=PASSWORD)
    noor.click("Change the password")
    noor.click("1 finding waits for your review")
    noor.open("helling")
    noor.click("Review the finding")
    noor.choose("verdict", "approved")
    noor.fill(reason="The inquiry bears it out.")
    noor.click("Record")
    noor.sees("approved")

    ana.click("Inbox")
    ana.click("Publish the finding")
    ana.open("helling")
    ana.click("Publish the finding")
    ana.choose("edition", "everyone")
    ana.fill(unanswered="Neither has answered by the day of the report.", reason="Both were asked.")
    ana.click("Record")
    ana.sees("Published:")

    ana.click("Inbox")
    ana.click("Compose the situation report of some days, and release it")
    ana.click("all that was reported")
    ana.sees("helling")
    ana.click("Hold or release")
    ana.page.fill("form[action='/brief/release'] [name=reason]", "Read and found right.")
    ana.fields, ana.keys = ana.fields + 1, ana.keys + len("Read and found right.")
    ana.click("Release")
    ana.sees("Released: everybody with an account can read it now.")

    noor.click("Brief")
    noor.open("")
    noor.sees("helling")
    noor.sees("released")
    ana.click("Inbox")
    assert "From here to a released report" not in ana.page.inner_text("main")
    told = [(one.clicks, one.fields, one.keys, round(one.seconds)) for one in (ana, noor)]
    sys.stdout.write(f"clicks, fields, keys, seconds of both: {told}\n")
    assert sum(one.seconds for one in (ana, noor)) < 300, told
