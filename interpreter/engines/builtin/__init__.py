"""PocketSphinx, Apertium and eSpeak NG: works after installation, with no download."""
