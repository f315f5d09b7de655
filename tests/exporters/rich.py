"""A conference with everything a file has to hold: scripts, strangers, gaps, desks on air, edits, mischief."""

from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Origin, Word
from interpreter.domain.models import Role, UsedModel
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_seconds
from interpreter.domain.transcript import Line, Provenance, Transcript

PROVENANCE = Provenance(
    "20261121-093012-ab12",
    "2026-11-21T09:30:12+01:00",
    "cascade",
    "0.1.0",
    ("podium", "hall & gallery"),
    (UsedModel(Role.TRANSLATION, "example/translator", "Apache-2.0", commercial=True),),
)


def line(number: int, speaker: str | None, start_s: float, text: str, **more: object) -> Line:
    start = round(start_s * 1000)
    words = tuple(
        Word(token, ticks_from_ms(start + 300 * place), ticks_from_ms(start + 300 * place + 250))
        for place, token in enumerate(text.split())
    )
    given = {
        "utterance": number, "source": "podium", "speaker": speaker, "start": ticks_from_seconds(start_s),
        "end": words[-1].end if words else ticks_from_seconds(start_s + 2), "language": "en",
        "text": text, "words": words,
    }  # fmt: skip
    return Line(**{**given, **more})  # type: ignore[arg-type]


def turn(number: int, speaker: str | None, start_s: float, end_s: float) -> SpeakerTurn:
    times = (ticks_from_seconds(start_s), ticks_from_seconds(end_s))
    return SpeakerTurn(number, "podium", speaker, "en", *times, 0.75, settled=True)


RICH = Transcript(
    provenance=PROVENANCE,
    source_language="en",
    targets=("es", "ar", "zh-Hans"),
    lines=(
        line(
            1,
            "S1",
            1.0,
            "Good morning, everyone, and welcome to the harbour.",
            translations={
                "es": "Buenos días a todos y bienvenidos al puerto.",
                "ar": "صباح الخير للجميع، ومرحباً بكم في الميناء رقم 7.",
                "zh-Hans": "大家早上好，欢迎来到港口。",
            },
        ),
        line(
            2,
            "S1",
            5.0,
            "The harbour authority has decided to rebuild the northern pier before the winter storms arrive, and it "
            "will ask the council for 12 million next Tuesday.",
            translations={
                "es": "La autoridad portuaria ha decidido reconstruir el muelle norte antes de que lleguen las "
                "tormentas de invierno, y pedirá al consejo 12 millones el próximo martes.",
                "ar": "قررت هيئة الميناء إعادة بناء الرصيف الشمالي قبل وصول عواصف الشتاء، وستطلب من المجلس 12 "
                "مليوناً يوم الثلاثاء المقبل.",
                "zh-Hans": "港务局已决定在冬季风暴来临之前重建北码头，并将于下周二向议会申请一千二百万。",
            },
            original={
                "es": "La autoridad del puerto decidió reconstruir el muelle.",
                "en": "The harbor authority …",
            },
        ),
        line(
            3,
            "S2",
            16.0,
            "Tom & Jerry < 5 > 3; </v> --> <script>alert(1)</script>",
            translations={"es": "=1+1", "ar": "توم وجيري", "zh-Hans": "@汤姆"},
            speaker_edited=True,
        ),
        line(4, None, 20.0, "", translations={"es": "Solo en español."}, origin=Origin.HUMAN),
        line(
            5,
            "S3",
            24.0,
            "Muchas gracias, señora presidenta.",
            language="es",
            translations={"ar": "شكراً جزيلاً سيدتي الرئيسة.", "zh-Hans": "非常感谢，主席女士。"},
            source="hall & gallery",
        ),
        line(
            6,
            "S2",
            28.0,
            "We thank you all.",
            translations={"es": "Les damos las gracias."},
            shown_only={"ar": "نشكركم جميعاً.", "zh-Hans": "谢谢大家。"},
            origin=Origin.HUMAN,
        ),
        line(7, "S1", 31.0, "And now", translations={"es": "Y ahora"}),
        line(7, "S4", 31.7, "to lunch.", translations={"es": "a comer."}, part=1, speaker_edited=True),
    ),
    gaps=(
        Gap("podium", ticks_from_seconds(18.5), ticks_from_seconds(1.25), "input lost"),
        Gap("podium", ticks_from_seconds(33), ticks_from_seconds(2), "off the record"),
    ),
    names={"S1": "Ann Lee", "S2": "يوسف", "S3": "王小明 <b>"},
    turns=(turn(1, "S1", 1, 14), turn(2, "S2", 16, 18.5), turn(3, None, 20, 22), turn(4, "S3", 24, 26)),
    duration=Ticks(40 * 48_000),
    complete=False,
)
