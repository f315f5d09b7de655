"""The Qt shell: a client of the core."""
