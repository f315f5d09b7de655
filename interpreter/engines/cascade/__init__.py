"""The cascade engine: streaming recognition, simultaneous translation and a voice, each by a model of its own."""
