"""Numba, set up once: explicit signatures, no interpreter lock, cached between launches where a cache can be written."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, cached_property


@contextmanager
def _absent(*names: str) -> Iterator[None]:
    """Let modules seem not installed for a while, those that nobody has loaded yet."""
    hidden = [name for name in names if name not in sys.modules]
    sys.modules |= dict.fromkeys(hidden)
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


with _absent("scipy.linalg", "yaml"):  # for which numba would wait 0.3 s, and of which nothing is called here
    import numba.np.arraymath  # noqa: F401
    from numba import carray, njit, types
    from numba.core import cgutils
    from numba.extending import intrinsic

F = types.float64
STATE = types.UniTuple(F, 3)
HYPER = types.UniTuple(F, 6)
RULE = types.Tuple((F, STATE))(F, F, F, STATE, HYPER)
LOOK = F(F, STATE, HYPER)
VECTOR = types.Array(F, 1, "C", readonly=True)
ROWS = types.Array(types.int64, 1, "C", readonly=True)
VARIED = types.Tuple((types.float64[::1], VECTOR, VECTOR, VECTOR, VECTOR, VECTOR, ROWS, types.int64, F, F))
PROBLEM = types.UniTuple(F, 3)(F, F, VECTOR, VECTOR, VECTOR, F)


inner = njit(nogil=True, error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
"""Mark a function that is only called by compiled ones: it becomes part of them."""


def compiled(function, signature, **further):
    """Compile `function` for one signature; what is damaged in the cache is written anew, one that cannot be written only costs time."""
    options = {"nogil": True, "error_model": "numpy"} | (further or {"no_cfunc_wrapper": True})
    for forget in (False, True):
        try:
            return _cached(function, signature, options, forget)
        except Exception:  # a damaged cache raises anything; a mistake in the function is raised again below
            continue
    return njit(signature, **options)(function)


def _cached(function, signature, options: dict, forget: bool):
    """Compile a function as numba's decorator does, with its cache; `forget` what the cache holds of it."""
    dispatcher = njit(**options)(function)
    dispatcher.enable_caching()
    if forget:
        dispatcher._cache.flush()
    dispatcher.compile(signature)
    dispatcher.disable_compile()
    return dispatcher


def function_at(signature):
    """Return what takes, in compiled functions, an address for a first-class function of that signature (see `Address`)."""
    kind = types.FunctionType(signature)

    @intrinsic
    def at(_typing, address):
        def make(context, builder, _signature, arguments):
            function = cgutils.create_struct_proxy(kind)(context, builder)
            function.c_addr = builder.inttoptr(arguments[0], function.c_addr.type)
            return function._getvalue()

        return kind(types.intp), make

    return at


@intrinsic
def _pointer(_typing, address):
    def make(context, builder, _signature, arguments):
        return builder.inttoptr(arguments[0], context.get_value_type(types.voidptr))

    return types.voidptr(types.intp), make


@inner
def table_at(address, columns, rows):
    """Take, in compiled functions, an address for a float64 table (columns, rows)."""
    return carray(_pointer(address), (columns, rows), F)


class Address:
    """Stand for a compiled function where it is an argument: type and address are worked out once, not at every call.

    numba reads `_numba_type_` and `__wrapper_address__` (its wrapper address protocol for first-class functions).
    """

    def __init__(self, function, signature):
        result = function.get_compile_result(signature)
        self.function = function
        self._signature, self._numba_type_ = signature, types.FunctionType(signature)
        self._address = result.library.get_pointer_to_function(result.fndesc.llvm_cfunc_wrapper_name)

    @cached_property
    def _from_python(self):
        return njit(self._signature, nogil=True, error_model="numpy")(self.function.py_func)

    def __call__(self, *arguments):
        """Call the function, compiled once more for it, from Python: the program never does, and so need not wait for that."""
        return self._from_python(*arguments)

    def __wrapper_address__(self) -> int:
        return self._address


@cache
def passed(function, signature) -> Address:
    """Compile `function` to be passed to another compiled function (see `compiled`), once whoever asks."""
    return Address(compiled(function, signature, no_cpython_wrapper=True), signature)
