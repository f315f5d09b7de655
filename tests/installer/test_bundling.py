"""What people install is complete, the same every time, and read by the tools of its system."""

import plistlib
import re
import shutil
import subprocess
import tarfile
import tomllib
import xml.etree.ElementTree as ET
from configparser import ConfigParser
from email import message_from_bytes
from pathlib import Path

import pytest
from bundling.application import Checkout, application_files, filled
from bundling.deb import APPLICATION, build_deb, dependencies
from bundling.macos import stage_macos
from bundling.windows import build_windows, stage_windows
from provision.layout import SetupFailed

CHECKOUT = Checkout(Path(__file__).parents[2])
_FOLDERS = ("interpreter", "ui", "resources", "installer/lock", "installer/entry")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A checkout with the real installer and next to nothing to install."""
    root = tmp_path_factory.mktemp("tiny") / "checkout"
    for name in ("debian", "desktop", "windows", "macos", "packages", "provision"):
        shutil.copytree(CHECKOUT.root / "installer" / name, root / "installer" / name)
    for name in ("pyproject.toml", "LICENSE", "installer/launch.py", "installer/smoke.py"):
        shutil.copyfile(CHECKOUT.root / name, root / name)
    for name in _FOLDERS:
        (root / name / "__pycache__").mkdir(parents=True)
        (root / name / "kept.py").write_text(f"# {name}\n", encoding="utf-8")
        (root / name / "__pycache__" / "left_out.pyc").write_bytes(b"")
    (root / "installer/lock/pythons.txt").write_text("3.13\n3.11\n", encoding="utf-8")
    return Checkout(root)


@pytest.fixture(scope="module")
def deb(tiny: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_deb(tiny, tmp_path_factory.mktemp("deb"))


def told(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_an_application_has_its_sources_its_resources_and_nothing_that_was_left_lying() -> None:
    files = application_files(CHECKOUT)
    for needed in (
        "interpreter/app/command_line.py",
        "ui/main.py",
        "resources/demo/conference.flac",
        "resources/listener/index.html",
        "resources/translations/openbooth_ar.qm",
        "installer/launch.py",
        "installer/provision/fetching.py",
        "installer/lock/packages.txt",
        "installer/entry/openbooth",
    ):
        assert needed in files
    assert not [path for path in files if re.search(r"__pycache__|\.pyc$|(^|/)\.|^tests/", path)]


def test_an_application_knows_its_version_its_commands_engines_and_formats() -> None:
    files = application_files(CHECKOUT)
    folder = f"openbooth-{CHECKOUT.version}.dist-info"
    points = ConfigParser(delimiters="=")
    points.read_string(files[f"{folder}/entry_points.txt"].decode())
    project = tomllib.loads((CHECKOUT.root / "pyproject.toml").read_text("utf-8"))["project"]
    assert {group: dict(points[group]) for group in points.sections()} == {
        "console_scripts": project["scripts"],
        **project["entry-points"],
    }
    metadata = message_from_bytes(files[f"{folder}/METADATA"])
    assert metadata["Version"] == project["version"]
    assert metadata.get_all("Requires-Dist") == project["dependencies"]
    assert "LICENSE" in files


def test_the_same_sources_give_the_same_package(tiny: Checkout, deb: Path, tmp_path: Path) -> None:
    for file in (tiny.root / "interpreter").glob("*.py"):
        file.touch()
    assert build_deb(tiny, tmp_path).read_bytes() == deb.read_bytes()


def test_a_package_is_dated_as_somebody_wishes(
    tiny: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    listing = told("dpkg-deb", "--contents", build_deb(tiny, tmp_path))
    assert {line.split()[3] for line in listing.splitlines()} == {"2023-11-14"}


def test_debian_reads_the_package(tiny: Checkout, deb: Path, tmp_path: Path) -> None:
    assert deb.name == f"openbooth_{tiny.version}_all.deb"
    needed, recommended = dependencies(tiny)
    assert told("dpkg-deb", "--field", deb, "Version").strip() == tiny.version
    assert told("dpkg-deb", "--field", deb, "Depends").strip() == ", ".join(["python3 (>= 3.11)", *needed])
    assert told("dpkg-deb", "--field", deb, "Recommends").strip() == ", ".join(recommended)
    told("dpkg-deb", "--raw-extract", deb, tmp_path)
    sums = (tmp_path / "DEBIAN" / "md5sums").read_text("utf-8")
    subprocess.run(["md5sum", "--quiet", "--check"], input=sums, text=True, cwd=tmp_path, check=True)
    packed = {line.split("  ")[1] for line in sums.splitlines()}
    assert packed == {str(p.relative_to(tmp_path)) for p in (tmp_path / "usr").rglob("*") if p.is_file()}
    assert f"{APPLICATION}/interpreter/kept.py" in packed
    for script in ("postinst", "prerm", "postrm"):
        told("sh", "-n", tmp_path / "DEBIAN" / script)
    told("sh", "-n", tmp_path / "usr/bin/openbooth")


def test_everything_in_the_package_belongs_to_root(deb: Path, tmp_path: Path) -> None:
    with (tmp_path / "data.tar").open("wb") as unpacked:
        subprocess.run(["dpkg-deb", "--fsys-tarfile", deb], stdout=unpacked, check=True)
    with tarfile.open(tmp_path / "data.tar") as archive:
        entries = archive.getmembers()
    assert {(one.uid, one.gid, one.uname, one.gname) for one in entries} == {(0, 0, "root", "root")}
    programs = [one.name for one in entries if one.isfile() and one.mode & 0o111]
    assert programs == ["./usr/bin/openbooth"]
    assert {one.mode for one in entries if one.isdir()} == {0o755}


def test_the_desktop_reads_entry_type_and_description(tmp_path: Path) -> None:
    desktop = CHECKOUT.root / "installer" / "desktop"
    entry = ConfigParser(delimiters="=", interpolation=None)
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(desktop / "openbooth.desktop", encoding="utf-8")
    mime = ET.parse(desktop / "openbooth.mime.xml").getroot()  # noqa: S314 - our own file
    (kind,) = (one.get("type") for one in mime)
    assert entry["Desktop Entry"]["MimeType"] == f"{kind};"
    description = filled(
        (desktop / "openbooth.metainfo.xml").read_text("utf-8"), {"VERSION": CHECKOUT.version}
    )
    component = ET.fromstring(description)  # noqa: S314 - our own file
    assert component.findtext("launchable") == "openbooth.desktop"
    assert component.findtext("provides/mediatype") == kind
    if program := shutil.which("appstreamcli"):
        (tmp_path / "org.openbooth.OpenBooth.metainfo.xml").write_text(description, encoding="utf-8")
        done = subprocess.run(
            [program, "validate", "--no-net", tmp_path / "org.openbooth.OpenBooth.metainfo.xml"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout


def test_the_manual_is_read_without_complaint() -> None:
    if program := shutil.which("man"):
        manual = CHECKOUT.root / "installer" / "desktop" / "openbooth.1"
        done = subprocess.run(
            [program, "--warnings", "--local-file", manual], capture_output=True, text=True, check=True
        )
        assert done.stderr == ""
        assert "uninstall-runtime" in done.stdout


@pytest.mark.parametrize("packs_python", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_windows_gets_a_set_up_that_nsis_accepts(packs_python: bool, tiny: Checkout, tmp_path: Path) -> None:
    python = tmp_path / "tools"
    python.mkdir()
    (python / "python.exe").write_bytes(b"MZ")
    built = build_windows(tiny, tmp_path / "dist", python=python if packs_python else None)
    assert built.read_bytes()[:2] == b"MZ"
    assert (tmp_path / "dist" / "windows" / "python" / "python.exe").exists() is packs_python


def test_what_packs_for_windows_is_named_where_it_is_missing(
    tiny: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SetupFailed, match="Install NSIS"):
        build_windows(tiny, tmp_path)


def test_windows_removes_every_file_that_it_was_given(tiny: Checkout, tmp_path: Path) -> None:
    python = tmp_path / "tools"
    python.mkdir()
    (python / "python.exe").write_bytes(b"MZ")
    staged = stage_windows(tiny, tmp_path / "staged", python=python)
    recipe = (CHECKOUT.root / "installer/windows/openbooth.nsi").read_text("utf-8")
    removed = recipe.partition('Section "Uninstall"')[2].replace("${VERSION}", tiny.version)
    for path in staged.iterdir():
        order = f'RMDir /r "$INSTDIR\\{path.name}"' if path.is_dir() else f'Delete "$INSTDIR\\{path.name}"'
        assert order in removed


def test_windows_is_told_which_python_cannot_be_packed(tiny: Checkout, tmp_path: Path) -> None:
    with pytest.raises(SetupFailed, match=r"no python\.exe"):
        stage_windows(tiny, tmp_path / "staged", python=tmp_path)


def test_macos_gets_a_bundle_that_may_hear(tiny: Checkout, tmp_path: Path) -> None:
    bundle = stage_macos(tiny, tmp_path / "macos" / "OpenBooth.app")
    contents = bundle / "Contents"
    settings = plistlib.loads((contents / "Info.plist").read_bytes())
    assert settings["CFBundleShortVersionString"] == tiny.version
    assert settings["NSMicrophoneUsageDescription"]
    assert settings["NSAudioCaptureUsageDescription"]
    (kind,) = settings["UTExportedTypeDeclarations"]
    assert kind["UTTypeTagSpecification"]["public.filename-extension"] == ["openbooth"]
    assert settings["CFBundleDocumentTypes"][0]["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    program = contents / "MacOS" / settings["CFBundleExecutable"]
    assert program.stat().st_mode & 0o111
    told("sh", "-n", program)
    assert "for version in 3.13 3.11; do" in program.read_text("utf-8")
    icon = (contents / "Resources" / settings["CFBundleIconFile"]).read_bytes()
    assert icon[:4] == b"icns"
    assert int.from_bytes(icon[4:8]) == len(icon)
    assert (contents / "Resources/application/installer/launch.py").exists()
    entitlements = (CHECKOUT.root / "installer/macos/entitlements.plist").read_bytes()
    assert plistlib.loads(entitlements)["com.apple.security.device.audio-input"] is True
    with pytest.raises(SetupFailed, match="no bin/python3"):
        stage_macos(tiny, tmp_path / "macos" / "OpenBooth.app", python=tmp_path)
