"""Every optimizer: one file per rule, found by inspection; to add one, add a file and a place in ORDER's tail comes by itself."""

from importlib import import_module
from pkgutil import iter_modules

from ..errors import Invalid
from .rule import Rule

_TOLD = ("gd", "momentum", "nag", "adagrad", "rmsprop", "adam")  # the order in which the story introduces them


def _found() -> dict[str, Rule]:
    modules = [import_module(f"{__name__}.{info.name}") for info in iter_modules(__path__) if info.name != "rule"]
    rules = {rule.key: rule for module in modules for rule in vars(module).values() if isinstance(rule, Rule)}
    return {key: rules[key] for key in (*_TOLD, *sorted(rules.keys() - set(_TOLD)))}


RULES: dict[str, Rule] = _found()


def rule(key: str) -> Rule:
    """Return the rule of this key; raise Invalid when there is none."""
    if key not in RULES:
        raise Invalid(f"optimizer is {key!r}; it must be one of {', '.join(RULES)}.")
    return RULES[key]
