"""The page reads, searches and sounds by itself: nothing in it comes from elsewhere, and nothing said in it runs."""

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from interpreter.domain.hypothesis import Origin
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Provenance, Transcript
from interpreter.exporters import web_page
from interpreter.exporters.cues import cues_of
from interpreter.exporters.opus_sound import speech_opus
from interpreter.exporters.web_page import export, export_sound
from interpreter.exporters.web_page_parts import SCRIPT
from interpreter.exporters.webvtt import export as export_vtt
from interpreter.exporters.wording import clean
from tests.exporters.humming import Humming
from tests.exporters.rich import RICH
from tests.network.page.phones import browser


class Reading(HTMLParser):
    """What a browser makes of a page: its elements, and the text in its cells."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self._in_cell = False
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "td":
            self.cells.append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        self._in_cell &= tag != "td"

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.cells[-1] += data

    def having(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def test_every_line_has_a_row_with_its_languages_and_its_times() -> None:
    page = Reading(export(RICH))
    rows = [row for row in page.having("tr") if "data-start" in row]
    assert [row["data-line"] for row in rows][-2:] == ["podium.7", "podium.7.1"]
    assert rows[0]["data-start"] == "1.000"
    assert page.cells[:3] == ["00:00:01", "Ann Lee", "Good morning, everyone, and welcome to the harbour."]
    arabic = [cell for cell in page.having("td") if cell.get("lang") == "ar"]
    assert {cell["dir"] for cell in arabic} == {"rtl"}


def test_words_know_when_they_were_said_and_edited_lines_say_what_was_committed() -> None:
    page = Reading(export(RICH))
    words = [span for span in page.having("span") if span.get("class") == "said"]
    assert (words[1]["data-from"], words[1]["data-to"]) == ("1.300", "1.550")
    (text, *_) = [span["title"] for span in page.having("span") if span.get("class") == "edited"]
    assert text
    assert text.startswith("es: La autoridad del puerto")


def test_nothing_is_loaded_from_elsewhere_and_a_policy_forbids_it() -> None:
    page = Reading(export_sound(RICH, Humming(2), None))
    (policy,) = [one["content"] for one in page.having("meta") if one.get("http-equiv")]
    assert policy
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "file:" not in policy
    assert not [tag for tag, has in page.elements if {"src", "href", "onclick", "style"} & set(has)]
    assert not re.search(r"https?://(?!cv\.iptc\.org)", export(RICH).decode())
    assert "innerHTML" not in SCRIPT


def test_a_page_says_that_a_machine_interpreted() -> None:
    page = export(RICH).decode()
    assert '<p class="notice">Machine interpretation' in page
    assert '<meta name="digital-source-type" content="http://cv.iptc.org/newscodes/' in page


def test_the_floor_and_every_channel_can_be_chosen_or_one_alone() -> None:
    sound = Humming(2)
    page = export_sound(RICH, sound, None).decode()
    assert re.findall(r"<option[^>]*>([^<]*)<", page) == ["Floor", "es: Spanish (es), interpretation"]
    assert len(re.findall(r'<script type="text/plain" id="sound\d">', page)) == 2
    assert re.findall(r"<option[^>]*>([^<]*)<", export_sound(RICH, sound, sound.tracks[2]).decode()) == ["es"]
    assert b"<audio" not in export(RICH)
    assert b"<button" not in export(RICH)


def test_sound_beyond_the_limit_is_expected_beside_the_page_which_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(web_page, "MOST_SOUND_BYTES", 7_000)
    page = export_sound(RICH, Humming(2), None).decode()
    assert len(re.findall(r'<script type="text/plain"', page)) == 1
    assert 'data-file="20261121-093012-ab12.es.opus"' in page
    assert "openbooth export 20261121-093012-ab12 --format opus --track es" in page
    assert "media-src blob: 'self' file:" in page


def test_any_track_beside_the_page_is_called_as_it_is_exported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_page, "MOST_SOUND_BYTES", 0)
    sound = Humming(1)
    sound.tracks = (replace(sound.tracks[2], name="Saal 1: Tür"),)
    (option,) = Reading(export_sound(RICH, sound, None)).having("option")
    assert option["data-file"] == "20261121-093012-ab12.Saal-1--T%C3%BCr.opus"
    missing = option["data-missing"]
    assert missing
    assert "20261121-093012-ab12.Saal-1--Tür.opus" in missing
    assert shlex.split(missing)[-2:] == ["--track", "Saal 1: Tür"]


def test_sound_in_the_page_is_marked_as_in_a_file_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    marked: list[Mapping[str, str]] = []

    def written(*_: object, tags: Mapping[str, str], **__: object) -> bytes:
        marked.append(tags)
        return b"sound"

    monkeypatch.setattr(web_page, "speech_opus", written)
    by_people = tuple(replace(line, origin=Origin.HUMAN) for line in RICH.lines)
    for transcript in (RICH, replace(RICH, lines=by_people)):
        export_sound(transcript, Humming(1), None)
    assert [tags["SYNTHETIC"] for tags in marked] == ["no", "partly", "no", "no"]
    assert marked[0]["INPUT"] == "podium, table"
    assert marked[3]["DIGITALSOURCETYPE"].endswith("/digitalCapture")


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20))
@settings(deadline=None)
def test_any_text_comes_back_from_its_cell(said: str, translated: str, speaker: str) -> None:
    line = Line(1, "floor", speaker, Ticks(0), Ticks(1), "en", said, {"he": translated})
    page = Reading(export(Transcript(Provenance(said, said, said, said), "en", ("he",), (line,))))
    assert page.cells == ["00:00:00", clean(speaker).strip() or "Speaker ?", clean(said), clean(translated)]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of its own that may complain of nothing."""
    opened = chromium.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    opened.close()
    assert complaints == []


