"""Word of a newer version appears on the start page, and nothing is looked for while a session runs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from pytestqt.qtbot import QtBot

from interpreter.app.configuration import choose
from interpreter.app.updates import Notice
from ui.models.views import BoothView, StatusView
from ui.update_notice import UpdateNotice
from ui.widgets.update_line import UpdateLine

_NOTICE = Notice("1.2.0", "https://openbooth.example/1.2?a=1&b=2")


class Followed(QObject):
    """What a console tells."""

    viewed = Signal(object)


class Asked:
    """Stands in for who asks, and keeps how it was asked."""

    def __init__(self) -> None:
        self.agreed: list[bool] = []

    def look(self, *, agreed: bool, quiet: Callable[[], bool]) -> Notice | None:
        self.agreed.append(agreed)
        return _NOTICE if agreed and quiet() else None


@pytest.fixture
def console(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Followed:
    monkeypatch.setenv("OPENBOOTH_DATA", str(tmp_path))
    return Followed()


def view(*, connected: bool = True, runs: bool = False) -> BoothView:
    return BoothView(status=StatusView(connected=connected, starting=runs))


def notice_of(console: Followed, asked: Asked) -> UpdateNotice:
    owner = QObject(console)
    return UpdateNotice(console, asked, owner)  # type: ignore[arg-type]


def test_who_agreed_is_told_once_no_session_runs(console: Followed, qtbot: QtBot) -> None:
    choose({"update_notice": True})
    asked = Asked()
    notice = notice_of(console, asked)
    console.viewed.emit(view())
    with qtbot.waitSignal(notice.found) as found:
        notice.look()
    assert (found.args, asked.agreed) == ([_NOTICE], [True])


def test_who_did_not_agree_is_told_nothing(console: Followed, qtbot: QtBot) -> None:
    asked = Asked()
    notice = notice_of(console, asked)
    console.viewed.emit(view())
    with qtbot.waitSignal(notice.found) as found:
        notice.look()
    assert (found.args, asked.agreed) == ([None], [False])


@pytest.mark.parametrize("seen", [view(runs=True), view(connected=False)], ids=["it runs", "nobody knows"])
def test_while_a_session_may_run_nothing_is_looked_for(seen: BoothView, console: Followed) -> None:
    choose({"update_notice": True})
    asked = Asked()
    notice = notice_of(console, asked)
    console.viewed.emit(view())
    console.viewed.emit(seen)
    notice.look()
    assert asked.agreed == []


def test_the_line_names_the_version_and_links_to_its_page(qtbot: QtBot) -> None:
    line = UpdateLine()
    qtbot.addWidget(line)
    assert line.isHidden()
    line.show_notice(_NOTICE)
    assert not line.isHidden()
    assert line.text() == (
        '<a href="https://openbooth.example/1.2?a=1&amp;b=2">Version 1.2.0 is available</a>'
    )
    assert line.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    line.show_notice(None)
    assert line.isHidden()
