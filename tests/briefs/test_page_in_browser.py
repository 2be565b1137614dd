"""The page in headless Chromium: what a reader sees, clicks and reaches by keyboard."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from trucewatch.briefs import page
from trucewatch.briefs.links import anchor
from trucewatch.codebook import Codebook

CHROMIUM = Path("/usr/bin/chromium")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}: the page is not opened"),
]

Opener = Callable[..., Any]

CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgb = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = c => { const [r, g, b] = c.slice(0, 3).map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const under = el => { for (let e = el; e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] === 255) return c; } return [255, 255, 255, 255]; };
  const poor = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const el = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || ['SCRIPT', 'STYLE'].includes(el.tagName)) continue;
    if (!el.checkVisibility()) continue;
    const style = getComputedStyle(el);
    const ink = el.closest('svg') ? style.fill : style.color;
    const a = light(rgb(ink)), b = light(under(el));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push([ratio.toFixed(2), el.className.baseVal ?? el.className, walk.currentNode.data.trim().slice(0, 30)]);
  }
  return poor;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One headless browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(kestria: Any, codebook: Codebook, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The case's page as a file."""
    file = tmp_path_factory.mktemp("page") / "brief.html"
    file.write_bytes(page(kestria, codebook).encode())
    return file.as_uri()


@pytest.fixture
def opened(browser: Any, address: str) -> Iterator[Opener]:
    """Opens the page and, at the end, holds it to have asked for nothing and complained of nothing."""
    contexts, asked, complaints = [], [], []

    def open_page(width: int = 1440, scheme: str = "light", *, script: bool = True) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script,
            reduced_motion="reduce",
        )  # fmt: skip
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(address)
        if script:
            tab.wait_for_selector("html[data-at]")
        return tab

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
    assert set(asked) == {address}


def shown_words(tab: Any, key: str) -> str:
    """The words marked for a statement."""
    parts: list[str] = tab.eval_on_selector_all(
        f'mark[data-s~="{anchor(key)}"]', "marks => marks.map(mark => mark.textContent)"
    )
    return "".join(parts)


def test_a_sentence_leads_to_the_exact_words_and_back(opened: Opener, kestria: Any) -> None:
    tab = opened()
    link = tab.locator("#positions .step.latest a.cite").first
    key = f"statement-{(link.get_attribute('href') or '').removeprefix('#s-')}"
    link.click()
    words = tab.locator("mark.lit")
    assert words.count() == 1
    assert words.first.text_content() == kestria.statements[key].text
    box = words.first.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900
    tab.locator("a.return").click()
    assert tab.evaluate("document.activeElement.classList.contains('cite')")
    assert tab.locator("mark.lit").count() == 0


def test_all_words_are_marked_as_they_stand(opened: Opener, kestria: Any) -> None:
    tab = opened()
    for key, statement in kestria.statements.items():
        assert shown_words(tab, key).replace("\x07", "") == statement.text.replace("\x07", "").replace("\u200b", "")


def test_overlapping_words_are_lit_whole(opened: Opener, kestria: Any) -> None:
    tab = opened()
    tab.locator('#figures a[href="#s-hp-displaced"]').first.click()
    lit = tab.eval_on_selector_all("mark.lit", "marks => marks.map(mark => mark.textContent)")
    assert len(lit) == 2
    assert "".join(lit) == kestria.statements["statement-hp-displaced"].text


def test_without_script_the_words_are_still_found(opened: Opener, kestria: Any) -> None:
    tab = opened(script=False)
    tab.locator('#positions a[href="#s-hp-left"]').first.click()
    target = tab.locator("mark:target")
    assert target.text_content() == kestria.statements["statement-hp-left"].text
    assert target.evaluate("mark => getComputedStyle(mark).backgroundColor") == "rgb(255, 226, 122)"


