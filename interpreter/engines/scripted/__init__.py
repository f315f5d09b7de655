"""Plays a written timeline: demos, tests, work on the screens."""
