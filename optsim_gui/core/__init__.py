"""The science: numpy, numba and contourpy; importable on a machine without Qt."""
