"""The product on live sound, measured from outside: sound goes into a sink, and comes out of another."""
