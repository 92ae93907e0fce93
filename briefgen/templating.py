"""The Jinja environment: sandboxed, strict, escaping. The only user of ``jinja2``.

A workspace's own ``templates/`` override the shipped ones file by file. Templates are written by
the organisation, but a mistake in one must end as a problem with file and line, and a hostile one
must not reach outside: so the sandbox, an allow-list of filters (no ``safe``), and bounds on loops,
on repeated text and on the length of the page.
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import BuiltinMethodType, MethodType
from typing import Any, ClassVar

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefgen import keeping
from briefgen.brief.folders import template_folders
from briefgen.including import all_named
from briefgen.mailtext import plain, wrapped
from briefgen.problems import Place, Problem

MAX_ROUNDS = 200_000
MAX_TEXT = 1_000_000
MAX_PAGE = 5_000_000

# fmt: off
_FILTERS = (
    "abs", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float",
    "groupby", "int", "items", "join", "last", "length", "list", "lower", "map", "max", "min", "reject",
    "rejectattr", "replace", "reverse", "round", "select", "selectattr", "sort", "string", "striptags",
    "sum", "title", "trim", "truncate", "unique", "upper", "urlencode",
)
# fmt: on
_METHODS = (MethodType, BuiltinMethodType)
_STRING_METHODS = {"center", "ljust", "rjust", "zfill", "format", "format_map", "expandtabs", "translate"}


class TemplateError(Exception):
    """A template could not be rendered; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Environment(ImmutableSandboxedEnvironment):
    """The sandbox, with the operators that can make a page of any size kept in bounds."""

    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._found_safe: set[tuple[type, str]] = set()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What the sandbox gives; asked of the same attribute of the same type, it need not be asked again.

        A page reads some thousand attributes, of few types. Methods are always looked at: that is where
        the sandbox has to wrap what it gives.
        """
        if (type(obj), attribute) in self._found_safe:
            try:
                value = getattr(obj, attribute)
            except AttributeError:
                return super().getattr(obj, attribute)
            if not isinstance(value, _METHODS):
                return value
        return super().getattr(obj, attribute)

    def call_binop(self, context: jinja2.runtime.Context, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" or (operator == "%" and isinstance(left, str)):
            raise SecurityError(f"the operator {operator} is not available in templates")
        if operator == "*" and not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise SecurityError("texts and lists cannot be multiplied in templates")
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, str | tuple | list) and len(result) > MAX_TEXT:
            raise SecurityError(f"a text longer than {MAX_TEXT:,} characters was put together")
        return result

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, str) and attr in _STRING_METHODS:
            return False
        safe = super().is_safe_attribute(obj, attr, value)  # it looks at the type and the name, no further
        if safe:
            self._found_safe.add((type(obj), attr))
        return safe


class _Compiled(jinja2.BytecodeCache):
    """Templates in the form that Python runs, for the next environment of this process, and the next process.

    To compile them takes longer than to render a brief. The same source gives the same code, as long as
    neither Jinja nor what this module says of the environment is another.
    """

    _made: ClassVar[dict[str, bytes]] = {}
    _MOST = 500

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        name = self._name(bucket)
        code = self._made.get(name)
        if code is None and self._folder:
            code = keeping.look_up(self._folder / bucket.key, name)
        if code is not None:
            bucket.bytecode_from_string(code)
            self._made[name] = code

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        name, code = self._name(bucket), bucket.bytecode_to_string()
        if len(self._made) >= self._MOST:
            self._made.clear()
        self._made[name] = code
        if self._folder:
            keeping.keep(self._folder / bucket.key, code, name)

    def _name(self, bucket: jinja2.bccache.Bucket) -> str:
        return f"{bucket.key} {bucket.checksum} {jinja2.__version__} {_this_module()}"


@cache
def _this_module() -> str:
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


class _Rounds:
    """``range`` for templates; all loops of one page together are bounded."""

    def __init__(self) -> None:
        self.left = MAX_ROUNDS

    def __call__(self, *bounds: int) -> Iterator[int]:
        for number in range(*bounds):
            self.left -= 1
            if self.left < 0:
                raise SecurityError(f"loops over range() make more than {MAX_ROUNDS:,} rounds")
            yield number


class Templates:
    """The templates of a workspace, over those that briefgen ships."""

    def __init__(self, workspace: Path | None = None, compiled: Path | None = None) -> None:
        """``compiled`` is a folder for what is made of them, which the next process need not make again."""
        self.folders = template_folders(workspace)
        self._root = workspace
        self._digests: dict[str, str] = {}
        self._sources: dict[str, str | None] = {}
        self._environment = _Environment(
            loader=jinja2.FileSystemLoader([str(folder) for folder in self.folders]),
            undefined=jinja2.StrictUndefined,
            autoescape=jinja2.select_autoescape(["html", "xml"]),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=_Compiled(compiled),
            auto_reload=False,  # a build is made with the templates as they stood when it began
            extensions=["jinja2.ext.loopcontrols"],
        )
        known = self._environment.filters
        self._environment.filters = {name: known[name] for name in _FILTERS} | {
            "plain": plain,
            "wrapped": wrapped,
        }
        self._environment.globals = {"dict": dict}

    def text(self, name: str) -> str | None:
        """The source of a file under ``templates/``, such as ``labels/en.yaml``; None where there is none."""
        path = self._path(name)
        return path.read_text(encoding="utf-8") if path else None

    def _path(self, name: str) -> Path | None:
        return next((folder / name for folder in self.folders if (folder / name).is_file()), None)

    def digest(self, name: str) -> str:
        """What stands for all that template ``name`` is made of: its source, and those that it names."""
        if name not in self._digests:
            used = all_named([name], self.source)
            sources = [(one, self.source(one)) for one in (self.all() if used is None else sorted(used))]
            self._digests[name] = hashlib.sha256(repr(sources).encode()).hexdigest()
        return self._digests[name]

    def source(self, name: str) -> str | None:
        """The source of a template, whatever bytes are in it, read once; None where there is none."""
        if name not in self._sources:
            path = self._path(name)
            self._sources[name] = (
                path.read_text(encoding="utf-8", errors="backslashreplace") if path else None
            )
        return self._sources[name]

    def all(self) -> list[str]:
        """The names of all templates."""
        found = ((path, base) for base in self.folders for path in base.rglob("*") if path.is_file())
        return sorted({path.relative_to(base).as_posix() for path, base in found})

    def names(self, folder: str, suffix: str) -> list[str]:
        """Names, without suffix, of the files in a folder under ``templates/``."""
        found = {path.stem for base in self.folders for path in (base / folder).glob(f"*{suffix}")}
        return sorted(found)

    def prepare(self, names: Iterable[str]) -> None:
        """Compiles templates that will be needed; what is wrong with one is said when it is used."""
        for name in names:
            with suppress(jinja2.TemplateError, RecursionError):
                self._environment.get_template(name)

    def render(self, name: str, variables: Mapping[str, object]) -> str:
        """The page that template ``name`` makes of ``variables``.

        Raises ``TemplateError`` with the template's file and line for whatever goes wrong in it.
        """
        length = 0
        parts: list[str] = []
        try:
            template = self._environment.get_template(name)
            for part in template.generate(**variables, range=_Rounds()):
                length += len(part)
                if length > MAX_PAGE:
                    raise SecurityError(f"the page is longer than {MAX_PAGE:,} characters")
                parts.append(part)
        except jinja2.TemplateSyntaxError as error:
            raise TemplateError(self._syntax_problem(error)) from None
        except jinja2.TemplateNotFound as error:
            raise TemplateError(self._missing_file(error, name)) from None
        except RecursionError:
            endless = "it includes or calls itself without end"
            raise TemplateError(self._failed(name, None, endless)) from None
        except Exception as error:  # noqa: BLE001 - whatever a template's own expressions raise
            raise TemplateError(self._runtime_problem(error, name)) from None
        return "".join(parts)

    def _shown(self, path: str) -> str:
        """A template's path as the author knows it: inside the workspace, or as shipped."""
        if self._root and Path(path).is_relative_to(self._root):
            return Path(path).relative_to(self._root).as_posix()
        for folder in self.folders:
            if Path(path).is_relative_to(folder):
                return f"templates/{Path(path).relative_to(folder).as_posix()}"
        return Path(path).name

    def _place(self, path: str, line: int) -> Place:
        try:
            excerpt = Path(path).read_text(encoding="utf-8").splitlines()[line - 1]
        except (OSError, IndexError, UnicodeDecodeError):
            excerpt = ""
        column = len(excerpt) - len(excerpt.lstrip()) + 1
        return Place(self._shown(path), line, column, max(1, len(excerpt.strip())), excerpt)

    def _syntax_problem(self, error: jinja2.TemplateSyntaxError) -> Problem:
        place = self._place(error.filename or error.name or "", error.lineno)
        message = f"The template cannot be read: {(error.message or 'syntax error').rstrip('.')}."
        hint = "templates/README.md says how templates are written"
        return Problem("template-syntax", message, hint, place)

    def _missing_file(self, error: jinja2.TemplateNotFound, name: str) -> Problem:
        frame = self._frame(error)
        place = self._place(*frame) if frame else Place(f"templates/{name}")
        message = f"There is no template {error.name or name}."
        return Problem("template-missing", message, "write the name as it stands under templates/", place)

    def _runtime_problem(self, error: Exception, name: str) -> Problem:
        frame = self._frame(error)
        what = str(error).rstrip(".") or type(error).__name__
        if isinstance(error, jinja2.UndefinedError):
            place = self._place(*frame) if frame else Place(f"templates/{name}")
            hint = "templates/README.md lists every variable a template may use"
            message = f"A variable of the template does not exist: {what}."
            return Problem("template-variable", message, hint, place)
        return self._failed(name, frame, what)

    def _failed(self, name: str, frame: tuple[str, int] | None, what: str) -> Problem:
        place = self._place(*frame) if frame else Place(f"templates/{name}")
        hint = "templates/README.md says what a template may use"
        return Problem("template-failed", f"The template stopped here: {what}.", hint, place)

    def _frame(self, error: BaseException) -> tuple[str, int] | None:
        """File and line of the innermost template in the error's traceback."""
        found = None
        for summary in traceback.extract_tb(error.__traceback__):
            if any(Path(summary.filename).is_relative_to(folder) for folder in self.folders):
                found = (summary.filename, summary.lineno or 1)
        return found


def html(text: str) -> Markup:
    """``text`` marked as HTML that is already safe: the output of ``prose``, or our own."""
    return Markup(text)  # noqa: S704
