"""What a run costs, as the observer measured it."""

from collections.abc import Sequence

from interpreter.lab.figures import Figures
from interpreter.lab.metrics.statistics import percentile
from interpreter.lab.product import Run, delivery_ms


def costs(runs: Sequence[Run], audio_s: float, *, pace: str) -> Figures:
    """Return the cost of one or several runs; RTF is wall time / audio time, start included, on `fast` only."""
    wall = sum(run.wall_s for run in runs)
    cpu = sum(run.cpu_s for run in runs)
    firsts = [run.first_caption_s for run in runs if run.first_caption_s is not None]
    late = [value for run in runs for value in delivery_ms(run)] if pace == "realtime" else []
    return {
        "wall_s": wall,
        "cpu_s": cpu,
        "rtf": wall / audio_s if pace == "fast" and audio_s else None,
        "cpu_per_audio": cpu / audio_s if audio_s else None,
        "peak_pss_mb": max(run.peak_pss_mb for run in runs),
        "first_caption_s": max(firsts, default=None),
        "delivery_p95_ms": percentile(late, 95),
        "failed_recordings": sum(run.failure is not None for run in runs),
        "failures": [run.failure for run in runs if run.failure is not None],
    }
