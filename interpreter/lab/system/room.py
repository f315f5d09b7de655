"""A room to measure in: null sinks as sound cards, sessions, recordings and players, all gone when it is left."""

import os
import subprocess
import time
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import psutil
import soundfile

from interpreter.app.client import CORE_FILE, attach
from interpreter.app.places import DATA_VARIABLE
from interpreter.domain.audio import Samples
from interpreter.domain.commands import Quit
from interpreter.domain.errors import OpenBoothError
from interpreter.lab.sound_server import SoundServer, sound_server
from interpreter.lab.system.live import LiveRun
from interpreter.lab.system.recorder import RATE_HZ, Recorder

ANSWERING = ("--engine", "scripted", "--model", "answer:20", "--diarizer", "scripted")
"""Arguments of a session that answers every sound with a tone, after steps of 20 ms."""
_MORE_S = 30.0
_END_S = 15.0
_PAUSE_S = 0.05


class Player:
    """Something that plays."""

    def __init__(self, process: subprocess.Popen[bytes], length_s: float) -> None:
        """`length_s` is how long it will be."""
        self._process = process
        self._length_s = length_s

    @property
    def playing(self) -> bool:
        """Whether it goes on."""
        return self._process.poll() is None

    def finish(self) -> None:
        """Return when it has been played. Raises OpenBoothError when that fails."""
        if self._process.wait(self._length_s + _MORE_S):
            raise OpenBoothError("A sound could not be played; is there such a sink?")

    def stop(self) -> None:
        """Play no more."""
        self._process.kill()
        self._process.wait()


class Room:
    """Use it as a context; `folder` takes the application's own folder and what is played."""

    def __init__(self, folder: Path, *sinks: str) -> None:
        self._folder = folder
        self._sinks = sinks
        self._things = ExitStack()
        self._server: SoundServer | None = None

    def __enter__(self) -> Self:
        """Start the sound server."""
        self._server = self._things.enter_context(sound_server(*self._sinks))
        self._things.callback(self._end_core)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End sessions, recordings and players, then the server."""
        self._things.close()

    @property
    def server(self) -> SoundServer:
        """The sound server. Raises OpenBoothError outside the context."""
        if self._server is None:
            raise OpenBoothError("The room has not been entered.")
        return self._server

    @property
    def environment(self) -> Mapping[str, str]:
        """What a process needs to belong to this room."""
        return self.server.environment | {DATA_VARIABLE: str(self._folder / "data")}

    def live(self, *arguments: object, runs: bool = True) -> LiveRun:
        """Start `openbooth live`, and wait until its session runs unless told otherwise."""
        live = self._things.enter_context(LiveRun(arguments, self.environment))
        if runs:
            live.wait_to_run()
        return live

    def processes(self) -> list[psutil.Process]:
        """Return every process that works in the application's folder of this room, but for this one's own."""
        found = []
        for process in psutil.process_iter():
            with suppress(psutil.Error):
                if process.environ().get(DATA_VARIABLE) == self.environment[DATA_VARIABLE]:
                    found.append(process)
        return [process for process in found if process.pid != os.getpid()]

    def _end_core(self) -> None:
        """Have a core that lost its clients quit, and kill what does not end."""
        with suppress(OpenBoothError), attach(self._folder / "data" / CORE_FILE) as client:
            client.ask(Quit())
        gone_s = time.monotonic() + _END_S
        while (left := self.processes()) and time.monotonic() < gone_s:
            time.sleep(_PAUSE_S)
        for process in left:
            with suppress(psutil.Error):
                process.kill()

    def record(self, sink: str) -> Recorder:
        """Record what sounds at a sink, from now on to the end."""
        return self._things.enter_context(Recorder(self.server.environment, f"{sink}.monitor"))

    def play(self, sink: str, samples: Samples, *, rate_hz: int = RATE_HZ) -> Player:
        """Begin to play mono audio into a sink."""
        path = self._folder / f"{time.monotonic_ns()}.wav"
        soundfile.write(path, np.stack([samples, samples], axis=1), rate_hz, subtype="FLOAT")
        player = Player(self.server.play(sink, path), len(samples) / rate_hz)
        self._things.callback(player.stop)
        return player
