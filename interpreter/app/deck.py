"""An output on which one record after the other is played: its device, its timeline, and what is told of it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

from interpreter.app.device_names import default_device, output_place
from interpreter.app.recorded_sound import SessionSound, open_recorded_sound
from interpreter.app.replay import Replay
from interpreter.app.sound import listed
from interpreter.domain.channels import Heard
from interpreter.domain.commands import PlayRecord
from interpreter.domain.devices import DeviceState, DeviceStatus, Direction, OutputPlace
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.events import RecordPlaying, SessionEvent
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_seconds
from interpreter.ports.outlets import ChannelOutput
from interpreter.ports.sound import SoundSystem
from interpreter.session.clock import RealtimeClock

_NAME = "playback"
_BEAT_S = 0.01
_FADES_S = 0.03
_TOLD_EVERY = ticks_from_ms(100)
_PATIENCE = ticks_from_seconds(3)
"""How long a device may take to begin."""
_LINGER = ticks_from_seconds(5)
"""How long the device is kept after a record, so that the next one sounds at once."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be played, or that nothing is to be (None), and who waits until it is so."""

    wanted: PlayRecord | None
    answer: asyncio.Future[None]

    def done(self) -> None:
        """It is so, or does not matter any more."""
        if not self.answer.done():
            self.answer.set_result(None)

    def refuse(self, error: OpenBoothError) -> None:
        """It cannot be done."""
        if not self.answer.done():
            self.answer.set_exception(error)


class Deck:
    """Plays what is ordered until nothing has been for some seconds."""

    def __init__(
        self, sound: SoundSystem, publish: Callable[[SessionEvent], None], reading: Executor
    ) -> None:
        """`reading` has one thread, on which records are read and closed."""
        self._sound = sound
        self._publish = publish
        self._reading = reading
        self._clock = RealtimeClock()
        self._record: SessionSound | None = None
        self._output: ChannelOutput | None = None
        self._place: OutputPlace | None = None
        self._runs = False
        self._replay: Replay | None = None
        self._before: Replay | None = None
        self._order: Order | None = None
        self._since = self._told = Ticks(0)

    async def serve(self, take: Callable[[], Order | None]) -> None:
        """Do what `take` gives until nothing was to be done for a while; silent and released afterwards."""
        self._clock.begin()
        await listed(self._sound)
        try:
            while self._replay is not None or self._clock.now() - self._since < _LINGER:
                self._watch()
                if (order := take()) is not None:
                    await self._begin(order)
                await self._play_on()
                await asyncio.sleep(_BEAT_S)
        finally:
            self._order = None  # whoever still waits is told why it is over by whoever runs this
            self._end()
            await asyncio.sleep(_FADES_S)
            self._keep(None)
            if self._output is not None:
                self._output.close(self._clock.now())

    async def _begin(self, order: Order) -> None:
        if order.wanted is None:
            self._end()
            order.done()
            return
        try:
            record = await self._opened(order.wanted.session)
            track = record.track(order.wanted.track)
            output = self._seated(order.wanted.output)
        except OpenBoothError as error:
            order.refuse(error)
            return
        if self._order is not None:
            self._order.done()
        self._order = order
        self._since = self._clock.now()
        self._replay = self._before = Replay(output, track, order.wanted.at, self._clock, before=self._before)

    async def _opened(self, session: str) -> SessionSound:
        """Return the sound of a session, which stays open for what is ordered next."""
        if self._record is not None and self._record.session == session:
            return self._record
        loop = asyncio.get_running_loop()
        record = await loop.run_in_executor(self._reading, open_recorded_sound, session)
        self._keep(record)
        return record

    def _keep(self, record: SessionSound | None) -> None:
        if self._record is not None:
            self._reading.submit(self._record.close)
        self._record, self._before = record, None

    def _seated(self, wanted: OutputPlace | None) -> ChannelOutput:
        """Return the output, on the device that is wanted. Raises UserMistake."""
        there = self._sound.devices()
        if wanted is None:
            usual = default_device(there, Direction.OUTPUT)
            place = OutputPlace(usual.name, title=usual.title)
        else:
            place = output_place(f"{wanted.device}:{wanted.first}", there)
        if self._output is None:
            self._output = self._sound.open_channel(_NAME, place)
        elif place != self._place:
            self._sound.move_channel(_NAME, place)
        self._runs = self._runs and place == self._place
        self._place = place
        return self._output

    def _watch(self) -> None:
        """Look after the device; without it, nothing is played."""
        for event in self._sound.poll(self._clock.now()):
            if not isinstance(event, DeviceStatus) or self._place is None:
                continue
            if (event.device, event.used_by) != (self._place.device, _NAME):
                continue
            self._runs = event.state is not DeviceState.LOST
            if event.state is DeviceState.LOST:
                self._end(event.detail or f"{event.device} does not play any more; choose another output.")

    async def _play_on(self) -> None:
        replay, record, now = self._replay, self._record, self._clock.now()
        if replay is None or record is None:
            return
        if not self._runs:
            if now - self._since > _PATIENCE and self._place is not None:
                self._end(f"{self._place.device} does not play; is it there? See: openbooth devices.")
            return
        await replay.feed(record, self._reading)
        if replay.sounds and self._order is not None:
            self._order.done()
        if replay.over:
            self._end()
        elif replay.sounds and now - self._told >= _TOLD_EVERY:
            self._told = now
            self._tell(replay)

    def _end(self, trouble: str = "") -> None:
        """Play no longer; `trouble` is told to whoever waits for the sound, or else to everybody."""
        replay, self._replay = self._replay, None
        order, self._order = self._order, None
        refused = order is not None and bool(trouble) and not order.answer.done()
        if order is not None and refused:
            order.refuse(UserMistake(trouble))
        elif order is not None:
            order.done()
        if replay is None or self._output is None:
            return
        if not refused:
            self._tell(replay, playing=False, trouble=trouble)
        self._output.let_through(Heard())
        self._since = self._clock.now()

    def _tell(self, replay: Replay, *, playing: bool = True, trouble: str = "") -> None:
        session = self._record.session if self._record is not None else ""
        self._publish(RecordPlaying(session, replay.track.name, replay.heard(), playing, trouble))
