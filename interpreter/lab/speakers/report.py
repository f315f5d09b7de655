"""The table of `openbooth bench speakers`."""

from collections.abc import Mapping

from rich.table import Table

from interpreter.lab.figures import Figures
from interpreter.lab.report import COST_ROWS, Row, add_rows, columns

_ERRORS = (
    ("DER", "der", 3),
    ("miss", "miss", 3),
    ("false alarm", "false_alarm", 3),
    ("confusion", "confusion", 3),
)
_SPEAKERS: tuple[Row, ...] = (
    ("speakers, true", "speakers_true", 0),
    ("speakers, found", "speakers_found", 0),
    ("counted wrong at most", "count_error", 0),
    ("label swaps/h", "swaps_per_h", 1),
    ("label swaps after 2 min", "swaps_after_2_min", 0),
    ("relabelled on screen/h", "relabels_per_h", 1),
    ("time to a right label p50 s", "label_p50_s", 2),
    ("time to a right label p90 s", "label_p90_s", 2),
    ("labels never right", "label_never_right", 3),
    ("turns waited for", "label_turns", 0),
)
_WORDS: tuple[Row, ...] = (
    ("words, speaker right", "words_right", 3),
    ("words, speaker wrong", "words_wrong", 3),
    ("words, speaker unknown", "words_unknown", 3),
    ("words where nobody spoke", "stray_words", 0),
)


def table(results: Mapping[str, Figures]) -> Table:
    """Return one column per recording (and the pooled one), one row per figure; "-" where nothing could be told."""
    found = list(results.values())
    made = columns("Speakers", results)
    add_rows(made, "", (("audio s", "audio_s", 1), ("scored s", "scored_s", 1)), found)
    for what, prefix in (
        ("settled, ±0.25 s, no overlap", ""),
        ("settled, strict", "strict_"),
        ("as shown", "shown_"),
    ):
        made.add_section()
        rows = [(f"{title} ({what})", f"{prefix}{key}", digits) for title, key, digits in _ERRORS]
        add_rows(made, "", rows, found)
    for section in (_SPEAKERS, _WORDS, COST_ROWS):
        made.add_section()
        add_rows(made, "", section, found)
    return made
