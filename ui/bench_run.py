"""Measures the conversation on a screen that nobody sees."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

import numpy as np
import psutil

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from interpreter.app.languages import name_of
from interpreter.domain.captions import Caption
from interpreter.domain.channels import Mode
from ui import theme
from ui.bench_speech import FLOOR_LANGUAGE, PER_SECOND, TARGETS, Speech
from ui.models.views import BoothView, ChannelView, SpeakerView
from ui.panels.conversation import ConversationPanel
from ui.pauses import end_sparing, spare_pauses

STALL_MS = 33.0
_WIDTH, _HEIGHT = 1600, 1000
_WARM_UP = 200
_IDLE_MS = 0.5
_SAMPLE_EVERY = 200
_SCROLL_EVERY = 25


@dataclass(frozen=True, slots=True)
class Load:
    """What is shown: languages beside the floor, passages before, updates to measure, hours to go on."""

    languages: int
    lines: int
    updates: int
    hours: float


class Frame(NamedTuple):
    """How long a frame took by the clock, and of the processor."""

    wall_ms: float
    cpu_ms: float


@dataclass(frozen=True, slots=True)
class Spread:
    """How long frames took."""

    p50_ms: float
    p99_ms: float
    max_ms: float
    cpu_p99_ms: float
    """Of the processor, which others who keep it busy do not lengthen."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found. `live` frames follow the newest words, `scrolled` ones move through the history meanwhile."""

    history_s: float
    """Until a window that comes late shows everything that was said before, some of it in every frame."""
    history: Spread
    live: Spread
    scrolled: Spread
    whole: Spread
    """Painting everything again."""
    stalls: int
    """Frames over 33 ms."""
    cpu_stalls: int
    """Those that would have been without others who keep the processor busy."""
    memory_mb: float
    memory_mb_per_hour: float | None
    text_mb_per_hour: float
    """What the words themselves take, at four bytes a letter at most."""


def measured(load: Load) -> Measured:
    """Show `load` and return how long frames took, in a window of 1600 × 1000."""
    app = QApplication.instance() or QApplication([])
    theme.apply(theme.chosen(theme.Scheme.DARK))
    speech = Speech(load.languages)
    panel = _panel(speech, load.languages)
    try:
        return _Run(app, panel, speech).all(load)
    finally:
        end_sparing()
        panel.close()
        panel.deleteLater()


class _Run:
    """One measurement."""

    def __init__(self, app: object, panel: ConversationPanel, speech: Speech) -> None:
        self._app = app
        self._panel = panel
        self._updates = _endless(speech)
        self._speech = speech
        self._said = 0

    def all(self, load: Load) -> Measured:
        spare_pauses()
        history = self._fill(load.lines)
        for _ in range(_WARM_UP):
            self._update()
        live = [self._update() for _ in range(load.updates)]
        scrolled = list(self._scrolled(max(100, load.updates // 4)))
        whole = [self._timed(self._panel.view.viewport().repaint) for _ in range(20)]
        memory, per_hour, text = self._go_on(round(load.hours * 3600 * PER_SECOND), live)
        frames = [*history, *live, *scrolled]
        return Measured(
            sum(frame.wall_ms for frame in history) / 1000.0,
            _spread(history),
            _spread(live),
            _spread(scrolled),
            _spread(whole),
            sum(frame.wall_ms > STALL_MS for frame in frames),
            sum(frame.cpu_ms > STALL_MS for frame in frames),
            memory,
            per_hour,
            text,
        )

    def _fill(self, lines: int) -> list[Frame]:
        captions = [caption for _ in range(lines) for caption in self._speech.said()]
        took = [self._timed(lambda: self._panel.take(captions))]
        while len(self._panel.view.conversation) < lines:
            took.append(self._timed(QApplication.processEvents))
        return [frame for frame in took if frame.wall_ms > _IDLE_MS]

    def _update(self) -> Frame:
        captions = next(self._updates)
        if captions[0].ended:
            self._said += sum(len(caption.committed) for caption in captions)
        return self._timed(lambda: self._panel.take(captions))

    def _timed(self, act: Callable[[], object]) -> Frame:
        """Return the milliseconds until what was done is on screen."""
        began, worked = time.perf_counter(), time.thread_time()
        act()
        QApplication.processEvents()
        return Frame((time.perf_counter() - began) * 1000.0, (time.thread_time() - worked) * 1000.0)

    def _scrolled(self, updates: int) -> Iterator[Frame]:
        """Go through the history by pages and notches while words come."""
        bar = self._panel.view.verticalScrollBar()
        for number in range(updates):
            step = bar.pageStep() if number % _SCROLL_EVERY == 0 else bar.singleStep()
            up = number // _SCROLL_EVERY % 3 < 2

            def both(move: int = -step if up else step) -> None:
                self._panel.take(next(self._updates))
                bar.setValue(bar.value() + move)

            yield self._timed(both)
        self._panel.view.jump_to_live()
        QApplication.processEvents()

    def _go_on(self, updates: int, live: list[Frame]) -> tuple[float, float | None, float]:
        process = psutil.Process()
        self._said = 0
        samples: list[float] = []
        for number in range(updates):
            live.append(self._update())
            if number % _SAMPLE_EVERY == 0:
                samples.append(process.memory_info().rss / 1e6)
        hours = max(updates, 1) / PER_SECOND / 3600
        text = self._said * 2 / 1e6 / hours
        resident = process.memory_info().rss / 1e6
        if len(samples) < 8:
            return resident, None, text
        quarter = len(samples) // 4
        before, after = (
            samples[quarter : 2 * quarter],
            samples[-quarter:],
        )  # the first quarter fills the caches
        grown = median(after) - median(before)
        return resident, grown / (hours * 0.5), text


def _panel(speech: Speech, languages: int) -> ConversationPanel:
    panel = ConversationPanel()
    channels = tuple(ChannelView(code, code, name_of(code), Mode.MACHINE) for code in TARGETS[:languages])
    people = tuple(
        SpeakerView(one, f"Person {one[-1]}", number) for number, one in enumerate(speech.speakers)
    )
    panel.resize(_WIDTH, _HEIGHT)
    panel.show_booth(BoothView(source_language=FLOOR_LANGUAGE, channels=channels, speakers=people))
    panel.show_languages(TARGETS[0], every=True)
    panel.show()
    QApplication.processEvents()
    return panel


def _endless(speech: Speech) -> Iterator[tuple[Caption, ...]]:
    while True:
        yield from speech.spoken()


def _spread(frames: list[Frame]) -> Spread:
    wall, cpu = [frame.wall_ms for frame in frames], [frame.cpu_ms for frame in frames]
    p50, p99 = np.percentile(wall, [50, 99])
    return Spread(float(p50), float(p99), max(wall), float(np.percentile(cpu, 99)))
