"""The Debian package on a Debian with nothing else: it installs, the demo runs, and removing it leaves nothing."""

import os
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from bundling.application import Checkout
from bundling.deb import build_deb, dependencies

from tests.installer.clean_root import USER, CleanRoot, made_in

CHECKOUT = Checkout(Path(__file__).parents[2])
_QUIETLY = "DEBIAN_FRONTEND=noninteractive apt-get --quiet --yes"
_DEB = "/root/openbooth.deb"


@pytest.fixture
def root(tmp_path: Path) -> Iterator[CleanRoot]:
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        pytest.skip("making a system takes debootstrap and an administrator")
    yield made_in(tmp_path / "root")
    shutil.rmtree(tmp_path / "root")


@pytest.mark.slow
@pytest.mark.network
@pytest.mark.timeout(3000)
def test_the_package_installs_interprets_and_leaves_nothing_behind(root: CleanRoot, tmp_path: Path) -> None:
    deb = build_deb(CHECKOUT, tmp_path)
    needed, _ = dependencies(CHECKOUT)
    root.run(f"{_QUIETLY} --no-install-recommends install python3 {' '.join(needed)}")
    root.connect()
    root.put(deb, _DEB)
    before = root.files()

    installing = time.monotonic()
    root.run(f"{_QUIETLY} --no-install-recommends install {_DEB}")
    told = root.run("dpkg --verify openbooth && dpkg-query --list openbooth")
    assert "ii  openbooth" in told
    first = time.monotonic()
    said = root.run("openbooth demo --pace fast", user=USER)
    assert "is on record" in said
    second = time.monotonic()
    tried = root.run("python3 -B /usr/share/openbooth/installer/smoke.py", user=USER)
    ended = time.monotonic()
    quick = root.run("bash -c 'time openbooth --version'", user=USER)
    size = root.run("du --summarize --human-readable ~/.local/share/openbooth/runtime", user=USER)

    sys.stdout.write(
        f"\npackage {deb.stat().st_size / 1e6:.1f} MB, installed in {first - installing:.0f} s, first start with"
        f" the demo {second - first:.0f} s, smoke test {ended - second:.0f} s\n{size}{quick}{tried}"
    )
    root.run("openbooth uninstall-runtime", user=USER)
    kept = root.run("ls ~/.local/share/openbooth", user=USER).split()
    assert "sessions" in kept
    assert "runtime" not in kept
    root.run(f"{_QUIETLY} purge openbooth")
    after = root.files()
    assert sorted(after - before) == []
    assert sorted(before - after) == []
