"""One declaration of one knob: symbol, default, range, scale and sentence, written once beside what uses it."""

import math
import re
from dataclasses import dataclass, replace

from .errors import Invalid
from .words import tr


def text_of(value: float) -> str:
    """Return the shortest text that reads as exactly this number."""
    short = f"{value:g}"
    return re.sub(r"e([+-])0+", r"e\1", short if float(short) == value else repr(value)).replace("e+", "e")


@dataclass(frozen=True, slots=True)
class Hyper:
    """Declare one setting; forms, tooltips, validation, command line and files derive from it.

    `low` and `high` bound the value and are allowed themselves. The slider runs from `slider_low` to `slider_high`
    on a "linear", "log" (needs slider_low > 0) or "decay" scale (even steps of -log10(1 - value)); typing may leave
    the slider's range but never the bounds. `whole` says that the value is a whole number.
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
    whole: bool = False

    def but(self, **changes) -> "Hyper":
        """Return this declaration with the given fields changed."""
        return replace(self, **changes)

    def check(self, value: float, owner: str = "") -> float:
        """Return `value` as a float or a whole number, or raise Invalid when it is not a number in [low, high]."""
        kinds = int if self.whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds) or not self.low <= value <= self.high:
            name = tr("{name} of {owner}", name=tr(self.name), owner=owner) if owner else tr(self.name)
            raise Invalid(tr("{name} is {value!r}; it must be {allowed}.", name=name, value=value, allowed=self.allowed))
        return value if self.whole else float(value)

    @property
    def allowed(self) -> str:
        """Return what is allowed, e.g. "a number from 0 to 1000"."""
        if self.whole:
            return tr("a whole number from {low:,} to {high:,}", low=self.low, high=self.high)
        return tr("a number from {low} to {high}", low=text_of(self.low), high=text_of(self.high))

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
        if self.whole:
            return round(min(self.high, max(self.low, float(f"{value:.3g}"))))
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
EPS_OUTSIDE = EPS.but(sentence="Small constant beside the root that keeps the division finite.")
RHO = BETA.but(name="rho", symbol="ρ", default=0.95, sentence="Share of the running means of g² and of the squared steps that is kept.")
PSI = Hyper("psi", "ψ", 0.004, 0.0, 1.0, 1e-4, 1.0, "log", "How fast the momentum grows from half of β₁ to β₁; 0 keeps it at half.")
DECAY = Hyper("decay", "λ", 0.01, 0.0, 1.0, 0.0, 0.1, "linear", "Weight decay: the share of the parameter itself that an update takes away.")
