"""The command line's laws: an option serves the files that the table says, and --help, examples and errors follow from it."""

import io
import re
import sys

import pytest

from optsim_gui import cli, options, rendering
from optsim_gui.core.errors import Invalid
from optsim_gui.options import EXAMPLES, KINDS, SERVES, check
from optsim_gui.progress import watched

VALUES = {"size": "320x200", "theme": "dark", "lang": "en", "trail": "5", "step": "3", "steps": "0:3", "every": "2", "fps": "10",
          "lane": "6", "library": "numpy"}  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def given(option):
    return [f"--{option}", *([VALUES[option]] if option in VALUES else [])]


def help_of(*command):
    told = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(sys, "stdout", told)
        patch.setenv("COLUMNS", "200")
        cli.main([*command, "--help"])
    return told.getvalue()


def test_what_can_be_written_is_what_can_be_asked_for():
    assert tuple(rendering.WRITERS) == KINDS and set(SERVES) == set(options.OPTIONS)


@pytest.mark.parametrize("option", SERVES)
@pytest.mark.parametrize("kind", KINDS)
def test_an_option_serves_its_kinds_and_for_all_others_it_is_refused_in_a_sentence(option, kind, tmp_path, capsys):
    arguments = ["render", *given(option), "--out", f"x.{kind}"]
    if kind in SERVES[option]:
        check(cli.parsed(arguments))
        return
    assert cli.main(arguments) == 2
    told = capsys.readouterr()
    assert told.err == f"--{option} means nothing for x.{kind}; it is for {', '.join('.' + one for one in SERVES[option])}.\n"
    assert told.out == "" and list(tmp_path.iterdir()) == []


def test_without_options_every_kind_may_be_asked_for():
    for kind in KINDS:
        check(cli.parsed(["render", "--out", f"x.{kind}"]))


def test_help_tells_of_each_option_what_it_serves():
    told = re.split(r"^for (.*):$", help_of("render"), flags=re.MULTILINE)
    found = {option: heading for heading, text in zip(told[1::2], told[2::2]) for option in re.findall(r"^  --(\w+)", text, re.MULTILINE)}
    assert found == {option: ", ".join("." + kind for kind in kinds) for option, kinds in SERVES.items()}


@pytest.mark.parametrize("command", EXAMPLES)
def test_help_has_examples_and_each_can_be_asked_for(command):
    told = help_of(*command.split())
    assert EXAMPLES[command]
    for example in EXAMPLES[command]:
        assert f"  optsim-gui {example}".rstrip() in told.splitlines()
        if not example.endswith("--help"):
            asked = cli.parsed(example.split())
            _ = asked.act is cli._render and check(asked)


def test_every_command_has_examples():
    assert set(EXAMPLES) == {"", *options.COMMANDS}


@pytest.mark.parametrize("wrong", [["--preset", "nobody"], ["--out", "nowhere/x.csv"], ["--preset"], ["--out"], ["--frobnicate"]])
def test_run_and_render_tell_the_same_in_the_same_words(wrong, capsys):
    said = []
    for command in (["run", "--optimizer", "gd"], ["render"]):
        assert cli.main([*command, "--preset", "toy", "--out", "x.csv", *wrong]) == 2
        said.append(capsys.readouterr().err.replace(f"optsim-gui {command[0]}", "optsim-gui"))
    assert said[0] == said[1] != ""


class Screen(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("stream", "told"), [(io.StringIO, ""), (Screen, "\r1 of 2\r2 of 2\n")])
def test_progress_is_told_on_a_terminal_alone(stream, told, monkeypatch):
    monkeypatch.setattr(sys, "stderr", stream())
    with watched(by_program=False) as tell:
        tell(1, 2)
        tell(2, 2)
    assert sys.stderr.getvalue() == told


def test_a_name_without_a_kind_is_refused():
    with pytest.raises(Invalid, match="its name must end in one of .png, .svg"):
        check(cli.parsed(["render", "--out", "x"]))
