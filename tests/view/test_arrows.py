"""Arrows are geometry of the record: at true length they end where the lane goes, and parts add up to the whole."""

from math import hypot, isfinite, log10

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from optsim_gui.core.optimizers import EVERY_RULE, RULES
from optsim_gui.core.preset import preset
from optsim_gui.core.problems.neuron import group
from optsim_gui.core.simulate import run
from optsim_gui.core.stages import stages
from optsim_gui.core.trajectory import COLUMNS, Trajectory
from optsim_gui.session.session import Session, Shown
from optsim_gui.view.arrow_control import ArrowControl
from optsim_gui.view.canvas.arrow_strokes import SHORTEST_PX, _Frame, key_box, key_size, paint_arrows, paint_key
from optsim_gui.view.canvas.arrows import KINDS, USUAL_PX, Arrow, arrows, caption, magnification
from optsim_gui.view.canvas.canvas import Canvas
from optsim_gui.view.canvas.mapping import Mapping
from optsim_gui.view.panels.inspector import InspectorPanel
from optsim_gui.view.styles import Styles
from optsim_gui.view.theme import DARK, LIGHT
from tests.strategies import every_rule, lane_of, name_of, of_many, points, settings_of

E = preset("sparse").experiment
DATA = group(*E.data.arrays(), E.reduction)
PATHS = {name_of(rule): run(lane_of(rule), DATA, E.start, 60) for rule in EVERY_RULE}
MAPPING = Mapping((-5.0, 2.5), (-5.0, 3.0), 600, 500)
every_rule = pytest.mark.parametrize(**every_rule)
coordinate = st.floats(-1e6, 1e6)


def tip(arrow: Arrow) -> tuple[float, float]:
    return arrow.start[0] + arrow.vector[0], arrow.start[1] + arrow.vector[1]


def of_stage(key: str, kind: str, step: int = 12) -> list[Arrow]:
    rule = RULES[key]
    at = next(i for i, stage in enumerate(stages(rule)) if stage.kind == kind)
    return list(arrows(PATHS[key], step, rule, rule.settings(), (), at))


@every_rule
@of_many
@given(data=st.data())
def test_the_step_s_arrow_ends_at_the_next_point(rule, data):
    settings = data.draw(settings_of(rule))
    path = run(lane_of(rule, settings), group(*data.draw(points), "mean"), E.start, 20)
    for kinds in (("step",), tuple(KINDS)):
        for step in range(len(path) - 1):
            for arrow in arrows(path, step, rule, settings, kinds):
                assert arrow.at == (path["w"][step], path["b"][step])
                if arrow.kind == "step":
                    assert (arrow.at[0] + arrow.vector[0], arrow.at[1] + arrow.vector[1]) == (path["w"][step + 1], path["b"][step + 1])


@every_rule
def test_each_stage_has_its_geometry_and_only_arrows_that_can_be_drawn(rule):
    for i, stage in enumerate(stages(rule)):
        drawn = arrows(PATHS[name_of(rule)], 12, rule, rule.settings(), (), i)
        assert drawn or (stage.degree <= 0 and not stage.odd), stage.name
        assert all(isfinite(number) for arrow in drawn for number in (*arrow.start, *arrow.vector))


def test_only_the_kinds_that_are_switched_on_are_drawn():
    rule = RULES["nag"]
    assert arrows(PATHS["nag"], 12, rule, rule.settings(), ()) == ()
    assert {a.kind for a in arrows(PATHS["nag"], 12, rule, rule.settings(), ("momentum",))} == {"momentum"}
    assert [a.kind for a in arrows(PATHS["nag"], 12, rule, rule.settings(), tuple(KINDS))] == ["gradient", "lookahead", "gradient", "momentum", "step"]
    assert [a.kind for a in arrows(PATHS["gd"], 12, RULES["gd"], RULES["gd"].settings(), tuple(KINDS))] == ["gradient", "step"]


def test_nag_s_gradient_begins_where_its_look_ahead_ends():
    look, gradient = of_stage("nag", "gradient")
    path, state = PATHS["nag"], [PATHS["nag"][f"state_{p}_1"][12] for p in "wb"]
    assert gradient.start == look.vector == pytest.approx([-0.9 * u for u in state])
    assert gradient.vector == (-path["used_w"][12], -path["used_b"][12])


@pytest.mark.parametrize("key", ["momentum", "nag", "adam"])
def test_decayed_momentum_and_the_gradient_s_share_make_the_new_momentum(key):
    new, carried, share = of_stage(key, "momentum")
    path = PATHS[key]
    assert tip(share) == pytest.approx(new.vector)
    assert new.vector == (-path["state_w_1"][13], -path["state_b_1"][13])
    assert share.start == carried.vector


