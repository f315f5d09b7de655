"""A hub of models on this machine, whose faults are steered: it answers what the store asks of the hub."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast

import pytest
from huggingface_hub import constants

TOKEN = "hf_right"  # noqa: S105 - for this hub only
FIRST, SECOND = "1" * 40, "2" * 40
"""Two commits."""


@dataclass
class Repository:
    """A model: its files by commit, and which commit each branch or reference is."""

    commits: dict[str, dict[str, bytes]]
    references: dict[str, str] = field(default_factory=lambda: {"main": FIRST})
    gated: bool = False
    licence: str = "apache-2.0"


@dataclass
class Sent:
    """An answer to a request for a file: the range asked for, and how many bytes went out."""

    path: str
    range: str | None
    size: int


class FakeHub:
    """Serves `repositories` on loopback. Every attribute may be changed while it runs."""

    def __init__(self) -> None:
        self.repositories: dict[str, Repository] = {}
        self.cut_at: dict[str, int] = {}
        """Where the connection breaks, once, when this file is sent."""
        self.spoilt: set[str] = set()
        """Files that arrive with other bytes than announced."""
        self.portal = False
        """Whether a login page comes instead of everything."""
        self.status: int | None = None
        """What every request is refused with."""
        self.ranges = True
        """Whether a part of a file can be asked for."""
        self.sent: list[Sent] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"hub": self}))
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def endpoint(self) -> str:
        """What HF_ENDPOINT is set to."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @contextmanager
    def running(self) -> Iterator["FakeHub"]:
        """Answer, also where a test before this one kept the libraries off the hub."""
        self._thread.start()
        try:
            with pytest.MonkeyPatch.context() as libraries:
                libraries.setattr(constants, "HF_HUB_OFFLINE", False)
                yield self
        finally:
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    hub: FakeHub

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _answer(self) -> None:
        path = self.path.split("?")[0]
        owner_name = "/".join(path.removeprefix("/api/models").strip("/").split("/")[:2])
        repository = self.hub.repositories.get(owner_name)
        if self.hub.portal:
            self._send(200, b"<html>Please log in</html>", {"Content-Type": "text/html; charset=utf-8"})
        elif self.hub.status is not None:
            self._send(self.hub.status, b"")
        elif repository is None:
            self._send(404, b"", {"X-Error-Code": "RepoNotFound"})
        elif path.startswith("/api/models/"):
            self._describe(owner_name, repository, path)
        elif repository.gated and self.headers.get("Authorization") != f"Bearer {TOKEN}":
            self._send(401, b"", {"X-Error-Code": "GatedRepo"})
        else:
            self._file(repository, path)

    def _describe(self, name: str, repository: Repository, path: str) -> None:
        _, _, asked = path.partition("/revision/")
        _, _, listed = path.partition("/tree/")
        reference = (asked or listed or "main").replace("%2F", "/")
        commit = repository.references.get(reference, reference)
        files = repository.commits.get(commit)
        if files is None:
            self._send(404, b"", {"X-Error-Code": "RevisionNotFound"})
            return
        said = _tree(files) if listed else _said(name, repository, commit, files)
        self._send(200, json.dumps(said).encode(), {"Content-Type": "application/json"})

    def _file(self, repository: Repository, path: str) -> None:
        commit, _, name = path.partition("/resolve/")[2].partition("/")
        content = repository.commits[commit][name]
        etag = {
            "ETag": f'"{_sha256(content)}"',
            "X-Linked-Etag": f'"{_sha256(content)}"',
            "X-Repo-Commit": commit,
        }
        if name in self.hub.spoilt:
            content = content[:-1] + bytes([content[-1] ^ 1])
        asked = self.headers.get("Range") if self.hub.ranges else None
        start = int(asked.removeprefix("bytes=").removesuffix("-")) if asked else 0
        part = content[start:]
        if asked:
            etag["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        cut = self.hub.cut_at.pop(name, None) if self.command == "GET" else None
        self._send(206 if asked else 200, part, etag, stop=None if cut is None else max(0, cut - start))
        if self.command == "GET":
            self.hub.sent.append(
                Sent(name, self.headers.get("Range"), len(part) if cut is None else cut - start)
            )

    def _send(
        self, status: int, content: bytes, headers: dict[str, str] | None = None, *, stop: int | None = None
    ) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(content))} | (headers or {})).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            with suppress(OSError):
                self.wfile.write(content[:stop])
                self.wfile.flush()


def _said(name: str, repository: Repository, commit: str, files: dict[str, bytes]) -> dict[str, object]:
    return {
        "id": name,
        "modelId": name,
        "sha": commit,
        "gated": "auto" if repository.gated else False,
        "private": False,
        "tags": [],
        "downloads": 0,
        "likes": 0,
        "cardData": {"license": repository.licence, "language": ["en", "es"]},
        "siblings": [_sibling(path, content) for path, content in files.items()],
    }


def _sibling(path: str, content: bytes) -> dict[str, object]:
    said: dict[str, object] = {"rfilename": path, "size": len(content), "blobId": _blob(content)}
    if path.endswith((".safetensors", ".bin")):
        said["lfs"] = {"size": len(content), "sha256": _sha256(content), "pointerSize": 130}
    return said


def _tree(files: dict[str, bytes]) -> list[dict[str, object]]:
    return [
        {"type": "file", "path": path, "size": len(content), "oid": _blob(content)}
        for path, content in files.items()
    ]


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _blob(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def content_of(size: int, seed: int = 1) -> bytes:
    """Return bytes that are the same every time and compress badly."""
    return cast("bytes", hashlib.shake_128(seed.to_bytes(2, "big")).digest(size))
