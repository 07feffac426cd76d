"""What an optimizer is: a function that reads like the equation, and its declaration."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from ..errors import Invalid
from ..hyper import Hyper
from ..words import tr


CONVENTIONS = {"textbook": "Textbook", "pytorch": "PyTorch"}  # whose way of writing a rule down, as people call it


def here(p, state, hyper):
    """Take the gradient at the point itself."""
    return p


@dataclass(frozen=True, eq=False)
class Rule:
    """Hold one update rule with all that is declared about it.

    `update(g, p, t, state, hyper) -> step, state` is elementwise: the same scalar recurrence runs for w and for b.
    g is the gradient, p the parameter, t the number of this update counted from 1, `state` three and `hyper` six
    floats of which the rule uses as many as it names. `look(p, state, hyper)` says where the gradient is taken.
    `convention` is one of CONVENTIONS; `differs` says in a sentence what sets it apart from the textbook's.
    """

    key: str
    title: str
    sentence: str
    state: tuple[str, ...]
    hyper: tuple[Hyper, ...]
    source: str
    update: Callable
    look: Callable = here
    convention: str = "textbook"
    differs: str = ""

    def as_in(self, convention: str, differs: str, *, source: str, hyper: tuple[Hyper, ...] = (), state: tuple[str, ...] = (), look: Callable = here):
        """Declare the decorated function as this rule in another convention; settings and state are the same unless given."""

        def declare(update: Callable) -> Rule:
            title = f"{self.title} ({CONVENTIONS[convention]})"
            return replace(self, title=title, state=state or self.state, hyper=hyper or self.hyper, source=source, update=update, look=look,
                           convention=convention, differs=differs)  # fmt: skip

        return declare

    def settings(self, **values: float) -> dict[str, float]:
        """Return every setting, the given ones checked and the others at their default; raise Invalid otherwise."""
        known = {h.name: h for h in self.hyper}
        for name in values:
            if name not in known:
                raise Invalid(tr("{optimizer} has no setting {name!r}; it has {known}.", optimizer=tr(self.title), name=name, known=", ".join(known)))
        return {name: h.check(values.get(name, h.default), tr(self.title)) for name, h in known.items()}

    def hyper_tuple(self, settings: dict[str, float]) -> tuple[float, ...]:
        """Return the settings as the six floats the compiled rule takes, unused places zero."""
        values = tuple(float(settings[h.name]) for h in self.hyper)
        return values + (0.0,) * (6 - len(values))

    @property
    def is_compiled(self) -> bool:
        """Tell whether the next use costs no compilation."""
        return "compiled" in vars(self)

    @cached_property
    def compiled(self) -> tuple[Callable, Callable]:
        """Compile `update` and `look` on first use (see `compile.RULE` and `compile.LOOK`)."""
        from ..compile import LOOK, RULE, passed

        return passed(self.update, RULE), passed(self.look, LOOK)


def optimizer(title: str, sentence: str, *, hyper: tuple[Hyper, ...], source: str, state: tuple[str, ...] = (), look: Callable = here):
    """Declare the decorated function as the update rule of an optimizer; its name is the optimizer's key."""

    def declare(update: Callable) -> Rule:
        return Rule(update.__name__, title, sentence, state, hyper, source, update, look)

    return declare