def test_the_keyboard_reaches_the_words(opened: Opener) -> None:
    tab = opened()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    for _ in range(3):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.matches('a.cite')"):
            break
    assert tab.evaluate("document.activeElement.matches('#positions a.cite')")
    outline = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    tab.keyboard.press("Enter")
    tab.locator("mark.lit").first.wait_for(state="attached", timeout=5000)


@pytest.mark.parametrize("width", [1440, 768, 390, 320])
def test_the_page_is_never_wider_than_the_screen(opened: Opener, width: int) -> None:
    tab = opened(width)
    for fold in tab.locator("details").all():
        fold.evaluate("fold => { fold.open = true; }")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    wide = tab.evaluate(
        "[...document.querySelectorAll('main *')].filter(el => el.getBoundingClientRect().right > innerWidth + 1"
        " && !el.closest('.scroll')).map(el => el.className)"
    )
    assert wide == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_from_its_ground(opened: Opener, scheme: str) -> None:
    tab = opened(scheme=scheme)
    for fold in tab.locator("details").all():
        fold.evaluate("fold => { fold.open = true; }")
    assert tab.evaluate(CONTRAST) == []
    tab.locator('#positions a[href="#s-hp-left"]').first.click()
    assert tab.evaluate(CONTRAST) == []


def test_dark_is_dark(opened: Opener) -> None:
    assert opened(scheme="dark").evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(17, 21, 27)"


def test_hostile_words_do_nothing(opened: Opener) -> None:
    tab = opened()
    assert tab.title() == "Situation brief: Vellmar truce"
    assert tab.evaluate("document.scripts.length") == 1
    assert tab.locator("main img, main b:has-text('Drask') script").count() == 0
    shown = tab.locator("#s-kt-raid")
    assert "gnihton" in (shown.text_content() or "")
    marks = tab.eval_on_selector_all("#s-kt-raid .ctl", "all => all.map(one => one.dataset.code)")
    assert marks == ["U+202E", "U+202C", "U+2066", "U+2069", "U+200B", "U+0007"]


def test_the_order_of_words_after_a_bidi_control_is_kept(opened: Opener) -> None:
    """The words after an override stand to the right of it, as they would without it."""
    left, right = opened().evaluate(
        """() => {
          const control = document.querySelector('#s-kt-raid .ctl').getBoundingClientRect();
          const after = document.createRange(), words = document.querySelector('#s-kt-raid .ctl').nextSibling;
          after.setStart(words, 0); after.setEnd(words, 1); const first = after.getBoundingClientRect();
          after.setStart(words, 5); after.setEnd(words, 6); const later = after.getBoundingClientRect();
          return [first.left >= control.right - 1, later.left > first.left];
        }"""
    )
    assert left
    assert right


def test_arabic_runs_from_the_right(opened: Opener) -> None:
    tab = opened()
    paragraph = tab.locator("p.text:has(#s-as-left)")
    assert paragraph.get_attribute("lang") == "ar"
    assert paragraph.evaluate("p => getComputedStyle(p).direction") == "rtl"
    assert tab.locator("p.text:has(#s-hp-left)").evaluate("p => getComputedStyle(p).direction") == "ltr"


def test_landmarks_names_and_scrolling_boxes(opened: Opener) -> None:
    tab = opened()
    for landmark in ("banner", "navigation", "main", "contentinfo"):
        assert tab.get_by_role(landmark).count() == 1
    assert tab.locator("html").get_attribute("lang") == "en"
    nameless = tab.evaluate(
        "[...document.querySelectorAll('a, summary')].filter(el => !(el.getAttribute('aria-label') || el.textContent.trim())).length"
    )
    assert nameless == 0
    boxes = tab.locator(".scroll")
    assert boxes.count() > 2
    assert all(box.get_attribute("tabindex") == "0" and box.get_attribute("aria-label") for box in boxes.all())
    assert tab.locator("th:not([scope])").count() == 0


def test_print_shows_the_folds_and_no_furniture(opened: Opener) -> None:
    tab = opened()
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    assert tab.locator("details:not([open])").count() == 0
    assert not tab.locator("nav.sections").is_visible()
