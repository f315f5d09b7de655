"""Makes model libraries usable as they are installed here. Call it before the first import of one of them.

torchaudio's published build for Linux is the CUDA one: its compiled extension does not load beside a torch without
CUDA, though neither pyannote.audio nor the speech models of transformers use it.
"""

import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, TypeVar

from interpreter.domain.errors import UserMistake

Function = TypeVar("Function", bound=Callable[..., object])

_EXTENSION = "torchaudio._extension"


def prepare_torchaudio() -> None:
    """Let torchaudio be imported without its compiled extension, where torch has no CUDA. May be called again."""
    import torch  # noqa: PLC0415 - only model processes pay for it

    if torch.version.cuda is not None or _EXTENSION in sys.modules:
        return
    extension = ModuleType(_EXTENSION)
    extension.__spec__ = ModuleSpec(_EXTENSION, None)
    vars(extension).update(
        _IS_TORCHAUDIO_EXT_AVAILABLE=False, _IS_ALIGN_AVAILABLE=False, fail_if_no_align=_unchanged
    )
    sys.modules[_EXTENSION] = extension


def stay_silent() -> None:
    """Switch off telemetry and the model hub for the libraries imported after this; what was fetched can be used."""
    os.environ["PYANNOTE_METRICS_ENABLED"] = "0"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["HF_HUB_OFFLINE"] = "1"


@contextmanager
def without_decoders() -> Iterator[None]:
    """Import within this: nobody is told that torchcodec cannot decode files, as models get waveforms only."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\s*torchcodec is not installed correctly")
        yield


def best_device() -> str:
    """Where models run: "cuda" where torch can use one, else "cpu"."""
    import torch  # noqa: PLC0415 - only model processes pay for it

    return "cuda" if torch.cuda.is_available() else "cpu"


@dataclass(frozen=True, slots=True)
class Placement:
    """Where models run, as torch names it, and the type of their numbers.

    `int8` makes their linear layers compute with weights of eight bits.
    """

    device: str = "cpu"
    dtype: str = "float32"
    int8: bool = False

    def put(self, network: Any) -> Any:  # noqa: ANN401 - torch has no types here
        """Return a network of this type, ready to be asked, in its place."""
        network = network.eval().to(self.device)
        return _with_small_weights(network) if self.int8 else network


def placed(device: str | None = None, precision: str | None = None) -> Placement:
    """Decide where models run: on this device or the best one, in bfloat16 on CUDA, in full precision elsewhere.

    The only `precision` to be asked for is "int8", which saves time on the CPU and changes nothing elsewhere. Raises
    UserMistake for another one.
    """
    device = device or best_device()
    if precision not in {None, "int8"}:
        raise UserMistake(f"The precision {precision} is not known; only int8 can be asked for.")
    dtype = "bfloat16" if device.startswith("cuda") else "float32"
    return Placement(device, dtype, int8=precision == "int8" and device == "cpu")


def _with_small_weights(network: Any) -> Any:  # noqa: ANN401 - torch has no types here
    import torch  # noqa: PLC0415 - only model processes pay for it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from torch.ao.quantization import per_channel_dynamic_qconfig, quantize_dynamic  # noqa: PLC0415

        return quantize_dynamic(network, {torch.nn.Linear: per_channel_dynamic_qconfig}, inplace=True)


def _unchanged(function: Function) -> Function:
    return function