def until(page: Page, holds: str) -> None:
    """Wait until an expression holds; the page's own policy forbids what Playwright would wait with."""
    for _ in range(200):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"{holds} does not come to hold")


def open_with_sound(page: Page, folder: Path, sound: Humming | None = None) -> None:
    file = folder / "conference.html"
    file.write_bytes(export_sound(RICH, sound or Humming(40), None))
    page.goto(file.as_uri())
    until(page, "document.getElementById('sound').readyState > 0")


def heard_at(page: Page) -> float:
    until(page, "!document.getElementById('sound').paused")
    return float(page.evaluate("document.getElementById('sound').currentTime"))


@pytest.mark.slow
def test_a_line_that_is_clicked_is_heard_and_words_follow_the_sound(page: Page, tmp_path: Path) -> None:
    open_with_sound(page, tmp_path)
    page.locator("tr[data-line='podium.2'] td").nth(3).click()
    assert 5 <= heard_at(page) < 7
    until(page, "document.querySelector('tr.now')?.dataset.line === 'podium.2'")
    until(page, "document.querySelector('.said.now')?.textContent === 'rebuild'")
    page.locator(".said", has_text="lunch").click()
    assert 31.9 <= heard_at(page) < 34


@pytest.mark.slow
def test_another_channel_goes_on_where_the_first_was(page: Page, tmp_path: Path) -> None:
    open_with_sound(page, tmp_path)
    page.locator("tr[data-line='podium.3'] td").nth(2).click()
    before = heard_at(page)
    page.select_option("#track", index=1)
    until(page, f"document.getElementById('sound').currentTime > {before}")
    assert heard_at(page) < before + 5


@pytest.mark.slow
def test_everything_goes_by_keyboard(page: Page, tmp_path: Path) -> None:
    open_with_sound(page, tmp_path)
    page.keyboard.press("ArrowDown")
    assert 1 <= heard_at(page) < 4
    page.keyboard.press("ArrowDown")
    until(page, "document.querySelector('tr.now')?.dataset.line === 'podium.2'")
    page.keyboard.press(" ")
    until(page, "document.getElementById('sound').paused")
    page.keyboard.press("/")
    page.keyboard.type("puerto")
    assert page.locator("#found").text_content() == "1 line"
    assert page.locator("tbody tr:visible").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("tbody tr:visible").count() == len(RICH.lines) + len(RICH.gaps)


@pytest.mark.slow
def test_captions_play_in_a_browser_with_their_voices_and_colours(page: Page) -> None:
    page.goto("about:blank")
    found = page.evaluate(
        """async (text) => {
          const video = document.createElement("video"), track = document.createElement("track");
          document.body.append(video); video.append(track);
          track.kind = "captions"; track.src = URL.createObjectURL(new Blob([text], {type: "text/vtt"}));
          track.track.mode = "showing";
          await new Promise((done, failed) => { track.onload = done; track.onerror = failed; });
          return [...track.track.cues].map(
            (cue) => [cue.startTime, cue.endTime, cue.text, cue.getCueAsHTML().textContent]);
        }""",
        export_vtt(RICH).decode(),
    )
    cues = cues_of(RICH)
    assert [(round(start * 1000), round(end * 1000)) for start, end, *_ in found] == [
        (cue.start_ms, cue.end_ms) for cue in cues
    ]
    assert found[0][2].startswith("<v.white Ann Lee><lang en>Good morning")
    assert all(
        "<" not in text.replace("< 5", "").replace("<script>", "").replace("</", "") for *_, text in found
    )


@pytest.mark.slow
def test_sound_beside_the_page_is_heard_too(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = Humming(10)
    monkeypatch.setattr(web_page, "MOST_SOUND_BYTES", 0)
    beside = tmp_path / f"{RICH.provenance.session}.floor.opus"
    beside.write_bytes(speech_opus(sound, sound.tracks[:2], bits_per_second=24_000, tags={}))
    open_with_sound(page, tmp_path, sound)
    assert "--format opus --track floor" in (page.locator("#beside").text_content() or "")
    page.locator("tr[data-line='podium.2'] td").nth(3).click()
    assert 5 <= heard_at(page) < 7
