"""Find the files OptSim brings along: beside the package in a checkout, inside it once installed."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED, _CHECKOUT = _PACKAGE / "resources", _PACKAGE.parent / "resources"
ROOT = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT


def path(*parts):
    """Return the path of one bundled file or folder, e.g. path("icons", "play.svg"); read-only.

    Raise FileNotFoundError where there is none, because Qt shows a missing icon as nothing at all.
    """
    found = ROOT.joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(f"OptSim's own file {'/'.join(parts)} is missing from {ROOT}; install OptSim again")
    return found
