"""An event is set up page by page, by keyboard, and every mistake is told where it was made."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from interpreter.app.drafts import Choice, Choices, Mark
from interpreter.domain.channels import Interlock
from interpreter.domain.devices import Device, Direction, InputPlace, OutputPlace
from interpreter.domain.setup import DeskSetup, EventSetup, SourceSetup
from interpreter.domain.steps import Term
from ui.dialogs.device_choice import InputChoice, OutputChoice
from ui.dialogs.event_setup import EventSetupDialog
from ui.dialogs.glossary_table import GlossaryTable
from ui.dialogs.plain_pages import EnginePage
from ui.dialogs.source_cards import SourceCard
from ui.models.event_draft import first_draft
from ui.widgets.chooser import Chooser
from ui.widgets.language_choice import LanguageChoice

MICROPHONE = Device("mic", "Lectern", Direction.INPUT, 2, 48000, default=True)
LINE = Device("line", "Line in", Direction.INPUT, 1, 48000)
PHONES = Device("phones", "Headphones", Direction.OUTPUT, 2, 48000, default=True)
BOX = Device("box", "Stage Box", Direction.OUTPUT, 6, 48000)
DEVICES = (MICROPHONE, LINE, PHONES, BOX)
CHOICES = Choices(
    (
        Choice("builtin", "Built in", "BSD", "Works at once.", "", ("en",), ("es", "ca", "fr")),
        Choice("other", "Other engine", "MIT", "Big.", "Fetch its model first.", ("en", "de"), ("es",)),
    ),
    (Choice("off", "Nobody", "MIT", "Speech only."),),
)
_SPANISH, _FRENCH = first_draft(DEVICES, targets=("es", "fr")).setup.channels
FULL = EventSetup(
    "en",
    (SourceSetup("podium", InputPlace("mic", 2), "The chair"), SourceSetup("gone", InputPlace("unplugged"))),
    (replace(_SPANISH, listener=replace(_SPANISH.listener, never_later_s=2.5)), _FRENCH),
    (DeskSetup("booth", InputPlace("line"), OutputPlace("box", 3), ("es",), -6.0),),
    "Assembly",
    ("Ada Lovelace",),
    (Term("bus", {"es": "autobús"}), Term("OpenBooth", {})),
    diarizer="off",
    speakers=3,
    interlock=Interlock.OVERRIDE,
    monitor=OutputPlace("phones"),
    notice=False,
    out="/record",
)


@pytest.fixture
def dialog(qtbot: QtBot) -> EventSetupDialog:
    made = EventSetupDialog(FULL, DEVICES, CHOICES)
    qtbot.addWidget(made)
    made.show()
    return made


def named(parent: QWidget, kind: type[QWidget], name: str, number: int = 0) -> QWidget:
    """The control that a screen reader calls so."""
    found = [one for one in parent.findChildren(kind) if one.accessibleName() == name]
    return found[number]


def typed(qtbot: QtBot, line: QWidget, text: str) -> None:
    assert isinstance(line, QLineEdit)
    line.selectAll()
    if text:
        qtbot.keyClicks(line, text)
    else:
        qtbot.keyClick(line, Qt.Key.Key_Delete)


def pressed(parent: QWidget, words: str) -> None:
    button = next(one for one in parent.findChildren(QAbstractButton) if one.text() == words)
    button.click()


def chosen(parent: QWidget, name: str, value: object, number: int = 0) -> None:
    chooser = named(parent, Chooser, name, number)
    assert isinstance(chooser, Chooser)
    chooser.set_value(value)
    chooser.chosen.emit()


def test_nothing_is_lost_or_changed_by_looking(dialog: EventSetupDialog) -> None:
    for page in range(6):
        dialog.show_page(page)
    assert dialog.setup == FULL


def test_what_is_typed_and_chosen_is_in_the_set_up(qtbot: QtBot, dialog: EventSetupDialog) -> None:
    typed(qtbot, named(dialog, QLineEdit, "Title"), "Council")
    typed(qtbot, named(dialog, QLineEdit, "Who speaks there"), "")
    chosen(dialog, "When a desk wants a channel that another one holds", Interlock.FREE)
    chosen(dialog, "How many people speak", None)
    setup = dialog.setup
    assert (setup.title, setup.sources[0].speaker) == ("Council", None)
    assert (setup.interlock, setup.speakers) == (Interlock.FREE, None)
    assert setup.out == "/record"


def test_a_name_that_is_given_twice_is_told_where_it_stands(qtbot: QtBot, dialog: EventSetupDialog) -> None:
    dialog.show_page(1)
    podium, other = dialog.findChildren(SourceCard)
    assert podium.name == "podium"
    typed(qtbot, other._name, "podium")
    use = next(one for one in dialog.findChildren(QAbstractButton) if one.text() == "Use this set-up")
    told = [card for card in dialog.findChildren(SourceCard) if "2 times" in card._mistake.sentence]
    assert len(told) == 2
    assert not use.isEnabled()
    assert "2 times" in use.accessibleDescription()
    typed(qtbot, other._name, "hall")
    assert use.isEnabled()
    assert not any(card._mistake.sentence for card in dialog.findChildren(SourceCard))


def test_whoever_is_content_hands_the_set_up_on(qtbot: QtBot, dialog: EventSetupDialog) -> None:
    with qtbot.waitSignal(dialog.setup_chosen) as told:
        pressed(dialog, "Use this set-up")
    assert told.args == [FULL]
    assert not dialog.isVisible()


def test_sources_are_added_and_taken_out(dialog: EventSetupDialog, tmp_path: Path) -> None:
    pressed(dialog, "Add an input")
    dialog._pages[1].add_recording(str(tmp_path / "keynote.mp4"))
    assert [one.source for one in dialog.setup.sources] == ["podium", "gone", "source", "keynote"]
    assert dialog.setup.sources[2].place == InputPlace("mic")
    assert dialog.setup.sources[3].place.recording
    card = dialog.findChildren(SourceCard)[1]
    card._remove.click()
    assert [one.source for one in dialog.setup.sources] == ["podium", "source", "keynote"]


def test_further_languages_that_are_spoken_are_seen_set_and_removed(dialog: EventSetupDialog) -> None:
    assert dialog._event._further.isHidden()
    dialog.show_setup(replace(FULL, engine="other", also_spoken=("it",)))
    assert not dialog._event._further.isHidden()
    also = named(dialog, LanguageChoice, "Also spoken")
    assert isinstance(also, LanguageChoice)
    assert also.languages == ("it",)
    assert [also._add.itemText(index) for index in range(1, also._add.count())] == ["German"]
    chosen(also, "Add a language", "de")
    assert dialog.setup.also_spoken == ("it", "de")
    named(also, QAbstractButton, "Leave Italian out").click()
    assert dialog.setup.also_spoken == ("de",)
    chosen(dialog, "Spoken language", "de")
    assert (dialog.setup.also_spoken, also.languages) == ((), ())


def test_a_language_more_is_a_channel_more(dialog: EventSetupDialog) -> None:
    languages = dialog._channels.findChild(LanguageChoice)
    languages._choose(("es", "fr", "ca"))
    assert [one.listener.channel for one in dialog.setup.channels] == ["es", "fr", "ca"]
    languages._choose(("es", "ca"))
    assert [one.listener.channel for one in dialog.setup.channels] == ["es", "ca"]
    pressed(dialog, "Add a second channel")
    assert [one.listener.channel for one in dialog.setup.channels] == ["es", "ca", "ca 2"]


def test_a_channel_may_be_a_relay_of_another_one(dialog: EventSetupDialog) -> None:
    chosen(dialog, "What is interpreted", "es", 1)
    assert dialog.setup.channels[1].listener.input == "es"


def test_a_channel_may_be_no_later_than_some_seconds(dialog: EventSetupDialog) -> None:
    spanish, french = (named(dialog, Chooser, "Never later than", number) for number in (0, 1))
    assert isinstance(spanish, Chooser)
    assert isinstance(french, Chooser)
    assert (spanish.currentText(), french.currentText()) == ("2.5 s", "No limit")
    assert french.accessibleDescription().startswith("The voice hurries so that listeners are not later")
    chosen(dialog, "Never later than", 6.0, 1)
    chosen(dialog, "Never later than", None)
    assert [one.listener.never_later_s for one in dialog.setup.channels] == [None, 6.0]


def test_a_desk_is_told_when_its_channel_goes(dialog: EventSetupDialog) -> None:
    dialog._channels.findChild(LanguageChoice)._choose(("fr",))
    assert "no channel es" in dialog._trouble.sentence
    pressed(dialog, "Add a desk")
    assert [one.desk for one in dialog.setup.desks] == ["booth", "desk"]


def test_the_channels_of_a_desk_are_called_by_their_languages(dialog: EventSetupDialog) -> None:
    boxes = {box.text(): box for box in dialog.findChildren(QCheckBox)}
    assert boxes["Spanish"].isChecked()
    boxes["French"].click()
    assert dialog.setup.desks[0].channels == ("es", "fr")


def test_an_engine_says_what_it_is_and_lacks(dialog: EventSetupDialog) -> None:
    dialog.show_page(5)
    chosen(dialog, "Engine", "other")
    assert dialog.setup.engine == "other"
    assert dialog._pages[5]._engine_lacks.sentence == "Fetch its model first."
    assert "MIT" in dialog._pages[5]._engine_note.sentence


def test_an_engine_that_a_commercial_event_must_not_use_says_so_before_it_is_chosen(qtbot: QtBot) -> None:
    engine = Choice(
        "s", "Seamless: all in one", "CC-BY-NC-4.0", "", "", ("en",), ("es",), (), Mark.NOT_COMMERCIAL
    )
    usual = Choice("c", "Cascade: in three", "MIT", mark=Mark.USUAL)
    trial = Choice("b", "Built in: at once", "BSD", mark=Mark.DEMONSTRATION)
    page = EnginePage(Choices((engine, usual, trial), ()))
    qtbot.addWidget(page)
    assert [page._engine.itemText(row) for row in range(3)] == [
        "Seamless (not for commercial events)",
        "Cascade (the usual one)",
        "Built in (a demonstration)",
    ]
    page.observe(replace(FULL, engine="s"))
    assert "Not for commercial events" in page._engine_limits.sentence
    page.observe(replace(FULL, engine="c"))
    assert page._engine_limits.sentence == ""


@dataclass(frozen=True)
class Level:
    peak_db: float = -10.0
    rms_db: float = -20.0
    words: str = ""


def test_every_source_shows_how_it_sounds(dialog: EventSetupDialog) -> None:
    dialog.show_inputs({"mic": Level(), "line": Level(words="Clipping")})
    podium, gone = dialog.findChildren(SourceCard)
    assert podium._meter.reading.peak == -10.0
    assert podium._words.text() == "Sounds well"
    assert gone._words.text() == "Not listened to yet"


def test_a_device_that_is_not_there_stays_chosen_and_says_so(qtbot: QtBot) -> None:
    choice = InputChoice("Input")
    qtbot.addWidget(choice)
    choice.show_devices(())
    choice.set_place(InputPlace("mic", 2))
    assert choice.place == InputPlace("mic", 2)
    assert "not connected" in choice._device.currentText()
    choice.show_devices(DEVICES)
    assert choice.place == InputPlace("mic", 2)
    assert choice._device.currentText() == "Lectern"
    choice.show_devices((LINE,))
    assert choice.place == InputPlace("mic", 2)


def test_a_device_that_is_not_there_is_called_as_when_it_was(qtbot: QtBot) -> None:
    choice = OutputChoice("Output", "Nowhere")
    qtbot.addWidget(choice)
    choice.show_devices(DEVICES)
    choice.set_place(OutputPlace("usb-2", title="Hall amplifier"))
    assert choice._device.currentText() == "Hall amplifier (not connected)"
    assert choice.place is not None
    assert choice.place.title == "Hall amplifier"
    choice.set_place(OutputPlace("box"))
    assert choice.place.title == "Stage Box"


def test_an_interface_offers_its_pairs_of_channels(qtbot: QtBot) -> None:
    choice = OutputChoice("Output", "Recorded only")
    qtbot.addWidget(choice)
    choice.show_devices(DEVICES)
    choice.set_place(OutputPlace("box", 3))
    assert [choice._channel.itemText(row) for row in range(3)] == [
        "Channels 1–2",
        "Channels 3–4",
        "Channels 5–6",
    ]
    assert choice.place == OutputPlace("box", 3)
    choice.set_place(None)
    assert choice.place is None


def test_terms_are_pasted_edited_and_removed(qtbot: QtBot) -> None:
    table = GlossaryTable()
    qtbot.addWidget(table)
    table.show_terms((), ("es", "ca"))
    QGuiApplication.clipboard().setText("bus\tautobús\tautobús\nOpenBooth")
    table.paste()
    assert table.terms == (Term("bus", {"es": "autobús", "ca": "autobús"}), Term("OpenBooth", {}))
    model = table.model
    assert model.setData(model.index(1, 1), " Open  Booth ")
    assert table.terms[1].translations == {"es": "Open Booth"}
    table.table.selectRow(0)
    table.remove_chosen()
    assert [term.source for term in table.terms] == ["OpenBooth"]
    table._add()
    assert len(table.terms) == 1


def test_a_term_is_added_and_taken_away_by_keyboard(qtbot: QtBot, dialog: EventSetupDialog) -> None:
    dialog.show_page(4)
    table = dialog.findChild(GlossaryTable)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    table.table.setFocus()
    table.table.selectRow(0)
    qtbot.keyClick(table.table, Qt.Key.Key_Delete)
    assert [term.source for term in dialog.setup.terms] == ["OpenBooth"]
    line = named(dialog, QLineEdit, "Title")
    dialog.show_page(0)
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert [term.source for term in dialog.setup.terms] == ["OpenBooth"]


def test_a_glossary_that_cannot_be_read_is_told_below_the_table(qtbot: QtBot, tmp_path: Path) -> None:
    table = GlossaryTable()
    qtbot.addWidget(table)
    table.show_terms((Term("bus", {"fr": "bus"}),), ("es",))
    (tmp_path / "wrong.csv").write_text("term,es\n", "utf-8")
    table.import_file(str(tmp_path / "wrong.csv"))
    assert "first line must read" in table._trouble.sentence
    (tmp_path / "right.csv").write_text("source,es\nbus,autobús\n", "utf-8")
    table.import_file(str(tmp_path / "right.csv"))
    assert table._trouble.sentence.endswith("There already, now with the new translations: bus")
    assert table.terms == (Term("bus", {"fr": "bus", "es": "autobús"}),)


def test_every_control_has_a_name_and_can_be_reached_by_keyboard(dialog: EventSetupDialog) -> None:
    for kind in (QLineEdit, Chooser, QAbstractButton):
        for control in dialog.findChildren(kind):
            if control.focusPolicy() is not Qt.FocusPolicy.NoFocus and not isinstance(
                control.parent(), Chooser
            ):
                assert control.accessibleName() or getattr(control, "text", str)(), control
                assert control.focusPolicy() & Qt.FocusPolicy.TabFocus, control


def test_another_set_up_can_be_shown(dialog: EventSetupDialog) -> None:
    other = replace(FULL, title="Other", desks=(), sources=FULL.sources[:1])
    dialog.show_setup(other)
    dialog.show_devices(())
    assert dialog.setup == other
