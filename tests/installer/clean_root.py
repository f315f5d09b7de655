"""A Debian with nothing in it but Debian: made by debootstrap, entered by chroot in namespaces of its own."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

USER = "anna"
_SUITE = "bookworm"
_MIRROR = "http://deb.debian.org/debian"
_SETTINGS = """
Acquire::Check-Valid-Until "false";
Acquire::Check-Date "false";
Acquire::Languages "none";
"""
_TAKEN_ALONG = ("/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs/ca-certificates.crt")
"""How the machine that tests reaches its registries."""
_CHANGING = (
    "proc/",
    "sys/",
    "dev/",
    "run/",
    "tmp/",
    "var/tmp/",
    "var/log/",
    "var/lib/apt/",
    "var/cache/apt/",
)
_OF_DPKG = frozenset(
    {"var/lib/dpkg/status-old", "var/lib/dpkg/diversions-old", "var/lib/dpkg/statoverride-old"}
)


@dataclass(frozen=True)
class CleanRoot:
    """One such system, in a folder."""

    folder: Path

    def run(self, command: str, *, user: str = "root", timeout: float = 1800, status: int = 0) -> str:
        """Run a command of the shell in there, as somebody; return all that it said. It must end with `status`."""
        home = "/root" if user == "root" else f"/home/{user}"
        inside = [
            *("chroot", str(self.folder), "/usr/bin/env", "-i", f"HOME={home}", "LANG=C.UTF-8"),
            *("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", *_registries()),
            *("/usr/sbin/runuser", "-u", user, "--", "/bin/sh", "-c", f"cd ~ && {command}"),
        ]
        mounts = 'mount -t proc proc "$0/proc" && mount -t tmpfs shm "$0/dev/shm" && exec "$@"'
        done = subprocess.run(
            [
                "unshare",
                "--mount",
                "--pid",
                "--fork",
                "--kill-child",
                "sh",
                "-c",
                mounts,
                str(self.folder),
                *inside,
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
        )
        assert done.returncode == status, f"{command}: {done.returncode}\n{done.stdout[-6000:]}"
        return done.stdout

    def connect(self) -> None:
        """Let it reach registries as this machine does; to be done again once it has certificates of its own."""
        for place in _TAKEN_ALONG:
            self.put(Path(place), place)

    def put(self, file: Path, place: str) -> None:
        """Copy a file or folder to a place in there."""
        target = self.folder / place.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.is_dir():
            shutil.copytree(file, target, dirs_exist_ok=True)
        else:
            shutil.copyfile(file, target)

    def files(self) -> frozenset[str]:
        """Every file and folder by its path, without what always changes and the user's data."""
        found = subprocess.run(
            ["find", ".", "-mindepth", "1", "-printf", "%P\\n"],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=True,
        )
        data = f"home/{USER}/.local/share/openbooth"
        places = {data, *map(str, Path(data).parents), *_OF_DPKG}
        left_out = (*_CHANGING, f"{data}/")
        return frozenset(
            path for path in found.stdout.splitlines() if path not in places and not path.startswith(left_out)
        )


def made_in(folder: Path) -> CleanRoot:
    """Make one with an ordinary user and an up-to-date list of packages."""
    subprocess.run(
        ["debootstrap", "--variant=minbase", _SUITE, str(folder), _MIRROR],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    root = CleanRoot(folder)
    (folder / "dev/shm").mkdir(parents=True, exist_ok=True)
    (folder / "etc/apt/apt.conf.d/90test").write_text(_SETTINGS, encoding="utf-8")
    root.connect()
    wheels = Path(os.environ.get("PIP_FIND_LINKS", "/nowhere"))
    if wheels.is_dir():
        root.put(wheels, str(wheels))
    root.run(f"useradd --create-home {USER} && apt-get --quiet update")
    return root


def _registries() -> list[str]:
    """The variables that tell pip where packages are, where the machine that tests has any."""
    return [
        f"{name}={value}" for name, value in os.environ.items() if name.startswith(("PIP_", "https_proxy"))
    ]
