"""One line that says that a newer version is out, and where to read about it."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from interpreter.app.updates import Notice


class UpdateLine(QLabel):
    """Shows nothing until there is something to tell. The system's browser opens the page; nothing is fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "muted")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setOpenExternalLinks(True)
        self.show_notice(None)

    def show_notice(self, notice: Notice | None) -> None:
        """Show which version is out, or nothing."""
        self.setVisible(notice is not None)
        if notice is None:
            self.clear()
            return
        said = self.tr("Version {version} is available").format(version=notice.version)
        self.setText(f'<a href="{escape(notice.link)}">{escape(said)}</a>')
        self.setAccessibleName(said)
        self.setToolTip(escape(notice.link))
