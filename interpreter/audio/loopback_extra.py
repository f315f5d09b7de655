"""The optional packages that hear what an output plays, on systems whose sound server offers no monitors.

They are the extra `loopback` of this project: PyAudioWPatch on Windows, catap on macOS.
"""

import importlib
import sys
from types import ModuleType

from interpreter.domain.errors import MissingPart

MONITOR = ".monitor"
"""What the name of a loopback ends with, after the name of the output; as the monitors of PulseAudio are called."""

_PACKAGES = {"win32": ("pyaudiowpatch", "PyAudioWPatch"), "darwin": ("catap", "catap")}


def loopback_package(system: str) -> ModuleType:
    """Import what hears outputs on a system. Raises MissingPart with one sentence that says what to do."""
    if system not in _PACKAGES:
        raise MissingPart("There are no loopbacks here; choose a monitor of the sound server.")
    module, package = _PACKAGES[system]
    try:
        return importlib.import_module(module)
    except ImportError as error:
        if isinstance(error, ModuleNotFoundError) and error.name == module:
            reason = (
                f"To hear what an output plays, install {package}: "
                f'python -m pip --python "{sys.prefix}" install {package}'
            )
        else:
            reason = (
                f"What an output plays cannot be heard here ({str(error).rstrip('.')}); use another input."
            )
        raise MissingPart(reason) from error


def require_loopback(name: str) -> None:
    """Raise MissingPart where `name` asks for a loopback, and what hears outputs on this system is not installed."""
    wanted, system = name.casefold(), sys.platform
    if system in _PACKAGES and ("loopback" in wanted or wanted.endswith(MONITOR)):
        loopback_package(system)
