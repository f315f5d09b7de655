"""Decides when the sound of a source is not what it should be, and which of the four things to say is wrong.

Speech is told from everything else by its rise and fall: its level changes by several decibels from one 100 ms to the
next, that of steady noise by less than half of one. In ten seconds of speech the loudest twentieth tells how loud the
speaker is, and the tenth that is softest how loud the room is.
"""

from collections import deque
from itertools import pairwise

from interpreter.domain.health import Warn
from interpreter.domain.levels import Level

SILENT_AFTER_S = 5.0
"""How long a source has to be as good as silent before it is called so."""

_HOPS_PER_SECOND = 10
_SILENT_DB = -75.0
_SOUNDING_DB = -68.0
_SOUNDING_HOPS = 5
_SILENT_HOPS = round(SILENT_AFTER_S * _HOPS_PER_SECOND)
_CLIPPED_HOPS = 3
_CLIPPED_WITHIN = 3 * _HOPS_PER_SECOND
_UNCLIPPED_AFTER = 10 * _HOPS_PER_SECOND
_WINDOW = 10 * _HOPS_PER_SECOND
_FEWEST = 5 * _HOPS_PER_SECOND
_LIVELY_DB = 1.2
_SAID_AT_LEAST = _HOPS_PER_SECOND
_SURE_AFTER, _SURE_NO_MORE_AFTER = 2 * _HOPS_PER_SECOND, 4 * _HOPS_PER_SECOND
_QUIET_DB, _AUDIBLE_AGAIN_DB = -42.0, -38.0
_NOISY_DB, _CLEAR_AGAIN_DB = 12.0, 15.0
_LOUD_ROOM_DB, _CALM_ROOM_DB = -35.0, -40.0


class _Latch:
    """Something that begins to hold when it has been so for two seconds, and ends when it has not for four."""

    def __init__(self) -> None:
        self.holds = False
        self._against = 0

    def observe(self, so: bool) -> None:
        self._against = 0 if so is self.holds else self._against + 1
        if self._against >= (_SURE_NO_MORE_AFTER if self.holds else _SURE_AFTER):
            self.holds, self._against = so, 0


class SourceWatch:
    """Watches the level of one source; what it says stays until the opposite has held for a while.

    Of several things that are wrong at once, the first of silent, clipping, too quiet and noisy is said.
    """

    def __init__(self) -> None:
        self._recent: deque[Level] = deque(maxlen=_WINDOW)
        self._silent = self._clipping = False
        self._quiet, self._noisy = _Latch(), _Latch()
        self._unclipped = 0
        self._said: Warn | None = None
        self._said_for = 0

    @property
    def warning(self) -> Warn | None:
        """What is wrong now, None when all is well."""
        return self._said

    def observe(self, level: Level) -> Warn | None:
        """Take the level of the next 100 ms; return what is wrong from here on, None when all is well."""
        self._recent.append(level)
        self._watch_silence()
        self._watch_clipping(level)
        self._watch_speech()
        self._said_for += 1
        wrong = self._most_pressing()
        if wrong != self._said and (self._said is None or self._said_for >= _SAID_AT_LEAST):
            self._said, self._said_for = wrong, 0
        return self._said

    def _most_pressing(self) -> Warn | None:
        if self._silent:
            return Warn.SILENT
        if self._clipping:
            return Warn.CLIPPING
        if self._quiet.holds:
            return Warn.QUIET
        return Warn.NOISY if self._noisy.holds else None

    def _watch_silence(self) -> None:
        newest = [level.rms_db for level in self._recent][-_SILENT_HOPS:]
        if self._silent:
            sounding = sum(level > _SOUNDING_DB for level in newest[-2 * _HOPS_PER_SECOND :])
            self._silent = sounding < _SOUNDING_HOPS
        else:
            self._silent = len(newest) == _SILENT_HOPS and max(newest) < _SILENT_DB

    def _watch_clipping(self, level: Level) -> None:
        self._unclipped = 0 if level.clipped else self._unclipped + 1
        if self._clipping:
            self._clipping = self._unclipped < _UNCLIPPED_AFTER
        else:
            newest = list(self._recent)[-_CLIPPED_WITHIN:]
            self._clipping = sum(one.clipped for one in newest) >= _CLIPPED_HOPS

    def _watch_speech(self) -> None:
        sounds = [one.rms_db for one in self._recent if one.rms_db > _SILENT_DB]
        if len(sounds) < _FEWEST:
            return
        room = sorted(one.rms_db for one in self._recent)[len(self._recent) // 10]
        if _lively(sounds):
            speaker = sorted(sounds)[-1 - len(sounds) // 20]
            self._quiet.observe(speaker < (_AUDIBLE_AGAIN_DB if self._quiet.holds else _QUIET_DB))
            self._noisy.observe(speaker - room < (_CLEAR_AGAIN_DB if self._noisy.holds else _NOISY_DB))
        else:
            self._noisy.observe(room > (_CALM_ROOM_DB if self._noisy.holds else _LOUD_ROOM_DB))


def _lively(sounds: list[float]) -> bool:
    changes = [abs(later - earlier) for earlier, later in pairwise(sounds)]
    return sum(changes) >= _LIVELY_DB * len(changes)
