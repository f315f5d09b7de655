"""A conference as the core would tell it, for pictures of the windows."""

from collections.abc import Iterator

from interpreter.app.history import Conversation
from interpreter.app.protocol import InputHeard, Machine, Message, Metered, Situation, Surveyed
from interpreter.domain.captions import Caption
from interpreter.domain.channels import ChannelChanged, DeskChanged, Handover, HandoverState, Mode
from interpreter.domain.devices import (
    Device,
    DeviceListed,
    DeviceState,
    DeviceStatus,
    Direction,
    InputPlace,
    OutputPlace,
)
from interpreter.domain.events import (
    PredictionFigures,
    PredictionScored,
    Published,
    SessionChanged,
    SessionEvent,
    SessionState,
    SourceChanged,
    TermsChanged,
)
from interpreter.domain.health import EngineStatus, SourceWarning, StageLag, VoiceBacklog, Warn, WorkerState
from interpreter.domain.sharing import FLOOR, AudienceCounted, ChannelAudience, SharingChanged, SharingSetup
from interpreter.domain.speech import SpeakerNamed, SpeakerTurn, SpeechSegment
from interpreter.domain.steps import Term
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_seconds
from interpreter.domain.transcript import Provenance

LANGUAGES = ("es", "ca", "ar")
_CARD = "alsa_input.usb-interface"
OUTPUT = "alsa_output.usb-interface"
DEVICES = DeviceListed(
    (
        Device(_CARD, "USB interface", Direction.INPUT, 4, 48_000, default=True),
        Device("alsa_input.webcam", "Webcam microphone", Direction.INPUT, 1, 48_000),
        Device(OUTPUT, "USB interface", Direction.OUTPUT, 8, 48_000, default=True),
        Device("alsa_output.hdmi", "Projector (HDMI)", Direction.OUTPUT, 2, 48_000),
    )
)
SAID = (
    (
        "S1",
        "Good morning, and welcome to the harbour conference.",
        "Buenos días y bienvenidos a la conferencia del puerto.",
        "Bon dia i benvinguts a la conferència del port.",
        "صباح الخير ومرحبا بكم في مؤتمر الميناء.",
    ),
    (
        "S1",
        "Today we talk about ships, storms, and the people who stay calm in both.",
        "Hoy hablamos de barcos, de tormentas y de la gente que conserva la calma en ambos.",
        "Avui parlem de vaixells, de tempestes i de la gent que es manté en calma.",
        "نتحدث اليوم عن السفن والعواصف وعن الذين يحافظون على هدوئهم فيهما.",
    ),
    (
        "S2",
        "Thank you. Last year 3,412 ships came through the gate, eleven percent more than before.",
        "Gracias. El año pasado pasaron por la compuerta 3.412 barcos, un once por ciento más que antes.",
        "Gràcies. L'any passat van passar per la comporta 3.412 vaixells, un onze per cent més.",
        "شكرا. مرت العام الماضي 3412 سفينة عبر البوابة، بزيادة أحد عشر في المئة.",
    ),
    (
        "S2",
        "The new gate opens in March.",
        "La nueva compuerta se abre en marzo.",
        "La nova comporta s'obre al març.",
        "تفتح البوابة الجديدة في مارس.",
    ),
    (
        "S3",
        "How do you train a pilot for a night like the ninth of February?",
        "¿Cómo se forma a un práctico para una noche como la del nueve de febrero?",
        "Com es forma un pràctic per a una nit com la del nou de febrer?",
        "كيف تدربون مرشدا بحريا لليلة مثل ليلة التاسع من فبراير؟",
    ),
    (
        "S2",
        "Slowly, and mostly by listening: the pilot who talks least hears the wind first.",
        "Despacio, y sobre todo escuchando: el práctico que menos habla oye primero el viento.",
        "A poc a poc, i sobretot escoltant: el pràctic que menys parla sent primer el vent.",
        "ببطء، وبالإصغاء قبل كل شيء: من يتكلم أقل يسمع الريح أولا.",
    ),
)
_LIVE = (
    (
        "We will now look at the figures",
        "Ahora veremos las cifras",
        "Ara veurem les xifres",
        "ننظر الآن إلى الأرقام",
    ),
    (" for the winter", " del invierno", " de l'hivern", " للشتاء"),
    (" season", " pasado", "", ""),
)
_SHARED = SharingChanged(
    on=True,
    setup=SharingSetup(network="Harbour-Guest"),
    link="http://192.168.178.20:8080/#3f9ad1c07be84e6582cd15a0b94e7f61",
    address="192.168.178.20:8080",
    code="VK74WP",
)
_LISTENING = AudienceCounted(
    (
        ChannelAudience(FLOOR, 3, 2, 0.001, 38.0),
        ChannelAudience("es", 46, 9, 0.002, 41.0),
        ChannelAudience("ca", 18, 2, 0.003, 40.0),
        ChannelAudience("ar", 12, 1, 0.062, 58.0, lost_me=4, too_fast=1),
    ),
    most=500,
)
NAMES = {"S1": "Ana Ruiz", "S2": "Tomàs Vidal"}
LENGTH_S = 6


