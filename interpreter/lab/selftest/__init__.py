"""`openbooth bench selftest`: products that cheat, and whether the lab catches every one of them."""
