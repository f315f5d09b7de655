"""What dialogs are given of an input that is being listened to."""

from typing import Protocol


class InputLevel(Protocol):
    """Levels in dBFS, and in plain words what is wrong with them, empty where nothing is."""

    @property
    def peak_db(self) -> float:
        """The highest sample."""
        ...

    @property
    def rms_db(self) -> float:
        """The loudness."""
        ...

    @property
    def words(self) -> str:
        """What the operator should know."""
        ...
