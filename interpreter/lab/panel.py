"""Makes a panel conference with exact references from a written script.

`python -m interpreter.lab.panel SCRIPT.toml OUTDIR [--seed N] [--snr-db DB] [--babble] [--minutes M]` writes NAME.flac
(16 kHz mono, 16 bit), NAME.stm, NAME.ctm, NAME.rttm, one NAME.LANG.txt per translation and README.md, NAME being the
script's file name. The same script and seed give the same panel.
"""

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.lab.panel_cast import recast
from interpreter.lab.panel_flite import FLITE_RATE_HZ, SpokenSentence, SpokenWord, speak
from interpreter.lab.panel_references import PlacedSentence, ctm, rttm, stm, translation
from interpreter.lab.panel_script import PanelScript, Pauses, Sentence, Speaker, Turn, read_script

LEAD_IN_S = 0.6
LEAD_OUT_S = 1.2
LEVEL_DBFS = -23.0
"""Level of the average speaker: root mean square over a sentence's words."""
SPEAKER_SPREAD_DB = 2.5
SENTENCE_SPREAD_DB = 0.7
LONGEST_OVERLAP = 0.8
"""A drawn overlap covers at most this share of the sentence before."""
TALKERS = 8
"""How many people the babble is made of."""
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

    @property
    def turns(self) -> int:
        """Number of times that somebody began to speak who did not speak before."""
        return sum(1 for _ in groupby(self.sentences, key=lambda placed: placed.speaker))

    def figures(self) -> str:
        """Return its length and pace in a line."""
        pace = self.words * 60 / self.duration
        return (
            f"{self.duration:.1f} s, {self.turns} turns, {len(self.sentences)} sentences, "
            f"{self.words} words, {pace:.0f} words a minute"
        )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence's audio and the sample it starts at."""

    at: int
    samples: Audio
    placed: PlacedSentence


def make_panel(
    script: PanelScript,
    *,
    seed: int | None = None,
    snr_db: float | None = None,
    babble: bool = False,
    minutes: float | None = None,
) -> Panel:
    """Speak the script. `seed` replaces the script's own; `snr_db` adds noise that far below the speech.

    The noise is pink, or with `babble` that of a room full of people. With `minutes` the script is spoken again and
    again, its turns given to other speakers each time, and ends with the first sentence that is over then.
    """
    draw = random.Random(script.seed if seed is None else seed)  # noqa: S311 - pauses, not secrets
    pieces = _placed_pieces(script, draw, minutes)
    samples = np.zeros(max(piece.at + len(piece.samples) for piece in pieces) + _frames(LEAD_OUT_S))
    for piece in pieces:
        samples[piece.at : piece.at + len(piece.samples)] += piece.samples
    if snr_db is not None:
        noise = _babble(samples, draw) if babble else _pink_noise(len(samples), draw.getrandbits(32))
        samples += noise * _amplitude(LEVEL_DBFS - snr_db)
    return Panel(script, np.clip(samples, -_PEAK, _PEAK), tuple(piece.placed for piece in pieces))


def write_panel(panel: Panel, name: str, directory: Path, *, source: str | None = None) -> None:
    """Write the audio and all references of `panel` into `directory` under the base name `name`."""
    directory.mkdir(parents=True, exist_ok=True)
    whole = np.round(panel.samples * 32767).astype(np.int16)
    soundfile.write(directory / f"{name}.flac", whole, FLITE_RATE_HZ, subtype="PCM_16")
    for file, text in reference_files(panel, name, source=source).items():
        (directory / file).write_text(text, "utf-8")


