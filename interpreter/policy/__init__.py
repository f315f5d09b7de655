"""Pure decisions: values and the time go in, values come out. No clock, loop, thread, file or log."""
