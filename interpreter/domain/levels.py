"""How loud a source came in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Level:
    """The level of 100 ms of sound, in dB below full scale and never below LOWEST_DB.

    `rms_db` is that of the sound without its constant part; a full-scale sine has −3. `clipped` says that samples
    touch full scale.
    """

    peak_db: float
    rms_db: float
    clipped: bool = False


LOWEST_DB = -120.0
"""What digital silence is given as."""
