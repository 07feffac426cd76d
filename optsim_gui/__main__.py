"""Make `python -m optsim_gui` the same program as `optsim-gui`."""

import sys

from optsim_gui.cli import main

if __name__ == "__main__":
    sys.exit(main())
