"""No text of a dialog is cut off, however large, wordy or mirrored."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from interpreter.app.configuration import chosen
from interpreter.app.drafts import Choice, Choices, Mark
from interpreter.domain.channels import Mode
from interpreter.domain.devices import Device, Direction, InputPlace, OutputPlace
from interpreter.domain.setup import DeskSetup, SourceSetup
from interpreter.domain.sharing import FLOOR, AudienceCounted, ChannelAudience, SharingChanged, SharingSetup
from interpreter.domain.steps import Term
from tests.ui.settling import clipped_when_settled
from ui import showcase_review, showcase_support, theme
from ui.dialogs.diagnostics import DiagnosticsDialog
from ui.dialogs.event_setup import EventSetupDialog
from ui.dialogs.phones import PhonesDialog
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.speakers import SpeakersDialog
from ui.foreign_texts import PseudoTranslator, RightToLeftTranslator
from ui.models.event_draft import first_draft
from ui.models.preferences import Preferences
from ui.models.start import start_view
from ui.models.views import BoothView, ChannelView, PhonesView, SpeakerView
from ui.panels.start import StartPanel
from ui.widgets.banner import Banner
from ui.widgets.layouts import column

PAGES = 6
DEVICES = (
    Device("mic", "Lectern microphone of the Stage Box 18i20", Direction.INPUT, 8, 48000, default=True),
    Device("phones", "Headphones", Direction.OUTPUT, 2, 48000, default=True),
    Device("box", "Stage Box 18i20 USB Pro Analog Surround 7.1", Direction.OUTPUT, 8, 48000),
)
ENGINE = Choice(
    "builtin",
    "Built in: PocketSphinx, Apertium, eSpeak NG",
    "BSD, GPL-2.0-or-later, GPL-3.0-or-later",
    "Works at once, without a download.",
    "",
    ("en",),
    ("es", "ca", "fr", "pt"),
)
LIMITED = replace(
    ENGINE, name="seamless", title="Seamless: speech to text", missing="Fetch it.", mark=Mark.NOT_COMMERCIAL
)
CHOICES = Choices((ENGINE, LIMITED), (replace(ENGINE, name="voices", title="Built-in voice prints"),))
SETUP = replace(
    first_draft(DEVICES, targets=("es", "ca", "fr")).setup,
    title="Annual assembly",
    names=("Ada Lovelace",),
    terms=(Term("power line", {"es": "línea eléctrica"}),),
    sources=(
        SourceSetup("lectern", InputPlace("mic", 3)),
        SourceSetup("hall", InputPlace("unplugged"), "The chair"),
        SourceSetup("keynote", InputPlace("/events/keynote.mp4", recording=True)),
    ),
    desks=(DeskSetup("booth", InputPlace("mic"), OutputPlace("box", 3), ("es", "it")),),
)


def speakers() -> QWidget:
    dialog = SpeakersDialog()
    people = (SpeakerView("a", "Sarah Clark", 0, speaking=True), SpeakerView("b", "Speaker 2", 1))
    dialog.show_speakers(people, ("Ada Lovelace",))
    return dialog


def start() -> QWidget:
    panel = StartPanel()
    panel.resize(700, 600)
    panel.show_start(start_view(first_draft(()), CHOICES, (Path("/events/Annual assembly.openbooth"),)))
    return panel


def banner() -> QWidget:
    window, shown = QWidget(), Banner()
    window.setLayout(column(shown, None))
    shown.show_sentence("There is no channel fr.")
    shown.show_sentence("The event file cannot be written (Read-only file system); choose another place.")
    offered = "The engine process gave up: The graphics card has too little free memory for this model."
    shown.show_offer(
        offered, shown.tr("Start with {engine} instead").replace("{engine}", "Cascade"), window.update
    )
    window.resize(900, 400)
    return window


def diagnostics() -> QWidget:
    dialog = DiagnosticsDialog("bundle.zip")
    dialog.show_text("openbooth: 0.1.0")
    dialog.show_saved("The folder cannot be written (Permission denied); choose another place.")
    return dialog


def phones() -> QWidget:
    dialog = PhonesDialog(SharingSetup())
    sharing = SharingSetup(network="Harbour-Guest", pin="12", janus=("ws://secret@192.168.178.30:8188",))
    trouble = "Port 8080 is taken by another program; choose another one under Phones."
    on = SharingChanged(True, sharing, "http://h:8080/#k", "192.168.178.20:8080", "481 516", "t", trouble)
    counted = (ChannelAudience("es", 480, 20, 0.2, 120.0, 40, 2), ChannelAudience(FLOOR, 3))
    view = BoothView(
        channels=(ChannelView("es", "es", "Spanish", Mode.MACHINE),),
        phones=PhonesView(on, AudienceCounted(counted, 500)),
    )
    dialog.show_booth(view, event=sharing)
    dialog.join.revoke.click()
    dialog.switch.click()
    return dialog


WINDOWS = {
    "phones": phones,
    "set-up": lambda: EventSetupDialog(SETUP, DEVICES, CHOICES),
    "speakers": speakers,
    "glossary": showcase_support.glossary,
    "settings": lambda: SettingsDialog(Preferences(simple=False), chosen(), CHOICES),
    "about": showcase_support.about,
    "diagnostics": diagnostics,
    "sessions": showcase_review.sessions,
    "recovery": showcase_review.recovery,
    "exporting": showcase_review.exporting,
    "importing": showcase_review.importing,
    "offering terms": showcase_review.offering_terms,
    "telling apart": showcase_review.telling_apart,
    "start": start,
    "banner": banner,
}


@pytest.fixture
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    translator: QTranslator | None = request.param
    if translator is not None:
        qapp.installTranslator(translator)
    if isinstance(translator, RightToLeftTranslator):
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    if translator is not None:
        qapp.removeTranslator(translator)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def faults_in(window: QWidget) -> Iterator[str]:
    """What does not fit, on every page."""
    for number in range(PAGES if isinstance(window, EventSetupDialog) else 1):
        if isinstance(window, EventSetupDialog):
            window.show_page(number)
        yield from clipped_when_settled(window)


def leave(window: QWidget) -> None:
    """Close it for good: what is still there when the theme changes costs time."""
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize("zoom", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(
    "language",
    [None, PseudoTranslator(), RightToLeftTranslator()],
    ids=["plain", "wordy", "mirrored"],
    indirect=True,
)
@pytest.mark.usefixtures("language", "qapp")
def test_every_text_can_be_read(zoom: float) -> None:
    theme.apply(theme.chosen(theme.Scheme.DARK, zoom))
    for name, make in WINDOWS.items():
        window = make()
        window.show()
        assert list(faults_in(window)) == [], name
        leave(window)


@pytest.mark.usefixtures("qapp")
def test_what_is_open_grows_with_the_zoom() -> None:
    for name, make in WINDOWS.items():
        window = make()
        window.show()
        theme.apply(theme.chosen(theme.Scheme.LIGHT, 1.5))
        assert list(faults_in(window)) == [], name
        leave(window)
        theme.apply(theme.chosen(theme.Scheme.DARK))
