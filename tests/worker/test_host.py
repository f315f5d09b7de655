"""The model process's own side."""

import gc
import weakref

from interpreter.worker.host import _sweeper


class Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_a_model_process_sweeps_away_what_holds_itself_and_leaves_the_model_alone() -> None:
    model = Ring()
    try:
        sweep = _sweeper(every_s=0.0)
        assert gc.get_freeze_count() > 0
        ring, kept = weakref.ref(Ring()), weakref.ref(model)
        del model
        sweep()
        assert ring() is None
        assert kept() is not None
    finally:
        gc.unfreeze()
