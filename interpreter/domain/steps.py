"""The step protocol between the session and model processes.

Every model process answers `step(state, inputs) → (state, outputs)`. Times are sample-exact positions on the session's
timeline; model audio is 16 kHz mono.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from interpreter.domain.audio import Samples, SynthesizedSpeech
from interpreter.domain.hypothesis import Hypothesis
from interpreter.domain.models import MANY_LANGUAGES
from interpreter.domain.speech import SpeakersMerged, SpeakerTurn, SpeechSegment, TurnsReassigned
from interpreter.domain.timeline import Ticks, ticks_from_samples
from interpreter.domain.tuning import Tuning

MODEL_RATE_HZ = 16_000


@dataclass(frozen=True, slots=True)
class AudioBlock:
    """16 kHz floor audio of one source. `utterance` is None on the way to the speakers process."""

    source: str
    start: Ticks
    samples: Samples
    utterance: int | None = None

    @property
    def end(self) -> Ticks:
        """The tick after the last sample."""
        return Ticks(self.start + ticks_from_samples(len(self.samples), MODEL_RATE_HZ))


@dataclass(frozen=True, slots=True)
class SourceEnded:
    """No more audio of this source will come; open segments close."""

    source: str
    at: Ticks


@dataclass(frozen=True, slots=True)
class UtteranceEnded:
    """The session closed an utterance: its text is finished and everything in it committed.

    Where `at` lies before the end of the audio that was handed over, what was heard after it belongs to the next
    utterance; words that are committed already stay.
    """

    source: str
    utterance: int
    at: Ticks


@dataclass(frozen=True, slots=True)
class TurnChanged:
    """A turn of a source became known or changed."""

    turn: SpeakerTurn


@dataclass(frozen=True, slots=True)
class TargetsChanged:
    """The languages to translate into from here on."""

    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hurried:
    """The languages in which words are to be committed sooner, if less surely, from here on: listeners are late."""

    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry: a source expression and its translation per language; without one it is not translated."""

    source: str
    translations: dict[str, str]
    note: str = ""
    """For people."""


@dataclass(frozen=True, slots=True)
class GlossaryChanged:
    """The terms to honour from here on."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class SpeechRequest:
    """Speak `text` as clause `clause`. `rate` is 1.0 at the voice's normal speed.

    `utterance` is the one that it is said in, for a voice that speaks from what it has heard.
    """

    clause: int
    language: str
    text: str
    rate: float
    voice: str | None = None
    utterance: int | None = None


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """All that a fresh process needs to go on from an utterance boundary; opaque to the session."""

    state: bytes


EngineInput = AudioBlock | UtteranceEnded | TurnChanged | TargetsChanged | GlossaryChanged | Hurried
EngineOutput = Hypothesis | Checkpoint
SpeakersInput = AudioBlock | SourceEnded | SpeakersMerged | TurnsReassigned
SpeakersOutput = SpeechSegment | SpeakerTurn
VoiceInput = SpeechRequest
VoiceOutput = SynthesizedSpeech

StepInput = EngineInput | SpeakersInput | VoiceInput
StepOutput = EngineOutput | SpeakersOutput | VoiceOutput


@dataclass(frozen=True, slots=True)
class WorkerSettings:
    """What a model process is started with. `options` are the worker's own, by name."""

    source_language: str
    targets: tuple[str, ...]
    model: str | None = None
    terms: tuple[Term, ...] = ()
    options: dict[str, str] | None = None
    speakers: int | None = None
    """How many people are expected to speak, None where nobody knows."""
    most_speakers: int | None = None
    """No more people than these are told apart, None for the diarizer's own limit."""
    checkpoint: bytes | None = None
    also_spoken: tuple[str, ...] = ()
    """Further languages spoken; each utterance is heard in the one that it is said in."""
    tuning: Tuning = field(default_factory=Tuning)
    hurried: tuple[str, ...] = ()
    """Languages that are in a hurry when the process starts, see `Hurried`."""

    @property
    def spoken(self) -> tuple[str, ...]:
        """All languages spoken, each once, the usual one first."""
        return tuple(dict.fromkeys((self.source_language, *self.also_spoken)))


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a worker can do, told in the handshake. The session asks these, never names."""

    source_languages: tuple[str, ...]
    target_languages: tuple[str, ...]
    hop_ms: int
    predicts: bool = False
    speaks: bool = False
    stateful: bool = True
    """False when an answer depends on nothing but its question."""
    most_targets: int | None = None
    """Languages that it can translate into at once, None for any number."""
    slowest_s: float = 0.0
    """How long an answer may take; what is longer, and than is usual, hangs."""
    voices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Language → the voices that `SpeechRequest.voice` may name; MANY_LANGUAGES for every language not named."""


def voices_of(voices: Mapping[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    """Return those of `Capabilities.voices` that speak a language: its own, the plainer tag's, or everybody's."""
    nearest = (language, language.partition("-")[0], MANY_LANGUAGES)
    return next((voices[one] for one in nearest if one in voices), ())
