"""The recorder as the product knows it for the time of one run."""

from dataclasses import replace

from interpreter.engines.builtin.manifest import MANIFEST as BUILTIN

NAME = "overheard"
KEPT_IN = "OPENBOOTH_STREAMS"
"""The variable that names the folder in which every engine process keeps a file of what it heard."""

MANIFEST = replace(BUILTIN, name=NAME, implementation="interpreter.lab.policy.recorder:OverheardStepper")
ENTRY_POINT = f"[openbooth.engines]\n{NAME} = {__name__}:MANIFEST\n"
"""What makes the product find it, in the metadata of a distribution."""
