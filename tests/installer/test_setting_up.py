"""Set-up works from nothing, is skipped once done, and mends whatever stopped it."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.installer.tiny_project import TinyCheckout, tiny_checkout

_PATIENCE_S = 60.0


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> TinyCheckout:
    """A checkout that was set up, in a folder with a space in its name."""
    checkout = tiny_checkout(tmp_path_factory.mktemp("set up") / "open booth")
    first = checkout.run("--to", "es")
    assert (first.returncode, first.stdout) == (0, "1.0 --to es\n"), first.stderr
    assert "[3/3] OpenBooth: " in first.stderr
    return checkout


def test_the_next_start_skips_set_up_and_hands_everything_to_the_program(ready: TinyCheckout) -> None:
    started = time.monotonic()
    again = ready.run("demo", "--to", "es ca")
    assert time.monotonic() - started < 3
    assert (again.returncode, again.stdout, again.stderr) == (0, "1.0 demo --to es ca\n", "")


def test_a_newly_pinned_version_is_installed_at_the_next_start(ready: TinyCheckout) -> None:
    ready.offer("1.1")
    ready.pin("1.1")
    assert ready.run().stdout == "1.1\n"


def test_what_cannot_be_had_is_told_in_one_sentence_and_the_next_start_goes_on(ready: TinyCheckout) -> None:
    ready.pin("1.2")
    failed = ready.run()
    assert (failed.returncode, failed.stdout) == (1, "")
    assert "pip could not install the Python packages" in failed.stderr.splitlines()[-1]
    assert str(ready.root / "build" / "setup.log") in failed.stderr.splitlines()[-1]
    ready.offer("1.2")
    assert ready.run().stdout == "1.2\n"


@pytest.mark.slow
def test_a_moved_checkout_is_set_up_where_it_is(ready: TinyCheckout) -> None:
    ready.offer("1.3")
    ready.pin("1.3")
    moved = TinyCheckout(ready.root.rename(ready.root.with_name("moved")))
    done = moved.run("here")
    moved.root.rename(ready.root)
    assert done.stdout == "1.3 here\n"
    assert str(moved.root) in (ready.environment / "bin" / "openbooth").read_text(encoding="utf-8")


def test_after_a_killed_start_two_at_once_set_up_once_and_both_work(tmp_path: Path) -> None:
    checkout = tiny_checkout(tmp_path / "checkout")
    with checkout.start() as killed:
        _wait_for(checkout.environment / "openbooth-setup-unfinished")
        os.killpg(killed.pid, signal.SIGKILL)
    (checkout.root / "build" / "setup.log").unlink()
    with checkout.start("one") as one:
        _wait_for(checkout.root / "build" / "setup.log")
        with checkout.start("two") as two:
            said = [start.communicate(timeout=_PATIENCE_S) for start in (one, two)]
    assert [out for out, _ in said] == ["1.0 one\n", "1.0 two\n"], said
    assert said[1][1] == "Another start is setting up OpenBooth; waiting for it to finish …\n"


def test_an_orphaned_installation_is_waited_for(tmp_path: Path) -> None:
    lock = tmp_path / "setup.lock"
    holder = (
        "import subprocess, sys\n"
        "from pathlib import Path\n"
        "from provision.lock import held\n"
        f"with held(Path({str(lock)!r}), waiting=print) as descriptor:\n"
        "    child = subprocess.Popen(['sleep', '1.5'], pass_fds=(descriptor,))\n"
        "    print(child.pid, flush=True)\n"
        "    import os; os._exit(0)\n"
    )
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "installer")}
    subprocess.run(["python3", "-c", holder], env=environ, check=True, stdout=subprocess.DEVNULL)
    follower = holder.replace("'1.5'", "'0'").replace("waiting=print", "waiting=lambda: print('waits')")
    followed = subprocess.run(
        ["python3", "-c", follower], env=environ, check=True, capture_output=True, text=True
    )
    assert followed.stdout.startswith("waits\n")


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while not path.exists():
        assert time.monotonic() < deadline, f"{path} never appeared"
        time.sleep(0.01)
