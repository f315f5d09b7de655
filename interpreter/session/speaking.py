"""The last stage: committed clauses are spoken on their channels, in order and never too late."""

from collections import OrderedDict
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

from interpreter.domain.audio import Samples
from interpreter.domain.channels import (
    EACH_SPEAKER,
    Clause,
    ListenerChannel,
    Mode,
    NoticePlayed,
    SkipCause,
    SpeechPlayed,
    SpeechSkipped,
)
from interpreter.domain.errors import WorkerFailed
from interpreter.domain.health import Overload, VoiceBacklog
from interpreter.domain.hypothesis import Hypothesis
from interpreter.domain.steps import SpeechRequest
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_samples, ticks_from_seconds
from interpreter.domain.tuning import Tuning
from interpreter.policy.casting import Casting
from interpreter.policy.clauses import ClausePolicy, ClauseTiming
from interpreter.policy.lag_control import Steering
from interpreter.policy.notices import NoticePolicy, notice_in
from interpreter.policy.playout import BacklogNews, PlayoutPolicy, Speak
from interpreter.ports.outlets import ChannelOutput, PiecewiseOutput
from interpreter.ports.workers import Worker
from interpreter.session.chronicle import Chronicle
from interpreter.session.voicing import Spoken, Voicing

_REMEMBERED = 256
_WORTH_PREPARING = ticks_from_ms(100)
"""What a voice needs for a clause before it is spared the listeners."""


