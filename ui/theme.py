"""Colours, sizes and fonts of every window: the only place that names a colour.

Text on any of the backgrounds reaches a contrast of 4.5:1 (WCAG 2.2, 1.4.3), borders of controls and meters 3:1.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.stylesheet import stylesheet

_PROPERTY = "openbooth-theme"
_FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans")
_FALLBACKS = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans CJK SC")
_POINTS = 10.5
SMALLEST_ZOOM, LARGEST_ZOOM = 1.0, 3.0


class Scheme(StrEnum):
    """Which colours are wished for."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours by their meaning, as #rrggbb.

    `window` lies behind everything, panels are `surface`, cards and fields `raised`, what is pointed at `hover`. Filled
    controls are `accent`, or `live` for what is on air, with `on_fill` as text. `link` is the accent as text.
    """

    window: str
    surface: str
    raised: str
    hover: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    live: str
    on_fill: str
    link: str
    good: str
    warn: str
    bad: str
    machine: str
    human: str
    floor: str
    selection: str
    speakers: tuple[str, ...]


DARK = Colours(
    window="#121518",
    surface="#191d21",
    raised="#22272c",
    hover="#2b3137",
    line="#31383f",
    edge="#75808a",
    text="#e9ecef",
    muted="#a7b0b8",
    accent="#2a70c2",
    live="#cf2f2a",
    on_fill="#ffffff",
    link="#7db8f5",
    good="#62cf85",
    warn="#f0b84a",
    bad="#ff8078",
    machine="#7db8f5",
    human="#ff8f87",
    floor="#b9c2ca",
    selection="#1f4a78",
    speakers=("#8cc8ff", "#ffd166", "#8fe0a0", "#ffa48f", "#cdb0ff", "#74e0d6", "#ffaad6", "#d0d772"),
)
LIGHT = Colours(
    window="#eef0f3",
    surface="#ffffff",
    raised="#f5f6f8",
    hover="#e7eaee",
    line="#d5dae0",
    edge="#7a848e",
    text="#171b1f",
    muted="#545d66",
    accent="#1d62b3",
    live="#c3261f",
    on_fill="#ffffff",
    link="#1a5aa6",
    good="#176b33",
    warn="#7d5000",
    bad="#b02318",
    machine="#1a5aa6",
    human="#b02318",
    floor="#4c555e",
    selection="#cfe3fa",
    speakers=("#0b559e", "#745000", "#1b662e", "#9f301a", "#633aa6", "#00635a", "#972164", "#545a00"),
)


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours and a zoom of everything, 1.0 to 3.0. Sizes are device-independent pixels."""

    colours: Colours
    zoom: float = 1.0

    @property
    def is_dark(self) -> bool:
        """Whether text is lighter than what lies behind it."""
        return QColor(self.colours.text).lightness() > QColor(self.colours.surface).lightness()

    @property
    def tiny(self) -> int:
        """Between things that belong together."""
        return self.px(4)

    @property
    def small(self) -> int:
        """Between controls."""
        return self.px(8)

    @property
    def medium(self) -> int:
        """Inside cards."""
        return self.px(12)

    @property
    def large(self) -> int:
        """Between panels."""
        return self.px(16)

    @property
    def radius(self) -> int:
        """Of rounded corners."""
        return self.px(6)

    @property
    def control(self) -> int:
        """The height of something to press."""
        return self.px(32)

    def px(self, size: float) -> int:
        """Return a length as zoomed."""
        return max(1, round(size * self.zoom))

    def icon(self, size: float = 16) -> QSize:
        """Return the size of a square icon."""
        return QSize(self.px(size), self.px(size))

    def colour(self, name: str) -> QColor:
        """Return a colour by its meaning, as in `warn`."""
        return QColor(getattr(self.colours, name))

    def speaker(self, number: int) -> QColor:
        """Return the colour of the speaker who came as number `number` from 0; they repeat."""
        return QColor(self.colours.speakers[number % len(self.colours.speakers)])

    def font(self, scale: float = 1.0, *, bold: bool = False, italic: bool = False) -> QFont:
        """Return the text font, `scale` times as large, with digits of equal width."""
        font = QFont(_families())
        font.setPointSizeF(_POINTS * self.zoom * scale)
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setItalic(italic)
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font


def chosen(scheme: Scheme, zoom: float = 1.0) -> Theme:
    """Return the theme that somebody chose; a zoom out of range is brought into it."""
    dark = scheme is Scheme.DARK
    if scheme is Scheme.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return Theme(DARK if dark else LIGHT, min(LARGEST_ZOOM, max(SMALLEST_ZOOM, zoom)))


def apply(theme: Theme) -> None:
    """Show every window in a theme from now on; widgets get a StyleChange event and are laid out anew."""
    app = _application()
    if not isinstance(app.property(_PROPERTY), Theme):
        app.setStyle("Fusion")
    app.setProperty(_PROPERTY, theme)
    app.setFont(theme.font())
    app.setPalette(_palette(theme.colours))
    app.setStyleSheet(
        stylesheet({name.name: getattr(theme.colours, name.name) for name in fields(Colours)}, theme.px)
    )


def current() -> Theme:
    """Return what `apply` was last given."""
    theme = _application().property(_PROPERTY)
    return theme if isinstance(theme, Theme) else Theme(DARK)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    found = QColor(colour)
    return 0.2126 * linear(found.redF()) + 0.7152 * linear(found.greenF()) + 0.0722 * linear(found.blueF())


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a window needs a QApplication")
    return app


@cache
def _families() -> list[str]:
    """Return the families of the text font; asking the system takes too long for every text that is drawn."""
    there = set(QFontDatabase.families())
    own = [name for name in _FAMILIES if name in there][:1]
    return own + [name for name in _FALLBACKS if name in there and name not in own] + [QFont().family()]


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for kind, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.raised),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Button, colours.raised),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.on_fill),
        (role.Highlight, colours.selection),
        (role.HighlightedText, colours.text),
        (role.Link, colours.link),
        (role.ToolTipBase, colours.raised),
        (role.ToolTipText, colours.text),
        (role.Mid, colours.line),
        (role.Accent, colours.accent),
    ):
        palette.setColor(kind, QColor(colour))
    for kind in (role.Text, role.ButtonText, role.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, kind, QColor(colours.muted))
    return palette
