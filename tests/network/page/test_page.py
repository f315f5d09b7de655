"""What people see who open the page on their phones."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from interpreter.domain.channels import ChannelChanged, Mode
from interpreter.domain.events import SessionState
from tests.network.page.phones import CODE, LINK, Phones, Stage

_HOSTILE = "<img src=x onerror=alert(1)>\u202e</p><script>alert(2)</script>"


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage()
    yield stage
    stage.close()


def _captions(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator("#captions article p").all_inner_texts()]


def test_a_link_leads_to_captions_in_the_readers_language_at_once(stage: Stage, phones: Phones) -> None:
    stage.opens()
    stage.caption(1, "Buenos días.", ended=True)
    stage.lag("es", 1900)
    page = phones.phone(stage.link)
    expect(page.locator("#captions")).to_contain_text("Buenos días.")
    expect(page.locator("#captions h3")).to_have_text("Ana Ruiz")
    expect(page.locator("#title")).to_have_text("Harbour conference")
    expect(page.locator("#kind")).to_have_text("Interpretación por IA")
    expect(page.locator("#lag")).to_have_text("1,9 s de retraso")
    expect(page.locator("#listen")).to_have_text("Escuchar")
    expect(page.locator("#banner")).to_be_hidden()
    assert {url.split("/")[2] for url in phones.requests} == {f"127.0.0.1:{stage.setup.port}"}
    assert not any(LINK in url for url in phones.requests[1:]), "the key stays out of requests"
    assert page.context.cookies() == []


def test_who_cannot_scan_types_the_code_and_the_pin(phones: Phones) -> None:
    stage = Stage(pin="4711")
    phones.forgives = ("403", "429")
    try:
        stage.opens()
        page = phones.phone(stage.address, locale="en-GB")
        page.get_by_label("Room code").fill("wrong")
        page.get_by_label("PIN").fill("4711")
        page.get_by_role("button", name="Join").click()
        expect(page.get_by_role("alert")).to_contain_text("no room with this code")
        page.get_by_label("Room code").fill(f"{CODE[:2]} {CODE[2:].lower()}")
        page.get_by_label("PIN").fill("0000")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("This PIN is not right")
        page.get_by_label("PIN").fill("4711")
        page.keyboard.press("Enter")
        expect(page.locator("#listen")).to_be_visible()
        page.reload()
        expect(page.locator("#listen")).to_be_visible()
        expect(page.locator("#join")).to_be_hidden()
        with_link = phones.phone(stage.link, locale="en-GB")
        expect(with_link.get_by_label("PIN")).to_be_focused()
        expect(with_link.get_by_label("Room code")).to_be_hidden()
    finally:
        phones.put_away()
        stage.close()


_TEN_WRONG_PINS = """async ([link]) => {
  for (let tries = 0; tries < 10; tries += 1) {
    await fetch('/join', { method: 'POST', body: JSON.stringify({ link, pin: '0000' }) })
  }
}"""


@pytest.mark.slow
def test_after_too_many_wrong_tries_the_page_says_how_long_to_wait(phones: Phones) -> None:
    stage = Stage(pin="4711")
    phones.forgives = ("403", "429")
    try:
        with_link = phones.phone(stage.link, locale="en-GB")
        with_link.evaluate(_TEN_WRONG_PINS, [LINK])
        with_link.get_by_label("PIN").fill("4711")
        with_link.keyboard.press("Enter")
        expect(with_link.get_by_role("alert")).to_contain_text(
            re.compile(r"Too many wrong tries.* [45]:\d\d")
        )
        expect(with_link.get_by_role("button", name="Join")).to_be_disabled()
    finally:
        phones.put_away()
        stage.close()


_PLACES = """() => [...document.querySelectorAll('#captions p span')].map(
    (word) => [word.offsetLeft, word.offsetTop - word.closest('article').offsetTop, word.offsetWidth])"""


def test_words_show_how_certain_they_are_and_stay_where_they_are(stage: Stage, phones: Phones) -> None:
    stage.opens()
    stage.caption(1, "Hoy hablamos", "de barcos", "grandes")
    page = phones.phone(stage.link)
    words = page.locator("#captions article p span")
    expect(words).to_have_count(5)
    assert [word.get_attribute("class") for word in words.all()] == [
        "",
        "",
        *["provisional"] * 2,
        "predicted",
    ]
    page.evaluate("() => { window.first = [...document.querySelectorAll('#captions p span')] }")
    places = page.evaluate(_PLACES)
    stage.caption(1, "Hoy hablamos de", "naves muy lentas", revision=2)
    expect(words.nth(5)).to_have_text("lentas")
    assert page.evaluate(_PLACES)[:2] == places[:2]
    assert page.evaluate(
        "() => [...document.querySelectorAll('#captions p span')].slice(0, 3)"
        ".every((word, index) => word === window.first[index])"
    )
    stage.caption(1, "Hoy hablamos de", "naves", revision=3)
    expect(page.locator("#captions .blank")).to_have_count(2)
    assert _captions(page) == ["Hoy hablamos de naves"]
    stage.caption(1, "Hoy hablamos de naves.", revision=4, ended=True)
    expect(page.locator("#captions p span")).to_have_count(0)
    assert _captions(page) == ["Hoy hablamos de naves."]


def test_another_language_is_a_choice_away_and_says_who_interprets(stage: Stage, phones: Phones) -> None:
    stage.opens()
    stage.caption(1, "Buenos días.", ended=True)
    stage.caption(1, "Bon dia.", channel="ca", ended=True)
    stage.caption(1, "Good morning.", channel=None, ended=True)
    page = phones.phone(stage.link, locale="en-GB")
    chooser = page.get_by_label("Language", exact=True)
    expect(page.locator("#captions")).to_contain_text("Good morning.")
    expect(page.locator("#kind")).to_have_text("Original sound")
    assert chooser.locator("option").all_text_contents() == [
        "English – original sound",
        "Español",
        "العربية",
        "Català",
    ]
    chooser.select_option("ca")
    expect(page.locator("#captions")).to_have_text("Ana RuizBon dia.")
    expect(page.locator("#kind")).to_have_text("Human interpreter")
    stage.tell(ChannelChanged("ca", "ca", Mode.MACHINE, muted=True))
    expect(page.locator("#kind")).to_have_text("AI interpretation")
    expect(page.locator("#banner")).to_contain_text("muted")
    page.reload()
    expect(page.locator("#captions")).to_contain_text("Bon dia.")
    expect(chooser).to_have_value("ca")
    chooser.select_option("es")
    chooser.select_option("ca")
    stage.tell(ChannelChanged("ca", "ca", Mode.MACHINE, removed=True))
    expect(page.locator("#banner")).to_have_text("The language you chose is not offered now.")


def test_the_arabic_page_is_mirrored_and_captions_keep_their_own_direction(
    stage: Stage, phones: Phones
) -> None:
    stage.opens()
    stage.caption(1, "صباح الخير", channel="ar")
    stage.caption(1, "Buenos días", channel="es")
    page = phones.phone(stage.link, locale="ar-EG")
    expect(page.locator("#captions")).to_contain_text("صباح الخير")
    assert page.evaluate("() => document.documentElement.dir") == "rtl"
    row, button, title = (page.locator(what).bounding_box() for what in ("#captions p", "#display", "#title"))
    assert row["x"] + row["width"] > 350 > button["x"] + button["width"]
    assert title["x"] > button["x"]
    expect(page.locator("#captions article")).to_have_attribute("dir", "rtl")
    page.locator("#channel").select_option("es")
    expect(page.locator("#captions article")).to_have_attribute("dir", "ltr")
    expect(page.locator("#captions article")).to_have_attribute("lang", "es")


def test_what_strangers_say_is_shown_as_text(stage: Stage, phones: Phones) -> None:
    stage.opens()
    stage.caption(1, _HOSTILE, _HOSTILE, "W" * 20_000, speaker_name=_HOSTILE)
    page = phones.phone(stage.link)
    expect(page.locator("#captions h3")).to_have_text(_HOSTILE)
    assert page.locator("#captions img, #captions script").count() == 0
    assert _HOSTILE in page.locator("#captions p").inner_text()
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390
    expect(page.locator("#listen")).to_be_in_viewport()


def test_the_state_of_the_room_is_always_said(stage: Stage, phones: Phones) -> None:
    phones.forgives = ("WebSocket connection",)
    page = phones.phone(stage.link, locale="en-GB")
    banner = page.locator("#banner")
    expect(banner).to_have_text("Waiting for the event to begin.")
    stage.opens()
    expect(banner).to_be_hidden()
    stage.opens(state=SessionState.PAUSED)
    expect(banner).to_contain_text("Off the record")
    stage.opens(state=SessionState.STOPPED)
    expect(banner).to_have_text("The session has ended.")
    stage.opens("s2")
    expect(banner).to_be_hidden()
    stage.revoke()
    expect(page.get_by_role("alert")).to_contain_text("This link is no longer valid")
    expect(page.get_by_label("Room code")).to_be_focused()
    page.get_by_label("Room code").fill("NEW22")
    page.keyboard.press("Enter")
    expect(page.locator("#listen")).to_be_visible()
    expect(banner).to_be_hidden()
    stage.end_sharing()
    expect(banner).to_contain_text("Listening by phone has ended")


def test_what_was_missed_while_the_server_was_gone_is_caught_up(stage: Stage, phones: Phones) -> None:
    stage.opens()
    for utterance in range(1, 31):
        stage.caption(utterance, f"Frase {utterance}.", ended=True)
    phones.forgives = ("WebSocket connection",)
    page = phones.phone(stage.link)
    expect(page.locator("#captions article")).to_have_count(20)
    stage.kill()
    expect(page.locator("#banner")).to_contain_text("Se ha perdido la conexión")
    for utterance in range(30, 61):
        stage.caption(utterance, f"Frase {utterance}, otra vez.", ended=True)
    stage.restart()
    expect(page.locator("#captions article")).to_have_count(50)
    expect(page.locator("#banner")).to_be_hidden()
    shown = _captions(page)
    assert shown[18:20] == ["Frase 29.", "Frase 30, otra vez."]
    assert shown[-1] == "Frase 60, otra vez."


@pytest.mark.slow
def test_a_full_room_lets_in_as_soon_as_somebody_leaves(phones: Phones) -> None:
    stage = Stage(most=1)
    phones.forgives = ("503",)
    try:
        stage.opens()
        first = phones.phone(stage.link, locale="en-GB")
        expect(first.locator("#listen")).to_be_visible()
        second = phones.phone(stage.link, locale="en-GB")
        expect(second.locator("#banner")).to_contain_text("The room is full")
        first.context.close()
        expect(second.locator("#listen")).to_be_visible()
        expect(second.locator("#banner")).to_be_hidden()
    finally:
        phones.put_away()
        stage.close()


def test_whoever_scrolled_up_reads_on_and_finds_the_way_back(stage: Stage, phones: Phones) -> None:
    stage.opens()
    for utterance in range(1, 21):
        stage.caption(utterance, f"Frase número {utterance} de un discurso bastante largo.", ended=True)
    page = phones.phone(stage.link)
    newest = page.get_by_role("button", name="Lo último")
    expect(page.get_by_text("número 20 ")).to_be_in_viewport()
    expect(newest).to_be_hidden()
    page.locator("#scroller").evaluate("(scroller) => { scroller.scrollTop = 100 }")
    expect(newest).to_be_visible()
    before = page.get_by_text("número 3 ").bounding_box()
    stage.caption(21, "Una frase nueva.", ended=True)
    expect(page.locator("#captions").get_by_text("Una frase nueva.")).to_be_attached()
    assert page.get_by_text("número 3 ").bounding_box() == before
    newest.click()
    expect(page.locator("#captions").get_by_text("Una frase nueva.")).to_be_in_viewport()
    expect(newest).to_be_hidden()


def test_a_screen_reader_says_what_is_settled_and_says_it_once(stage: Stage, phones: Phones) -> None:
    stage.opens()
    page = phones.phone(stage.link)
    expect(page.locator("#kind")).to_be_visible()
    page.wait_for_timeout(500)
    stage.caption(1, "Buenos días. Hoy", "hablamos", "de barcos")
    expect(page.locator("#spoken p")).to_have_text(["Buenos días."])
    stage.caption(1, "Buenos días. Hoy hablamos.", revision=2, ended=True)
    expect(page.locator("#spoken p")).to_have_text(["Buenos días.", "Hoy hablamos."])
    expect(page.locator("#spoken p").first).to_have_attribute("lang", "es")
    assert page.locator("#spoken").get_attribute("aria-live") == "polite"
    assert page.locator("#captions").get_attribute("aria-live") is None


@pytest.mark.slow
def test_everything_is_reached_with_the_keyboard(stage: Stage, phones: Phones) -> None:
    stage.opens()
    page = phones.phone(stage.link)
    expect(page.locator("#kind")).to_be_visible()
    reached = []
    for _ in range(6):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("() => document.activeElement.id"))
    assert reached == ["display", "scroller", "channel", "listen", "lost", "fast"]
    page.locator("#display").press("Enter")
    expect(page.locator("#settings")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#display")).to_be_focused()


def test_the_buttons_reach_the_operator_and_say_so(stage: Stage, phones: Phones) -> None:
    stage.opens()
    page = phones.phone(stage.link, locale="en-GB")
    page.locator("#channel").select_option("es")
    page.get_by_role("button", name="I’m lost").click()
    expect(page.locator("#lost")).to_have_text("✓ Noted")
    expect(page.locator("#told")).to_contain_text("Thank you")
    page.wait_for_timeout(1100)
    assert [(one.channel, one.readers, one.lost_me) for one in stage.audience.channels] == [("es", 1, 1)]


@pytest.mark.slow
def test_size_colours_and_language_of_the_page_are_kept(stage: Stage, phones: Phones) -> None:
    stage.opens()
    stage.caption(1, "Buenos días.")
    page = phones.phone(stage.link, locale="es-ES")
    words = page.locator("#captions p")
    expect(words).to_be_visible()
    size = words.bounding_box()["height"]
    page.get_by_role("button", name="Texto y colores").press("Enter")
    for _ in range(2):
        page.get_by_role("button", name="Texto más grande").click()
    page.get_by_text("Claro", exact=True).click()
    page.get_by_label("Idioma de esta página").select_option("de")
    expect(page.get_by_role("heading", name="Schrift und Farben")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#listen")).to_have_text("Zuhören")
    page.reload()
    expect(page.locator("#listen")).to_have_text("Zuhören")
    expect(words).to_be_visible()
    assert words.bounding_box()["height"] > size * 1.2
    assert page.evaluate("() => document.documentElement.dataset.theme") == "light"


_TOO_FAINT = """() => {
  const channel = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number)
  const light = (colour) => {
    const [r, g, b] = parts(colour).map(channel)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const behind = (element) => {
    for (; element; element = element.parentElement) {
      const colour = getComputedStyle(element).backgroundColor
      if ((parts(colour)[3] ?? 1) > 0) return colour
    }
  }
  const faint = []
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  for (const element of document.querySelectorAll('body *')) {
    const text = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
    if (!text || !shown(element) || element.closest('.reader-only, noscript')) continue
    const [a, b] = [light(getComputedStyle(element).color), light(behind(element))].sort((x, y) => y - x)
    if ((a + 0.05) / (b + 0.05) < 4.5) faint.push(`${element.tagName}.${element.className} ${element.textContent}`)
  }
  return faint
}"""


def test_every_text_stands_out_by_day_and_night(stage: Stage, phones: Phones) -> None:
    stage.opens()
    for utterance in range(1, 5):
        name = f"Speaker {utterance}"
        stage.caption(utterance, "Buenos", "días", "amigos", speaker=name, speaker_name=name)
    stage.tell(ChannelChanged("es", "es", Mode.MACHINE, muted=True))
    stage.lag("es", 1900)
    page = phones.phone(stage.link)
    expect(page.locator("#captions article")).to_have_count(4)
    expect(page.locator("#banner")).to_be_visible()
    page.locator("#lost").click()
    faint = []
    for opened in (False, True):
        if opened:
            page.locator("#display").click()
        for theme in ("dark", "light"):
            page.emulate_media(color_scheme=theme)
            expect(page.locator("html")).to_have_attribute("data-theme", theme)
            faint += page.evaluate(_TOO_FAINT)
    assert faint == []


def test_the_smallest_phone_shows_everything(stage: Stage, phones: Phones) -> None:
    stage.opens()
    stage.caption(1, "Die Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")
    page = phones.phone(stage.link, locale="de-DE", viewport={"width": 320, "height": 568})
    page.locator("#channel").select_option("es")
    expect(page.locator("#captions")).to_contain_text(re.compile("Donaudampf"))
    for part in ("#display", "#kind", "#channel", "#listen", "#lost", "#fast"):
        box = page.locator(part).bounding_box()
        assert box["x"] >= 0, part
        assert box["x"] + box["width"] <= 320, part
        assert box["y"] + box["height"] <= 568, part
    assert page.locator("#scroller").bounding_box()["height"] > 180
