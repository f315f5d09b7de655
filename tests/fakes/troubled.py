"""Steppers with trouble at their start."""

import os
import time
from pathlib import Path

from interpreter.domain.errors import MissingPart
from interpreter.domain.steps import WorkerSettings
from tests.fakes.steppers import CountingEngine, CountingState


class LateStarter(CountingEngine):
    """Dies at the start as often as the option `deaths` says, counted in the file `marker`; then it counts."""

    def init(self, settings: WorkerSettings) -> CountingState:
        options = settings.options or {}
        marker = Path(options["marker"])
        died = len(marker.read_text()) if marker.exists() else 0
        if died < int(options["deaths"]):
            marker.write_text("x" * (died + 1))
            os._exit(3)
        return super().init(settings)


class SlowStarter(CountingEngine):
    """Needs a minute to start."""

    def init(self, settings: WorkerSettings) -> CountingState:
        time.sleep(60)
        return super().init(settings)


class Refuser(CountingEngine):
    """Has not enough memory, and says so."""

    def init(self, settings: WorkerSettings) -> CountingState:
        raise MissingPart(
            f"There is too little free memory for {settings.source_language}; close other programs."
        )