def test_the_squares_of_an_accumulator_have_its_area():
    (squares,) = of_stage("adagrad", "accumulator")
    assert [side**2 for side in squares.vector] == pytest.approx([PATHS["adagrad"][f"state_{p}_1"][13] for p in "wb"])
    (largest,) = (arrow for arrow in of_stage("adamax", "accumulator") if arrow.kind == "squares")
    assert list(largest.vector) == pytest.approx([PATHS["adamax"][f"state_{p}_2"][13] for p in "wb"])
    assert squares.label.startswith("√") and largest.label and not largest.label.startswith("√"), "a side is the root of a square, and a largest |g| itself"
    before, after = [a for i, stage in enumerate(stages(RULES["adam"])) if stage.name == "v_hat" for a in arrows(PATHS["adam"], 12, RULES["adam"], RULES["adam"].settings(), (), i)]
    assert (after.vector[0] / before.vector[0]) ** 2 == pytest.approx(1 / (1 - 0.999**13))


@pytest.mark.parametrize("key", ["adagrad", "rmsprop", "adam"])
def test_division_lengthens_one_part_and_shortens_the_other_of_a_step_as_long(key):
    even, along_w, along_b, step = of_stage(key, "step")
    assert hypot(*even.vector) == pytest.approx(hypot(*step.vector))
    assert tip(along_b) == pytest.approx(step.vector) and along_w.start == even.vector and along_b.start == pytest.approx(tip(along_w))
    assert abs(step.vector[0]) > abs(even.vector[0]) and abs(step.vector[1]) < abs(even.vector[1])
    assert along_w.label.startswith("w × ") and along_b.label.startswith("b ÷ ")


def test_where_there_is_one_rate_there_is_no_division():
    assert [a.kind for a in of_stage("momentum", "step")] == ["step"]


@given(scale=st.floats(1e-3, 1e3), a=coordinate, b=coordinate)
def test_true_lengths_add_up_on_the_screen_in_the_plane_s_own_directions(scale, a, b):
    frame = _Frame(MAPPING, scale, False)
    there = MAPPING.point(a, b) - MAPPING.point(0, 0)
    px = frame.px((a, b))
    if hypot(there.x(), there.y()) * scale < 1e5:
        assert (px.x(), px.y()) == pytest.approx((there.x() * scale, there.y() * scale), rel=1e-9, abs=1e-6)
    else:
        assert hypot(px.x(), px.y()) == pytest.approx(1e5)


@given(small=st.floats(1e-200, 1e200), factor=st.floats(1.0, 1e6))
def test_logarithmic_lengths_keep_the_order_and_never_vanish(small, factor):
    frame = _Frame(MAPPING, 1.0, True)
    shorter, longer = (hypot(p.x(), p.y()) for p in (frame.px((small, small)), frame.px((small * factor, small * factor))))
    assert SHORTEST_PX * (1 - 1e-9) <= shorter <= longer * (1 + 1e-9)
    if shorter > SHORTEST_PX * 1.01:
        assert longer - shorter == pytest.approx(20 * log10(factor), abs=1e-6)


@every_rule
def test_the_scale_is_round_stated_and_shows_most_arrows(rule):
    path = PATHS[name_of(rule)]
    scale = magnification([path], ("step",), MAPPING)
    _, x, _, y = MAPPING.affine()
    lengths = np.hypot(x * path["step_w"], y * path["step_b"]) * scale
    assert USUAL_PX / 2.5 <= np.percentile(lengths, 90) <= USUAL_PX * 1.001
    assert f"{scale:.6e}"[:8] in ("1.000000", "2.000000", "5.000000")


@pytest.mark.parametrize(
    ("scale", "log", "said"),
    [(1.0, False, "Arrows: 1 × true length"), (5000.0, False, "Arrows: 5,000 × true length"), (0.2, False, "Arrows: 1/5 of true length"), (5.0, True, "Arrows: lengths logarithmic, 20 px for each factor of 10")],
)
def test_the_scale_is_said(scale, log, said):
    assert caption(scale, log) == said


