"""`openbooth rehearse`: a recording through several settings, and which of them serves the audience better."""
