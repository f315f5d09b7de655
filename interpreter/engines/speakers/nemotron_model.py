"""NVIDIA's Nemotron-3 diarization model (streaming Sortformer with an arrival-order speaker cache) from transformers.

It says for every 10 ms how probably each of up to eight people speaks; people are numbered by their first words.
"""

from contextlib import redirect_stderr
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.audio import Samples
from interpreter.domain.errors import MissingPart, UserMistake
from interpreter.domain.steps import MODEL_RATE_HZ
from interpreter.engines.torch_compat import best_device, prepare_torchaudio, stay_silent

NEMOTRON = "nvidia/Nemotron-3-Diarization"
LATENCIES = {"low": "low_latency", "very-low": "very_low_latency", "ultra-low": "ultra_low_latency"}
"""What the option `latency` may be: 1.04, 0.64 and 0.32 s."""

FRAME = 160
"""Samples of a frame, 10 ms."""


@dataclass(frozen=True, slots=True)
class CacheMemory:
    """The model's speaker cache: raw float32 of the frames in use, shapes (frames, hidden) and (frames, people)."""

    embeds: bytes
    probs: bytes
    fifo: bytes
    cached: int
    queued: int
    compressed: bool


class NemotronModel:
    """The network as a function of audio and of its memory of the people heard before."""

    def __init__(self, model: str | None, latency: str) -> None:
        """Load from a folder or the hub. Raises UserMistake or MissingPart where that is impossible."""
        place = model or NEMOTRON
        if latency not in LATENCIES:
            raise UserMistake(f"The option latency must be one of {', '.join(LATENCIES)}, got {latency!r}.")
        folder = Path(place).expanduser()
        if not folder.is_dir() and (folder.is_absolute() or place.startswith((".", "~"))):
            raise UserMistake(
                f"There is no folder {place}; name the folder that holds the diarization model."
            )
        stay_silent()
        self._load(str(folder) if folder.is_dir() else place)
        if LATENCIES[latency] not in self._processor.streaming_modes:
            raise UserMistake(f"The model {place} has no {latency} latency; leave the option latency out.")
        self._processor.set_streaming_mode(LATENCIES[latency])
        rate = self._processor.feature_extractor.sampling_rate
        if rate != MODEL_RATE_HZ or self._processor.feature_extractor.hop_length != FRAME:
            raise UserMistake(f"The model {place} does not judge 10 ms of 16 kHz audio; name another one.")
        self.people: int = self._network.config.head_config.num_speakers
        self.step = int(self._processor.num_mel_frames_per_step)
        self.heard(np.zeros(self.needed(0), np.float32), 0, None)

    @property
    def latency_ms(self) -> int:
        """How much audio a decision waits for."""
        return int(self._processor.streaming_latency_ms)

    def first_sample(self, frame: int) -> int:
        """The first sample of the chunk whose frames begin at `frame`."""
        return max(0, int(self._processor.audio_chunk_start(frame))) if frame else 0

    def needed(self, frame: int) -> int:
        """How many samples the chunk has whose frames begin at `frame`."""
        first, later = (
            self._processor.num_samples_first_audio_chunk,
            self._processor.num_samples_per_audio_chunk,
        )
        return int(later if frame else first)

    def heard(
        self, samples: Samples, frame: int, memory: CacheMemory | None, *, last: bool = False
    ) -> tuple[NDArray[np.float32], CacheMemory]:
        """Judge the chunk whose frames begin at `frame`, counted from the start of unbroken audio.

        Returns probabilities, shape (frames, people), and the memory for the next chunk. The `last` chunk may be short.
        """
        inputs = self._processor(
            samples,
            sampling_rate=MODEL_RATE_HZ,
            is_streaming=True,
            is_first_audio_chunk=frame == 0,
            is_last_audio_chunk=last,
        ).to(self._network.device)
        cache = self._restored(memory)
        with self._torch.inference_mode():
            output = self._network(**inputs, speaker_cache=cache)
        scores = output.logits[0].sigmoid().cpu().numpy().astype(np.float32)
        return scores, _remembered(output.speaker_cache)

    def _load(self, place: str) -> None:
        try:
            prepare_torchaudio()
            import torch  # noqa: PLC0415 - only the model process pays for it
            from transformers import AutoModelForAudioFrameClassification, AutoProcessor  # noqa: PLC0415
            from transformers.utils import logging  # noqa: PLC0415
        except ImportError as error:
            raise MissingPart("transformers is not installed; run installer/run.py again.") from error
        torch.set_num_threads(1)
        untyped: Any = logging
        untyped.disable_progress_bar()
        processors: Any = AutoProcessor
        try:
            with redirect_stderr(StringIO()):
                self._processor: Any = processors.from_pretrained(place)
                network: Any = AutoModelForAudioFrameClassification.from_pretrained(
                    place, use_safetensors=True
                )
        except (OSError, ValueError) as error:
            raise MissingPart(
                f"The diarization model {place} is not on this machine; get one with: openbooth models fetch "
                f"{NEMOTRON}, or name a folder that holds it."
            ) from error
        self._torch: Any = torch
        self._network: Any = network.eval().to(best_device())

    def _restored(self, memory: CacheMemory | None) -> Any:  # noqa: ANN401 - the library's own value
        if memory is None:
            return self._blank()
        torch, cache = self._torch, self._blank()
        hidden = self._network.config.audio_config.hidden_size
        like = self._network.silence_embeds
        cache.lazy_initialization(torch.zeros(1, 1, hidden, device=like.device, dtype=like.dtype))
        for tensor, raw, frames in (
            (cache.embeds, memory.embeds, memory.cached),
            (cache.probs, memory.probs, memory.cached),
            (cache.fifo, memory.fifo, memory.queued),
        ):
            values = np.frombuffer(raw, np.float32).reshape(frames, tensor.shape[-1])
            tensor[0, :frames] = torch.from_numpy(values.copy()).to(tensor)
        cache.num_cache_frames, cache.num_fifo_frames = memory.cached, memory.queued
        cache.is_compressed = memory.compressed
        return cache

    def _blank(self) -> Any:  # noqa: ANN401 - the library's own value
        from transformers.models.nemotron3_diarization.modeling_nemotron3_diarization import (  # noqa: PLC0415
            Nemotron3DiarizationSpeakerCache,
        )

        return Nemotron3DiarizationSpeakerCache(self._network.config.streaming_config)


def _remembered(cache: Any) -> CacheMemory:  # noqa: ANN401 - the library's own value
    cached, queued = cache.num_cache_frames, cache.num_fifo_frames
    return CacheMemory(
        _raw(cache.embeds[0, :cached]),
        _raw(cache.probs[0, :cached]),
        _raw(cache.fifo[0, :queued]),
        cached,
        queued,
        cache.is_compressed,
    )


def _raw(tensor: Any) -> bytes:  # noqa: ANN401 - torch has no types here
    return np.asarray(tensor.float().cpu().numpy(), np.float32).tobytes()
