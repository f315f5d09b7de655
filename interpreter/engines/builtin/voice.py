"""The built-in voice: eSpeak NG, over a hundred languages, no download, a few milliseconds for a clause.

What is spoken is the text and nothing but the text: markup, phoneme brackets and control characters have no effect.
"""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from interpreter.domain.audio import Samples, SynthesizedSpeech, frozen
from interpreter.domain.errors import UnsupportedLanguage
from interpreter.domain.models import MANY_LANGUAGES
from interpreter.domain.steps import Capabilities, SpeechRequest, StepInput, StepOutput, WorkerSettings
from interpreter.engines.builtin.voice_library import InstalledVoice
from interpreter.engines.builtin.voice_process import RESCUE_S, EspeakProcess
from interpreter.engines.speech_shaping import (
    LONGEST_SECONDS,
    SPEECH_RATE_HZ,
    SilenceTrimmer,
    SpeechShape,
    possible_rate,
    speakable,
)

NORMAL_WPM = 175
OFFERED = ("m1", "f1", "m2", "f2", "m3", "f3", "m4", "f4", "m5", "f5", "m6", "m7", "m8")
"""The variants that sound like people, men and women; the library has more."""
NEAREST = {"gl": "es", "ast": "es", "oc": "ca", "nn": "nb", "sh": "hr"}
"""Languages that eSpeak NG has no voice of its own for → the language whose voice reads them."""

_RATE_TOLERANCE = 0.01
_RATE_ATTEMPTS = 3
_VOICE_FORM = re.compile(r"(?:(?P<base>[A-Za-z0-9-]+)\+)?(?P<variant>[A-Za-z0-9_-]+)")


@dataclass(frozen=True, slots=True)
class EspeakState:
    """Language code → the library's best voice for it. Nothing else is kept between steps."""

    library: EspeakProcess
    voices: dict[str, str]


class EspeakStepper:
    """Speaks one `SpeechRequest` as one piece of 24 kHz speech without silence at its ends.

    A text without a speakable word gives an empty last piece, and so does a language without a voice.
    `SpeechRequest.voice` names a variant of the library ("f3"), alone or after a regional voice ("es-419+f3"); an
    unknown one is passed over. The phase of earlier speech goes on in later speech and the variants contain noise:
    equal requests sound alike but are not equal to the bit.
    """

    def init(self, settings: WorkerSettings) -> EspeakState:
        """Start the voice. Raises UnsupportedLanguage when a target has none, MissingPart without the library."""
        library = EspeakProcess()
        state = EspeakState(library, best_voices(library.voices()))
        self.require(state, settings.targets)
        if settings.targets:
            _speak(state, SpeechRequest(0, settings.targets[0], "1", 1.0))
        return state

    def capabilities(self, state: EspeakState) -> Capabilities:
        """Every language of the installed library, and those that a neighbour's voice reads."""
        languages = tuple(sorted(state.voices.keys() | NEAREST.keys()))
        offered = tuple(name for name in OFFERED if name in state.library.variants)
        return Capabilities(
            (), languages, hop_ms=0, speaks=True, stateful=False, voices={MANY_LANGUAGES: offered}
        )

    def step(
        self, state: EspeakState, inputs: Sequence[StepInput]
    ) -> tuple[EspeakState, Sequence[StepOutput]]:
        """Speak every request, in order; other inputs do not concern a voice."""
        requests = [one for one in inputs if isinstance(one, SpeechRequest)]
        return state, [
            SynthesizedSpeech(one.clause, 0, SPEECH_RATE_HZ, _speak(state, one), last=True)
            for one in requests
        ]

    def require(self, state: EspeakState, targets: Sequence[str]) -> None:
        """Raise UnsupportedLanguage when a target has no voice."""
        mute = [target for target in targets if voice_for(state.voices, target) is None]
        if mute:
            raise UnsupportedLanguage(f"eSpeak NG has no voice for {', '.join(mute)}; leave the language out")

    def finish(self, state: EspeakState) -> Sequence[StepOutput]:
        """Nothing is left to be said; end the library's process."""
        state.library.close()
        return []


def best_voices(installed: Sequence[InstalledVoice]) -> dict[str, str]:
    """Return every language code of the library with the voice that claims it first."""
    best: dict[str, tuple[int, int, str]] = {}
    for order, voice in enumerate(installed):
        for code, priority in voice.languages:
            claim = (priority, order, voice.name)
            best[code.lower()] = min(claim, best.get(code.lower(), claim))
    return {code: voice for code, (_, _, voice) in best.items()}


def voice_for(voices: dict[str, str], language: str) -> str | None:
    """Return the voice for a language tag: its own, that of the plainer tag, or its neighbour's; None without any."""
    tag = language.lower().replace("_", "-")
    while tag:
        if tag in NEAREST:
            return voices.get(NEAREST[tag])
        if tag in voices:
            return voices[tag]
        tag = tag.rpartition("-")[0]
    return None


def _speak(state: EspeakState, request: SpeechRequest) -> Samples:
    text = speakable(request.text)
    voice = voice_for(state.voices, request.language)
    if not text or voice is None:
        return frozen(np.zeros(0, np.float32))
    name = _with_variant(state, voice, request.voice)
    speech = _at_rate(state.library, text, name, possible_rate(request.rate))
    shape = SpeechShape(state.library.rate_hz)
    return frozen(np.concatenate([shape.push(speech), shape.finish()]))


def _with_variant(state: EspeakState, voice: str, wish: str | None) -> str:
    """Return `voice` with the wished variant, and the wished regional voice where it is of the same language."""
    form = _VOICE_FORM.fullmatch(wish or "")
    if form is None:
        return voice
    base, variant = form["base"] or "", form["variant"]
    if base.lower().partition("-")[0] == voice.lower().partition("-")[0] and base.lower() in state.voices:
        voice = state.voices[base.lower()]
    return f"{voice}+{variant}" if variant in state.library.variants else voice


def _at_rate(library: EspeakProcess, text: str, voice: str, rate: float) -> Samples:
    """Return speech that is `rate` times as short as at the normal speed.

    The library shortens sounds less than its speed says, so the speed is corrected by what came out.
    """
    until = time.monotonic() + RESCUE_S
    best = _trimmed_speech(library, text, voice, NORMAL_WPM, until)
    wanted, speed = len(best) / rate, NORMAL_WPM * rate
    for _ in range(_RATE_ATTEMPTS):
        if not len(best) or _distance(best, wanted) <= _RATE_TOLERANCE:
            break
        speech = _trimmed_speech(library, text, voice, round(speed), until)
        speed *= len(speech) / wanted
        best = min(best, speech, key=lambda one: _distance(one, wanted))
    return best


def _distance(speech: Samples, wanted: float) -> float:
    return abs(len(speech) / wanted - 1)


def _trimmed_speech(
    library: EspeakProcess, text: str, voice: str, words_per_minute: int, until: float
) -> Samples:
    longest = LONGEST_SECONDS * library.rate_hz
    pcm = library.speak(text, voice=voice, words_per_minute=words_per_minute, longest=longest, until=until)
    trimmer = SilenceTrimmer(library.rate_hz)
    speech = trimmer.push(pcm.astype(np.float32) / np.float32(32_768))
    return np.concatenate([speech, trimmer.finish()])
