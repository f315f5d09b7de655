"""Who spoke when, judged from outside: the figures of `openbooth bench speakers`."""
