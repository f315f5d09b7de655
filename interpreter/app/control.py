"""Lets other programs of the same user correct the speakers of a running session.

The session listens on the loopback interface only; `control.json` in its folder, readable by its user alone, holds the
port and a token. One JSON object per line goes each way:

    {"token": "…", "do": "name", "speaker": "S1", "name": "Ana"}        {"done": true}
    {"token": "…", "do": "merge", "speaker": "S3", "into": "S1"}        {"mistake": "There is no speaker S3; …"}
    {"token": "…", "do": "reassign", "turns": [4, 9], "speaker": null}
"""

import asyncio
import json
import secrets
import socket
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.session.session import Session

_FILE = "control.json"
_HOST = "127.0.0.1"
_LONGEST = 64 * 1024
_PATIENCE_S = 5.0

Request = dict[str, Any]


class Control:
    """Serves one running session; use it as an asynchronous context."""

    def __init__(self, session: Session, folder: Path) -> None:
        self._session = session
        self._file = folder / _FILE
        self._token = secrets.token_hex(16)
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> "Control":
        """Listen, then say where."""
        self._server = await asyncio.start_server(self._serve, _HOST, 0, limit=_LONGEST)
        port = self._server.sockets[0].getsockname()[1]
        unfinished = self._file.with_suffix(".new")
        unfinished.touch(mode=0o600)
        unfinished.write_text(json.dumps({"port": port, "token": self._token}), encoding="utf-8")
        unfinished.replace(self._file)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Listen no more."""
        self._file.unlink(missing_ok=True)
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, ValueError, TimeoutError):
            async with asyncio.timeout(_PATIENCE_S):
                request = json.loads(await reader.readline())
                writer.write(json.dumps(self._answer(request)).encode() + b"\n")
                await writer.drain()
        writer.close()

    def _answer(self, request: Request) -> Request:
        try:
            if not secrets.compare_digest(str(request["token"]), self._token):
                return {"mistake": "The token is wrong."}
            self._do(request)
        except UserMistake as mistake:
            return {"mistake": str(mistake)}
        except (KeyError, TypeError, ValueError, AttributeError):
            return {
                "mistake": "The session does not understand this request; use the same version of OpenBooth."
            }
        return {"done": True}

    def _do(self, request: Request) -> None:
        match request["do"]:
            case "name":
                self._session.name(str(request["speaker"]), str(request["name"]))
            case "merge":
                self._session.merge(str(request["speaker"]), str(request["into"]))
            case "reassign":
                speaker = request["speaker"]
                turns = [int(turn) for turn in request["turns"]]
                self._session.reassign(turns, None if speaker is None else str(speaker))
            case unknown:
                raise ValueError(unknown)


def ask(folder: Path, request: Request) -> None:
    """Have the session that runs in `folder` do something. Raises UserMistake, OpenBoothError without an answer."""
    try:
        place = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        with socket.create_connection((_HOST, int(place["port"])), timeout=_PATIENCE_S) as connection:
            connection.sendall(json.dumps(request | {"token": place["token"]}).encode() + b"\n")
            with connection.makefile(encoding="utf-8") as answers:
                answer = json.loads(answers.readline(_LONGEST))
    except (OSError, ValueError, KeyError) as error:
        raise OpenBoothError(
            "The running session does not answer; try again, or wait until it has ended."
        ) from error
    if "mistake" in answer:
        raise UserMistake(answer["mistake"])