def reference_files(panel: Panel, name: str, *, source: str | None = None) -> dict[str, str]:
    """Return the text of every reference file of `panel` by file name; it was made from `source`, NAME.toml."""
    translations = {
        f"{name}.{code}.txt": translation(code, panel.sentences) for code in panel.script.languages
    }
    return {
        f"{name}.stm": stm(name, panel.sentences),
        f"{name}.ctm": ctm(name, panel.sentences),
        f"{name}.rttm": rttm(name, panel.sentences),
        **translations,
        "README.md": _readme(panel, name, source or f"{name}.toml"),
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
    parser.add_argument("--babble", action="store_true", help="the noise is that of many people talking")
    parser.add_argument(
        "--minutes", type=float, help="speaks the script again and again, with other voices each time"
    )
    options = parser.parse_args(arguments)
    try:
        panel = make_panel(
            read_script(options.script),
            seed=options.seed,
            snr_db=options.snr_db,
            babble=options.babble,
            minutes=options.minutes,
        )
        write_panel(panel, options.script.stem, options.directory)
    except OpenBoothError as error:
        sys.stderr.write(f"{error}\n")
        return 2 if isinstance(error, UserMistake) else 1
    sys.stdout.write(f"{panel.figures()}\n")
    return 0


def _placed_pieces(script: PanelScript, draw: random.Random, minutes: float | None) -> list[_Piece]:
    levels = {speaker.speaker: _level_db(speaker, draw) for speaker in script.speakers.values()}
    pieces: list[_Piece] = []
    start = LEAD_IN_S
    for turn, sentence, opens in _sentences(script, draw, again=minutes is not None):
        speaker = script.speakers[turn.speaker]
        if opens:
            start = _turn_start(pieces, turn, script.pauses, draw)
        level = levels[turn.speaker] + draw.uniform(-SENTENCE_SPREAD_DB, SENTENCE_SPREAD_DB)
        spoken = speak(sentence.spoken, speaker.voice, stretch=speaker.stretch, pitch=speaker.pitch)
        placed = PlacedSentence(turn.speaker, sentence, spoken.words)
        pieces.append(_piece(_levelled(spoken, level), placed, start))
        if minutes is not None and pieces[-1].placed.end >= minutes * 60:
            break
        start = pieces[-1].placed.end + draw.uniform(*script.pauses.sentence_s)
    _refuse_disorder(pieces)
    return pieces


def _sentences(
    script: PanelScript, draw: random.Random, *, again: bool
) -> Iterator[tuple[Turn, Sentence, bool]]:
    """Yield every sentence with its turn and whether it opens it; `again` and again, recast each time."""
    turns = script.turns
    while True:
        for turn in turns:
            for sentence in turn.sentences:
                yield turn, sentence, sentence is turn.sentences[0]
        if not again:
            return
        turns = recast(turns, tuple(script.speakers), draw, after=turns[-1].speaker)


def _level_db(speaker: Speaker, draw: random.Random) -> float:
    drawn = draw.uniform(-SPEAKER_SPREAD_DB, SPEAKER_SPREAD_DB)
    return drawn if speaker.level_db is None else speaker.level_db


def _turn_start(pieces: Sequence[_Piece], turn: Turn, pauses: Pauses, draw: random.Random) -> float:
    gap = draw.uniform(*pauses.turn_s)
    if not pieces:
        return LEAD_IN_S
    before = pieces[-1].placed
    if turn.overlap_s:
        gap = -turn.overlap_s
    elif pauses.overlap_share and draw.random() < pauses.overlap_share:
        gap = -min(draw.uniform(*pauses.overlap_s), LONGEST_OVERLAP * (before.end - before.start))
    elif pauses.long_share and draw.random() < pauses.long_share:
        gap = draw.uniform(*pauses.long_s)
    return before.end + gap


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


def _babble(speech: Audio, draw: random.Random) -> Audio:
    """Noise of people who say nothing: the panel itself backwards, from TALKERS places at once; as loud as speech."""
    talkers = sum(np.roll(speech[::-1], draw.randrange(len(speech))) for _ in range(TALKERS))
    noise: Audio = np.asarray(talkers) / np.sqrt(np.mean(np.square(talkers)))
    return noise


def _frames(seconds: float) -> int:
    return round(seconds * FLITE_RATE_HZ)


def _amplitude(db: float) -> float:
    return float(10 ** (db / 20))


def _readme(panel: Panel, name: str, source: str) -> str:
    voices = ", ".join(f"{who.speaker} ({who.voice})" for who in panel.script.speakers.values())
    languages = ", ".join(panel.script.languages)
    return f"""# {panel.script.title}

A panel made from `{source}` by `python -m interpreter.lab.panel`: {panel.figures()}.
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
