"""What helps somebody else to find out what is wrong here: versions, devices, models, settings, logs.

Nothing that was said is in it, and no name of a person, a term, a recording, an event, a network or a user; no PIN, no
key, no link, no path of this machine.
"""

import json
import locale
import platform
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

from interpreter.app.configuration import chosen, examined
from interpreter.app.diagnostics_secrets import secrets_here
from interpreter.app.drafts import Choice, choices
from interpreter.app.logs import CRASH_FILE, OLDER, WINDOW_LOG
from interpreter.app.model_profiles import hardware, model_store
from interpreter.app.places import data_folder
from interpreter.app.scrubbing import HIDDEN, Scrubber
from interpreter.app.sessions import list_sessions
from interpreter.app.starting import LOG_FILE
from interpreter.app.told_titles import told_title
from interpreter.app.versions import own_version, parts
from interpreter.domain.devices import Device
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.timeline import seconds_from_ticks

_LOGS = (LOG_FILE, WINDOW_LOG, CRASH_FILE)
_LAST_BYTES = 400_000
_LAST_LINES = 15
_PRIVATE = frozenset({"models_folder"})
_GB = 1e9

Facts = dict[str, Any]


def usual_name() -> str:
    """Return what a bundle of now is called."""
    return f"openbooth-diagnostics-{datetime.now(UTC):%Y%m%d-%H%M%S}.zip"


