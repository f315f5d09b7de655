"""Makes a panel conference with exact references from a written script.

`python -m interpreter.lab.panel SCRIPT.toml OUTDIR [--seed N] [--snr-db DB]` writes NAME.flac (16 kHz mono, 16 bit),
NAME.stm, NAME.ctm, NAME.rttm, one NAME.LANG.txt per translation and README.md, NAME being the script's file name. The
same script and seed give the same panel.
"""

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.lab.panel_flite import FLITE_RATE_HZ, SpokenSentence, SpokenWord, speak
from interpreter.lab.panel_references import PlacedSentence, ctm, rttm, stm, translation
from interpreter.lab.panel_script import PanelScript, Speaker, Turn, read_script

LEAD_IN_S = 0.6
LEAD_OUT_S = 1.2
SENTENCE_GAP_S = (0.25, 0.9)
TURN_GAP_S = (0.4, 1.2)
LEVEL_DBFS = -23.0
"""Level of the average speaker: root mean square over a sentence's words."""
SPEAKER_SPREAD_DB = 2.5
SENTENCE_SPREAD_DB = 0.7
_MARGIN_S = 0.05
_PEAK = 0.97

Audio = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Panel:
    """A finished panel: 16 kHz mono audio, float64 in -1..1, and its sentences in spoken order."""

    script: PanelScript
    samples: Audio
    sentences: tuple[PlacedSentence, ...]

    @property
    def duration(self) -> float:
        """Length of the audio in seconds."""
        return len(self.samples) / FLITE_RATE_HZ

    @property
    def words(self) -> int:
        """Number of spoken words."""
        return sum(len(placed.words) for placed in self.sentences)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence's audio and the sample it starts at."""

    at: int
    samples: Audio
    placed: PlacedSentence


def make_panel(script: PanelScript, *, seed: int | None = None, snr_db: float | None = None) -> Panel:
    """Speak the whole script. `seed` replaces the script's own; `snr_db` adds pink noise that far below the speech."""
    draw = random.Random(script.seed if seed is None else seed)  # noqa: S311 - pauses, not secrets
    pieces = _placed_pieces(script, draw)
    samples = np.zeros(max(piece.at + len(piece.samples) for piece in pieces) + _frames(LEAD_OUT_S))
    for piece in pieces:
        samples[piece.at : piece.at + len(piece.samples)] += piece.samples
    if snr_db is not None:
        samples += _pink_noise(len(samples), draw.getrandbits(32)) * _amplitude(LEVEL_DBFS - snr_db)
    return Panel(script, np.clip(samples, -_PEAK, _PEAK), tuple(piece.placed for piece in pieces))


def write_panel(panel: Panel, name: str, directory: Path) -> None:
    """Write the audio and all references of `panel` into `directory` under the base name `name`."""
    directory.mkdir(parents=True, exist_ok=True)
    whole = np.round(panel.samples * 32767).astype(np.int16)
    soundfile.write(directory / f"{name}.flac", whole, FLITE_RATE_HZ, subtype="PCM_16")
    for file, text in reference_files(panel, name).items():
        (directory / file).write_text(text, "utf-8")


