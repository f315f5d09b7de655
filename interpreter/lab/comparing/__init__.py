"""`openbooth bench compare`: two kept results side by side, and which of their differences are real."""
