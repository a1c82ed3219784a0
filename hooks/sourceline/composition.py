"""Composition: templates compiled to plain Python, since the templates and what they set are the engine's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef, optimizeconst


@dataclass(frozen=True, slots=True)
class Place:
    """Where a loop has got to: all that our templates ask of `loop`."""

    index0: int
    index: int
    first: bool
    last: bool


@lru_cache(maxsize=256)
def _places(many: int) -> tuple[Place, ...]:
    """The places of a loop over so many members."""
    return tuple(Place(at, at + 1, at == 0, at == many - 1) for at in range(many))


def counted(members: Iterable[Any], _: object = None) -> Iterable[tuple[Any, Place]]:
    """Return each member of a loop with its place; Jinja's own takes as long for one as a line of a template."""
    listed = members if isinstance(members, tuple) else [*members]
    return zip(listed, _places(len(listed)), strict=True)


class Compositor(CodeGenerator):
    """Jinja's compiler, without what it spends on not knowing what a name stands for.

    Jinja looks up every attribute, item and call through functions of its own, so that a template may write `a.b` for
    `a["b"]` and a missing one is no error. Ours never do the first and want the second to raise, so Python's own
    attribute, item and call serve, in a tenth of the time; and a text is escaped without being made a Markup first,
    because what a template prints is only joined afterwards.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Write the whole template."""
        self.writeline("from markupsafe import _escape_inner as escape_text")
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import counted as LoopContext")

    def enter_frame(self, frame: Frame) -> None:
        """Begin what a template sets: in one list, taken whole, instead of being asked for piece by piece."""
        super().enter_frame(frame)
        if frame.rootlevel and frame.buffer is None:
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        """End what a template sets."""
        if frame.rootlevel and frame.toplevel:
            self.writeline(f"yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope)

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Write `a.b`."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    @optimizeconst
    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        """Write `a[b]`."""
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Write `a(b)`; no function the templates call asks for their context."""
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Write a macro as the function it was compiled to, called with arguments in their order; defaults fill up the rest."""
        if macro_ref.node.defaults:
            self.write(f"lambda *given, of=macro: of(*given, *[missing] * ({len(macro_ref.node.args)} - len(given)))")
        else:
            self.write("macro")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        """Return what a macro set, as the HTML it is."""
        super().return_buffer_contents(frame)

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        self.write("environment.globals['macros'](")
        self.visit(node.template, frame)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("(escape_text(_) if (_ := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(").__class__ is str else _ if _.__class__ is Markup else str(_) if _.__class__ is int else escape(_))")
