"""The outside observer: replays material through the public command line and measures."""