def messages() -> list[Message]:
    """Return what the core told up to now."""
    told = [
        Published(number, at, event)
        for number, (at, event) in enumerate(sorted(_events(), key=lambda one: one[0]))
    ]
    levels = {"podium": (-9.0, -17.5), "hall": (-31.0, -44.0), "es": (-12.0, -20.0), "ca": (-14.5, -22.0)}
    return [
        Situation(tuple(told), len(told)),
        Machine(0.31, 642.0, 5.4 * 3600, None),
        Metered({**levels, "ar": (-60.0, -70.0), "desk-1": (-18.0, -26.0)}),
    ]


def before() -> list[Message]:
    """Return what the core tells while no session runs."""
    heard = {_CARD: InputHeard(-14.0, -24.0, "good"), "alsa_input.webcam": InputHeard(-62.0, -70.0, "silent")}
    return [Situation((Published(0, Ticks(0), DEVICES),), 1), Surveyed(heard)]


def recalled(session: str) -> Conversation:
    """Return that nothing was said before."""
    provenance = Provenance(session, "", "builtin", "")
    return Conversation(session, provenance, "en", LANGUAGES, (), (), {}, Ticks(0), ended=False)


def _events() -> Iterator[tuple[Ticks, SessionEvent]]:
    start, now = Ticks(0), ticks_from_seconds((len(SAID) + 1) * LENGTH_S)
    for event in _standing():
        yield start, event
    for number, said in enumerate(SAID, 1):
        yield from _passage(number, said)
    yield from ((now, event) for event in _latest(now))


def _standing() -> Iterator[SessionEvent]:
    yield DEVICES
    yield EngineStatus("engine", WorkerState.READY)
    yield SessionChanged(
        SessionState.RUNNING,
        "20261121-093000-show",
        "en",
        LANGUAGES,
        "Harbour conference",
        "builtin",
        tuple(NAMES.values()),
    )
    yield TermsChanged(
        (
            Term("gate", {"es": "compuerta", "ca": "comporta"}),
            Term("pilot", {"es": "práctico", "ca": "pràctic"}),
        )
    )
    yield SourceChanged("podium", InputPlace(_CARD, 1))
    yield SourceChanged("hall", InputPlace("alsa_input.webcam"))
    yield DeviceStatus(_CARD, Direction.INPUT, "podium", DeviceState.RUNNING)
    for number, language in enumerate(LANGUAGES):
        human = language == "ca"
        yield ChannelChanged(
            language,
            language,
            Mode.HUMAN if human else Mode.MACHINE,
            holders=("desk-1",) if human else (),
            output=OutputPlace(OUTPUT, 1 + 2 * number),
            never_later_s=None if human else 6.0,
        )
        yield DeviceStatus(OUTPUT, Direction.OUTPUT, language, DeviceState.RUNNING)
    for number in (1, 2):
        yield DeskChanged(
            f"desk-{number}",
            ("ca",) if number == 1 else (),
            microphone=InputPlace(_CARD, 2 + number),
            headphones=OutputPlace(OUTPUT, 5 + number),
        )
    yield _SHARED
    yield _LISTENING
    for speaker, name in NAMES.items():
        yield SpeakerNamed(speaker, name)


def _passage(number: int, said: tuple[str, ...]) -> Iterator[tuple[Ticks, SessionEvent]]:
    speaker, floor, *translated = said
    begins, ends = ticks_from_seconds((number - 1) * LENGTH_S), ticks_from_seconds(number * LENGTH_S - 1)
    yield begins, SpeakerTurn(number, "podium", speaker, "en", begins, ends, 0.9, settled=True)
    for language, text in zip(("en", *LANGUAGES), (floor, *translated), strict=True):
        channel = None if language == "en" else language
        name = NAMES.get(speaker, f"Speaker {speaker[1:]}")
        yield (
            ends,
            Caption(
                number,
                0,
                "podium",
                speaker,
                name,
                channel,
                language,
                text,
                "",
                "",
                begins,
                ends,
                True,
                language == "ar",
            ),
        )


def _latest(now: Ticks) -> Iterator[SessionEvent]:
    number, begins = len(SAID) + 1, ticks_from_seconds(len(SAID) * LENGTH_S)
    yield SpeechSegment("podium", number, begins)
    yield SpeakerTurn(number, "podium", "S1", "en", begins, None, 0.8, settled=False)
    for place, language in enumerate(("en", *LANGUAGES)):
        committed, provisional, predicted = (part[place] for part in _LIVE)
        channel = None if language == "en" else language
        yield Caption(
            number,
            3,
            "podium",
            "S1",
            NAMES["S1"],
            channel,
            language,
            committed,
            provisional.strip(),
            predicted.strip(),
            begins,
            now,
            right_to_left=language == "ar",
        )
    yield SourceWarning("hall", Warn.QUIET)
    yield Handover("ca", "desk-2", "desk-1", HandoverState.REQUESTED)
    for language, lag_ms in (("es", 1_900), ("ca", 2_300), ("ar", 4_200)):
        yield StageLag(language, ticks_from_ms(lag_ms))
        yield PredictionScored(language, PredictionFigures(120, 97, 410, 640.0))
    yield VoiceBacklog("ar", ticks_from_ms(2_600), 0.5)
