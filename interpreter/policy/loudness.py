"""Decides how much louder or softer speech is played, so that floor, human and machine are heard alike.

The target is −23 LUFS, that of EBU R 128. Peaks of speech lie 16 to 22 dB above its loudness, so that it fits under
the limiter's ceiling of −3 dBFS almost untouched; a louder target would have the limiter at work on every word. The
volume for tired ears and loud rooms is the listener's.
"""

import math
from collections import deque
from itertools import pairwise

TARGET_LUFS = -23.0
MOST_BOOST_DB = 30.0
MOST_CUT_DB = 20.0

_GATE_LUFS = -62.0
_RELATIVE_GATE_LU = -10.0
_HOPS_PER_BLOCK = 4
_SPEECH_BLOCKS = 60
_RECENT_HOPS = 30
_FEWEST_CHANGES = 8
_LIVELY_LU = 1.5
_NEARING_UP, _NEARING_DOWN = 0.15, 0.5
_FASTEST_BOOST_DB = 1.0
_FASTEST_CUT_DB = 3.0


class LoudnessSteering:
    """Follows the loudness of one path, floor or human, and says with which gain it is played.

    It learns from speech only, which is told from noise by its rise and fall: what was audible in the last three
    seconds must have changed by 1.5 LU on average from one 100 ms to the next (speech does by 3 to 9, steady noise by
    less than 0.5). Otherwise the gain stays where it is. Six seconds of speech are remembered. The gain rises by at
    most 10 dB a second and falls by at most 30, which nobody hears as a step where the 100 ms between two gains are
    bridged by a ramp.
    """

    def __init__(self, *, target_lufs: float = TARGET_LUFS) -> None:
        self._target = target_lufs
        self._recent: deque[float] = deque(maxlen=_RECENT_HOPS)
        self._blocks: deque[float] = deque(maxlen=_SPEECH_BLOCKS)
        self._gain_db = 0.0

    @property
    def gain_db(self) -> float:
        """The gain that holds now."""
        return self._gain_db

    def observe(self, loudness: float) -> float:
        """Take the loudness of the next 100 ms in LUFS, as it came in; return the gain in dB from here on."""
        self._recent.append(loudness)
        if loudness < _GATE_LUFS or not self._lively():
            return self._gain_db
        newest = list(self._recent)[-_HOPS_PER_BLOCK:]
        self._blocks.append(sum(map(_power, newest)) / len(newest))
        missing = gain_for_clip(self._learnt(), target_lufs=self._target) - self._gain_db
        nearing = _NEARING_UP if missing > 0 else _NEARING_DOWN
        self._gain_db += max(-_FASTEST_CUT_DB, min(_FASTEST_BOOST_DB, nearing * missing))
        return self._gain_db

    def _lively(self) -> bool:
        audible = [loudness for loudness in self._recent if loudness >= _GATE_LUFS]
        changes = [abs(later - earlier) for earlier, later in pairwise(audible)]
        return len(changes) >= _FEWEST_CHANGES and sum(changes) >= _LIVELY_LU * len(changes)

    def _learnt(self) -> float:
        gate = sum(self._blocks) / len(self._blocks) * _power(_RELATIVE_GATE_LU)
        loud = [block for block in self._blocks if block >= gate]
        return 10 * math.log10(sum(loud) / len(loud))


def gain_for_clip(loudness: float, *, target_lufs: float = TARGET_LUFS) -> float:
    """Return the gain in dB for a whole clip, as a clause of the machine, of `loudness` in LUFS; 0 for silence."""
    if loudness < _GATE_LUFS:
        return 0.0
    return max(-MOST_CUT_DB, min(MOST_BOOST_DB, target_lufs - loudness))


def _power(loudness: float) -> float:
    return float(10 ** (loudness / 10))
