"""The shell around the science: the one mutable object, its worker thread and its player; QtCore only."""
