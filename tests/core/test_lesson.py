"""Lessons: each that is shipped opens, is whole in every language and tells the truth; what is wrong in a file is told with its line."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optsim_gui.core.errors import Invalid
from optsim_gui.core.lesson import DEEPEST, LANGUAGES, MOST_BYTES, Lesson, Show, decode, in_language, read
from optsim_gui.core.preset import View, preset
from optsim_gui.resources import path
from tests.facts import Facts

SHIPPED = sorted(path("lessons").glob("*.yaml"))
PLAIN = """\
title: One
about: A lesson.
scenes:
  - say: Look.
    show:
      lanes: [gd, adam]
      change: {steps: 50}
    ask:
      question: Which?
      choices:
        - text: GD
        - {text: Adam, right: true}
      answer: Adam.
  - say: Done.
    point: [lane:2, panel:curves]
"""


def texts(lesson: Lesson) -> list:
    found = [lesson.title, lesson.about]
    for scene in lesson.scenes:
        found.append(scene.say)
        if scene.ask:
            found += [scene.ask.question, scene.ask.answer, *(choice.text for choice in scene.ask.choices)]
    return found


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_shipped_lesson_opens_and_has_every_text_in_every_language(file):
    for text in texts(read(file)):
        assert isinstance(text, dict) and text.keys() == set(LANGUAGES)
        assert all(part.strip() for part in text.values())
        assert not re.search(r"[\u4e00-\u9fff]", text["en"])


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_what_a_shipped_lesson_says_holds(file):
    lesson, known = read(file), {}
    for number, scene in enumerate(lesson.scenes):
        if scene.check:
            show = scene.ask.show if scene.ask and scene.ask.show else lesson.show(number)
            experiment = show.experiment()
            facts = known.setdefault(repr(experiment), Facts(experiment))
            wrong = [check for check in scene.check if not facts.hold(check)]
            assert not wrong, f"scene {number + 1}"


def test_the_example_of_the_documentation_opens():
    example = re.search(r"```yaml\n(.*?)```", (path("lessons") / "README.md").read_text(encoding="utf-8"), re.DOTALL)[1]
    lesson = decode(example.encode())
    (scene,) = lesson.scenes
    assert in_language(scene.say, "zh_CN").startswith("AdaGrad 用") and in_language(lesson.title, "fr") == "AdaGrad"
    assert [lane.optimizer for lane in scene.show.experiment().lanes] == ["gd", "adagrad"]
    assert Facts(scene.ask.show.experiment()).hold(scene.check[0])


def test_a_scene_that_sets_nothing_has_what_the_one_before_set():
    lesson = decode(PLAIN.encode())
    assert lesson.show(1) is lesson.show(0)
    assert lesson.show(1).experiment().steps == 50


WRONG = {
    "  - say: Look.": ("  - say: Look: here.", 4, "mapping values are not allowed"),
    "Look.": ("[1, 2]", 4, "scenes[0].say"),
    "gd, adam": ("gd, adamm", 5, "scenes[0].show: optimizer is 'adamm'"),
    "steps: 50": ("steps: 0", 5, "scenes[0].show: updates is 0; it must be a whole number from 1"),
    "panel:curves": ("panel:curve", 14, "point is 'panel:curve'; it must be one of canvas, timeline, playback, start, optimum, panel:NAME, arrow:KIND, curve:NAME, lane:NUMBER"),
    "lane:2": ("lane:3", 14, "there is no such lane; the scene has 2"),
    ", right: true": ("", 8, "at least one of them is right"),
    "about: A lesson.": ("abuot: A lesson.", 2, "unknown field `abuot`"),
    "say: Done.": ("say: &a Done.\n    more: *a", 15, "aliases and tags are not read"),
    "title: One": ("title: !!python/object:os.system One", 1, "aliases and tags are not read"),
    "Which?": ("Which?\n      question: Twice?", 10, "a key is no plain word, or stands twice"),
}


@pytest.mark.parametrize("part", WRONG)
def test_what_is_wrong_is_told_with_its_line(part):
    instead, line, words = WRONG[part]
    with pytest.raises(Invalid) as told:
        decode(PLAIN.replace(part, instead).encode(), "mine.yaml")
    assert str(told.value).startswith(f"mine.yaml cannot be opened: line {line}: ")
    assert words.lower() in str(told.value).lower()


def test_a_scene_begins_before_the_first_update_unless_it_says_otherwise():
    assert Show().cursor == 0


def test_a_scene_shows_its_own_part_of_the_plane_or_that_of_its_preset():
    assert Show(preset="toy").shown_view() == preset("toy").view
    own = View((0.0, 3.4), (-2.5, 0.9))
    assert Show(preset="toy", view=own).shown_view() == own


def test_a_file_that_is_too_large_or_too_deep_is_not_read(tmp_path):
    file = tmp_path / "large.yaml"
    file.write_bytes(b"#" * (MOST_BYTES + 1))
    with pytest.raises(Invalid, match="larger than 200,000 bytes"):
        read(file)
    with pytest.raises(Invalid, match=f"nested more than {DEEPEST} deep"):
        decode(b"[" * (DEEPEST + 1))
    with pytest.raises(Invalid, match=r"line 1: .*nest"):  # by whichever limit is met first, ours or the parser's own
        decode(b"[" * 5000)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_whatever_is_done_to_a_file_it_opens_or_is_refused_in_a_sentence(data):
    content = bytearray(PLAIN.encode())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    try:
        assert decode(bytes(content)).scenes
    except Invalid as told:
        assert re.match(r"The lesson cannot be opened: line \d+: .+\.$", str(told), re.DOTALL)


def test_a_check_that_is_no_comparison_of_numbers_is_refused():
    facts = Facts(decode(PLAIN.encode()).show(0).experiment())
    assert facts.hold("w(2, 50) > w(1, 50)") and not facts.hold("w(2, 50) < w(1, 50)")
    for check in ("w(1, 2)", "__import__('os') == 1", "open('x') == 1"):
        with pytest.raises((ValueError, NameError)):
            facts.hold(check)


def test_lessons_are_numbered_in_their_order():
    assert [int(Path(file).stem.split("-")[0]) for file in SHIPPED] == list(range(1, len(SHIPPED) + 1))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_number_that_is_checked_stands_in_the_text_of_every_language(file):
    for scene in read(file).scenes:
        said = [scene.say, *([scene.ask.question, scene.ask.answer, *(choice.text for choice in scene.ask.choices)] if scene.ask else [])]
        for check in scene.check:
            number = re.search(r" - ([\d.]+)\) < |^\w+\([^<>]*\) == (\d+)$", check)
            for language in LANGUAGES if number else ():
                words = " ".join(in_language(text, language) for text in said).replace(",", "")
                assert (number[1] or number[2]) in words, f"{check} in {language}"
