"""Listeners' phones: the page, its captions, and the sound of every channel, encoded once for all of them."""
