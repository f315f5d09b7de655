"""The macOS application: the bundle's folder, made on any system, and on macOS the disk image and the signature too."""

import os
import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

from provision.layout import SetupFailed

from bundling.application import Checkout, application_files, filled

_IDENTITY = "OPENBOOTH_SIGNING_IDENTITY"
"""Names who signs; without it the bundle is not signed, and macOS asks whether it may be opened."""


def build_macos(checkout: Checkout, folder: Path, *, python: Path | None = None) -> Path:
    """Make OpenBooth.app in `folder`, on macOS with its disk image; return the image, or else the bundle.

    `python` is a folder with bin/python3 that may be moved, such as one of python-build-standalone. Raises SetupFailed.
    """
    bundle = stage_macos(checkout, folder / "macos" / "OpenBooth.app", python=python)
    if sys.platform != "darwin":
        return bundle
    if identity := os.environ.get(_IDENTITY):
        _tool("codesign", *_signing(checkout), "--sign", identity, str(bundle))
    image = folder / f"OpenBooth-{checkout.version}.dmg"
    (bundle.parent / "Applications").symlink_to("/Applications")
    _tool(
        *("hdiutil", "create", "-volname", "OpenBooth", "-srcfolder", str(bundle.parent)),
        *("-ov", "-format", "UDZO", str(image)),
    )
    return image


def stage_macos(checkout: Checkout, bundle: Path, *, python: Path | None = None) -> Path:
    """Lay out the bundle and return it."""
    shutil.rmtree(bundle.parent, ignore_errors=True)
    contents = bundle / "Contents"
    files = {f"Resources/application/{path}": data for path, data in application_files(checkout).items()}
    settings = filled(checkout.read("installer/macos/Info.plist").decode(), {"VERSION": checkout.version})
    plistlib.loads(settings.encode())
    files["Info.plist"] = settings.encode()
    files["PkgInfo"] = b"APPL????"
    pythons = {"PYTHONS": " ".join(checkout.pythons), "NEWEST": checkout.pythons[0]}
    files["MacOS/openbooth"] = filled(checkout.read("installer/macos/openbooth").decode(), pythons).encode()
    files["Resources/openbooth.icns"] = checkout.read("installer/macos/openbooth.icns")
    for path, data in files.items():
        target = contents / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    (contents / "MacOS" / "openbooth").chmod(0o755)
    if python is not None:
        if not (python / "bin" / "python3").exists():
            raise SetupFailed(
                f"There is no bin/python3 in {python}: name the folder of a Python that may be moved."
            )
        shutil.copytree(python, contents / "Resources" / "python", symlinks=True)
    return bundle


def _signing(checkout: Checkout) -> tuple[str, ...]:
    entitlements = checkout.root / "installer" / "macos" / "entitlements.plist"
    return ("--force", "--deep", "--timestamp", "--options", "runtime", "--entitlements", str(entitlements))


def _tool(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupFailed(f"{command[0]} could not do its part: {(done.stderr or done.stdout).strip()}")
