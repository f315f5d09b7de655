"""A Janus node of one's own on this computer, set up as the product says, for measurements and tests."""

import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from interpreter.app.places import resources_folder
from interpreter.domain.errors import MissingPart, OpenBoothError

_HOST = "127.0.0.1"
_PATIENCE_S = 20.0
_PAUSE_S = 0.02


class JanusServer:
    """One Janus process; it can be killed, hung, and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        """`folder`, which is made, is for its settings and its log."""
        self._secret = secrets.token_hex(8)
        self._folder = folder
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        shutil.copytree(resources_folder() / "janus", folder)
        settings = folder / "janus.transport.websockets.jcfg"
        bound = settings.read_text(encoding="utf-8").replace("8188", f'{self._port}\n\tws_ip = "{_HOST}"', 1)
        settings.write_text(bound, encoding="utf-8")

    @property
    def address(self) -> str:
        """What the event file calls it."""
        return f"ws://{self._secret}@{_HOST}:{self._port}"

    @property
    def place(self) -> str:
        """HOST:PORT."""
        return f"{_HOST}:{self._port}"

    @property
    def process(self) -> psutil.Process:
        """The running process."""
        if self._process is None:
            raise OpenBoothError("Janus does not run.")
        return psutil.Process(self._process.pid)

    def start(self) -> None:
        """Return when it answers. Raises MissingPart where Janus is not installed, OpenBoothError where it ends."""
        program = shutil.which("janus")
        if program is None:
            raise MissingPart("janus not found; install the package janus.")
        command = [program, "--configs-folder", str(self._folder), "--apisecret", self._secret]
        log = self._folder / "log"
        with log.open("ab") as output:
            self._process = subprocess.Popen(command, stdout=output, stderr=output)  # noqa: S603 - no shell, our own arguments
        deadline = time.monotonic() + _PATIENCE_S
        while time.monotonic() < deadline and self._process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex((_HOST, self._port)) == 0:
                    return
            time.sleep(_PAUSE_S)
        self.kill()
        raise OpenBoothError(
            f"Janus does not start: {log.read_text(encoding='utf-8', errors='replace')[-500:]}"
        )

    def hang(self) -> None:
        """Let it do nothing until it goes on."""
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """It does something again."""
        self.process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """End it at once; may be called twice."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


@contextmanager
def janus_server() -> Iterator[JanusServer]:
    """Run one while the block runs. Raises MissingPart or OpenBoothError."""
    with tempfile.TemporaryDirectory(prefix="openbooth-janus-") as folder:
        server = JanusServer(Path(folder) / "node")
        server.start()
        try:
            yield server
        finally:
            server.kill()


def janus_can_run() -> bool:
    """Whether Janus is installed, and this computer has an address other than loopback, which Janus leaves out."""
    addresses = (one for found in psutil.net_if_addrs().values() for one in found)
    networked = any(one.family == socket.AF_INET and not one.address.startswith("127.") for one in addresses)
    return networked and shutil.which("janus") is not None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])
