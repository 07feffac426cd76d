"""Equations come from the rules: as LaTeX, and with numbers put in that still compute what the line computes."""

import ast
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsim_gui.core.equations import figures, latex, put_in, read, shortest
from optsim_gui.core.optimizers import RULES
from optsim_gui.core.stages import stages
from tests.strategies import every_rule, of_many

every_rule = pytest.mark.parametrize(**every_rule)
three_digits = st.integers(-999, 999).filter(bool).map(lambda n: n / 100)
LINES = {key: [(stage.left, stage.right) for stage in stages(rule)] for key, rule in RULES.items()}


def tidy(text: str) -> str:
    text = re.sub(r"\\(left|right)(?=[()])", "", text).replace(r"\,", " ").replace(" _", "_").replace(" }", "}")
    return re.sub(r" +", " ", text).strip()


def test_the_lines_are_the_textbook_s():
    lines = {tidy(f"{left} = {right}") for pairs in LINES.values() for left, right in pairs}
    assert {
        r"u_{t} = \gamma u_{t-1} + \eta g_t",
        r"\tilde\theta_t = \theta_{t-1} - \gamma u_{t-1}",
        r"g_t = \nabla L(\tilde\theta_t)",
        r"v_{t} = v_{t-1} + g_t^{2}",
        r"v_{t} = \beta_{2} v_{t-1} + (1 - \beta_{2}) g_t^{2}",
        r"\hat m_{t} = \frac{m_{t}}{1 - \beta_{1}^{t}}",
        r"\Delta_t = {-}\frac{\eta}{\sqrt{\hat v_{t} + \varepsilon}} \hat m_{t}",
        r"\theta_t = \theta_{t-1} + \Delta_t",
    } <= lines


def number_in(text: str) -> float:
    """Return what a line with numbers put in computes."""
    raised = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻·ᵉ", "0123456789-.e")
    text = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁻](?:[⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵉ]|·(?=[⁰¹²³⁴⁵⁶⁷⁸⁹]))*", lambda found: "**" + found[0].translate(raised), text)
    text = re.sub(r"√(\([^()]*(?:\([^()]*\)[^()]*)*\)|[\d.e−]+)", r"(\1)**0.5", text)
    return float(eval(text.replace("·", "*").replace("−", "-"), {"max": max, "abs": abs, "sign": np.sign}))


@every_rule
@of_many
@given(data=st.data())
def test_with_numbers_put_in_a_line_computes_what_the_line_computes(rule, data):
    settings = {h.name: data.draw(st.sampled_from((0.5, 0.9, 0.999, 0.001))) for h in rule.hyper}
    piles = {stage.name for stage in stages(rule) if stage.kind in ("accumulator", "memory")}
    for stage in stages(rule):
        if stage.tree is None:
            continue
        inputs = {name: data.draw(three_digits) for name in stage.reads}
        inputs |= {name: abs(value) for name, value in inputs.items() if name.partition("_")[0] in piles} | {"t": 12.0} | settings
        expected = stage.value(inputs)
        assert number_in("".join(put_in(stage.tree, inputs, settings))) == pytest.approx(float(expected), rel=1e-9, abs=1e-12)


@every_rule
@of_many
@given(data=st.data())
def test_a_line_has_as_many_tokens_for_any_numbers_so_that_they_stand_in_columns(rule, data):
    settings = rule.settings()
    for stage in stages(rule):
        if stage.tree is not None:
            drawn = [{name: data.draw(st.floats()) for name in stage.reads} | settings | {"t": 3.0} for _ in range(2)]
            assert len({len(put_in(stage.tree, inputs, settings)) for inputs in drawn}) == 1


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a - b", r"a - b"),
        ("a - (b - c)", r"a - b + c"),
        ("(a + b) * c", r"\left(a + b\right)\, c"),
        ("a / b / c", r"\frac{a}{b\, c}"),
        ("1 / (a + b)", r"\frac{1}{a + b}"),
        ("a * (b / c) * (d + a)", r"\frac{a\, b}{c}\, \left(d + a\right)"),
        ("-a * -b", r"a\, b"),
        ("a - -b", r"a + b"),
        ("(a + b)**2", r"\left(a + b\right)^{2}"),
        ("0.5 * 2**a * b", r"0.5\cdot 2^{a}\, b"),
        ("max(a * b, abs(c))", r"\max\left(a\, b, \left|c\right|\right)"),
    ],
)
def test_an_expression_is_set_as_it_is_written_on_paper(source, expected):
    assert latex(read(ast.parse(source, mode="eval").body), str) == expected


@pytest.mark.parametrize(
    ("source", "inputs", "settings", "expected"),
    [
        ("(1 - beta) * g", {"g": 2.0}, {"beta": 0.9}, "0.1 · 2.00"),
        ("a * (-b) / sqrt(v + eps)", {"b": 2.0, "v": 4.0}, {"a": 0.5, "eps": 1e-8}, "−0.5 · 2.00 / √(4.00 + 1e−8)"),
        ("max(a * m, abs(g))", {"m": 2.0, "g": -4.0}, {"a": 0.5}, "max(0.5 · 2.00, abs(−4.00))"),
        ("-a - b * 2", {"a": 1.0, "b": -3.0}, {}, "−1.00 − −3.00 · 2"),
        ("(a + b) * (1 - c ** t)", {"a": 1.0, "b": -3.0, "t": 3.0}, {"c": 0.5}, "(1.00 − 3.00) · (1 − 0.5³)"),
    ],
)
def test_a_line_with_numbers_put_in_is_written_as_short_as_it_can_be(source, inputs, settings, expected):
    assert "".join(put_in(read(ast.parse(source, mode="eval").body), inputs | settings, settings)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.0, "0"), (-0.00716, "−0.00716"), (1734.0, "1734"), (0.25, "0.250"), (-12.345, "−12.3"), (1.5e-8, "1.50e−8"), (2.5e6, "2.50e6"), (999.9, "1000"), (0.001, "0.00100"), (0.000999, "9.99e−4"), (0.00012, "1.20e−4"), (999_400.0, "999400"), (1e6, "1.00e6")],
)
def test_numbers_are_for_people(value, expected):
    assert figures(value, 3) == expected


@given(st.floats(-1e300, 1e300))
def test_a_number_for_people_is_the_number_to_its_digits(value):
    assert float(figures(value, 4).replace("−", "-")) == pytest.approx(value, rel=6e-4)


def test_what_is_no_number_is_said():
    assert [figures(value) for value in (np.nan, np.inf, -np.inf)] == ["not a number", "∞", "−∞"]
    assert (shortest(0.999), shortest(1e-8), shortest(1 - 0.999)) == ("0.999", "1e−8", "0.001")
