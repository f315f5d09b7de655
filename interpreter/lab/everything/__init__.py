"""`openbooth bench all`: everything that can be measured without a download, one after the other, in one file."""
