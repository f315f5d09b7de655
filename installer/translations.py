#!/usr/bin/env python3
"""Finds every text of the windows, keeps what is translated, and writes what Qt reads. Needs what the tests need."""

import subprocess
import sys
from pathlib import Path

from provision.layout import Checkout

LANGUAGES = ("en", "es", "fr", "de", "ar")
_FOUND = ("-no-obsolete", "-locations", "none", "-tr-function-alias", "tr+=_tr,tr+=said,tr+=counted")
"""Texts are found by these names too; without line numbers a file changes with the texts only."""


def main() -> int:
    """Bring resources/translations up to date; 0 where all is well."""
    checkout = Checkout(Path(__file__).resolve().parents[1])
    sources = sorted(str(path.relative_to(checkout.root)) for path in (checkout.root / "ui").rglob("*.py"))
    for language in LANGUAGES:
        file = f"resources/translations/openbooth_{language}.ts"
        plurals = ("-pluralonly",) if language == "en" else ()
        for command in (
            ("pyside6-lupdate", *sources, *plurals, *_FOUND, "-target-language", language, "-ts", file),
            ("pyside6-lrelease", "-silent", "-nounfinished", file, "-qm", f"{file.removesuffix('.ts')}.qm"),
        ):
            program = checkout.program(command[0])
            if status := subprocess.run([program, *command[1:]], cwd=checkout.root, check=False).returncode:
                return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
