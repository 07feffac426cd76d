"""Numba, set up once: explicit signatures, no interpreter lock, cached between launches where a cache can be written."""

from numba import njit, types

F = types.float64
STATE = types.UniTuple(F, 3)
HYPER = types.UniTuple(F, 6)
RULE = types.Tuple((F, STATE))(F, F, F, STATE, HYPER)
LOOK = F(F, STATE, HYPER)
VECTOR = types.Array(F, 1, "C", readonly=True)
PROBLEM = types.UniTuple(F, 3)(F, F, VECTOR, VECTOR, VECTOR, F)


def compiled(function, signature):
    """Compile `function` for one signature; an unwritable or broken cache only costs the time to compile again."""
    options = {"nogil": True, "error_model": "numpy"}
    try:
        return njit(signature, cache=True, **options)(function)
    except (RuntimeError, OSError, EOFError, ValueError):
        return njit(signature, **options)(function)