def reference_files(panel: Panel, name: str) -> dict[str, str]:
    """Return the text of every reference file of `panel` by file name."""
    translations = {
        f"{name}.{code}.txt": translation(code, panel.sentences) for code in panel.script.languages
    }
    return {
        f"{name}.stm": stm(name, panel.sentences),
        f"{name}.ctm": ctm(name, panel.sentences),
        f"{name}.rttm": rttm(name, panel.sentences),
        **translations,
        "README.md": _readme(panel, name),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status, 2 for a mistake in the script."""
    parser = argparse.ArgumentParser(
        prog="python -m interpreter.lab.panel", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("script", type=Path, help="the written script, TOML")
    parser.add_argument("directory", type=Path, help="where the panel is written")
    parser.add_argument("--seed", type=int, help="draws other pauses and levels than the script's own seed")
    parser.add_argument("--snr-db", type=float, help="adds pink noise this far below the speech")
    options = parser.parse_args(arguments)
    try:
        panel = make_panel(read_script(options.script), seed=options.seed, snr_db=options.snr_db)
        write_panel(panel, options.script.stem, options.directory)
    except OpenBoothError as error:
        sys.stderr.write(f"{error}\n")
        return 2 if isinstance(error, UserMistake) else 1
    sys.stdout.write(f"{_figures(panel)}\n")
    return 0


def _placed_pieces(script: PanelScript, draw: random.Random) -> list[_Piece]:
    levels = {speaker.speaker: _level_db(speaker, draw) for speaker in script.speakers.values()}
    pieces: list[_Piece] = []
    for turn in script.turns:
        speaker = script.speakers[turn.speaker]
        start = _turn_start(pieces, turn, draw)
        for sentence in turn.sentences:
            level = levels[turn.speaker] + draw.uniform(-SENTENCE_SPREAD_DB, SENTENCE_SPREAD_DB)
            spoken = _levelled(speak(sentence.spoken, speaker.voice, stretch=speaker.stretch), level)
            pieces.append(_piece(spoken, PlacedSentence(turn.speaker, sentence, spoken.words), start))
            start = pieces[-1].placed.end + draw.uniform(*SENTENCE_GAP_S)
    _refuse_disorder(pieces)
    return pieces


def _level_db(speaker: Speaker, draw: random.Random) -> float:
    drawn = draw.uniform(-SPEAKER_SPREAD_DB, SPEAKER_SPREAD_DB)
    return drawn if speaker.level_db is None else speaker.level_db


def _turn_start(pieces: Sequence[_Piece], turn: Turn, draw: random.Random) -> float:
    gap = draw.uniform(*TURN_GAP_S)
    if not pieces:
        return LEAD_IN_S
    return pieces[-1].placed.end + (-turn.overlap_s if turn.overlap_s else gap)


def _refuse_disorder(pieces: Sequence[_Piece]) -> None:
    for before, after in pairwise(pieces):
        if after.placed.start <= before.placed.start:
            raise UserMistake(
                f"The overlap before {after.placed.sentence.text!r} is longer than a sentence; shorten it."
            )


def _levelled(spoken: SpokenSentence, level_db: float) -> SpokenSentence:
    voiced = spoken.samples[_frames(spoken.words[0].start) : _frames(spoken.words[-1].end)]
    gain = _amplitude(LEVEL_DBFS + level_db) / float(np.sqrt(np.mean(voiced**2)))
    return replace(spoken, samples=spoken.samples * gain)


def _piece(spoken: SpokenSentence, placed: PlacedSentence, start: float) -> _Piece:
    """Cut the padding around a sentence down to a faded margin and move its first word to `start` seconds."""
    first = max(0, _frames(spoken.words[0].start - _MARGIN_S))
    last = min(len(spoken.samples), _frames(spoken.words[-1].end + _MARGIN_S))
    samples = spoken.samples[first:last].copy()
    fade = np.linspace(0, 1, _frames(_MARGIN_S / 2))
    samples[: len(fade)] *= fade
    samples[-len(fade) :] *= fade[::-1]
    at = _frames(start - spoken.words[0].start) + first
    shift = (at - first) / FLITE_RATE_HZ
    words = tuple(SpokenWord(word.text, word.start + shift, word.end + shift) for word in spoken.words)
    return _Piece(at, samples, replace(placed, words=words))


def _pink_noise(frames: int, seed: int) -> Audio:
    """Noise whose power falls by 3 dB an octave, root mean square 1."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(frames))
    spectrum /= np.sqrt(np.arange(1, len(spectrum) + 1))
    noise: Audio = np.fft.irfft(spectrum, frames)
    noise /= np.sqrt(np.mean(noise**2))
    return noise


def _frames(seconds: float) -> int:
    return round(seconds * FLITE_RATE_HZ)


def _amplitude(db: float) -> float:
    return float(10 ** (db / 20))


def _figures(panel: Panel) -> str:
    pace = panel.words * 60 / panel.duration
    return (
        f"{panel.duration:.1f} s, {len(panel.script.turns)} turns, {len(panel.sentences)} sentences, "
        f"{panel.words} words, {pace:.0f} words a minute"
    )


def _readme(panel: Panel, name: str) -> str:
    voices = ", ".join(f"{who.speaker} ({who.voice})" for who in panel.script.speakers.values())
    languages = ", ".join(panel.script.languages)
    return f"""# {panel.script.title}

A panel made from `{name}.toml` by `python -m interpreter.lab.panel`: {_figures(panel)}.
The people and what they say are invented. Speakers and voices: {voices}.

| file | holds |
|---|---|
| `{name}.flac` | the audio, 16 kHz mono, 16 bit |
| `{name}.stm` | NIST STM, one line per sentence as a person writes it |
| `{name}.ctm` | NIST CTM, one line per spoken word: lower case, numbers in words, the speaker as channel |
| `{name}.rttm` | NIST RTTM, pauses below 0.3 s bridged |
| `{name}.LANG.txt` | reference translations ({languages}), one line per STM line |

Word times are those that flite built the audio from.

Licence: text, translations and the recording are dedicated to the public domain (CC0 1.0,
https://creativecommons.org/publicdomain/zero/1.0/). The voices are those of flite (Carnegie Mellon University, free
software under a BSD-like licence, http://cmuflite.org); flite itself is not included.
"""


if __name__ == "__main__":
    sys.exit(main())