def save_diagnostics(path: Path, toolkit: Mapping[str, str] | None = None) -> None:
    """Write the bundle, a ZIP file of texts; `toolkit` is what the window says of itself. Blocks for some seconds.

    Raises UserMistake where it cannot be written.
    """
    try:
        with path.open("wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
            _fill(bundle, toolkit or {})
    except OSError as error:
        raise UserMistake(f"{path} cannot be written ({error.strerror}); choose another place.") from error


def diagnostics_text(toolkit: Mapping[str, str] | None = None) -> str:
    """Return the essence of the bundle as a text to be pasted somewhere. Blocks for some seconds."""
    devices = _present()
    scrubber = _scrubber(devices)
    facts = _facts(scrubber, devices, toolkit or {})
    changed = {one["name"]: one["value"] for one in facts["settings"]["settings"] if one["changed"]}
    lines = [
        *(f"{name}: {value}" for name, value in facts["system"].items()),
        f"engines: {'; '.join(_engine_line(one) for one in facts['engines']['engines'])}",
        f"models: {', '.join(one['name'] for one in facts['engines']['models']) or 'none'}",
        f"inputs: {', '.join(one['title'] for one in facts['devices'] if one['direction'] == 'input') or 'none'}",
        f"outputs: {', '.join(one['title'] for one in facts['devices'] if one['direction'] == 'output') or 'none'}",
        f"settings: {', '.join(f'{name} = {value}' for name, value in changed.items()) or 'as they come'}",
        f"sessions: {len(facts['sessions'])}",
    ]
    for name, text in _logs(scrubber).items():
        lines += [f"--- {name}", *text.splitlines()[-_LAST_LINES:]]
    return "\n".join(lines) + "\n"


def _fill(bundle: zipfile.ZipFile, toolkit: Mapping[str, str]) -> None:
    devices = _present()
    scrubber = _scrubber(devices)
    for name, facts in _facts(scrubber, devices, toolkit).items():
        bundle.writestr(f"{name}.json", json.dumps(facts, ensure_ascii=False, indent=1))
    for name, text in _logs(scrubber).items():
        bundle.writestr(f"logs/{name}", text)


def _present() -> tuple[Device, ...]:
    try:
        from interpreter.app.sound import present_devices  # noqa: PLC0415 - windows load no sound to start

        return tuple(present_devices())
    except (OpenBoothError, OSError):
        return ()


def _scrubber(devices: Sequence[Device]) -> Scrubber:
    """Return one that knows what is secret here, the names that people gave their devices too."""
    named = (one.title for one in devices if told_title(one.title) != one.title)
    return Scrubber((*secrets_here(), *named))


def _facts(scrubber: Scrubber, devices: Sequence[Device], toolkit: Mapping[str, str]) -> dict[str, Any]:
    return {
        "system": _system() | dict(toolkit),
        "packages": [asdict(one) for one in parts()],
        "devices": _devices(scrubber, devices),
        "engines": _engines(scrubber),
        "settings": _settings(scrubber),
        "sessions": _sessions(),
    }


def _system() -> Facts:
    machine, memory = hardware(patience_s=2.0), psutil.virtual_memory()
    return {
        "openbooth": own_version(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "distribution": _distribution(),
        "language": locale.getlocale()[0] or "",
        "cores": machine.cores,
        "graphics_card_mb": machine.gpu_mb,
        "memory_gb": round(memory.total / _GB, 1),
        "memory_free_gb": round(memory.available / _GB, 1),
        "disk_free_gb": round(shutil.disk_usage(_existing(data_folder())).free / _GB, 1),
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", "")
    except OSError:
        return platform.version()


def _devices(scrubber: Scrubber, devices: Sequence[Device]) -> list[Facts]:
    return [
        {
            "title": scrubber.plain(told_title(one.title)),
            "direction": one.direction.value,
            "channels": one.channels,
            "rate_hz": one.rate_hz,
            "default": one.default,
        }
        for one in devices
    ]


def _engines(scrubber: Scrubber) -> Facts:
    offered = choices()
    return {
        "engines": [_offer(one, scrubber) for one in offered.engines],
        "diarizers": [_offer(one, scrubber) for one in offered.diarizers],
        "models": [
            {
                "name": lock.name,
                "revision": lock.revision,
                "licence": lock.licence,
                "whole": model_store().installed(lock.name) is not None,
            }
            for lock in model_store().all()
        ],
    }


def _offer(choice: Choice, scrubber: Scrubber) -> Facts:
    return {"name": choice.name, "missing": scrubber.plain(choice.missing), "licence": choice.licence}


def _engine_line(offer: Facts) -> str:
    return f"{offer['name']} ({offer['missing']})" if offer["missing"] else str(offer["name"])


def _settings(scrubber: Scrubber) -> Facts:
    return {
        "settings": [
            {
                "name": one.setting.name,
                "value": HIDDEN if one.setting.name in _PRIVATE and one.changed else one.value,
                "changed": one.changed,
            }
            for one in chosen()
        ],
        "mistakes": [scrubber.log(one).strip() for one in examined().mistakes],
    }


def _sessions() -> list[Facts]:
    return [
        {
            "started": one.started,
            "state": one.state.value,
            "spoken": one.source_language,
            "targets": one.targets,
            "engine": one.engine,
            "inputs": len(one.inputs),
            "seconds": round(seconds_from_ticks(one.duration), 1),
            "lines": one.lines,
        }
        for one in list_sessions()
    ]


def _logs(scrubber: Scrubber) -> dict[str, str]:
    """Return the ends of the logs that there are, by the names of their files."""
    found = {}
    for name in _LOGS:
        for older in (*(f"{name}.{number}" for number in range(OLDER, 0, -1)), name):
            text, cut_off = _end_of(data_folder() / older)
            if text:
                found[older] = scrubber.log(text, cut_off=cut_off)
    return found


def _end_of(path: Path) -> tuple[str, bool]:
    """Return the end of a file, nothing where it cannot be read, and whether there is more before it."""
    try:
        with path.open("rb") as file:
            begin = file.seek(max(0, path.stat().st_size - _LAST_BYTES))
            return file.read().decode(errors="replace"), begin > 0
    except OSError:
        return "", False


def _existing(folder: Path) -> Path:
    return folder if folder.exists() else folder.parent if folder.parent.exists() else Path.home()
