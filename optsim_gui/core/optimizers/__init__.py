"""Every optimizer: one file per rule, found by inspection; to add one, add a file and a place in VARIANTS comes by itself."""

from importlib import import_module
from pkgutil import iter_modules

from ..errors import Invalid
from ..words import tr
from .rule import CONVENTIONS, Rule

_TOLD = ("gd", "momentum", "nag", "adagrad", "rmsprop", "adam")  # the order in which the story introduces them


def _found() -> dict[str, dict[str, Rule]]:
    """Return every rule by its key and its convention."""
    modules = [import_module(f"{__name__}.{info.name}") for info in iter_modules(__path__) if info.name != "rule"]
    rules = {(rule.key, rule.convention): rule for module in modules for rule in vars(module).values() if isinstance(rule, Rule)}
    keys = dict.fromkeys((*_TOLD, *sorted(key for key, _ in rules)))
    return {key: {name: rules[key, name] for name in CONVENTIONS if (key, name) in rules} for key in keys}


BY_CONVENTION: dict[str, dict[str, Rule]] = _found()
RULES: dict[str, Rule] = {key: rules["textbook"] for key, rules in BY_CONVENTION.items()}
VARIANTS: tuple[str, ...] = tuple(key for key in RULES if key not in _TOLD)
EVERY_RULE: tuple[Rule, ...] = tuple(rule for rules in BY_CONVENTION.values() for rule in rules.values())


def conventions(key: str) -> dict[str, Rule]:
    """Return the rules of this key by their convention, the textbook's first; raise Invalid when there is none."""
    if key not in BY_CONVENTION:
        raise Invalid(tr("optimizer is {key!r}; it must be one of {known}.", key=key, known=", ".join(BY_CONVENTION)))
    return BY_CONVENTION[key]


def rule(key: str, convention: str = "textbook") -> Rule:
    """Return the rule of this key in a convention; raise Invalid when there is none."""
    choices = conventions(key)
    if convention not in choices:
        raise Invalid(tr("convention of {optimizer} is {convention!r}; it must be one of {known}.",
                         optimizer=tr(RULES[key].title), convention=convention, known=", ".join(choices)))  # fmt: skip
    return choices[convention]


def other_convention(rule: Rule) -> Rule | None:
    """Return the rule of the same key in the other convention, or None where there is none that computes otherwise."""
    others = (one for one in conventions(rule.key).values() if (one.update, one.look) != (rule.update, rule.look))
    return next(others, None)
