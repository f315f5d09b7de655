#!/usr/bin/env python3
"""Writes installer/lock: every package that the installed application fetches on its first run, each with its hashes.

Run it after a dependency of pyproject.toml or a version in installer/constraints.txt has changed. It asks uv, in an
environment of its own, for versions and hashes of PyPI, for all systems at once and whatever pip's settings are here.
torch is kept apart, because there are two builds of it: the registry's, on Linux with CUDA, and PyTorch's own without.
"""

import argparse
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import tomllib
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

from provision.locked import (
    CPU_INDEX,
    FULL_TORCH,
    LEAN_TORCH,
    PACKAGES,
    PYTHONS,
    TOOLS,
    Requirement,
    read,
    written,
)

_ROOT = Path(__file__).resolve().parents[1]
_LOCK = _ROOT / "installer" / "lock"
_CONSTRAINTS = _ROOT / "installer" / "constraints.txt"
_UV = "uv==0.13.9"
_INDEX = "https://pypi.org/simple"
_OLDEST_PYTHON = "3.11"
_PYTHONS = ("3.11", "3.12", "3.13", "3.14")
_FROM_SOURCE = ("docopt", "mosestokenizer", "toolwrapper", "uctools")
"""Come without a wheel, and are built anywhere: they are Python only."""
_TOOLS = ("pip", "setuptools")
_OF_CUDA = re.compile(r"(cuda|nvidia)-|triton$")
_HASHED_WHEEL = re.compile(r"(?P<name>torch-[^/\"#]+\.whl)#sha256=(?P<hash>[0-9a-f]{64})")
_TAGS = re.compile(
    r"-cp(?P<major>3)(?P<minor>\d+)-cp\d+-(manylinux\w+|linux)_(?P<machine>x86_64|aarch64)\.whl$"
)
"""Of wheels for the usual Python on Linux."""


def main() -> None:
    """Write the five files; 1 when uv cannot be had or finds no solution."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--index", default=_INDEX, help="the registry of Python packages")
    arguments.add_argument(
        "--cpu-wheels",
        default=f"{CPU_INDEX}/torch/",
        metavar="FOLDER|ADDRESS",
        help="where wheels of torch without CUDA lie, or the page that lists them; their hashes join those known",
    )
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        uv = _uv(Path(folder))
        tools = _compiled(uv, _TOOLS, index=chosen.index)
        packages = [one for one in _packages(uv, chosen.index) if one not in tools]
        pythons = list(_pythons(uv, packages, index=chosen.index))
    torch = next(one for one in packages if one.name == "torch")
    full = [one for one in packages if one is torch or _OF_CUDA.match(one.name)]
    written(_LOCK / TOOLS, tools, "What installs the others.")
    written(
        _LOCK / PACKAGES, [one for one in packages if one not in full], "What OpenBooth needs, without torch."
    )
    written(_LOCK / FULL_TORCH, full, "torch as the registry has it: on Linux it comes with CUDA.")
    lean = _lean(chosen.cpu_wheels, f"{torch.version}+cpu")
    written(_LOCK / LEAN_TORCH, lean, f"torch without CUDA, for Linux, from {CPU_INDEX}.")
    (_LOCK / PYTHONS).write_text("".join(f"{one}\n" for one in pythons), encoding="utf-8")
    print(f"{len(packages)} packages for Python {', '.join(pythons)}")
    print(f"torch without CUDA for {len(lean)} kinds of computer")


def _packages(uv: Path, index: str) -> list[Requirement]:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text("utf-8"))
    alone = project["tool"]["openbooth"]["without-dependencies"]
    found = _compiled(uv, project["project"]["dependencies"], index=index)
    found += _compiled(uv, alone, "--no-deps", index=index)
    return sorted(found)


def _uv(folder: Path) -> Path:
    """Return uv, in an environment below `folder`."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    places = folder / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([places / "python", "-m", "pip", "install", "--quiet", _UV], check=True)
    return places / "uv"


def _compiled(uv: Path, wanted: Sequence[str], *more: str, index: str) -> list[Requirement]:
    command: list[str | Path] = [uv, "pip", "compile", "-", "--universal", "--generate-hashes", "--quiet"]
    command += ["--no-config", "--no-annotate", "--python-version", _OLDEST_PYTHON]
    command += ["--constraint", _CONSTRAINTS, "--default-index", index, *more]
    done = subprocess.run(
        command, input="\n".join(wanted), text=True, stdout=subprocess.PIPE, env=_environ(), check=False
    )
    if done.returncode:
        sys.exit("uv found no solution: what it said stands above.")
    return list(read(done.stdout))


def _pythons(uv: Path, packages: Sequence[Requirement], *, index: str) -> Iterator[str]:
    """Yield the Pythons, newest first, that every package has a wheel for; the others would need compilers."""
    command: list[str | Path] = [
        uv,
        "pip",
        "install",
        "--dry-run",
        "--no-deps",
        "--no-config",
        "--requirement",
        "-",
    ]
    command += ["--default-index", index, "--target", "nowhere", "--python-platform", "x86_64-manylinux_2_34"]
    command += ["--only-binary", ":all:", *(word for name in _FROM_SOURCE for word in ("--no-binary", name))]
    for version in reversed(_PYTHONS):
        done = subprocess.run(
            [*command, "--python-version", version],
            input="".join(map(str, packages)),
            text=True,
            capture_output=True,
            env=_environ(),
            check=False,
        )
        if done.returncode == 0:
            yield version
        else:
            print(f"Python {version} will not do: {done.stderr.strip()}", file=sys.stderr)


def _environ() -> dict[str, str]:
    """The environment, in which uv trusts whom pip trusts."""
    environ = dict(os.environ)
    if "PIP_CERT" in environ:
        environ.setdefault("SSL_CERT_FILE", environ["PIP_CERT"])
    return environ


def _lean(place: str, version: str) -> list[Requirement]:
    """Torch `version` for each Python and processor that a wheel is found for at `place`, or was known before."""
    before = read((_LOCK / LEAN_TORCH).read_text("utf-8")) if (_LOCK / LEAN_TORCH).exists() else ()
    known = {one.marker: one for one in before if one.version == version}
    for wheel, sha in _wheels(place, version):
        if tags := _TAGS.search(wheel):
            marker = (
                f"sys_platform == 'linux' and platform_machine == '{tags['machine']}'"
                f" and python_version == '{tags['major']}.{tags['minor']}'"
            )
            known[marker] = Requirement("torch", version, marker, (sha,))
    return [known[marker] for marker in sorted(known)]


def _wheels(place: str, version: str) -> Iterator[tuple[str, str]]:
    """Yield the names of the wheels at `place` with their hashes; nothing where it does not answer."""
    if not place.startswith("https://"):
        for wheel in Path(place).glob(f"torch-{version}-*.whl"):
            yield wheel.name, hashlib.sha256(wheel.read_bytes()).hexdigest()
        return
    try:
        with urllib.request.urlopen(place, timeout=30) as answer:  # noqa: S310 - https, as was asked above
            page = answer.read().decode().replace("%2B", "+")
    except OSError as error:
        print(f"{place} does not answer ({error}); the hashes known before stay.", file=sys.stderr)
        return
    for match in _HASHED_WHEEL.finditer(page):
        if match["name"].startswith(f"torch-{version}-"):
            yield match["name"], match["hash"]


if __name__ == "__main__":
    main()
