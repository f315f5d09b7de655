"""Loads pyannote.audio's models and makes them functions of 16 kHz audio.

The segmentation model (powerset, Plaquet and Bredin 2023) tells up to three people apart within its window; the
embedding model (WeSpeaker, Wang et al. 2023) makes voice prints from the frames in which one of them speaks alone.
"""

from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from pickle import UnpicklingError
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.audio import Samples
from interpreter.domain.errors import MissingPart, UserMistake
from interpreter.domain.steps import MODEL_RATE_HZ
from interpreter.engines.loaded import ModelKey, model_at
from interpreter.engines.torch_compat import best_device, prepare_torchaudio, stay_silent, without_decoders

if TYPE_CHECKING:
    import torch

COMMUNITY = "pyannote/speaker-diarization-community-1"
FRAME = 320
"""Samples of a frame, 20 ms: what a model's own frames are brought to."""

_SHORTEST_PRINT = 30 * 160
_FILE = "pytorch_model.bin"
_PARTS = ("segmentation", "embedding")

Scores = NDArray[np.float32]
Loaded = TypeVar("Loaded")


@dataclass(frozen=True, slots=True)
class ModelPlace:
    """Where models lie: a folder as community-1 has it, single files by part, or a name on the hub."""

    name: str
    files: Mapping[str, Path]
    """The file of each part; empty for a name on the hub."""

    @property
    def checkpoint(self) -> Path | str:
        """What pyannote's pipeline is loaded from."""
        return Path(self.name).expanduser() if self.is_local else self.name

    @property
    def is_local(self) -> bool:
        """Whether no network is needed."""
        return bool(self.files)

    def key(self, part: str) -> ModelKey:
        """What decides how a part comes out when it is loaded."""
        return model_at(self.files[part], part) if self.is_local else ModelKey(self.name, part)


def model_place(model: str | None, options: Mapping[str, str]) -> ModelPlace:
    """Find the models: options `segmentation` and `embedding` name files, `model` a folder or a name on the hub.

    Raises UserMistake for files and folders that do not exist or hold no such models.
    """
    given = {part: Path(options[part]) for part in _PARTS if part in options}
    if given and len(given) < len(_PARTS):
        raise UserMistake(
            "Name both model files, the options segmentation and embedding, or a folder with both."
        )
    name = model or COMMUNITY
    folder = Path(name).expanduser()
    if not given and not folder.is_dir() and (folder.is_absolute() or name.startswith((".", "~"))):
        raise UserMistake(f"There is no folder {name}; name the folder that holds pyannote's models.")
    if not given and folder.is_dir():
        given = {part: folder / part / _FILE for part in _PARTS}
    for part, path in given.items():
        if not path.is_file():
            raise UserMistake(
                f"The {part} model of pyannote is not at {path}; name a folder as {COMMUNITY} has it, "
                f"with {_PARTS[0]}/{_FILE} and {_PARTS[1]}/{_FILE}."
            )
    return ModelPlace(name, given)


def pipeline_place(model: str | None) -> ModelPlace:
    """Find a pipeline: `model` is a folder with a config.yaml, or a name on the hub. Raises UserMistake."""
    place = model_place(model, {})
    if place.is_local and not (Path(place.checkpoint) / "config.yaml").is_file():
        raise UserMistake(
            f"There is no config.yaml in {place.name}; speakers of a recording are found again with a folder "
            f"as {COMMUNITY} has it."
        )
    return place


def prepare_pyannote() -> None:
    """Import pyannote.audio with its telemetry off and its reporting thread ended. Raises MissingPart without it."""
    stay_silent()
    try:
        prepare_torchaudio()
        with without_decoders():
            from pyannote.audio.telemetry.metrics import provider  # noqa: PLC0415 - only the model process pays
    except ImportError as error:
        raise MissingPart("pyannote.audio is not installed; run installer/run.py again.") from error
    provider.shutdown()


def fetched(place: ModelPlace, load: Callable[[], Loaded | None]) -> Loaded:
    """Return what `load` loads, from files or from what was fetched before; what goes wrong is said in one sentence."""
    try:
        with redirect_stdout(StringIO()):
            loaded = load()
    except (OSError, RuntimeError, LookupError, EOFError, UnpicklingError) as error:
        if place.is_local:
            raise UserMistake(f"The models in {place.name} cannot be read: {error}.") from error
        raise MissingPart(_not_here(place)) from error
    if loaded is None:
        raise MissingPart(_not_here(place))
    return loaded


