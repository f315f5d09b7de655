"""Models come from the hub when a person asks; the hub here is a small one on this machine."""

import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

FILES = {"config.yaml": b"pipeline: {}\n", "segmentation/pytorch_model.bin": b"weights" * 1000}
SHA = "0123456789abcdef0123456789abcdef01234567"
TOKEN = "hf_right"  # noqa: S105 - for the hub of this test


class Hub(BaseHTTPRequestHandler):
    """Knows two models: `lab/open`, and `lab/gated` for those with the right token."""

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _answer(self) -> None:
        path = self.path.split("?")[0]
        model = "lab/gated" if "lab/gated" in path else "lab/open"
        if model not in path:
            self._send(404, b"", {"X-Error-Code": "RepoNotFound"})
        elif path.startswith("/api/models/") and "/tree/" in path:
            self._send(200, json.dumps(_tree()).encode())
        elif path.startswith("/api/models/"):
            self._send(200, json.dumps(_info(model)).encode())
        elif model == "lab/gated" and self.headers.get("Authorization") != f"Bearer {TOKEN}":
            self._send(401, b"", {"X-Error-Code": "GatedRepo"})
        else:
            content = FILES[path.split(f"/resolve/{SHA}/")[1]]
            etag = {"ETag": f'"{hashlib.sha256(content).hexdigest()}"', "X-Repo-Commit": SHA}
            self._send(200, content, etag)

    def _send(self, status: int, content: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(content))} | (headers or {})).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)


def _tree() -> list[dict[str, object]]:
    return [
        {"type": "file", "path": name, "size": len(content), "oid": hashlib.sha1(content).hexdigest()}  # noqa: S324
        for name, content in FILES.items()
    ]


def _info(model: str) -> dict[str, object]:
    return {
        "id": model,
        "modelId": model,
        "sha": SHA,
        "gated": "auto" if model == "lab/gated" else False,
        "private": False,
        "tags": [],
        "downloads": 0,
        "likes": 0,
        "cardData": {"license": "cc-by-4.0"},
        "siblings": [{"rfilename": name, "size": len(content)} for name, content in FILES.items()],
    }


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hub"))
    monkeypatch.setenv("HF_HUB_DISABLE_XET", "1")
    monkeypatch.delenv("HF_TOKEN", raising=False)
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    yield
    server.shutdown()
    thread.join()
    server.server_close()


def fetch(*arguments: str, token: str | None = None, answer: str = "") -> subprocess.CompletedProcess[str]:
    environment = os.environ | ({"HF_TOKEN": token} if token else {})
    command = [sys.executable, "-m", "interpreter.app.command_line", "models", "fetch", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=60, env=environment, input=answer
    )


@pytest.mark.usefixtures("hub")
def test_a_model_is_fetched_with_its_licence_shown() -> None:
    fetched = fetch("lab/open", answer="y\n")
    assert fetched.returncode == 0, fetched.stderr
    assert "licence: cc-by-4.0" in fetched.stdout
    place = Path(fetched.stdout.splitlines()[-1].split("[y/N]: ")[-1])
    assert {name: (place / name).read_bytes() for name in FILES} == FILES


@pytest.mark.usefixtures("hub")
def test_nothing_is_fetched_without_consent(tmp_path: Path) -> None:
    assert fetch("lab/open", answer="n\n").returncode != 0
    assert not list((tmp_path / "hub").rglob("pytorch_model.bin"))


@pytest.mark.usefixtures("hub")
def test_a_gated_model_asks_for_a_token_and_comes_with_it() -> None:
    refused = fetch("lab/gated", "--yes")
    assert refused.returncode == 2
    assert "set HF_TOKEN" in refused.stderr
    assert "accepted its conditions" in fetch("lab/gated", "--yes", token="hf_wrong").stderr  # noqa: S106
    assert fetch("lab/gated", "--yes", token=TOKEN).returncode == 0


@pytest.mark.usefixtures("hub")
def test_a_model_that_is_not_there_and_a_hub_that_does_not_answer_are_told_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    absent = fetch("lab/none", "--yes")
    assert (absent.returncode, "has no model lab/none" in absent.stderr) == (2, True)
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    unreachable = fetch("lab/open", "--yes")
    assert (unreachable.returncode, "connect to the internet" in unreachable.stderr) == (1, True)
    assert "Traceback" not in unreachable.stderr
