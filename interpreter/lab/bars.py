"""The bars a result is held to, and the verdict."""

from collections.abc import Callable
from dataclasses import dataclass

from interpreter.lab.figures import DRIFT_AFTER_S, Figures

RTF = 0.4
"""With voices, on two processors."""

UNHEARD_S = 0.5
"""A product may fall silent so soon before a recording ends."""

BEFORE_SAID = 0.01
"""A word can seem committed before it was said when it is matched to a later like one; many such words cannot."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One requirement: `value` is None where the material could not tell, and then `met` is None too."""

    name: str
    value: float | None
    limit: float
    at_least: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the value is within the limit."""
        if self.value is None:
            return None
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def bars(figures: Figures, targets: list[str]) -> tuple[Bar, ...]:
    """Return the bars for recorded conferences in clear English: quality, lag, flicker, voice, speakers, cost."""
    found = [*_source_bars(figures), *cost_bars(figures, rtf=RTF)]
    found += [Bar("DER", figures["der"], 0.12)] if "der" in figures else []
    for target in targets:
        found += _target_bars(target, figures["targets"][target], figures["longest_s"])
    return tuple(found)


def verdict(judged: tuple[Bar, ...]) -> str:
    """Return pass, fail, or incomplete when none failed but some could not be told."""
    if any(bar.met is False for bar in judged):
        return "fail"
    return "incomplete" if any(bar.met is None for bar in judged) else "pass"


def _source_bars(figures: Figures) -> list[Bar]:
    source = figures["source"]
    if figures["word_errors"] is not None and not figures["word_errors"]["words"]:
        return [Bar("committed words per minute without speech", figures["committed_words_per_minute"], 1.0)]
    return [
        Bar("WER", figures["wer"], 0.12),
        Bar("source lag p50 s", source["lag_p50_s"], 0.8),
        Bar("source lag p90 s", source["lag_p90_s"], 1.2),
        Bar("source words committed before said", source["committed_before_said"], BEFORE_SAID),
        *_text_bars("source", source),
    ]


def cost_bars(figures: Figures, *, rtf: float = 0.5) -> list[Bar]:
    """Return the bars for a feed without holes and for what every run costs, `rtf` being its share of real time."""
    bars = [Bar("gaps in the feed's sequence", figures["gaps_in_sequence"], 0)]
    if figures.get("not_listened_to_s") is not None:
        bars.append(Bar("s of a recording not listened to", figures["not_listened_to_s"], UNHEARD_S))
    if figures.get("silent_speech") is not None:
        bars.append(Bar("share of told speech that is silent", figures["silent_speech"], 0))
    if "rtf" in figures:
        bars += [
            Bar("peak PSS MB", figures["peak_pss_mb"], 2500),
            Bar("failed", figures["failed_recordings"], 0),
        ]
        bars += [Bar("RTF", figures["rtf"], rtf)] if figures["rtf"] is not None else []
    return bars


def _target_bars(target: str, found: Figures, longest_s: float) -> list[Bar]:
    bars = _text_bars(target, found)
    if target == "es":
        bars += [
            Bar("es chrF", found["chrf"], 62, at_least=True),
            Bar("es LongYAAL s", found.get("long_yaal_s"), 2.0),
            Bar("es lag p50 s", found["lag_p50_s"], 1.5),
            Bar("es lag p90 s", found["lag_p90_s"], 2.5),
        ]
    voice: Callable[[str], float | None] = (found["voice"] or {}).get
    bars += [
        Bar(f"{target} ear-voice p50 s", voice("ear_voice_p50_s"), 3.0),
        Bar(f"{target} ear-voice p90 s", voice("ear_voice_p90_s"), 4.5),
        Bar(f"{target} end offset s", voice("end_offset_s"), 5.0),
    ]
    if longest_s >= DRIFT_AFTER_S:
        bars += [
            Bar(f"{target} drift s/h", _size(voice("drift_s_per_h")), 1.0),
            Bar(f"{target} last quarter later s", _size(voice("quarter_drift_s")), 1.0),
        ]
    return bars


def _text_bars(name: str, found: Figures) -> list[Bar]:
    bars = [
        Bar(f"{name} committed text taken back", found["withdrawals"], 0),
        Bar(f"{name} engine marks", found["engine_marks"], 0),
        Bar(f"{name} NE shown", found["ne_shown"], 0.2),
        Bar(f"{name} shown early", found["early_show"], 0.8, at_least=True),
        Bar(f"{name} corrections", found["correction_rate_shown"], 0.05),
    ]
    honest = found["prediction"]["better_than_a_constant"]
    if honest is not None:
        bars.append(Bar(f"{name} predictions better than a constant", float(honest), 1, at_least=True))
    return bars


def _size(value: float | None) -> float | None:
    return None if value is None else abs(value)
