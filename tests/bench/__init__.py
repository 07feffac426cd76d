"""How fast OptSim is, measured on its real window and its real loop: python -m tests.bench --help."""
