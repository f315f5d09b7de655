"""Heights of very many rows: tops and hits without walking through all of them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_CHUNK = 512
_SPARE = 1024


class Heights:
    """Pixel heights of rows in order, with sums over chunks of rows, so that questions cost microseconds."""

    def __init__(self) -> None:
        self._rows: NDArray[np.int32] = np.zeros(_SPARE, np.int32)
        self._sums: NDArray[np.int64] = np.zeros(_SPARE // _CHUNK, np.int64)
        self._count = 0

    def __len__(self) -> int:
        """How many rows there are."""
        return self._count

    def __getitem__(self, row: int) -> int:
        """Return the height of a row."""
        return int(self._rows[row])

    @property
    def total(self) -> int:
        """The height of all rows."""
        return int(self._sums.sum())

    def reset(self, count: int, each: int) -> None:
        """Begin again with `count` rows of the same height."""
        self._rows = np.zeros(count + _SPARE, np.int32)
        self._rows[:count] = each
        self._count = count
        self._sum_up()

    def set(self, row: int, height: int) -> int:
        """Give a row another height; return by how much it grew."""
        grown = height - int(self._rows[row])
        if grown:
            self._rows[row] = height
            self._sums[row // _CHUNK] += grown
        return grown

    def insert(self, rows: Sequence[int], each: int) -> None:
        """Make room for rows that stand at these places afterwards, in ascending order."""
        if not rows:
            return
        if rows[0] == self._count:
            self._append(len(rows), each)
            return
        before = np.asarray(rows) - np.arange(len(rows))
        kept = np.insert(self._rows[: self._count], before, each)
        self._count = len(kept)
        self._rows = np.concatenate([kept, np.zeros(_SPARE, np.int32)])
        self._sum_up()

    def top(self, row: int) -> int:
        """Return where a row begins; of the row after the last one, where all end."""
        chunk = row // _CHUNK
        return int(self._sums[:chunk].sum() + self._rows[chunk * _CHUNK : row].sum())

    def at(self, y: int) -> int:
        """Return the row at a height, the first or last one outside. There has to be one."""
        ends = np.cumsum(self._sums)
        chunk = min(int(np.searchsorted(ends, y, "right")), (self._count - 1) // _CHUNK)
        begin = chunk * _CHUNK
        within = np.cumsum(self._rows[begin : min(begin + _CHUNK, self._count)])
        above = int(ends[chunk] - self._sums[chunk])
        return min(begin + int(np.searchsorted(within, y - above, "right")), self._count - 1)

    def _append(self, count: int, each: int) -> None:
        end = self._count + count
        if end > len(self._rows):
            self._rows = np.concatenate([self._rows, np.zeros(end, np.int32)])
        self._rows[self._count : end] = each
        self._count = end
        chunks = -(-len(self._rows) // _CHUNK)
        if chunks > len(self._sums):
            self._sums = np.concatenate([self._sums, np.zeros(chunks - len(self._sums), np.int64)])
        for chunk in range((end - count) // _CHUNK, (end - 1) // _CHUNK + 1):
            self._sums[chunk] = self._rows[chunk * _CHUNK : (chunk + 1) * _CHUNK].sum()

    def _sum_up(self) -> None:
        starts = np.arange(0, len(self._rows), _CHUNK)
        self._sums = np.add.reduceat(self._rows, starts, dtype=np.int64)
