"""Windows on a screen, with real sound; collected only where tests/end_to_end/test_window.py has made them a screen."""

import os

collect_ignore_glob = [] if os.environ.get("OPENBOOTH_ON_SCREEN") else ["test_*.py"]