def test_a_path_that_flies_off_or_stands_still_has_a_scale_and_no_arrow():
    table = np.zeros((15, 4))
    table[13] = [np.inf, np.nan, 0.0, 1e308]
    path = Trajectory(table, 3, False)
    assert magnification([path], ("step",), MAPPING) > 0 and magnification([], ("step",), MAPPING) == 1.0
    rule = RULES["gd"]
    assert [len(arrows(path, step, rule, rule.settings(), ("step",))) for step in range(4)] == [0, 0, 0, 1]


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_what_is_painted_is_seen_and_nothing_breaks_far_out(qapp, theme, log):
    image = QImage(600, 500, QImage.Format.Format_RGB32)
    for vector in ((1.0, 1.0), (1e300, -1e300), (1e-3, 1e-3), (0.5, 0.0)):
        for kind in (*KINDS, "faint", "squares", "faint squares", "ghost"):
            image.fill(QColor(theme.background))
            painter = QPainter(image)
            paint_arrows(painter, [Arrow(kind, (0.0, 0.0), vector, "Δ")], "#ff0000", MAPPING, theme, 1.0, log)
            painter.end()
            head = MAPPING.point(0, 0).toPoint()
            around = {image.pixelColor(x, y).name() for x in range(head.x() - 40, head.x() + 40) for y in range(head.y() - 40, head.y() + 40)}
            assert len(around) > 1 or vector == (1e-3, 1e-3), (kind, vector)


def test_the_key_has_room_for_all_it_says(qapp):
    image = QImage(600, 500, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    box = key_box(key_size(QFontMetricsF(painter.font()), tuple(KINDS), caption(1.0, True)), MAPPING)
    paint_key(painter, box, tuple(KINDS), LIGHT, caption(1.0, True))
    painter.end()
    assert MAPPING.rect(MAPPING.w, MAPPING.b).contains(box)
    outside = [image.pixelColor(x, y).name() for x in range(0, 600, 2) for y in range(0, 500, 2) if not box.adjusted(-1, -1, 1, 1).contains(x, y)]
    assert set(outside) == {"#ffffff"}


@pytest.fixture
def control(qtbot):
    experiment = E.replace(steps=60)
    session, canvas = Session(experiment, preset("sparse").view), Canvas()
    inspector = InspectorPanel(session, Styles(session))
    for widget in (canvas, inspector):
        qtbot.addWidget(widget)
    made = ArrowControl(session, canvas, inspector)
    session.shown = Shown(experiment, {lane.id: run(lane, DATA, E.start, 60) for lane in experiment.lanes})
    session.player.set_record(60, 60)
    session.player.seek(12)
    session.shown_changed.emit()
    yield made
    session.setParent(canvas)


def test_a_switch_shows_its_kind_for_every_lane(control):
    scene = lambda: control._canvas.picture.scene_shown  # noqa: E731
    control.refresh()
    assert scene().arrows == {}
    control.actions["step"].trigger()
    assert list(scene().arrows) == [lane.id for lane in E.lanes] and scene().arrow_kinds == ("step",)
    assert {arrow.kind for drawn in scene().arrows.values() for arrow in drawn} == {"step"}
    control.log.trigger()
    assert scene().arrow_log
    control.actions["step"].trigger()
    assert scene().arrows == {}


def test_while_a_stage_is_looked_at_only_its_arrows_are_drawn_and_not_behind_a_tab(control, qtbot):
    control.actions["step"].trigger()
    control._inspector.show()
    control._inspector.choose_lane(4)
    control._inspector.choose_stage(1)
    control.refresh()
    scene = control._canvas.picture.scene_shown
    assert list(scene.arrows) == [4] and [arrow.kind for arrow in scene.arrows[4]] == ["squares"] and scene.arrow_kinds == ()
    control._inspector.hide()
    control.refresh()
    assert len(control._canvas.picture.scene_shown.arrows) == len(E.lanes)


def test_one_scale_for_w_and_b_makes_a_square_of_the_plane_square_on_the_screen(control, qtbot):
    control._canvas.resize(700, 400)
    control._canvas.show()
    control.equal.trigger()
    _, x, _, y = control._canvas.picture.mapping().affine()
    assert x == pytest.approx(-y, rel=1e-3)


@pytest.mark.parametrize("gradient", [0.0, 5e-324])
@every_rule
def test_a_step_that_is_nothing_has_no_parts_though_its_rates_differ(rule, gradient):
    row, path = 12, PATHS[name_of(rule)]
    table = path.table.copy()
    for column in ("used_w", "used_b", "step_w", "step_b", "grad_w", "grad_b"):
        table[COLUMNS.index(column), row] = gradient
    momenta = {stage.name for stage in stages(rule) if stage.kind == "momentum"}
    for i, name in enumerate(rule.state, start=1):
        for p in "wb" if name in momenta else "":
            table[COLUMNS.index(f"state_{p}_{i}"), row] = gradient
    still = Trajectory(table, path.steps, False)
    at = next(i for i, stage in enumerate(stages(rule)) if stage.kind == "step")
    drawn = arrows(still, row, rule, rule.settings(), (), at)
    assert all(isfinite(part) for arrow in drawn for part in (*arrow.vector, *arrow.start)) and "inf" not in " ".join(arrow.label for arrow in drawn)
