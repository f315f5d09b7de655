"""What a voice speaks, as the lock beside it says."""

import json
from pathlib import Path

_LOCK = "openbooth-model.json"


def locked_language(folder: Path) -> str | None:
    """Return the one language that the lock in a voice's folder names; None without a lock or with several."""
    try:
        named = json.loads((folder / _LOCK).read_bytes())["languages"]
    except (OSError, ValueError, KeyError):
        return None
    return str(named[0]).lower() if len(named) == 1 else None
