# make run     open the program             make run ARGS="--help"
# make test    pass the tests               make test PYTHON=python3.12
# make soak    the tests that take long     make soak MINUTES=60 ARGS="-k hours"
# make bench   measure how fast it is       make bench ARGS="--quick"
# make translations   bring the texts in resources/translations up to date
#
# Each alone is enough on a new machine: the first call makes .venv, which takes a minute or two; later ones start at once.
.POSIX:
PYTHON = python3
ARGS =
MINUTES = 2
PIP = .venv/bin/python -m pip --disable-pip-version-check --quiet
CHECK = import sys; sys.version_info >= (3, 11) or sys.exit("OptSim needs Python 3.11 or newer, and $(PYTHON) is %d.%d; name another one: make run PYTHON=python3.12" % sys.version_info[:2])

run: venv
	@.venv/bin/python -m optsim_gui $(ARGS)

test: venv
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest $(ARGS)
	@if command -v Xvfb >/dev/null; then set -x; .ci/x11 .venv/bin/python -m pytest -m x11; \
	else echo "Xvfb is not installed, so no test ran in a real X11 window."; fi

soak: venv
	MINUTES=$(MINUTES) QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest -m soak -rP -o faulthandler_timeout=0 $(ARGS)

bench: venv
	@test .venv/bench -nt .venv/ready || { $(PIP) install --editable '.[bench]' && touch .venv/bench; }
	.venv/bin/python -m tests.bench $(ARGS)

translations: venv
	QT_QPA_PLATFORM=offscreen .venv/bin/python -m tests.translations

# A virtual environment has bin/python3.12 exactly when that Python made it: naming another PYTHON makes it anew.
venv:
	@test -x ".venv/bin/$$(basename "$(PYTHON)")" && test .venv/ready -nt pyproject.toml || $(MAKE) -s new-venv

new-venv:
	@command -v "$(PYTHON)" >/dev/null || { echo "$(PYTHON) is not installed; OptSim needs Python 3.11 or newer." >&2; exit 1; }
	@"$(PYTHON)" -c '$(CHECK)'
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { echo "$(PYTHON) cannot make virtual environments;" \
		"on Debian and Ubuntu this helps: sudo apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing what OptSim needs into .venv (once; about 200 MB to download)."
	@"$(PYTHON)" -m venv --clear .venv
	@$(PIP) install --editable '.[test]'
	@touch .venv/ready

clean:
	rm -rf .venv

.PHONY: run test soak bench translations venv new-venv clean
