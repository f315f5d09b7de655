"""A sound server of one's own: PulseAudio with null sinks as sound cards, for measurements and tests."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from interpreter.domain.errors import MissingPart, OpenBoothError

_PATIENCE_S = 10.0
_PAUSE_S = 0.02
SURROUND = (
    "front-left", "front-right", "rear-left", "rear-right", "front-center", "lfe", "side-left", "side-right",
)  # fmt: skip
"""The channels of a card in their order; a server mixes those of other names, unless it is PipeWire."""


def _program(name: str) -> str:
    """Return where a program is. Raises MissingPart when it is not installed."""
    path = shutil.which(name)
    if path is None:
        raise MissingPart(f"{name} not found; install pulseaudio and pulseaudio-utils.")
    return path


class SoundServer:
    """One PulseAudio daemon, reached by everything that has `environment`; each sink has `<sink>.monitor` as input."""

    def __init__(self, folder: Path) -> None:
        """`folder` is for its socket alone; a short path."""
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._modules: dict[str, str] = {}

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs so that this server is its sound server."""
        return {"PULSE_SERVER": f"unix:{self._folder / 'native'}", "PULSE_RUNTIME_PATH": str(self._folder)}

    @property
    def pid(self) -> int:
        """The daemon's process id. Raises OpenBoothError when it does not run."""
        if self._process is None:
            raise OpenBoothError("The sound server does not run; start it first.")
        return self._process.pid

    def start(self, sinks: Sequence[str] = ()) -> None:
        """Start with these null sinks of 48 kHz, stereo. Raises MissingPart without PulseAudio."""
        socket = self._folder / "native"
        socket.unlink(missing_ok=True)
        self._process = subprocess.Popen(  # noqa: S603 - no shell, our own arguments
            [
                _program("pulseaudio"), "-n", "--exit-idle-time=-1", "--daemonize=no",
                "--use-pid-file=no", "--log-level=error",
                "-L", f"module-native-protocol-unix auth-anonymous=1 socket={socket}",
            ],
            env=os.environ | self.environment | {"HOME": str(self._folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        deadline = time.monotonic() + _PATIENCE_S
        while not socket.exists() or self._pactl("info", check=False).returncode:
            if time.monotonic() > deadline or self._process.poll() is not None:
                raise OpenBoothError("The sound server did not start; is another one in the way?")
            time.sleep(_PAUSE_S)
        for sink in sinks:
            self.plug_in(sink)

    def plug_in(self, sink: str, *, rate_hz: int = 48_000, channels: int = 2) -> None:
        """Add a null sink of up to eight channels, named as those of surround cards are."""
        # Without rewinds it renders 50 ms ahead, as a card would, and not two seconds.
        arguments = [f"sink_name={sink}", f"rate={rate_hz}", f"channels={channels}", "norewinds=1"]
        if channels > 2:
            arguments.append(f"channel_map={','.join(SURROUND[:channels])}")
        self._modules[sink] = self._pactl("load-module", "module-null-sink", *arguments).stdout.strip()

    def unplug(self, sink: str) -> None:
        """Take a null sink away, and its monitor with it."""
        self._pactl("unload-module", self._modules.pop(sink))

    def freeze(self) -> None:
        """Let it hang."""
        os.kill(self.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        os.kill(self.pid, signal.SIGCONT)

    def kill(self) -> None:
        """End it the hard way, as a crash would; it can be started again."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def play(self, sink: str, path: Path) -> subprocess.Popen[bytes]:
        """Play a sound file into a sink."""
        return subprocess.Popen(  # noqa: S603 - no shell, our own arguments
            [_program("paplay"), f"--device={sink}", "--latency-msec=20", str(path)],
            env=os.environ | self.environment,
        )

    def record(self, source: str, path: Path, *, rate_hz: int = 48_000) -> subprocess.Popen[bytes]:
        """Record a source, such as a monitor, into a mono WAV file until the process is terminated."""
        return subprocess.Popen(  # noqa: S603 - no shell, our own arguments
            [
                _program("parec"), f"--device={source}", f"--rate={rate_hz}", "--channels=1", "--format=s16le",
                "--latency-msec=10", "--file-format=wav", str(path),
            ],
            env=os.environ | self.environment,
        )  # fmt: skip

    def _pactl(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - no shell, our own arguments
            [_program("pactl"), *arguments],
            env=os.environ | self.environment,
            capture_output=True,
            text=True,
            check=check,
            timeout=_PATIENCE_S,
        )


@contextmanager
def sound_server(*sinks: str) -> Iterator[SoundServer]:
    """A running sound server with null sinks, ended afterwards."""
    with tempfile.TemporaryDirectory(prefix="booth-") as folder:
        server = SoundServer(Path(folder))
        try:
            server.start(sinks)
            yield server
        finally:
            server.kill()