class ChannelVoice:
    """The machine's voice on one listener channel.

    A clause begins to sound with its first piece, while the voice computes the rest of it. Listeners hear a short pause
    where that takes longer than the piece before it sounds; what is told as played includes it.

    While it is silenced, because a human is on air or the channel carries the floor, clauses are counted as skipped.
    """

    def __init__(  # noqa: PLR0913 - its surroundings
        self,
        channel: ListenerChannel,
        output: ChannelOutput,
        voice: Worker | None,
        chronicle: Chronicle,
        *,
        ids: Iterator[int],
        engine: Worker | None = None,
        notice: bool = False,
        tuning: Tuning | None = None,
    ) -> None:
        """`engine` may speak itself; `notice` is whether listeners are told first that the voice is synthetic."""
        self._channel = channel
        self._output = output
        self._piecewise = output if isinstance(output, PiecewiseOutput) else None
        self._voicing = Voicing(voice, engine)
        self._chronicle = chronicle
        self._ids = ids
        tuning = tuning or Tuning()
        timing = ClauseTiming.tuned(tuning)
        self._clauses = ClausePolicy(channel.channel, channel.language, ids=ids, timing=timing)
        self._playout = PlayoutPolicy(fastest=tuning.fastest)
        self._steering = Steering(self._clauses, self._playout, channel.language, fastest=tuning.fastest)
        self.set_never_later(channel.never_later_s)
        self._backlog = BacklogNews()
        self._coming: list[tuple[Speak, SpeechPlayed]] = []
        self._notices = NoticePolicy(wanted=notice)
        self._expected, self._expected_of, self._foreseen = "", 0, ""
        self._casting = Casting()
        self._speakers: OrderedDict[int, str | None] = OrderedDict()
        self._silenced: SkipCause | None = None
        self._sounding_end = Ticks(0)
        self._alarmed = False
        self.captions_only = False
        """Whether nothing is spoken for now, so that the rest keeps up."""
        self.audible = True
        """Whether listeners could hear it now: the notice waits until they can."""
        self.skipped_words = 0

    def take(self, hypothesis: Hypothesis, speaker: str | None = None) -> None:
        """Take a revision of what a speaker says, translated; only what is committed in it will be spoken."""
        self._note(hypothesis.utterance, speaker)
        now = self._chronicle.now()
        self._steering.take(hypothesis, now)
        self._offer(self._clauses.take(hypothesis, now))
        if hypothesis.language == self._channel.language:
            before, self._foreseen = (
                self._foreseen,
                self._clauses.foreseen(hypothesis, idle=self._playout.idle(now)),
            )
            self._expected = self._foreseen if self._foreseen == before else ""
            self._expected_of = hypothesis.utterance

    async def advance(self) -> None:
        """Speak what is due, and say what is heard from now on."""
        now = self._chronicle.now()
        self._steering.advance(now, speaks=self._mute_cause is None)
        self._offer(self._clauses.due(now, idle=self._playout.idle(now)))
        mode = Mode.MACHINE if self._silenced is None else Mode.HUMAN
        tell = self._notices.due(now, mode, free_at=self._playout.speech_end, heard=self.audible)
        if (cause := self._mute_cause) is not None:
            self._skip(*self._playout.drop(cause))
        elif tell:
            await self._tell()
        else:
            await self._speak_due(now)
        self._announce(self._chronicle.now())

    async def prepare(self) -> bool:
        """Have a slow voice say what two revisions expect next, before it is committed; say whether it was asked.

        Nothing of it is heard unless those very words are committed.
        """
        slow = self._playout.synthesis >= _WORTH_PREPARING
        if not (slow and self._expected and self._playout.settled) or self._mute_cause is not None:
            return False
        rate = self._playout.rate_of(self._expected)
        request = self._request(self._expected, rate, self._expected_of)
        if self._voicing.is_ready(request):
            return False
        began = self._chronicle.now()
        pieces: list[Spoken] = []
        try:
            async for spoken in self._spoken(request):
                if not pieces:
                    self._playout.needed(Ticks(self._chronicle.now() - began))
                pieces.append(spoken)
        except WorkerFailed:
            pieces.clear()
        self._voicing.keep(request, pieces)
        return True

    @property
    def waits(self) -> bool:
        """Whether committed speech waits for the voice."""
        return not self._playout.settled

    def silence(self, cause: SkipCause) -> None:
        """Say nothing from now on; what is not computed or has not begun to sound will not be heard."""
        now = self._chronicle.now()
        self._announce(now)
        self._silenced = cause
        self._skip(*(speak.skipped(cause) for speak, _ in self._coming))
        self._coming.clear()
        self._playout.cut(now)
        self._break_off(cause)
        self._skip(*self._playout.drop(cause))
        self._sounding_end = min(self._sounding_end, now)

    def resume(self) -> None:
        """Speak again, beginning with the next clause."""
        if self._silenced is not None:
            self._skip(*self._playout.drop(self._silenced))
            self._silenced = None

    def sounds_until(self, now: Ticks) -> Ticks | None:
        """When what sounds now ends, probably where the voice has not said all of it; None when nothing sounds."""
        until = self._playout.sounds_until(now) or self._sounding_end
        return until if now < until else None

    def set_voice(self, voice: str | None) -> None:
        """Speak with another voice, beginning with the next clause."""
        self._channel = replace(self._channel, voice=voice)

    def set_never_later(self, seconds: float | None) -> None:
        """Let listeners be no later than this from now on; None for no limit."""
        self._playout.never_later = None if seconds is None else ticks_from_seconds(seconds)

    @property
    def hurried(self) -> bool:
        """Whether the engine is to commit sooner, so that listeners are not too late."""
        return self._steering.hurried

    def tell_backlog(self) -> None:
        """Publish how much waits to be heard where that is worth telling."""
        backlog, pressure = self._playout.backlog(), round(self._steering.pressure, 2)
        if self._backlog.observe(backlog, self._chronicle.now(), pressure=pressure):
            self._chronicle.publish(VoiceBacklog(self._channel.channel, backlog, pressure))

    def finish(self) -> None:
        """No more words will come: what waits in the clause policy is due now."""
        self._offer(self._clauses.flush(self._chronicle.now()))

    @property
    def silent(self) -> bool:
        """Whether everything has been heard."""
        return (
            self._playout.settled and not self._coming and self._playout.speech_end <= self._chronicle.now()
        )

    def stop(self) -> None:
        """Give up what has not begun to sound."""
        self.finish()
        self._skip(*self._playout.drop(SkipCause.STOPPED))

    def close(self, end: Ticks) -> None:
        """Release the output, filled with silence up to `end`."""
        self._break_off(SkipCause.STOPPED)
        self._announce(Ticks(max(end, self._playout.speech_end)))
        self._output.close(Ticks(max(end, self._playout.speech_end)))

    @property
    def _mute_cause(self) -> SkipCause | None:
        return self._silenced or (SkipCause.BACKLOG if self.captions_only else None)

    async def _speak_due(self, now: Ticks) -> None:
        speak, skipped = self._playout.decide(now)
        self._skip(*skipped)
        self._watch()
        if speak is not None:
            await self._speak(speak)

    def _watch(self) -> None:
        """Say when the voice has fallen so far behind that only captions are left, and when it has caught up."""
        if self._playout.alarm != self._alarmed:
            self._alarmed = self._playout.alarm
            behind = self._playout.backlog() if self._alarmed else Ticks(0)
            self._chronicle.publish(Overload(f"voice {self._channel.channel}", behind))

    async def _tell(self) -> None:
        """Tell listeners, before the first word, that the voice is synthetic."""
        text = notice_in(self._channel.language)
        samples, rate_hz = await self._voicing.speak(self._request(text, 1.0, clause=next(self._ids)))
        start, duration = self._chronicle.now(), ticks_from_samples(len(samples), rate_hz)
        if self._silenced is not None:
            return
        self._notices.begun(start, duration)
        if not duration:
            return
        self._output.play(start, rate_hz, samples)
        self._sounding_end = Ticks(start + duration)
        self._playout.occupied(self._sounding_end)
        self._chronicle.publish(NoticePlayed(self._channel.channel, self._channel.language, start, duration))

    async def _speak(self, speak: Speak) -> None:
        """Have the voice say this; what it says after it was silenced is not heard."""
        request = self._request(speak.text, speak.rate, speak.utterance, speak.clause)
        prepared = self._voicing.is_ready(request)
        try:
            async for samples, rate_hz in self._spoken(request):
                if self._playout.asked is speak:
                    self._play(samples, rate_hz, prepared=prepared)
        except WorkerFailed:
            self._break_off(SkipCause.NO_VOICE)
        if self._playout.asked is speak:
            self._complete(speak)

    async def _spoken(self, request: SpeechRequest) -> AsyncIterator[Spoken]:
        """Yield the speech as the output can take it. Raises WorkerFailed, also in the middle of it."""
        if self._piecewise is None:
            whole = await self._voicing.speak(request)
            if len(whole[0]):
                yield whole
            return
        async for piece in self._voicing.stream(request):
            yield piece

    def _play(self, samples: Samples, rate_hz: int, *, prepared: bool) -> None:
        duration = ticks_from_samples(len(samples), rate_hz)
        start = self._playout.placed(duration, self._chronicle.now(), prepared=prepared)
        if self._piecewise is None:
            self._output.play(start, rate_hz, samples)
        else:
            self._piecewise.play_piece(start, rate_hz, samples)

    def _complete(self, speak: Speak) -> None:
        played = self._playout.complete()
        if played is None:
            self._break_off(SkipCause.NO_VOICE)
            return
        self._coming.append((speak, played))
        self._end_clause()

    def _break_off(self, cause: SkipCause) -> None:
        """Say no more of what the voice is asked for; what is placed of it is heard."""
        if (speak := self._playout.asked) is None:
            return
        played, skipped = self._playout.failed(cause)
        if played is not None:
            self._coming.append((replace(speak, words=speak.words - skipped.words), played))
            self._end_clause()
            self._announce(self._chronicle.now())
        self._skip(skipped)

    def _end_clause(self) -> None:
        if self._piecewise is not None:
            self._piecewise.end_clause()

    def _request(self, text: str, rate: float, utterance: int = 0, clause: int = 0) -> SpeechRequest:
        language, voice = self._channel.language, self._channel.voice
        if voice == EACH_SPEAKER:
            voice = self._casting.voice_of(self._speakers.get(utterance), self._voicing.offered(language))
        return SpeechRequest(clause, language, text, rate, voice, utterance or None)

    def _note(self, utterance: int, speaker: str | None) -> None:
        """Remember who says what of late."""
        self._speakers[utterance] = speaker
        while len(self._speakers) > _REMEMBERED:
            self._speakers.popitem(last=False)

    def _offer(self, clauses: list[Clause]) -> None:
        if clauses:
            self._expected, self._foreseen = "", ""
        for clause in clauses:
            self._playout.offer(clause)

    def _skip(self, *skipped: SpeechSkipped) -> None:
        for skip in skipped:
            self.skipped_words += skip.words
            self._chronicle.record_and_publish(skip)

    def _announce(self, now: Ticks) -> None:
        """Publish the speech that has begun to sound."""
        while self._coming and self._coming[0][1].start <= now:
            _, played = self._coming.pop(0)
            self._sounding_end = Ticks(played.start + played.duration)
            self._chronicle.record_and_publish(played)
