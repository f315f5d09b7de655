"""When and how listeners are told by ear that the voice they hear is synthetic."""

from collections.abc import Mapping
from types import MappingProxyType

from interpreter.domain.channels import Mode
from interpreter.domain.timeline import Ticks

NOTICES: Mapping[str, str] = MappingProxyType(
    {
        "ar": "هذه ترجمة بالذكاء الاصطناعي.",
        "ca": "El vostre intèrpret és una intel·ligència artificial.",
        "cs": "Posloucháte tlumočení umělou inteligencí.",
        "da": "Du hører en tolkning lavet af kunstig intelligens.",
        "de": "Sie hören eine Verdolmetschung durch künstliche Intelligenz.",
        "el": "Ακούτε διερμηνεία από τεχνητή νοημοσύνη.",
        "en": "You are hearing an AI interpretation.",
        "es": "Su intérprete es una inteligencia artificial.",
        "eu": "Adimen artifizial bat ari da interpretatzen.",
        "fa": "شما ترجمهٔ هوش مصنوعی را می‌شنوید.",
        "fi": "Kuulet tekoälyn tulkkausta.",
        "fr": "Vous écoutez une interprétation par intelligence artificielle.",
        "gl": "Interpreta unha intelixencia artificial.",
        "he": "אתם מאזינים לתרגום של בינה מלאכותית.",
        "hi": "यह अनुवाद कृत्रिम बुद्धिमत्ता कर रही है।",
        "hu": "Önnek mesterséges intelligencia tolmácsol.",
        "it": "Il vostro interprete è un'intelligenza artificiale.",
        "ja": "これはエーアイのつうやくです。",
        "ko": "인공지능 통역을 듣고 계십니다.",
        "nb": "Du hører en tolkning laget av kunstig intelligens.",
        "nl": "U hoort een vertolking door kunstmatige intelligentie.",
        "pl": "Tłumaczy sztuczna inteligencja.",
        "pt": "O seu intérprete é uma inteligência artificial.",
        "ro": "Interpretul este o inteligență artificială.",
        "ru": "Переводит искусственный интеллект.",
        "sv": "Du hör en tolkning gjord av artificiell intelligens.",
        "tr": "Yapay zekâ çevirisi dinliyorsunuz.",
        "uk": "Перекладає штучний інтелект.",
        "vi": "Bạn đang nghe phiên dịch bằng trí tuệ nhân tạo.",
        "zh": "这是人工智能口译。",
    }
)
"""By language, what says in three seconds that the interpreter is an AI.

They are written to be spoken: the Japanese one without the characters that not every voice can read.
"""


def notice_in(language: str) -> str:
    """Return the sentence for a language tag, that of the plainer tag where there is none; empty without any."""
    tag = language.replace("_", "-").lower()
    while tag and tag not in NOTICES:
        tag = tag.rpartition("-")[0]
    return NOTICES.get(tag, "")


class NoticePolicy:
    """Decides when the notice is due on one listener channel: once, before the machine's first word where it can be.

    It is owed from the first moment in which the machine is heard. It is never said over speech, while a human or the
    floor is heard, or again once it was said; so no handback brings it back. A notice that could not be said to its end
    stays owed.
    """

    def __init__(self, *, wanted: bool = True) -> None:
        """`wanted` is whether listeners are told by ear at all."""
        self._owed = wanted
        self._until: Ticks | None = None

    def due(self, now: Ticks, mode: Mode, *, free_at: Ticks = Ticks(0), heard: bool = True) -> bool:
        """Whether to begin the notice now, or as soon as the voice can say it.

        `free_at` is when the speech that sounds on the channel ends, and `heard` whether the channel can be heard, not
        being muted.
        """
        if self._until is not None and (now >= self._until or mode is not Mode.MACHINE or not heard):
            self._owed, self._until = now < self._until, None
        return self._owed and self._until is None and heard and mode is Mode.MACHINE and free_at <= now

    def begun(self, start: Ticks, duration: Ticks) -> None:
        """The notice sounds from `start` on; one of no length, for want of a voice, is not tried again."""
        self._until = Ticks(start + duration)
