"""Which engine can do an event on this computer, how far behind it would be, and what it still needs."""

import sys
from pathlib import Path

import pytest

from interpreter.app import quick_pace as measuring
from interpreter.app.hardware import (
    Computer,
    EngineFit,
    Obstacle,
    engine_fits,
    offered_languages,
    this_computer,
)
from interpreter.app.quick_pace import QuickPace, quick_pace
from interpreter.domain.models import Hardware

LAPTOP = Computer(Hardware(2, 0), 8_000)
TINY = Computer(Hardware(1, 0), 1_000)
WORKSTATION = Computer(Hardware(16, 24_000), 64_000)


def fits(computer: Computer, spoken: str = "en", targets: tuple[str, ...] = ("es",)) -> dict[str, EngineFit]:
    """The first of every engine."""
    found: dict[str, EngineFit] = {}
    for fit in engine_fits((spoken,), targets, computer):
        found.setdefault(fit.engine, fit)
    return found


def test_a_laptop_is_recommended_what_it_can_run_with_the_quickest_models_for_its_languages() -> None:
    cascade = fits(LAPTOP)["cascade"]
    assert cascade.recommended
    assert cascade.profile is not None
    assert cascade.profile.name == "laptop"
    assert [entry.name for entry in cascade.models] == [
        "UsefulSensors/moonshine-streaming-tiny",
        "Helsinki-NLP/opus-mt-tc-big-en-es",
    ]
    assert (cascade.lag_ms, cascade.measured, cascade.download_mb) == (700, False, 610)
    assert (cascade.commercial, cascade.memory_mb, cascade.absent) == (True, 700, cascade.models)


def test_what_works_without_a_download_is_a_demonstration_whose_lag_was_measured() -> None:
    builtin = fits(LAPTOP)["builtin"]
    assert (builtin.obstacle, builtin.demonstration, builtin.measured) == (None, True, True)
    assert (builtin.models, builtin.download_mb, builtin.recommended) == ((), 0, False)


def test_every_engine_says_what_keeps_it_from_an_event_here() -> None:
    assert fits(LAPTOP)["seamless"].obstacle is Obstacle.CARD
    assert fits(LAPTOP, "de")["builtin"].obstacle is Obstacle.LANGUAGES
    assert fits(TINY)["cascade"].obstacle is Obstacle.CORES
    small = Computer(Hardware(2, 0), 700)
    assert fits(small)["cascade"].obstacle is Obstacle.MEMORY
    assert fits(small)["builtin"].recommended


def test_a_larger_computer_is_recommended_more_but_nothing_that_forbids_commercial_events() -> None:
    found = fits(WORKSTATION)
    assert found["cascade"].profile is not None
    assert found["cascade"].profile.name == "workstation"
    assert found["cascade"].recommended
    assert (found["seamless"].obstacle, found["seamless"].commercial) == (None, False)
    assert sum(fit.recommended for fit in engine_fits(("en",), ("es",), WORKSTATION)) == 1


def test_what_plays_a_written_timeline_is_offered_to_nobody() -> None:
    assert "scripted" not in fits(WORKSTATION)
    heard, written = offered_languages()
    assert {"en", "de"} <= {*heard}
    assert {"es", "ar"} <= {*written}
    assert this_computer().memory_mb > 0


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, lines: str, *, lasts_s: float = 0.0) -> None:
    """Stands in for the command line: says `lines`, then goes on for a while."""
    script = folder / "said.py"
    script.write_text(f"import time\nprint('''{lines}''', flush=True)\ntime.sleep({lasts_s})\n")
    starter = folder / "python"
    starter.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}"\n')
    starter.chmod(0o755)
    monkeypatch.setattr(measuring.sys, "executable", str(starter))


def test_a_quick_measurement_ends_in_time_and_tells_how_much_speech_was_interpreted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(
        tmp_path, monkeypatch, '{"type": "session", "at_ms": 0}\nnoise\n{"type": "caption", "at_ms": 9000}'
    )
    pace = quick_pace("builtin", "es")
    assert pace is not None
    assert (pace.speech_s, pace.keeps_up) == (9.0, True)
    assert not QuickPace(2.0, 4.0).keeps_up


def test_a_computer_that_is_too_slow_to_begin_is_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, '{"type": "status", "at_ms": 0}', lasts_s=60)
    assert quick_pace("builtin", "es", patience_s=0.1) is None


@pytest.mark.slow
def test_the_built_in_engine_is_measured_for_real() -> None:
    pace = quick_pace("builtin", "es", patience_s=30.0)
    assert pace is not None
    assert pace.speech_s > 1.0
