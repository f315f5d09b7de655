import asyncio
import json
from dataclasses import replace

import pytest

from interpreter.domain.captions import Caption
from interpreter.domain.channels import ChannelChanged, Mode, NoticePlayed
from interpreter.domain.events import Published, SessionChanged, SessionEvent, SessionState
from interpreter.domain.health import StageLag
from interpreter.domain.sharing import FLOOR
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.network.hall import Hall, News, Reader
from tests.fakes.room import spoken

SESSION = SessionChanged(SessionState.RUNNING, "s1", "en", ("es", "fr"), title="Congress")
SPANISH = ChannelChanged("es", "es", Mode.MACHINE)


class Filled:
    """A hall that events are given to, numbered as the core does."""

    def __init__(self, *events: SessionEvent, utterances: int = 200) -> None:
        self.hall = Hall(utterances=utterances)
        self.taken: list[Published] = []
        for event in events:
            self.take(event)

    def take(self, *events: SessionEvent) -> None:
        for event in events:
            self.taken.append(Published(len(self.taken), Ticks(0), event))
            self.hall.take(self.taken[-1], b"{}")

    def reader(self, channel: str = "es") -> Reader:
        reader = Reader(self.hall, channel)
        self.hall.add(reader)
        return reader


def texts(news: News) -> list[str]:
    return [held.caption.committed for held in news.captions]


def test_whoever_comes_reads_the_last_twenty_utterances_of_their_channel() -> None:
    filled = Filled(SESSION, SPANISH)
    for n in range(30):
        filled.take(spoken(n, f"hola {n}"), spoken(n, f"hello {n}", channel=None))
    assert texts(filled.reader().take()) == [f"hola {n}" for n in range(10, 30)]
    assert texts(filled.reader(FLOOR).take()) == [f"hello {n}" for n in range(10, 30)]
    assert texts(filled.reader("fr").take()) == []


def test_whoever_comes_back_reads_what_changed_meanwhile_and_nothing_else() -> None:
    filled = Filled(SESSION, SPANISH, *(spoken(n, f"hola {n}") for n in range(50)))
    reader = filled.reader()
    reader.catch_up(since=20)
    assert texts(reader.take()) == [f"hola {n}" for n in range(19, 50)]
    filled.take(spoken(3, "hola 3, corregido", revision=1))
    assert texts(reader.take()) == ["hola 3, corregido"]


def test_a_stalled_reader_costs_one_revision_per_utterance() -> None:
    filled = Filled(SESSION, SPANISH)
    reader = filled.reader()
    for n in range(1000):
        filled.take(*(spoken(n, "hola" * (revision + 1), revision=revision) for revision in range(5)))
    news = reader.take()
    assert texts(news) == ["hola" * 5] * 200
    sequences = [held.sequence for held in news.captions]
    assert sequences == sorted(sequences)
    assert texts(reader.take()) == []


def test_a_late_revision_of_what_was_forgotten_brings_nothing_back() -> None:
    filled = Filled(SESSION, SPANISH, *(spoken(n, f"hola {n}") for n in range(10)), utterances=4)
    filled.take(spoken(2, "tarde"))
    assert texts(filled.reader().take()) == [f"hola {n}" for n in range(6, 10)]


def test_another_channel_begins_with_its_newest_utterances() -> None:
    filled = Filled(SESSION, SPANISH, spoken(1, "hola"), spoken(1, "salut", channel="fr"))
    reader = filled.reader()
    reader.choose("fr")
    filled.take(spoken(2, "¿qué tal?"), spoken(2, "ça va ?", channel="fr"))
    assert texts(reader.take()) == ["salut", "ça va ?"]


def test_a_channel_in_the_only_language_spoken_shows_what_is_said() -> None:
    english = ChannelChanged("en", "en", Mode.FLOOR)
    filled = Filled(SESSION, english, spoken(1, "hello", channel=None))
    assert texts(filled.reader("en").take()) == ["hello"]
    filled = Filled(
        replace(SESSION, also_spoken=("fr",)),
        english,
        spoken(1, "salut", channel=None),
        spoken(1, "hello", channel="en"),
    )
    assert texts(filled.reader("en").take()) == ["hello"]


