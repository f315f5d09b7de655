"""`openbooth bench invariance`: nothing the product says may depend on audio that it has not been given yet."""
