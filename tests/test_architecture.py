"""The code keeps the rules it was built by: each is checked by its tool, so that one test run says everything."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
_LONGEST_FILE = 400
_SOURCES = ("interpreter", "ui", "installer", "tests")


def require_content(tool: str, *arguments: str, folder: Path = CHECKOUT) -> None:
    """Fail with everything a tool of this environment complains about."""
    program = shutil.which(tool, path=str(Path(sys.executable).parent))
    assert program, f"{tool} is not installed: run installer/test.py"
    done = subprocess.run(
        [program, *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=280
    )
    if done.returncode:
        pytest.fail(f"{done.stdout}{done.stderr}", pytrace=False)


def modules_loaded_by(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after running `code`."""
    listing = f"{code}\nimport sys\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


def source_files() -> Iterator[Path]:
    for folder in _SOURCES:
        yield from (CHECKOUT / folder).rglob("*.py")


def test_the_linter_has_no_complaint() -> None:
    require_content("ruff", "check", ".")


def test_the_code_is_formatted() -> None:
    require_content("ruff", "format", "--check", ".")


def test_the_types_are_right() -> None:
    require_content("mypy")


def test_the_types_of_set_up_are_right() -> None:
    settings = str(CHECKOUT / "pyproject.toml")
    require_content(
        "mypy", "--config-file", settings, "-p", "provision", "-p", "bundling", folder=CHECKOUT / "installer"
    )


def test_imports_point_one_way() -> None:
    require_content("lint-imports")


def test_no_file_outgrows_its_reader() -> None:
    lengths = {
        str(file.relative_to(CHECKOUT)): len(file.read_text("utf-8").splitlines()) for file in source_files()
    }
    assert not {file: length for file, length in lengths.items() if length > _LONGEST_FILE}


@pytest.mark.parametrize(
    "code",
    [
        "import interpreter.app.command_line",
        "import interpreter.app.core_process, interpreter.app.live_session, interpreter.app.watching",
        "from importlib.metadata import entry_points\n"
        "for group in ('openbooth.benches', 'openbooth.commands', 'openbooth.engines', 'openbooth.exporters'):\n"
        "    for point in entry_points(group=group): point.load()",
    ],
    ids=["command line", "core and client", "plug-ins"],
)
def test_the_core_starts_without_models_or_window(code: str) -> None:
    heavy = {"PySide6", "pyannote", "silero_vad", "torch", "transformers"}
    assert not modules_loaded_by(code) & heavy
