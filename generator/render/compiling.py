"""A template's tree in; the Python that it is compiled to out, without what our templates have no use for.

They read attributes of dataclasses only, call what wants no context, and what they put out is joined at once: looking for a key of
that name as well, asking what a function wants, and marking every piece as safe before it is joined, were half of the time of a page.
"""

from __future__ import annotations

import re

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_NEEDS_ESCAPING = re.compile("[&<>\"']").search


class Plainly(CodeGenerator):
    """A name that a value does not have is an AttributeError."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja2's name
        super().visit_Template(node, frame)
        # The last word on the name: functions of the module look it up when they run.
        self.writeline(f"from {__name__} import escaped as escape")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - Jinja2's signature
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja2's name
        self.visit(node.node, frame)
        self.write(f".{node.attr}")


def escaped(value: object) -> str:
    """The text of `escape`, only to be joined: it does not say of itself that it is safe."""
    if type(value) is str:
        return escape(value) if _NEEDS_ESCAPING(value) else value
    return value if type(value) is Markup else escape(value)
