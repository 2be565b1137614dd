"""How templates are compiled: what is the same on every page of a language is written once, while compiling.

A list of fifty rows writes some thousand small things, and where Jinja's own code takes most of a page's time it is
replaced here: texts of the interface become part of the page around them, blocks gather what they write in a list and
no longer hand on each piece by itself, things are called without asking whether they want the context (none does), and
short words are escaped once. Pages are the same, byte for byte.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

_SHORT = 80
"""Up to how many characters words are likely to be written again."""

WHOLE = "whole"
"""The filter that a block's content is put through: it leaves it as it is, but what is filtered is gathered first."""


def compiled_with(constant: Mapping[str, Callable[[str], object]], **settings: Any) -> Environment:
    """Return an environment in which calls of these names with one string are answered while compiling.

    No template may use the names for anything else. `settings` are those of Jinja's environment.
    """
    environment = _Once(**settings)
    environment.code_generator_class = _Writing
    environment.constant = constant
    environment.filters[WHOLE] = _whole
    return environment


def put(value: object) -> str:
    """Return a value for a page, escaped unless it is markup."""
    if type(value) is Markup:
        return value
    if type(value) is str and len(value) <= _SHORT:
        return _escaped(value)
    return escape(value)


@lru_cache(maxsize=32768)
def _escaped(words: str) -> str:
    return str(escape(words))


def _whole(content: Markup) -> Markup:
    return content


class _Once(Environment):
    """An environment whose templates are changed before code is made of them."""

    constant: Mapping[str, Callable[[str], object]] = {}

    def _generate(self, source: nodes.Template, *args: Any, **named: Any) -> str:
        for block in source.find_all(nodes.Block):
            block.body = [nodes.FilterBlock(block.body, nodes.Filter(None, WHOLE, [], [], None, None))]
        return super()._generate(_Answered(self.constant).visit(source), *args, **named)


class _Answered(NodeTransformer):
    """Puts the answer in the place of a call that is always answered the same."""

    def __init__(self, constant: Mapping[str, Callable[[str], object]]) -> None:
        self._constant = constant

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        called = self._constant.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        if called is None or len(node.args) != 1 or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return node
        (word,) = node.args
        if not isinstance(word, nodes.Const) or not isinstance(word.value, str):
            return node
        return nodes.Const(called(word.value), lineno=node.lineno)


class _Writing(CodeGenerator):
    """Code that calls things as they are, and escapes with `put`."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        self.writeline("from operator import call as _call")
        self.writeline(f"from {__name__} import put as _put")
        super().visit_Template(node, frame)

    def visit_Call(  # noqa: N802 - Jinja's name
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        self.write("_call(")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def _output_child_pre(self, *_: Any) -> None:
        self.write("_put(")
