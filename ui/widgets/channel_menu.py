"""What can be asked of a channel besides what its strip shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from interpreter.domain.channels import EACH_SPEAKER, Mode
from interpreter.domain.commands import (
    Command,
    HandBack,
    Monitor,
    RemoveChannel,
    SetInput,
    SetMode,
    SetNeverLater,
    SetVoice,
    TakeOver,
)
from ui.icons import icon
from ui.models.limits import limit_help, limits_offered
from ui.models.views import ChannelView, DeskView
from ui.plain import as_text

Ask = Callable[[Command], None]


@dataclass(frozen=True, slots=True)
class Around:
    """What a channel can be connected with: sources, other channels as ids with names, desks, voices.

    `counts_listeners` tells whether any channel knows how many listen to it.
    """

    sources: tuple[str, ...] = ()
    channels: tuple[tuple[str, str], ...] = ()
    desks: tuple[DeskView, ...] = ()
    voices: tuple[str, ...] = ()
    counts_listeners: bool = False

    def desk_for(self, channel: str) -> str | None:
        """Return the first desk that may go on air on a channel."""
        return next((desk.desk for desk in self.desks if channel in desk.may_hold), None)


def take_over(view: ChannelView, around: Around) -> Sequence[Command]:
    """Return what the take-over key asks: the first desk goes on air, or whoever is there goes off."""
    if view.holders:
        return [HandBack(desk, view.channel) for desk in view.holders]
    desk = around.desk_for(view.channel)
    return [] if desk is None else [TakeOver(desk, view.channel)]


def fill_simple(menu: QMenu, view: ChannelView, around: Around, ask: Ask) -> None:
    """Offer everything that a simple strip has no keys for."""
    group = QActionGroup(menu)
    for mode, name, text in (
        (Mode.MACHINE, "machine", _tr("Machine interprets")),
        (Mode.FLOOR, "floor", _tr("Floor is heard")),
    ):
        action = menu.addAction(icon(name), text)
        action.setCheckable(True)
        action.setChecked(view.mode is mode)
        group.addAction(action)
        action.triggered.connect(lambda _on=False, mode=mode: ask(SetMode(view.channel, mode)))
    commands = take_over(view, around)
    text = _tr("Hand back to the machine") if view.holders else _tr("Take over")
    take = menu.addAction(icon("human"), text)
    take.setEnabled(bool(commands))
    for command in commands:
        take.triggered.connect(lambda _on=False, command=command: ask(command))
    menu.addSeparator()
    solo = menu.addAction(icon("headphones"), _tr("Listen in"))
    solo.setCheckable(True)
    solo.setChecked(view.soloed)
    solo.triggered.connect(lambda: ask(Monitor(None if view.soloed else view.channel)))
    fill_voices(menu.addMenu(icon("speaker"), _tr("Voice")), view, around, ask)


def fill_rest(menu: QMenu, view: ChannelView, around: Around, ask: Ask) -> None:
    """Offer what every strip keeps in its menu: what is interpreted, how late it may be, to take the channel away."""
    inputs = menu.addMenu(icon("handover"), _tr("Interprets"))
    group = QActionGroup(inputs)
    named: list[tuple[str | None, str]] = [(None, _tr("the whole floor"))]
    named += [(name, name) for name in around.sources]
    named += [
        (channel, _tr("{channel} (relay)").format(channel=name))
        for channel, name in around.channels
        if channel != view.channel
    ]
    for key, text in named:
        _choice(inputs, group, text, on=view.input == key).triggered.connect(
            lambda _on=False, key=key: ask(SetInput(view.channel, key))
        )
    fill_limits(menu.addMenu(icon("lag"), _tr("Never later than")), view, ask)
    menu.addSeparator()
    remove = menu.addAction(icon("remove"), _tr("Remove this channel"))
    remove.triggered.connect(lambda: ask(RemoveChannel(view.channel)))


def fill_limits(menu: QMenu, view: ChannelView, ask: Ask) -> None:
    """Offer how late listeners may be at most."""
    group, now = QActionGroup(menu), view.lag.limit.seconds
    menu.menuAction().setWhatsThis(limit_help())
    menu.setToolTipsVisible(True)
    for seconds, words in limits_offered(now):
        action = _choice(menu, group, words, on=seconds == now)
        action.setToolTip(as_text(limit_help()))
        action.triggered.connect(lambda _on=False, seconds=seconds: ask(SetNeverLater(view.channel, seconds)))


def fill_voices(menu: QMenu, view: ChannelView, around: Around, ask: Ask) -> None:
    """Offer the voices of the channel's language."""
    group = QActionGroup(menu)
    named: list[tuple[str | None, str]] = [(None, _tr("Usual voice"))]
    if len(around.voices) > 1:
        named.append((EACH_SPEAKER, _tr("A voice for each speaker")))
    named += [(one, one) for one in around.voices]
    for key, text in named:
        _choice(menu, group, text, on=view.voice == key).triggered.connect(
            lambda _on=False, key=key: ask(SetVoice(view.channel, key))
        )


def _choice(menu: QMenu, group: QActionGroup, text: str, *, on: bool) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(on)
    group.addAction(action)
    return action


def _tr(text: str) -> str:
    return QCoreApplication.translate("", text)
