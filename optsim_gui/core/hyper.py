"""One declaration of one knob: symbol, default, range, scale and sentence, written once beside the rule that uses it."""

import math
from dataclasses import dataclass, replace

from .errors import Invalid


@dataclass(frozen=True, slots=True)
class Hyper:
    """Declare one setting of a rule; forms, tooltips, validation, command line and files derive from it.

    `low` and `high` bound the value and are allowed themselves. A "log" scale needs low > 0 on its slider,
    which then runs from `slider_low` to `slider_high`; typing may leave the slider's range but never the bounds.
    """

    name: str
    symbol: str
    default: float
    low: float
    high: float
    slider_low: float
    slider_high: float
    scale: str
    sentence: str

    def but(self, **changes) -> "Hyper":
        """Return this declaration with the given fields changed."""
        return replace(self, **changes)

    def check(self, value: float, owner: str = "") -> float:
        """Return `value` as a float, or raise Invalid when it is not a number in [low, high]."""
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not self.low <= value <= self.high:
            of = f" of {owner}" if owner else ""
            raise Invalid(f"{self.name}{of} is {value!r}; it must be a number from {self.low:g} to {self.high:g}.")
        return float(value)

    def to_slider(self, value: float) -> float:
        """Return where `value` sits on the slider, 0 at its low end and 1 at its high end, clamped."""
        low, high, value = map(self._scaled, (self.slider_low, self.slider_high, value))
        return min(1.0, max(0.0, (value - low) / (high - low)))

    def from_slider(self, fraction: float) -> float:
        """Return the value at `fraction` of the slider, rounded to three significant digits."""
        low, high = self._scaled(self.slider_low), self._scaled(self.slider_high)
        value = low + fraction * (high - low)
        if self.scale == "log":
            value = 10.0**value
        elif self.scale == "decay":
            value = 1.0 - 10.0**-value
        rounded = float(f"{value:.3g}") if self.scale != "decay" else 1.0 - float(f"{1.0 - value:.2g}")
        return min(self.high, max(self.low, float(f"{rounded:.6g}")))

    def _scaled(self, value: float) -> float:
        if self.scale == "log":
            return math.log10(max(value, self.slider_low))
        if self.scale == "decay":
            return -math.log10(max(1.0 - value, 1e-6))
        return value


ETA = Hyper("eta", "η", 0.1, 0.0, 1000.0, 1e-4, 100.0, "log", "Learning rate: how far one update goes.")
GAMMA = Hyper("gamma", "γ", 0.9, 0.0, 1.2, 0.0, 0.999, "decay", "Share of the last update that is carried on; from 1 upward it never forgets.")
BETA = Hyper("beta", "β", 0.9, 0.0, 1.0, 0.0, 0.9999, "decay", "Share of the accumulated g² that is kept at each update.")
BETA1 = Hyper("beta1", "β₁", 0.9, 0.0, 0.999999, 0.0, 0.999, "decay", "Share of the running mean of the gradient that is kept.")
BETA2 = Hyper("beta2", "β₂", 0.999, 0.0, 0.99999999, 0.0, 0.9999, "decay", "Share of the running mean of g² that is kept.")
EPS = Hyper("eps", "ε", 1e-8, 0.0, 1.0, 1e-12, 1e-1, "log", "Small constant under the root that keeps the division finite.")
