"""Odd surroundings: countries, screens, slow machines, few fonts; in them the program does what it does anywhere."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.program import SAVED, command, places, play
from tests.screens import screen, unplug

posix = pytest.mark.skipif(os.name == "nt", reason="signals, users and mounts of POSIX")
ODD = {"TZ": "Pacific/Chatham", "PYTHONOPTIMIZE": "1", "PYTHONWARNINGS": "error", "PYTHONDONTWRITEBYTECODE": "1"}
DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
pytestmark = [posix, pytest.mark.soak]


@pytest.mark.parametrize("language", ["de_DE", "ar_EG", "tr_TR", "hi_IN"])
def test_in_another_country_fields_write_as_people_do_and_files_as_ever(tmp_path, language):
    made = tmp_path / "locales" / f"{language}.UTF-8"
    made.parent.mkdir()
    if subprocess.run(["localedef", "-i", language, "-f", "UTF-8", made], capture_output=True, check=False).returncode:
        pytest.skip("locales cannot be made here")
    found = play("use", tmp_path, places(tmp_path, LOCPATH=str(made.parent), LC_ALL=made.name))
    assert (found["eta"], found["right_to_left"]) == (0.25, False)  # it speaks English and Chinese
    assert found["shows"] == ("0,25" if language in ("de_DE", "tr_TR") else "0.25")
    assert '"eta": 0.25' in (tmp_path / SAVED).read_text("utf-8")


def test_with_a_cold_cache_on_a_slow_core_it_only_takes_longer(tmp_path):
    def slow():
        os.nice(15)
        os.sched_setaffinity(0, {0})

    found = play("use", tmp_path, places(tmp_path, NUMBA_CACHE_DIR=str(tmp_path / "cold"), **ODD), preexec_fn=slow)
    assert found["eta"] == 0.25 and any((tmp_path / "cold").rglob("*.nbi"))


def test_where_a_fifth_of_a_core_is_left_it_answers_and_nothing_is_lost(tmp_path):
    how = {"env": places(tmp_path), "cwd": tmp_path, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command("use", tmp_path), preexec_fn=lambda: os.sched_setaffinity(0, {0}), **how) as child:
        while child.poll() is None:
            for told, seconds in ((signal.SIGSTOP, 0.08), (signal.SIGCONT, 0.02)):
                child.send_signal(told)
                time.sleep(seconds)
        assert (child.returncode, child.stderr.read()) == (0, "") and '"eta": 0.25' in child.stdout.read()
    assert '"eta": 0.25' in (tmp_path / SAVED).read_text("utf-8")


@pytest.mark.parametrize("language", ["en_GB", "zh_CN"])
def test_with_no_fonts_but_dejavu_it_has_all_its_letters(tmp_path, language):
    if not DEJAVU.is_dir():
        pytest.skip("DejaVu is not installed")
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(f"<?xml version='1.0'?><fontconfig><dir>{DEJAVU}</dir><cachedir>{tmp_path / 'fonts'}</cachedir></fontconfig>")
    found = play("use", tmp_path, places(tmp_path, FONTCONFIG_FILE=str(fonts), LANGUAGE=language, LC_ALL="C.UTF-8"))
    assert found["eta"] == 0.25


# screens


def on(display: str, home: Path) -> dict[str, str]:
    """Return an environment with this X11 display and no window manager."""
    return places(home, QT_QPA_PLATFORM="xcb", DISPLAY=display)


@pytest.mark.parametrize("size", [(1024, 600), (1280, 800)])
def test_on_a_small_screen_all_of_the_window_is_on_it(tmp_path, size):
    with screen(*size) as display:
        found = play("use", tmp_path, on(display, tmp_path))
    assert found["eta"] == 0.25
    assert found["place"][0] >= 0 and found["place"][1] >= 0
    assert found["place"][0] + found["size"][0] <= size[0] and found["place"][1] + found["size"][1] <= size[1], found


def test_a_screen_unplugged_while_it_plays_takes_nothing_with_it(tmp_path):
    with screen(1920, 1080) as display:
        how = {"env": on(display, tmp_path), "cwd": tmp_path, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        with subprocess.Popen(command("unplugged", tmp_path), **how) as child:
            assert child.stdout.readline() == "ready\n"
            unplug(display, 1024, 600)
            told, noise = child.communicate(timeout=120)
        assert (child.returncode, noise) == (0, ""), told
        assert '"screen": [1024, 600]' in told and '"goes_on": true' in told
        found = play("use", tmp_path, on(display, tmp_path))  # the size it had elsewhere is not taken over
        assert found["place"][0] + found["size"][0] <= 1024 and found["place"][1] + found["size"][1] <= 600, found
