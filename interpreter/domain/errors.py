"""The one exception tree.

OpenBoothError            a message says what happened and what to do
├── UserMistake           wrong arguments or settings: exit status 2
│   ├── UnreadableAudio   a file that no decoder understands
│   ├── UnreadableGlossary
│   ├── UnsupportedLanguage
│   └── UnknownName       no such engine, format, session
├── MissingPart           something that set-up should have installed is absent
├── WorkerFailed          a model process could not be started, or broke too often
│   └── WorkerLost        it died or hung; a restart may help
├── Stopped               somebody wanted no more of it; what is done stays
├── NoRoom                no more listeners can be served
├── NoCore                no core listens where one should
└── BrokenRecord          a journal or database that cannot be read
"""


class OpenBoothError(Exception):
    """Anything OpenBooth reports in one sentence: what happened and what to do."""


class UserMistake(OpenBoothError):
    """Wrong input; nothing was lost and the command ends with status 2."""


class UnreadableAudio(UserMistake):
    """A file that is absent, broken or holds no audio."""


class UnreadableGlossary(UserMistake):
    """A glossary that does not follow the CSV form."""


class UnsupportedLanguage(UserMistake):
    """A language that the chosen engine does not offer."""


class UnknownName(UserMistake):
    """No engine, format or session goes by that name; the message names the nearest."""


class MissingPart(OpenBoothError):
    """A program or package that set-up installs is absent."""


class WorkerFailed(OpenBoothError):
    """A model process could not start or broke too often."""


class WorkerRefused(WorkerFailed):
    """A model process told in its own words why it does not start."""


class WorkerLost(WorkerFailed):
    """A model process died or made no progress; it may be started again."""


class Stopped(OpenBoothError):
    """Work that goes on in the background was stopped on somebody's wish; what is done stays."""


class NoRoom(OpenBoothError):
    """No more listeners can be served."""


class NoCore(OpenBoothError):
    """No core listens, or it has gone."""


class BrokenRecord(OpenBoothError):
    """A journal or database cannot be read."""
