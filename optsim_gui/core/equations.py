"""An expression of a rule as a person reads it: typeset, as LaTeX, or in one line with the numbers put in."""

import ast
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from math import floor, log10, prod

from .hyper import Hyper

_RAISED = str.maketrans("0123456789-.e", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻·ᵉ")
_ACCENTS = {"hat": r"\hat", "bar": r"\bar", "tilde": r"\tilde"}


@dataclass(frozen=True)
class Name:
    """A quantity, by its name in the rule."""

    id: str


@dataclass(frozen=True)
class Number:
    """A number that stands in the rule itself."""

    value: float


@dataclass(frozen=True)
class Sum:
    """Terms with their signs, 1 or -1; a single term with -1 is a negation."""

    terms: tuple[tuple[int, "Tree"], ...]


@dataclass(frozen=True)
class Product:
    """Factors in their order, each with whether it stands above the line of a fraction; no factor is a negation."""

    factors: tuple[tuple["Tree", bool], ...]


@dataclass(frozen=True)
class Power:
    """A base with its exponent."""

    base: "Tree"
    exponent: "Tree"


@dataclass(frozen=True)
class Call:
    """A function with its arguments."""

    function: str
    arguments: tuple["Tree", ...]


Tree = Name | Number | Sum | Product | Power | Call


def read(node: ast.expr) -> Tree:
    """Return a Python expression as it is written on paper; raise TypeError where it is not plain arithmetic."""
    match node:
        case ast.Name(id=id):
            return Name(id)
        case ast.Constant(value=int() | float() as value):
            return Number(value)
        case ast.BinOp(op=ast.Pow()):
            return Power(read(node.left), read(node.right))
        case ast.Call(func=ast.Name(id=function), args=arguments, keywords=[]):
            return Call(function, tuple(map(read, arguments)))
        case ast.UnaryOp(op=ast.USub()) | ast.BinOp(op=ast.Mult() | ast.Div()):
            sign, factors = _factors(node)
            whole = factors[0][0] if len(factors) == 1 and factors[0][1] else Product(_squared(factors))
            return whole if sign > 0 else Sum(((-1, whole),))
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            return Sum(tuple(_terms(node)))
    raise TypeError(f"an update rule is plain arithmetic; {ast.unparse(node)!r} is not")


def _factors(node: ast.expr) -> tuple[int, list[tuple[Tree, bool]]]:
    """Return the sign of a product and its factors, each with whether it is above the line."""
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            sign, factors = _factors(operand)
            return -sign, factors
        case ast.BinOp(op=ast.Mult()):
            (sign, left), (other, right) = _factors(node.left), _factors(node.right)
            return sign * other, left + right
        case ast.BinOp(op=ast.Div()):
            (sign, above), (other, below) = _factors(node.left), _factors(node.right)
            return sign * other, [*above, *((tree, not up) for tree, up in below)]
    return 1, [(read(node), True)]


def _squared(factors: list[tuple[Tree, bool]]) -> tuple[tuple[Tree, bool], ...]:
    """Write a factor that stands twice in a row as its square."""
    merged: list[tuple[Tree, bool]] = []
    for factor, above in factors:
        if merged and merged[-1] == (factor, above) and isinstance(factor, Name):
            merged[-1] = (Power(factor, Number(2)), above)
        else:
            merged.append((factor, above))
    return tuple(merged)


def _terms(node: ast.expr) -> list[tuple[int, Tree]]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        turned = 1 if isinstance(node.op, ast.Add) else -1
        return [*_terms(node.left), *((turned * sign, term) for sign, term in _terms(node.right))]
    tree = read(node)
    return list(tree.terms) if isinstance(tree, Sum) else [(1, tree)]


# typeset


def latex(tree: Tree, symbol: Callable[[str], str]) -> str:
    """Return a tree as LaTeX; `symbol(name)` gives the LaTeX of a quantity."""
    match tree:
        case Name(id):
            return symbol(id)
        case Number(value):
            return f"{value:g}"
        case Sum(terms):
            written = "".join(f" {'+' if sign > 0 else '-'} {_fenced(term, symbol, Sum)}" for sign, term in terms)
            return "{-}" + written[3:] if terms[0][0] < 0 else written[3:]
        case Power(base, exponent):
            return f"{_fenced(base, symbol, Sum, Product, Power)}^{{{latex(exponent, symbol)}}}"
        case Call("sqrt", (argument,)):
            return rf"\sqrt{{{latex(argument, symbol)}}}"
        case Call("abs", (argument,)):
            return rf"\left|{latex(argument, symbol)}\right|"
        case Call(function, arguments):
            name = rf"\{function}" if function in ("max", "min", "exp", "log") else rf"\mathrm{{{function}}}"
            return rf"{name}\left({', '.join(latex(argument, symbol) for argument in arguments)}\right)"
        case Product(factors):
            return _fractions(factors, symbol)


def _fractions(factors: tuple, symbol: Callable[[str], str]) -> str:
    """Set what stands before a divisor above its line, and what follows beside the fraction."""
    above: list[Tree] = []
    below: list[Tree] = []
    for i, (factor, up) in enumerate(factors):
        if up and below:
            return rf"{_fraction(above, below, symbol)}\, {_beside(factors[i:], symbol)}"
        (above if up else below).append(factor)
    return _fraction(above, below, symbol)


def _beside(factors: tuple, symbol: Callable[[str], str]) -> str:
    return latex(factors[0][0], symbol) if len(factors) == 1 and not isinstance(factors[0][0], Sum) else _fractions(factors, symbol)


def _fraction(above: list[Tree], below: list[Tree], symbol: Callable[[str], str]) -> str:
    if not below:
        beside = [r"\cdot " if _is_number(factor) else r"\, " for factor in above]
        return "".join(join + _fenced(factor, symbol, Sum) for join, factor in zip(["", *beside[1:]], above))
    parts = [latex(side[0], symbol) if len(side) == 1 else _fraction(side, [], symbol) for side in (above or [Number(1)], below)]
    return rf"\frac{{{parts[0]}}}{{{parts[1]}}}"


def _is_number(tree: Tree) -> bool:
    return isinstance(tree, Number) or (isinstance(tree, Power) and _is_number(tree.base))


def _fenced(tree: Tree, symbol: Callable[[str], str], *weaker: type) -> str:
    text = latex(tree, symbol)
    return rf"\left({text}\right)" if isinstance(tree, weaker) else text


def named(name: str, hypers: Collection[Hyper], index: str) -> str:
    """Return the LaTeX of a name in a rule: a setting by its symbol, "t" as it is, else a quantity with `index`, e.g. m_hat as m̂_t."""
    setting = next((hyper for hyper in hypers if hyper.name == name), None)
    if setting:
        return "".join(_letter(character) for character in setting.symbol)
    if name == "t":
        return "t"
    stem, _, accent = name.partition("_")
    letter = "".join(map(_letter, stem)) if len(stem) == 1 else _greek(stem) or rf"\mathrm{{{stem}}}"
    if accent == "next":
        return rf"{letter}_{{{index}+1}}"
    if accent and accent not in _ACCENTS:
        return rf"{letter}_{{\mathrm{{{accent}}},{index}}}"
    return rf"{_ACCENTS[accent] + ' ' if accent else ''}{letter}_{{{index}}}"


def _greek(word: str) -> str:
    try:
        unicodedata.lookup(f"GREEK SMALL LETTER {word.upper()}")
    except KeyError:
        return ""
    return rf"\{word}"


def _letter(character: str) -> str:
    """Return one character of a symbol as LaTeX, e.g. η as \\eta and ₁ as _{1}."""
    if "SUBSCRIPT" in unicodedata.name(character, ""):
        return f"_{{{unicodedata.normalize('NFKC', character)}}}"
    if unicodedata.name(character, "").startswith("GREEK SMALL LETTER "):
        word = unicodedata.name(character).removeprefix("GREEK SMALL LETTER ").lower().replace("lamda", "lambda")
        return r"\varepsilon " if word == "epsilon" else rf"\{word} "
    return character


# with numbers put in


def figures(value: float, digits: int = 4) -> str:
    """Return a number for people: `digits` significant digits, plain from 0.001 up to a million, a true minus."""
    if value != value or value in (float("inf"), float("-inf")):
        return {"inf": "∞", "-inf": "−∞"}.get(f"{value}", "not a number")
    if value == 0:
        return "0"
    size = floor(log10(abs(value)))
    if -4 < size < 6:
        text = f"{value:.{max(0, digits - 1 - size)}f}"
    else:
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
        text = f"{mantissa}e{int(exponent)}"
    return text.replace("-", "−")


def shortest(value: float) -> str:
    """Return a setting for people: as many digits as it has, six at the most."""
    text = f"{value:.6g}"
    mantissa, _, exponent = text.partition("e")
    return (f"{mantissa}e{int(exponent)}" if exponent else text).replace("-", "−")


def put_in(tree: Tree, values: dict[str, float], settings: Collection[str]) -> list[str]:
    """Return a tree in one line, token by token, with numbers for names; the same tree always gives as many tokens.

    values: by name. settings: the names of settings, whose digits are all shown; what is made of them alone is worked out.
    """
    return _Line(values, settings).tokens(tree)


class _Line:
    """Write trees as tokens."""

    def __init__(self, values: dict[str, float], settings: Collection[str]):
        self._values, self._settings = values, settings

    def tokens(self, tree: Tree) -> list[str]:
        match tree:
            case Name(id):
                value = float(self._values[id])
                return [shortest(value) if id in self._settings else f"{value:.0f}" if id == "t" else figures(value, 3)]
            case Number(value):
                return [f"{value:g}"]
            case Sum():
                return self._sum(tree)
            case Product(factors):
                return self._product(factors)
            case Power(base, exponent):
                return [*self._fenced(base), shortest(self._worth(exponent)).replace("−", "-").translate(_RAISED)]
            case Call("sqrt", (argument,)):
                return ["√", *self._fenced(argument)]
            case Call(function, arguments):
                parts = [token for argument in arguments for token in (", ", *self.tokens(argument))]
                return [f"{function}(", *parts[1:], ")"]

    def _sum(self, tree: Sum) -> list[str]:
        constant = self._constant(tree)
        if constant is not None:
            return [shortest(constant)]
        written: list[str] = []
        for i, (sign, term) in enumerate(tree.terms):
            tokens = self.tokens(term)
            if isinstance(term, Name) and tokens[0].startswith("−"):
                sign, tokens = -sign, [tokens[0][1:]]
            operator = ("" if sign > 0 else "−") if i == 0 else (" + " if sign > 0 else " − ")
            written += [operator, *tokens]
        return written

    def _product(self, factors: tuple) -> list[str]:
        written: list[str] = []
        for i, (factor, above) in enumerate(factors):
            operator = ("" if above else "1 / ") if i == 0 else " · " if above else " / "
            composed = isinstance(factor, Sum) or (not above and isinstance(factor, Product))
            written += [operator] if operator else []
            written += self._fenced(factor) if composed else self.tokens(factor)
        return written

    def _fenced(self, tree: Tree) -> list[str]:
        tokens = self.tokens(tree)
        plain = isinstance(tree, Call) or (len(tokens) == 1 and not tokens[0].startswith("−"))
        whole = isinstance(tree, Name | Number | Call) or self._constant(tree) is not None
        if whole:  # as many tokens for any sign
            return tokens if plain or len(tokens) > 1 else [f"({tokens[0]})"]
        return ["(", *tokens, ")"]

    def _constant(self, tree: Tree) -> float | None:
        """Return the value of a sum of settings and numbers alone, or None."""
        if not isinstance(tree, Sum) or len(tree.terms) < 2:
            return None
        values = [term.value if isinstance(term, Number) else self._setting(term) for _, term in tree.terms]
        return None if None in values else sum(sign * value for (sign, _), value in zip(tree.terms, values))

    def _worth(self, tree: Tree) -> float:
        """Return the value of an exponent, which is a sum or a product of names and numbers."""
        match tree:
            case Name(id):
                return float(self._values[id])
            case Number(value):
                return value
            case Sum(terms):
                return sum(sign * self._worth(term) for sign, term in terms)
            case Product(factors):
                return prod(self._worth(factor) for factor, _ in factors)
        raise TypeError(f"an exponent is a sum or a product; {tree} is neither")

    def _setting(self, tree: Tree) -> float | None:
        return self._values[tree.id] if isinstance(tree, Name) and tree.id in self._settings else None
