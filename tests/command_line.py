"""The command line in this process: most of what a short command costs is starting Python and loading libraries."""

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from subprocess import CompletedProcess

import pytest

from interpreter.app.command_line import main


def run_here(*arguments: object) -> CompletedProcess[str]:
    """Run `openbooth` with `arguments` to its end; its status and what it said, as of a process of its own."""
    command = ["openbooth", *map(str, arguments)]
    said, complaints = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    status = 0
    with redirect_stdout(said), redirect_stderr(complaints), pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", command)
        try:
            main()
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return CompletedProcess(command, status, _written(said), _written(complaints))


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
