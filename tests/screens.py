"""Virtual X11 screens that tests can have at any size and take away: Xvfb, and the display's own protocol for what xrandr does."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CDLL, POINTER, Structure, byref, c_char_p, c_int, c_uint, c_ulong, c_ushort, c_void_p
from ctypes.util import find_library

import pytest


@contextmanager
def screen(width: int, height: int) -> Iterator[str]:
    """Give the name of a display with one screen of this size, px, and no window manager; skip the test where there can be none."""
    if not shutil.which("Xvfb"):
        pytest.skip("Xvfb is not installed")
    told, tells = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(tells), "-screen", "0", f"{width}x{height}x24", "-noreset", "-nolisten", "tcp"], pass_fds=(tells,), stderr=subprocess.DEVNULL)
    os.close(tells)
    try:
        with os.fdopen(told) as said:
            yield f":{said.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


class _Mode(Structure):
    _fields_ = [("id", c_ulong), ("width", c_uint), ("height", c_uint), ("clock", c_ulong), *((f"h{n}", c_uint) for n in range(4)),
                *((f"v{n}", c_uint) for n in range(3)), ("name", c_char_p), ("letters", c_uint), ("flags", c_ulong)]  # fmt: skip


class _Parts(Structure):
    _fields_ = [("asked", c_ulong), ("changed", c_ulong), ("pictures", c_int), ("picture", POINTER(c_ulong)), ("plugs", c_int), ("plug", POINTER(c_ulong)),
                ("modes", c_int), ("mode", POINTER(_Mode))]  # fmt: skip


def unplug(display: str, width: int, height: int) -> None:
    """Take the screen of a display away and give it another of this size, px, as when a projector is unplugged."""
    names = find_library("X11"), find_library("Xrandr")
    if None in names:
        pytest.skip("libX11 and libXrandr are not installed")
    x11, randr = map(CDLL, names)
    x11.XOpenDisplay.restype, x11.XDefaultRootWindow.restype, randr.XRRCreateMode.restype = c_void_p, c_ulong, c_ulong
    randr.XRRGetScreenResources.restype = POINTER(_Parts)
    connection = c_void_p(x11.XOpenDisplay(display.encode()))
    root = c_ulong(x11.XDefaultRootWindow(connection))
    parts = randr.XRRGetScreenResources(connection, root)
    picture, plug = c_ulong(parts.contents.picture[0]), c_ulong(parts.contents.plug[0])
    name = f"{width}x{height}".encode()
    mode = c_ulong(randr.XRRCreateMode(connection, root, byref(_Mode(0, width, height, 60 * width * height, *3 * (width,), 0, *3 * (height,), name, len(name), 0))))
    randr.XRRAddOutputMode(connection, plug, mode)
    randr.XRRSetCrtcConfig(connection, parts, picture, c_ulong(0), 0, 0, c_ulong(0), c_ushort(1), None, 0)
    randr.XRRSetScreenSize(connection, root, width, height, width // 4, height // 4)
    randr.XRRSetCrtcConfig(connection, parts, picture, c_ulong(0), 0, 0, mode, c_ushort(1), byref(plug), 1)
    x11.XCloseDisplay(connection)
