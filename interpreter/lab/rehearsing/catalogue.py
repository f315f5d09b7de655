"""The figures by which settings are compared: which is better, how much people notice, and what comes first."""

from dataclasses import dataclass

WHOLE = ""
"""Stands for the language of figures that have none."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One figure. `matters` is the least difference that an audience notices; `rank` 1 comes first."""

    key: str
    title: str
    rank: int
    matters: float
    digits: int = 2
    more_is_better: bool = False
    paired: bool = False
    """Only stretches count of which both outputs tell something."""


KINDS = (
    Kind("drift_s_per_h", "drift s/h", 1, 1.0, 1),
    Kind("end_offset_s", "end offset s", 1, 1.0, 1),
    Kind("lost", "sentences without text", 1, 0.01, 3),
    Kind("unheard", "read, not heard", 1, 0.02, 3),
    Kind("skipped", "words skipped by the voice", 1, 0.01, 3),
    Kind("wer", "WER", 2, 0.01, 3),
    Kind("chrf", "chrF by sentence", 2, 1.0, 1, more_is_better=True),
    Kind("terms", "terms honoured", 2, 0.05, 2, more_is_better=True),
    Kind("lag_s", "committed after s", 3, 0.2, 2, paired=True),
    Kind("ear_voice_s", "ear-voice s", 3, 0.3, 2, paired=True),
    Kind("ne_shown", "NE shown", 4, 0.02, 3),
    Kind("hurried", "voice above 1.1×", 4, 0.1, 2),
    Kind("early_show", "early show", 5, 0.1, 2, more_is_better=True),
    Kind("shown_s", "shown after s", 5, 0.2, 2, paired=True),
    Kind("accuracy", "predictions right", 6, 0.1, 2, more_is_better=True),
    Kind("coverage", "words predicted", 6, 0.02, 2, more_is_better=True),
    Kind("der", "DER", 7, 0.01, 3),
    Kind("swaps_per_h", "label swaps /h", 7, 5.0, 1),
    Kind("relabels_per_h", "labels replaced /h", 7, 20.0, 0),
    Kind("cpu_per_audio", "CPU s per s", 8, 0.1, 2),
)
BY_KEY = {kind.key: kind for kind in KINDS}
LAST_RANK = max(kind.rank for kind in KINDS)
