"""The cascade engine: streaming recognition, simultaneous translation and a voice, from permissively licensed models."""
