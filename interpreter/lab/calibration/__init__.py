"""Measures how an engine's model is to be listened to, on a small set whose words have known times."""
