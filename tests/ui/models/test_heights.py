"""Heights of rows, against a plain list."""

from hypothesis import given
from hypothesis import strategies as st

from ui.models.heights import Heights

_ROWS = st.lists(st.integers(0, 300), min_size=1, max_size=1500)


@given(_ROWS, st.integers(0, 200_000))
def test_a_row_is_found_by_any_height_within_it(rows: list[int], y: int) -> None:
    heights = Heights()
    heights.reset(len(rows), 0)
    for number, height in enumerate(rows):
        heights.set(number, height)
    assert heights.total == sum(rows)
    found = heights.at(y)
    if y < sum(rows):
        assert heights.top(found) <= y < heights.top(found) + rows[found]
        assert heights.top(found) == sum(rows[:found])
    else:
        assert found == len(rows) - 1


@given(st.integers(0, 1100), st.lists(st.integers(0, 40), max_size=30), st.integers(1, 99))
def test_rows_are_inserted_where_they_stand_afterwards(count: int, gaps: list[int], each: int) -> None:
    heights = Heights()
    heights.reset(count, 7)
    places, place = [], 0
    for number, gap in enumerate(gaps):
        place = min(place + gap, count + number)
        places.append(place)
        place += 1
    heights.insert(places, each)
    assert [heights[number] for number in range(len(heights))] == [
        each if number in places else 7 for number in range(count + len(places))
    ]
    assert heights.total == 7 * count + each * len(places)
    assert heights.top(len(heights)) == heights.total


def test_a_row_tells_by_how_much_it_grew() -> None:
    heights = Heights()
    heights.insert(range(2000), 10)
    assert heights.set(1999, 25) == 15
    assert heights.set(1999, 25) == 0
    assert heights.total == 20_015