def _not_here(place: ModelPlace) -> str:
    return (
        f"The models {place.name} are not on this machine; get them with: openbooth models fetch {place.name}, "
        "or name a folder that holds them."
    )


class SegmentationModel:
    """Says for each frame of up to `span` samples how probably each of a few people speaks."""

    def __init__(self, place: ModelPlace) -> None:
        """Raises UserMistake or MissingPart where the model cannot be had."""
        self._model, self._torch = _loaded(place, "segmentation")
        known = self._model.specifications
        if isinstance(known, tuple) or known.resolution.name != "FRAME":
            raise UserMistake(
                f"The segmentation model of {place.name} does not judge frames; name another model."
            )
        self.span: int = round(known.duration * MODEL_RATE_HZ)
        self._to_people = self._people(known)
        self.activities(np.zeros(self.span, np.float32))

    def activities(self, samples: Samples) -> Scores:
        """Judge audio, shape (samples,); return probabilities, shape (samples // FRAME, people), from 0 to 1.

        Audio shorter than the window the model was taught with is preceded by silence.
        """
        frames = len(samples) // FRAME
        silence = max(0, self.span - len(samples))
        samples = np.pad(samples, (silence, 0))
        first, step = self._model.receptive_field_center(0), self._step
        with self._torch.inference_mode():
            raw = self._model(self._torch.from_numpy(samples).to(self._model.device)[None, None])
            scores = self._to_people(raw)[0].cpu().numpy()
        middles = silence + FRAME * np.arange(frames) + FRAME // 2
        nearest = np.clip(np.rint((middles - first) / step).astype(int), 0, len(scores) - 1)
        return np.asarray(scores[nearest], np.float32)

    @property
    def _step(self) -> int:
        return int(self._model.receptive_field_center(1) - self._model.receptive_field_center(0))

    def _people(self, known: Any) -> "Callable[[torch.Tensor], torch.Tensor]":  # noqa: ANN401 - pyannote's own value
        if not known.powerset:
            return lambda scores: scores
        from pyannote.audio.utils.powerset import Powerset  # noqa: PLC0415

        powerset = Powerset(len(known.classes), known.powerset_max_classes).to(self._model.device)
        return lambda scores: powerset(scores, soft=True)


class EmbeddingModel:
    """Makes voice prints of the people in a piece of audio."""

    def __init__(self, place: ModelPlace) -> None:
        """Raises UserMistake or MissingPart where the model cannot be had."""
        self._model, self._torch = _loaded(place, "embedding")
        self.dimensions = int(self._model.dimension)

    def prints(self, samples: Samples, alone: NDArray[np.bool_]) -> NDArray[np.float32]:
        """Return a print per person, shape (people, dimensions), of length 1 or zeros where nothing can be said.

        `alone`, shape (people, frames), says in which frames of FRAME samples each speaks alone.
        """
        blank = np.zeros((len(alone), self.dimensions), np.float32)
        if len(samples) < _SHORTEST_PRINT or not alone.any():
            return blank
        weights = self._torch.from_numpy(alone.astype(np.float32))[None].to(self._model.device)
        with self._torch.inference_mode():
            audio = self._torch.from_numpy(samples).to(self._model.device)[None, None]
            raw = self._model(audio, weights=weights)[0].cpu().numpy().astype(np.float32)
        lengths = np.linalg.norm(raw, axis=1, keepdims=True)
        good = np.isfinite(lengths) & (lengths > 1e-6) & alone.any(axis=1, keepdims=True)
        return np.where(good, raw / np.where(good, lengths, 1.0), blank)


def _loaded(place: ModelPlace, part: str) -> tuple[Any, Any]:
    prepare_pyannote()
    import torch  # noqa: PLC0415
    from pyannote.audio import Model  # noqa: PLC0415

    torch.set_num_threads(1)

    def load() -> Any:  # noqa: ANN401 - pyannote has no types
        if place.is_local:
            return Model.from_pretrained(place.files[part])
        return Model.from_pretrained(place.name, subfolder=part)

    return fetched(place, load).eval().to(torch.device(best_device())), torch
