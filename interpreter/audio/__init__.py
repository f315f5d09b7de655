"""Audio and video files, and sound devices."""
