"""A real Janus on this machine, set up as resources/janus is."""

import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import psutil
import pytest

RESOURCES = Path(__file__).parents[2] / "resources" / "janus"
PASSED = "between us"
_START_S = 20.0


def _reachable() -> bool:
    """Whether this machine has an address other than loopback, which Janus leaves out."""
    addresses = (one for found in psutil.net_if_addrs().values() for one in found)
    return any(one.family == socket.AF_INET and not one.address.startswith("127.") for one in addresses)


needs_janus = pytest.mark.skipif(
    shutil.which("janus") is None or not _reachable(), reason="needs Janus, and a network that it uses"
)


class JanusServer:
    """Starts, and can be killed, hung, and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        shutil.copytree(RESOURCES, folder)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        settings = folder / "janus.transport.websockets.jcfg"
        text = settings.read_text()
        settings.write_text(text.replace("ws_port = 8188", f'ws_port = {self.port}\n\tws_ip = "127.0.0.1"'))
        self._command = ["janus", "--configs-folder", str(folder), "--apisecret", PASSED]
        self._log = folder / "log"
        self.start()

    @property
    def address(self) -> str:
        return f"ws://{PASSED.replace(' ', '%20')}@127.0.0.1:{self.port}"

    def start(self) -> None:
        with self._log.open("a") as log:
            self._process = subprocess.Popen(self._command, stdout=log, stderr=log)
        deadline = time.monotonic() + _START_S
        while time.monotonic() < deadline and self._process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)
        raise AssertionError(self._log.read_text())

    def hang(self) -> None:
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
