"""What clients may ask of a running session, each command in its place."""

from collections.abc import Callable
from typing import Any

from interpreter.domain import commands as ask
from interpreter.domain.errors import UserMistake
from interpreter.session.session import Session

_ACTIONS: dict[type, Callable[[Session, Any], None]] = {
    ask.Pause: lambda session, _: session.pause(),
    ask.Resume: lambda session, _: session.resume(),
    ask.Stop: lambda session, _: session.stop(),
    ask.SetTerms: lambda session, asked: session.set_terms(asked.terms),
    ask.RestartWorker: lambda session, asked: session.restart_worker(asked.worker),
    ask.NameSpeaker: lambda session, asked: session.name(asked.speaker, asked.name),
    ask.MergeSpeakers: lambda session, asked: session.merge(asked.speaker, asked.into),
    ask.ReassignTurns: lambda session, asked: session.reassign(asked.turns, asked.speaker),
    ask.AddSource: lambda session, asked: session.live.add_source(asked.source),
    ask.RemoveSource: lambda session, asked: session.live.remove_source(asked.source),
    ask.AddChannel: lambda session, asked: session.live.add_channel(asked.channel),
    ask.RemoveChannel: lambda session, asked: session.live.remove_channel(asked.channel),
    ask.SetOutput: lambda session, asked: session.live.set_output(asked.channel, asked.output),
    ask.SetMode: lambda session, asked: session.live.set_mode(asked.channel, asked.mode),
    ask.SetInput: lambda session, asked: session.live.set_input(asked.channel, asked.input),
    ask.SetVoice: lambda session, asked: session.channels.set_voice(asked.channel, asked.voice),
    ask.SetNeverLater: lambda session, asked: session.channels.set_never_later(asked.channel, asked.seconds),
    ask.SetMonitor: lambda session, asked: session.live.monitoring.set_output(asked.output),
    ask.Monitor: lambda session, asked: session.live.monitoring.listen(asked.to, asked.volume_db),
    ask.Mute: lambda session, asked: session.channels.mute(asked.channel, on=asked.on),
    ask.AddDesk: lambda session, asked: session.live.add_desk(asked.desk),
    ask.RemoveDesk: lambda session, asked: session.live.remove_desk(asked.desk),
    ask.TakeOver: lambda session, asked: session.live.desks.take_over(asked.desk, asked.channel),
    ask.HandBack: lambda session, asked: session.live.desks.hand_back(asked.desk, asked.channel),
    ask.RequestHandover: lambda session, asked: session.live.desks.request(asked.desk, asked.channel),
    ask.AnswerHandover: lambda session, asked: session.live.desks.answer(
        asked.desk, asked.channel, accept=asked.accept
    ),
    ask.Cough: lambda session, asked: session.live.desks.cough(asked.desk, on=asked.on),
    ask.Listen: lambda session, asked: session.live.desks.listen(asked.desk, asked.to),
    ask.SetVolume: lambda session, asked: session.live.desks.set_volume(asked.desk, asked.volume_db),
    ask.AskSlower: lambda session, asked: session.live.desks.ask_slower(asked.desk),
}


class CommandedSession(Session):
    """A session that does what clients ask for."""

    def execute(self, command: ask.Command) -> None:
        """Do what is asked for. Raises UserMistake with what is wrong."""
        action = _ACTIONS.get(type(command))
        if action is None:
            raise UserMistake("A session runs; stop it first.")
        action(self, command)
        self.settle()
