"""eSpeak NG through its C interface (espeakng-loader brings the library and its data).

The library keeps its state in globals, so every call sets voice and speed again and one thread uses it at a time.
Some texts make it write where it must not, which ends the process: `voice_process` keeps it in one of its own.
"""

import ctypes
from dataclasses import dataclass
from pathlib import Path

import espeakng_loader

from interpreter.domain.errors import MissingPart

_SYNCHRONOUS = 2  # samples go to the callback within the call; no audio device is opened
_DO_NOT_EXIT = 0x8000
_UTF_8 = 1
_RATE_PARAMETER = 1
_BY_CHARACTER = 1
_IN_IPA = 2
_CONTINUE, _STOP = 0, 1
_PIECE_MS = 0  # the library's own buffer length
_FRAME_BYTES = 2
SLOWEST_WPM, FASTEST_WPM = 80, 450


@dataclass(frozen=True, slots=True)
class InstalledVoice:
    """A voice of the library: the languages it speaks with their priority (1 is best), and its file."""

    identifier: str
    languages: tuple[tuple[str, int], ...]

    @property
    def name(self) -> str:
        """What the library selects it by."""
        return self.identifier.rpartition("/")[2]


class _VoiceRecord(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("unused", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class EspeakLibrary:
    """The library, ready to speak into arrays."""

    def __init__(self) -> None:
        """Load library and data. Raises MissingPart when the package is incomplete."""
        self._data = data = Path(espeakng_loader.get_data_path())
        try:
            self._library = ctypes.CDLL(str(espeakng_loader.get_library_path()))
        except OSError as error:
            raise MissingPart(
                "the eSpeak NG voice library cannot be loaded; run the set-up again (python3 installer/run.py)"
            ) from error
        self._declare()
        self.rate_hz = int(
            self._library.espeak_Initialize(_SYNCHRONOUS, _PIECE_MS, str(data).encode(), _DO_NOT_EXIT)
        )
        if self.rate_hz <= 0:
            raise MissingPart(
                "the data of the eSpeak NG voice are absent; run the set-up again (python3 installer/run.py)"
            )
        self.version: str = self._library.espeak_Info(None).decode()
        self.variants = frozenset(path.name for path in (data / "voices" / "!v").iterdir())
        self._pieces: list[bytes] = []
        self._left = 0
        self._callback = _Callback(self._keep)  # the library holds only its address

    def voices(self) -> tuple[InstalledVoice, ...]:
        """The voices that have their pronunciation rules, in the library's own order."""
        listed = self._library.espeak_ListVoices(None)
        found: list[InstalledVoice] = []
        while listed[len(found)]:
            record = listed[len(found)].contents
            found.append(InstalledVoice(record.identifier.decode(), _languages(record.languages)))
        return tuple(voice for voice in found if self._has_dictionary(voice))

    def speak(self, text: str, *, voice: str, words_per_minute: int, longest: int) -> bytes:
        """Return `text` as 16-bit samples at `rate_hz`, at most `longest` of them. No markup is understood.

        Raises MissingPart if `voice` cannot be selected.
        """
        self._choose(voice)
        speed = max(SLOWEST_WPM, min(FASTEST_WPM, words_per_minute))
        self._library.espeak_SetParameter(_RATE_PARAMETER, speed, 0)
        self._library.espeak_SetSynthCallback(self._callback)
        self._pieces, self._left = [], longest
        encoded = text.encode("utf-8", "ignore") + b"\0"
        self._library.espeak_Synth(encoded, len(encoded), 0, _BY_CHARACTER, 0, _UTF_8, None, None)
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)

    def phonemes(self, text: str, *, voice: str) -> str:
        """Return how `voice` pronounces `text`, in IPA with stress marks. Raises MissingPart as `speak` does."""
        self._choose(voice)
        encoded = ctypes.create_string_buffer(text.encode("utf-8", "ignore"))
        left = ctypes.c_void_p(ctypes.addressof(encoded))
        clauses: list[str] = []
        while left.value is not None:
            said = self._library.espeak_TextToPhonemes(ctypes.byref(left), _UTF_8, _IN_IPA)
            clauses.append((said or b"").decode("utf-8", "ignore").strip())
        return " ".join(clauses)

    def _choose(self, voice: str) -> None:
        if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise MissingPart(f"the eSpeak NG voice {voice} cannot be loaded; run the set-up again")

    def _has_dictionary(self, voice: InstalledVoice) -> bool:
        codes = {code.partition("-")[0] for code, _ in voice.languages} | {voice.name}
        return any((self._data / f"{code}_dict").exists() for code in codes)

    def _keep(self, samples: "ctypes._Pointer[ctypes.c_short]", frames: int, _events: int | None) -> int:
        if samples and frames > 0:
            kept = min(frames, self._left)
            self._pieces.append(ctypes.string_at(samples, kept * _FRAME_BYTES))
            self._left -= kept
        return _CONTINUE if self._left else _STOP

    def _declare(self) -> None:
        library = self._library
        library.espeak_Info.restype = ctypes.c_char_p
        library.espeak_Info.argtypes = (ctypes.c_void_p,)
        library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_VoiceRecord))
        library.espeak_ListVoices.argtypes = (ctypes.c_void_p,)
        library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        library.espeak_TextToPhonemes.argtypes = (
            ctypes.POINTER(ctypes.c_void_p),
            ctypes.c_int,
            ctypes.c_int,
        )
        library.espeak_Synth.argtypes = (
            ctypes.c_char_p,
            ctypes.c_size_t,
            ctypes.c_uint,
            ctypes.c_int,
            ctypes.c_uint,
            ctypes.c_uint,
            ctypes.c_void_p,
            ctypes.c_void_p,
        )


def _languages(address: int) -> tuple[tuple[str, int], ...]:
    """Read pairs of a priority byte and a null-terminated language code, ended by a priority of 0."""
    found: list[tuple[str, int]] = []
    while priority := ctypes.string_at(address, 1)[0]:
        code = ctypes.string_at(address + 1)
        found.append((code.decode(), priority))
        address += len(code) + 2
    return tuple(found)
