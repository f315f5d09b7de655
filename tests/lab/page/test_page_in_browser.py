"""The page in a real browser: on a desk and a phone, in the light and the dark, and on paper."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from interpreter.lab.page import write

pytestmark = pytest.mark.slow

PHONE, DESK = 360, 1280
SMALLEST_PX = 11
LETTERS = """plots => Math.min(...plots.map(text => {
    const plot = text.ownerSVGElement;
    const scale = plot.getBoundingClientRect().width / plot.viewBox.baseVal.width;
    return parseFloat(getComputedStyle(text).fontSize) * scale;
}))"""
OUTSIDE = """plots => plots.filter(text => {
    const [inner, outer] = [text.getBoundingClientRect(), text.ownerSVGElement.getBoundingClientRect()];
    return inner.left < outer.left - 1 || inner.right > outer.right + 1 || inner.bottom > outer.bottom + 1;
}).map(text => text.textContent)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield started
        started.close()


@pytest.fixture
def report(tmp_path: Path, measured: Callable[..., dict[str, Any]]) -> Path:
    several = [measured(seed=seed, targets=("es", "ar")) for seed in (1, 2)]
    several[1]["settings"]["tuning"] = {"agreement": 3}
    compared = {"a": 2.0, "b": 1.5, "mean": -0.5, "low": -0.7, "high": -0.3, "real": True, "better": "b"}
    several.append({"benchmark": "compare", "metrics": {"es": {"lag_p50_s": compared}}, "verdict": "b"})
    several[0]["details"]["talk"]["turns"]["reference"][0][0] = "Anna " + "Schmidt-Ölsen-" * 20
    page = tmp_path / "report.html"
    write([json.dumps(one) for one in several], page)
    return page


def opened(browser: Browser, report: Path, *, width: int, dark: bool = False) -> tuple[Page, list[str]]:
    """The page, and what the browser complained of or asked for beyond the file."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light"
    )
    page, unwanted = context.new_page(), []
    page.on("console", lambda message: unwanted.append(message.text))
    page.on("pageerror", lambda error: unwanted.append(str(error)))
    page.on("request", lambda asked: unwanted.append(asked.url) if asked.url != report.as_uri() else None)
    page.goto(report.as_uri())
    return page, unwanted


@pytest.mark.parametrize("width", [320, PHONE, 700, DESK])
def test_the_page_fits_asks_for_nothing_and_complains_of_nothing(
    browser: Browser, report: Path, width: int
) -> None:
    page, unwanted = opened(browser, report, width=width)
    for folded in page.locator("summary").all():
        folded.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert unwanted == []
    page.context.close()


@pytest.mark.parametrize(("width", "kind"), [(PHONE, "narrow"), (DESK, "wide")])
def test_every_plot_is_shown_once_in_letters_that_can_be_read(
    browser: Browser, report: Path, width: int, kind: str
) -> None:
    page, _ = opened(browser, report, width=width)
    shown = page.locator(".plot:visible")
    assert shown.count() == page.locator("figure").count() > 10
    assert shown.count() == page.locator(f".plot.{kind}:visible").count()
    assert page.locator(f".plot.{kind} text").evaluate_all(LETTERS) >= SMALLEST_PX
    assert page.locator(f".plot.{kind} text").evaluate_all(OUTSIDE) == []
    page.context.close()


def test_a_dark_page_has_light_letters_and_lines(browser: Browser, report: Path) -> None:
    def ink(selector: str, kind: str, *, dark: bool) -> str:
        page, _ = opened(browser, report, width=DESK, dark=dark)
        found: str = page.locator(selector).first.evaluate(f"part => getComputedStyle(part).{kind}")
        page.context.close()
        return found

    for selector, kind in ((".plot.wide text", "fill"), (".plot.wide .median", "stroke"), ("p", "color")):
        assert ink(selector, kind, dark=False) == "rgb(20, 24, 28)"
        assert ink(selector, kind, dark=True) == "rgb(238, 241, 243)"


def test_paper_gets_the_wide_plots_uncut_in_black_on_white(browser: Browser, report: Path) -> None:
    page, _ = opened(browser, report, width=PHONE, dark=True)
    page.emulate_media(media="print")
    assert page.locator(".plot.narrow:visible").count() == 0
    assert page.locator(".plot.wide:visible").count() == page.locator("figure").count()
    assert page.locator("figure").first.evaluate("part => getComputedStyle(part).breakInside") == "avoid"
    assert page.locator("body").evaluate("part => getComputedStyle(part).color") == "rgb(0, 0, 0)"
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    page.context.close()
