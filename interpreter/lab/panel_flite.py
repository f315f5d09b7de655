"""Speaks sentences with flite's voices and says exactly when each word was spoken.

Word times come from the utterance structure that flite built the audio from (relations Word, Token and Segment), so
they need no alignment afterwards. Needs libflite 2 with its US English voices (Debian: package flite).
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.signal import resample_poly

from interpreter.domain.errors import MissingPart, UnknownName

VOICES = ("slt", "rms", "awb", "kal16")
FLITE_RATE_HZ = 16_000

_START = b"R:SylStructure.daughter1.daughter1.R:Segment.p.end"
_END = b"R:SylStructure.daughtern.daughtern.R:Segment.end"
_RESPELT = {("read", "red"), ("mr", "mister")}
"""(As written, flite's name) where people write the former for what is said."""
_ADDRESS, _TEXT = ctypes.c_void_p, ctypes.c_char_p
_SIGNATURES: dict[str, tuple[object, tuple[object, ...]]] = {
    "flite_init": (ctypes.c_int, ()),
    "flite_synth_text": (_ADDRESS, (_TEXT, _ADDRESS)),
    "delete_utterance": (None, (_ADDRESS,)),
    "utt_wave": (_ADDRESS, (_ADDRESS,)),
    "utt_relation": (_ADDRESS, (_ADDRESS, _TEXT)),
    "relation_head": (_ADDRESS, (_ADDRESS,)),
    "item_next": (_ADDRESS, (_ADDRESS,)),
    "item_as": (_ADDRESS, (_ADDRESS, _TEXT)),
    "item_parent": (_ADDRESS, (_ADDRESS,)),
    "flite_ffeature_string": (_TEXT, (_ADDRESS, _TEXT)),
    "flite_ffeature_float": (ctypes.c_float, (_ADDRESS, _TEXT)),
    "srand": (None, (ctypes.c_uint,)),
    "feat_set_float": (None, (_ADDRESS, _TEXT, ctypes.c_float)),
}


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """One word as it sounds, lower case, numbers spelt out; times in seconds."""

    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class SpokenSentence:
    """16 kHz mono audio, float64 in -1..1, read-only, and its words in order."""

    samples: NDArray[np.float64]
    words: tuple[SpokenWord, ...]


class _Wave(ctypes.Structure):
    """flite's cst_wave."""

    _fields_ = (
        ("type", ctypes.c_char_p),
        ("rate_hz", ctypes.c_int),
        ("frames", ctypes.c_int),
        ("channels", ctypes.c_int),
        ("samples", ctypes.POINTER(ctypes.c_short)),
    )


class _Voice(ctypes.Structure):
    """The opening fields of flite's cst_voice."""

    _fields_ = (("name", ctypes.c_char_p), ("features", ctypes.c_void_p))


@dataclass(frozen=True, slots=True)
class _Item:
    """A word item: flite's name for it, the token it belongs to (its address and its written form), its times."""

    name: str
    token: int
    written: str
    start: float
    end: float


def speak(text: str, voice: str, *, stretch: float = 1.0, pitch: float = 1.0) -> SpokenSentence:
    """Speak one sentence, every time the same. `stretch` multiplies every duration. Seeds the C library's rand().

    `pitch` multiplies the pitch and every formant, as another vocal tract does, and leaves the durations: the voice
    speaks that much slower and its sound is resampled to be that much shorter, so that word times stay exact.

    Raises UnknownName for a voice that is not in VOICES and MissingPart where flite is not installed.
    """
    library, address = _library(), _voice(voice)
    features = _Voice.from_address(address).features
    library.feat_set_float(features, b"duration_stretch", stretch * pitch)
    library.srand(1)  # the vocoder draws its noise from the C library's rand()
    utterance = library.flite_synth_text(text.encode("ascii"), address)
    try:
        samples = _samples_of(library.utt_wave(utterance))
        words = tuple(_spoken_words(list(_items(library, utterance))))
    finally:
        library.delete_utterance(utterance)
    return (
        SpokenSentence(samples, words)
        if pitch == 1
        else _raised(samples, words, Fraction(pitch).limit_denominator(100))
    )


def _raised(samples: NDArray[np.float64], words: tuple[SpokenWord, ...], pitch: Fraction) -> SpokenSentence:
    raised: NDArray[np.float64] = resample_poly(samples, pitch.denominator, pitch.numerator)
    raised.flags.writeable = False
    factor = float(pitch)
    return SpokenSentence(
        raised, tuple(SpokenWord(word.text, word.start / factor, word.end / factor) for word in words)
    )


@cache
def _library() -> ctypes.CDLL:
    library = _open("libflite.so.1")
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    library.flite_init()
    return library


@cache
def _voice(voice: str) -> int:
    if voice not in VOICES:
        raise UnknownName(f"flite has no voice {voice!r}; choose one of {', '.join(VOICES)}.")
    _library()
    register = getattr(_open(f"libflite_cmu_us_{voice}.so.1"), f"register_cmu_us_{voice}")
    register.restype, register.argtypes = _ADDRESS, (_ADDRESS,)
    return int(register(None))


def _open(name: str) -> ctypes.CDLL:
    try:
        return ctypes.CDLL(name, mode=ctypes.RTLD_GLOBAL)
    except OSError as error:
        raise MissingPart(
            f"{name} is absent; install flite with its voices (Debian: apt install flite)."
        ) from error


def _samples_of(address: int) -> NDArray[np.float64]:
    wave = _Wave.from_address(address)
    if (wave.rate_hz, wave.channels) != (FLITE_RATE_HZ, 1):
        raise ValueError(
            f"expected 16 kHz mono from flite, got {wave.rate_hz} Hz and {wave.channels} channels"
        )
    samples = np.ctypeslib.as_array(wave.samples, (wave.frames,)) / 32768.0
    samples.flags.writeable = False
    return samples


def _items(library: ctypes.CDLL, utterance: int) -> Iterator[_Item]:
    item = library.relation_head(library.utt_relation(utterance, b"Word"))
    while item:
        token = library.item_parent(library.item_as(item, b"Token"))
        yield _Item(
            name=library.flite_ffeature_string(item, b"name").decode("ascii"),
            token=token,
            written=library.flite_ffeature_string(token, b"name").decode("ascii"),
            start=library.flite_ffeature_float(item, _START),
            end=library.flite_ffeature_float(item, _END),
        )
        item = library.item_next(item)


def _spoken_words(items: list[_Item]) -> Iterator[SpokenWord]:
    for item in _joined(items):
        text = _plain(item.written)
        same = text.replace("'", "") == item.name.replace("'", "") or (text, item.name) in _RESPELT
        yield SpokenWord(text if same else item.name, item.start, item.end)


def _joined(items: list[_Item]) -> list[_Item]:
    """Join what flite speaks as two items and people write as one word: city + 's, per + cent."""
    joined: list[_Item] = []
    for item in items:
        before = joined[-1] if joined else None
        glued = before is not None and before.token == item.token
        if (
            glued
            and before is not None
            and (item.name.startswith("'") or (before.name, item.name) == ("per", "cent"))
        ):
            joined[-1] = _Item(before.name + item.name, item.token, item.written, before.start, item.end)
        else:
            joined.append(item)
    return joined


def _plain(written: str) -> str:
    return written.lower().strip(".,;:!?\"'()")