def test_a_caption_says_whose_words_it_shows_and_how_certain_they_are() -> None:
    caption = spoken(7, "مرحبا", channel="ar", provisional="بكم", predicted="جميعا", right_to_left=True)
    filled = Filled(SESSION, ChannelChanged("ar", "ar", Mode.HUMAN), replace(caption, speaker_name="Ana"))
    (held,) = filled.reader("ar").take().captions
    assert json.loads(held.text) == {
        "sequence": 2,
        "utterance": 7,
        "speaker": "Ana",
        "committed": "مرحبا",
        "provisional": "بكم",
        "predicted": "جميعا",
        "ended": False,
        "start_ms": 7000,
        "language": "ar",
        "right_to_left": True,
        "mode": "human",
    }


async def test_a_reader_is_woken_by_what_concerns_it() -> None:
    filled = Filled(SESSION, SPANISH)
    reader = filled.reader()
    reader.take()
    filled.take(spoken(1, "salut", channel="fr"))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(reader.changed(), 0.02)
    filled.take(StageLag("es", ticks_from_ms(1234)))
    await asyncio.wait_for(reader.changed(), 5)
    assert reader.take() == News(session=False, channels=False, captions=(), lag_ms=1234)
    filled.take(replace(SPANISH, muted=True))
    assert reader.take().channels
    filled.take(replace(SESSION, state=SessionState.PAUSED))
    assert reader.take().session
    filled.hall.remove(reader)
    filled.take(spoken(2, "hola"))
    assert texts(reader.take()) == []


def test_the_floor_s_lag_is_that_of_the_language_spoken() -> None:
    filled = Filled(SESSION, SPANISH, StageLag("en", ticks_from_ms(300)), StageLag("es", ticks_from_ms(900)))
    assert [filled.hall.lag_ms(channel) for channel in (FLOOR, "es")] == [300, 900]


def test_a_new_session_begins_with_nothing() -> None:
    filled = Filled(SESSION, SPANISH, spoken(1, "hola"))
    filled.take(replace(SESSION, state=SessionState.STOPPED))
    assert filled.hall.has("es")
    filled.take(replace(SESSION, session="s2"), ChannelChanged("de", "de", Mode.MACHINE))
    assert [one.channel for one in filled.hall.channels] == ["de"]
    assert texts(filled.reader().take()) == []
    filled.take(spoken(0, "hallo", channel="de"))
    assert texts(filled.reader("de").take()) == ["hallo"]


def test_channels_that_are_taken_away_or_announced_by_ear_are_told_once() -> None:
    filled = Filled(SESSION, SPANISH, NoticePlayed("es", "es", Ticks(0), Ticks(9)))
    assert filled.hall.noticed() == {"es"}
    assert filled.hall.noticed() == frozenset()
    filled.take(replace(SPANISH, removed=True))
    assert not filled.hall.has("es")
    assert filled.hall.removed() == {"es"}
    filled.take(replace(SPANISH, removed=True), SPANISH)
    assert filled.hall.removed() == frozenset()


def situation_of(*events: SessionEvent, first: int) -> list[Published]:
    return [Published(first + n, Ticks(0), event) for n, event in enumerate(events)]


def captions(*texts: str) -> list[Caption]:
    return [spoken(n, text) for n, text in enumerate(texts)]


def test_after_events_were_lost_a_reader_is_told_what_it_missed() -> None:
    filled = Filled(SESSION, SPANISH, *captions("uno", "dos"))
    reader = filled.reader()
    reader.take()
    held = situation_of(SPANISH, *captions("uno", "dos, tres", "cuatro"), SESSION, first=90)
    filled.hall.situation(held, [b"{}"] * len(held))
    news = reader.take()
    assert texts(news) == ["dos, tres", "cuatro"]
    assert news.session
    assert news.channels


def test_a_situation_of_another_session_replaces_everything() -> None:
    filled = Filled(SESSION, SPANISH, *captions("uno"))
    reader = filled.reader()
    reader.take()
    held = situation_of(replace(SESSION, session="s2"), SPANISH, *captions("uno"), first=0)
    filled.hall.situation(held, [b"{}"] * len(held))
    assert texts(reader.take()) == ["uno"]
    filled.hall.situation([], [])
    assert texts(reader.take()) == []
    assert (filled.hall.session, filled.hall.channels) == (None, ())


def test_pages_say_in_their_own_language_who_has_no_name_yet() -> None:
    hall = Hall()
    for number, name in enumerate((None, "Speaker 1", "Ana")):
        caption = spoken(number, "hola", speaker_name=name)
        hall.take(Published(number, Ticks(0), caption), b"{}")
    assert [json.loads(held.text)["speaker"] for held in hall.captions("es")] == ["S1", "S1", "Ana"]
