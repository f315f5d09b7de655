"""The cascade's voice: neural voices for the languages that have one, eSpeak NG for all others."""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from interpreter.domain.audio import Samples, SynthesizedSpeech
from interpreter.domain.errors import MissingPart
from interpreter.domain.steps import Capabilities, SpeechRequest, StepInput, StepOutput, WorkerSettings
from interpreter.engines.builtin.voice import EspeakState, EspeakStepper
from interpreter.engines.cascade.voice_phonemes import EspeakPhonemes
from interpreter.engines.loaded import LoadedModels, model_at
from interpreter.engines.speech_shaping import in_pieces, possible_rate, speakable, unspoken
from interpreter.engines.torch_compat import placed

VOICE = "voice"
DEVICE = "device"
"""Options: the folders of neural voices, several apart by `os.pathsep`, and where they run."""
_POCKET = ("pocket_tts", "gradium_phonon_tts")
"""Model types that speak frame by frame."""
_SLOWEST_S = 30.0
"""A long clause on a processor that the engine takes most of."""


class NeuralVoice(Protocol):
    """A model that speaks one language, in one or several speakers' voices."""

    language: str

    @property
    def rate_hz(self) -> int:
        """Frames per second of what is spoken."""
        ...

    @property
    def names(self) -> tuple[str, ...]:
        """The speakers that can be wished for."""
        ...

    def reads(self, text: str) -> bool:
        """Whether nothing that is heard gets lost."""
        ...

    def speak(self, text: str, *, rate: float, voice: str | None = None) -> Iterator[Samples]:
        """Yield what is spoken, shape (frames,), float32 in −1..1; equal requests give equal samples."""
        ...


@dataclass(frozen=True, slots=True)
class CascadeVoiceState:
    """Language code → its neural voice, and what speaks all others. Nothing else is kept between steps."""

    voices: dict[str, NeuralVoice]
    espeak: EspeakState


class CascadeVoice:
    """Speaks a `SpeechRequest` in pieces of 24 kHz speech without silence at its ends.

    A text that the neural voice of its language cannot read in full, such as one with digits where the voice knows
    letters only, is spoken by eSpeak NG: no number gets lost. Both take a wish for a voice in their own way.
    """

    def __init__(self) -> None:
        self._espeak = EspeakStepper()
        self._models = LoadedModels()
        self._phonemes: EspeakPhonemes | None = None
        """What the voices that are loaded ask."""

    def init(self, settings: WorkerSettings) -> CascadeVoiceState:
        """Load the voices that the options name. Raises MissingPart or UnsupportedLanguage with what to do."""
        options = settings.options or {}
        espeak = self._espeak.init(replace(settings, targets=()))
        folders = [Path(folder) for folder in options.get(VOICE, "").split(os.pathsep) if folder]
        try:
            state = CascadeVoiceState(self._voices(folders, options.get(DEVICE), espeak), espeak)
            self._check(state, settings)
        except Exception:
            self._espeak.finish(espeak)
            raise
        return state

    def capabilities(self, state: CascadeVoiceState) -> Capabilities:
        """What eSpeak NG can, and the languages of the neural voices."""
        told = self._espeak.capabilities(state.espeak)
        names = {language: voice.names for language, voice in state.voices.items()}
        languages = tuple(sorted({*told.target_languages, *state.voices}))
        slowest_s = _SLOWEST_S if state.voices else told.slowest_s
        return replace(told, target_languages=languages, voices=told.voices | names, slowest_s=slowest_s)

    def step(
        self, state: CascadeVoiceState, inputs: Sequence[StepInput]
    ) -> tuple[CascadeVoiceState, Iterator[StepOutput]]:
        """Speak every request, in order and while it is iterated over; other inputs do not concern a voice."""
        requests = (one for one in inputs if isinstance(one, SpeechRequest))
        return state, (piece for one in requests for piece in self.spoken(state, one))

    def finish(self, state: CascadeVoiceState) -> Sequence[StepOutput]:
        """Nothing is left to be said."""
        return self._espeak.finish(state.espeak)

    def spoken(self, state: CascadeVoiceState, request: SpeechRequest) -> Iterator[StepOutput]:
        """Yield the pieces of one clause, each as soon as it is computed."""
        text = speakable(request.text)
        voice = neural_voice(state.voices, request.language)
        if not text:
            yield unspoken(request.clause)
        elif voice is None or not voice.reads(text):
            yield from self._espeak.step(state.espeak, [request])[1]
        else:
            yield from _pieces(voice, request, text)

    def _voices(
        self, folders: Sequence[Path], device: str | None, espeak: EspeakState
    ) -> dict[str, NeuralVoice]:
        """Return the first voice of each language; those that the last session had are there."""
        phonemes = self._phonemes = self._phonemes or EspeakPhonemes(espeak)
        phonemes.ask(espeak)
        keys = {folder: model_at(folder, device) for folder in folders}
        self._models.keep_only(keys.values())
        voices: dict[str, NeuralVoice] = {}
        for folder, key in keys.items():
            voice = self._models.get(key, partial(_loaded, folder, device, phonemes))
            voices.setdefault(voice.language, voice)
        return voices

    def _check(self, state: CascadeVoiceState, settings: WorkerSettings) -> None:
        """Say which targets have no voice at all, and let every neural voice speak once."""
        others = tuple(one for one in settings.targets if neural_voice(state.voices, one) is None)
        self._espeak.require(state.espeak, others)
        for voice in state.voices.values():
            list(_pieces(voice, SpeechRequest(0, voice.language, "a", 1.0), "a"))


def neural_voice(voices: dict[str, NeuralVoice], language: str) -> NeuralVoice | None:
    """Return the voice for a language tag: its own or that of the plainer tag; None without any."""
    tag = language.lower().replace("_", "-")
    return voices.get(tag) or voices.get(tag.partition("-")[0])


def _pieces(voice: NeuralVoice, request: SpeechRequest, text: str) -> Iterator[SynthesizedSpeech]:
    spoken = voice.speak(text, rate=possible_rate(request.rate), voice=request.voice)
    return in_pieces(request.clause, spoken, voice.rate_hz)


def _loaded(folder: Path, device: str | None, phonemes: EspeakPhonemes) -> NeuralVoice:
    """Load whatever voice lies in a folder. The model libraries are loaded only where there is one."""
    try:
        kind = json.loads((folder / "config.json").read_bytes()).get("model_type")
    except (OSError, ValueError, AttributeError) as error:
        raise MissingPart(
            f"The voice in {folder} has no readable config.json; fetch it again with openbooth models get."
        ) from error
    if kind == "vits":
        from interpreter.engines.cascade.voice_vits import VitsVoice  # noqa: PLC0415 - brings torch

        return VitsVoice(folder, placed(device), phonemes)
    if kind in _POCKET:
        from interpreter.engines.cascade.voice_pocket import PocketVoice  # noqa: PLC0415 - brings torch

        return PocketVoice(folder, placed(device))
    kinds = f"vits, {', '.join(_POCKET)}"
    raise MissingPart(f"The model in {folder} is of the kind {kind}; choose a voice of the kind {kinds}.")
