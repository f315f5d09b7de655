"""Phones where there is nothing but this computer: `python -m tests.end_to_end.alone FILE`, in a network of its own.

It shares a recording, lets phones join, and says as JSON how soon they heard it, what of it got lost, and how often
anything looked for a way out.
"""

import fcntl
import json
import re
import signal
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.end_to_end.commands import openbooth

_SET_FLAGS, _UP = 0x8914, 0x41
_PHONES = 3
_CROWD = (sys.executable, "-m", "interpreter.lab.listeners.crowd")


def main() -> None:
    """Share, listen, and say what was found."""
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sh14x", b"lo", _UP))
    order = openbooth(
        "interpret", sys.argv[1], "--to", "es", "--engine", "scripted", "--model", sys.argv[2],
        "--diarizer", "scripted", "--serve", "127.0.0.1:0",
    )  # fmt: skip
    with subprocess.Popen(order, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as session:
        assert session.stderr is not None
        found = next(filter(None, (re.search(r"http://[^:]+:(\d+)/#(\w+)", line) for line in session.stderr)))
        told = _listened(port=int(found[1]), link=found[2])
        session.send_signal(signal.SIGINT)
        complaints = session.stderr.read()
    sys.stdout.write(
        json.dumps(told | {"status": session.returncode, "ways_out": _ways_out(), "said": complaints})
    )


def _listened(port: int, link: str) -> dict[str, Any]:
    crowd = {
        "port": port,
        "link": link,
        "channel": "floor",
        "address": "127.0.0.1",
        "listeners": _PHONES,
        "over_s": 0.5,
    }
    with subprocess.Popen(
        [*_CROWD, json.dumps(crowd)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as phones:
        assert phones.stdin is not None
        assert phones.stdout is not None
        joined = json.loads(phones.stdout.readline())
        time.sleep(2.0)
        phones.stdin.write("\n")
        phones.stdin.flush()
        return dict(joined | json.loads(phones.stdout.readline()))


def _ways_out() -> int:
    """How often there was no route to where something was to be sent."""
    names, values = (
        line.split()
        for line in Path("/proc/self/net/snmp").read_text("ascii").splitlines()
        if line.startswith("Ip:")
    )
    newer = dict(line.split() for line in Path("/proc/self/net/snmp6").read_text("ascii").splitlines())
    return int(values[names.index("OutNoRoutes")]) + int(newer["Ip6OutNoRoutes"])


if __name__ == "__main__":
    main()
