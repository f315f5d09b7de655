"""What every process of ours that runs Python is started with."""

from collections.abc import Mapping
from types import MappingProxyType

SAFE_PATH: Mapping[str, str] = MappingProxyType({"PYTHONSAFEPATH": "1"})
"""Modules come from where they are installed, never from the folder somebody happened to be in."""
