"""The Debian package, written without Debian's tools: the same sources give the same bytes on every system.

deb(5): an ar archive of `debian-binary`, `control.tar.xz` and `data.tar.xz`.
"""

import gzip
import hashlib
import io
import lzma
import tarfile
from collections.abc import Mapping
from email.utils import formatdate
from pathlib import Path, PurePosixPath

from bundling.application import Checkout, application_files, filled, time_of_build

APPLICATION = "usr/share/openbooth"
_LISTS = ("installer/packages/debian.txt", "installer/packages/debian-package.txt")
_SCRIPTS = ("postinst", "prerm", "postrm")
_PLACES = {
    "openbooth.desktop": "usr/share/applications/openbooth.desktop",
    "openbooth.metainfo.xml": "usr/share/metainfo/org.openbooth.OpenBooth.metainfo.xml",
    "openbooth.mime.xml": "usr/share/mime/packages/openbooth.xml",
    "openbooth.svg": "usr/share/icons/hicolor/scalable/apps/openbooth.svg",
    "copyright": "usr/share/doc/openbooth/copyright",
}
_MAINTAINER = "OpenBooth contributors <openbooth@invalid>"  # there is no address yet
_STARTER = "usr/bin/openbooth"


def build_deb(checkout: Checkout, folder: Path) -> Path:
    """Write openbooth_VERSION_all.deb into `folder` and return it."""
    files = _files(checkout)
    control = {
        "control": _control(checkout, sum(map(len, files.values()))).encode(),
        "md5sums": "".join(f"{_md5(content)}  {path}\n" for path, content in files.items()).encode(),
        **{name: checkout.read(f"installer/debian/{name}") for name in _SCRIPTS},
    }
    target = folder / f"openbooth_{checkout.version}_all.deb"
    folder.mkdir(parents=True, exist_ok=True)
    members = {
        "debian-binary": b"2.0\n",
        "control.tar.xz": _tar(control, programs=frozenset(_SCRIPTS)),
        "data.tar.xz": _tar(files, programs=frozenset({_STARTER})),
    }
    target.write_bytes(_ar(members))
    return target


def dependencies(checkout: Checkout) -> tuple[list[str], list[str]]:
    """Return the packages that must be there, and those that are recommended: the optional ones of the lists."""
    needed: list[str] = []
    recommended: list[str] = []
    for name in _LISTS:
        for line in checkout.read(name).decode().splitlines():
            package, _, condition = line.partition("#")[0].strip().partition(" ")
            if package:
                (recommended if condition.strip() == "optional" else needed).append(package)
    return needed, recommended


def _files(checkout: Checkout) -> dict[str, bytes]:
    files = {f"{APPLICATION}/{path}": content for path, content in application_files(checkout).items()}
    for name, place in _PLACES.items():
        files[place] = checkout.read(f"installer/desktop/{name}")
    version = {"VERSION": checkout.version}
    manual = filled(checkout.read("installer/desktop/openbooth.1").decode(), version).encode()
    files["usr/share/man/man1/openbooth.1.gz"] = gzip.compress(manual, mtime=0)
    metainfo = _PLACES["openbooth.metainfo.xml"]
    files[metainfo] = filled(files[metainfo].decode(), version).encode()
    files[_STARTER] = checkout.read("installer/debian/openbooth")
    changes = (
        f"openbooth ({checkout.version}) stable; urgency=medium\n\n  * See the project's own history.\n\n"
        f" -- {_MAINTAINER}  {formatdate(time_of_build())}\n"
    )
    files["usr/share/doc/openbooth/changelog.gz"] = gzip.compress(changes.encode(), mtime=0)
    return dict(sorted(files.items()))


def _control(checkout: Checkout, size: int) -> str:
    needed, recommended = dependencies(checkout)
    return filled(
        checkout.read("installer/debian/control").decode(),
        {
            "VERSION": checkout.version,
            "MAINTAINER": _MAINTAINER,
            "SIZE": str(size // 1024 + 1),
            "DEPENDS": ", ".join(["python3 (>= 3.11)", *needed]),
            "RECOMMENDS": ", ".join(recommended),
            "SUMMARY": checkout.project["description"],
        },
    )


def _tar(files: Mapping[str, bytes], *, programs: frozenset[str]) -> bytes:
    """Return a compressed archive with the folders above each file, everything root's and of one time."""
    folders = {str(above) for path in files for above in PurePosixPath(path).parents}
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for path in sorted(folders | set(files)):
            entry = tarfile.TarInfo("./" if path == "." else f"./{path}{'/' if path in folders else ''}")
            entry.mtime = time_of_build()
            entry.uname = entry.gname = "root"
            if path in folders:
                entry.type, entry.mode = tarfile.DIRTYPE, 0o755
                archive.addfile(entry)
            else:
                entry.size, entry.mode = len(files[path]), 0o755 if path in programs else 0o644
                archive.addfile(entry, io.BytesIO(files[path]))
    return lzma.compress(packed.getvalue(), preset=6)


def _ar(members: Mapping[str, bytes]) -> bytes:
    packed = b"!<arch>\n"
    for name, content in members.items():
        packed += f"{name:<16}{time_of_build():<12}{0:<6}{0:<6}{100644:<8}{len(content):<10}`\n".encode()
        packed += content + b"\n" * (len(content) % 2)
    return packed


def _md5(content: bytes) -> str:
    return hashlib.md5(content, usedforsecurity=False).hexdigest()
