"""``templates/README.md``: every variable a template may use, with its type, made from the ``view`` modules.

A field's line is the ``#:`` comment behind it in the source, so the contract cannot lag behind.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from types import ModuleType

from briefgen.archive import searchview as search_view
from briefgen.archive import verifyview as verify_view
from briefgen.archive import view as archive_view
from briefgen.briefing import chartview as chart_view
from briefgen.briefing import kitview as kit_view
from briefgen.briefing import linkview as link_view
from briefgen.briefing import pictureview as picture_view
from briefgen.briefing import view as briefing_view

_HEAD = """# Templates

This file is made from the code by `briefgen schema templates > templates/README.md`.

A workspace's own `templates/` folder overrides the shipped one file by file: copy just the file you want to
change, under the same name, and edit it. Templates are Jinja templates. They run in a sandbox, every text is
escaped, a variable that does not exist is an error with file and line, and the filter `safe` is not there.

| file | makes |
|---|---|
| `<kind>/kind.yaml` | what a kind of document is made as, how long it may be, what of a brief it needs |
| `<kind>/<kind>.html`, `<kind>/<kind>.txt` | the document as a page, for screen and paper, and as plain text |
| `<kind>/closer.css` | what to try last where a document has more pages than its kind may |
| `shared/document.html`, `shared/document.css` | the frame and the look of every document; a kind extends the first |
| `shared/head.html`, `shared/masthead.html`, `shared/opening.html`, `shared/downloads.html`, `shared/quote.html`, `shared/notes.html`, `shared/note.html`, `shared/unproved.html`, `shared/imprint.html` | parts for any kind |
| `briefing/briefing.html`, `briefing/briefing.css` | a briefing |
| `briefing/parts/*.html` | its parts, one file each |
| `shared/charts.css`, `shared/details.html` | charts, timelines and the data behind them |
| `shared/keyfigures.html`, `shared/strip.html` | the strip of key figures, under its heading and alone |
| `archive/frame.html`, `archive/archive.css`, `archive/archive-screen.css` | the frame and the look of the archive's own pages |
| `archive/home.html` | the archive's first page |
| `archive/list.html`, `archive/index.html` | briefings that have a place, topic, year … in common; all places, topics, years |
| `archive/addressee.html`, `archive/figures.html`, `archive/corrections.html` | what was asked of one addressee, all figures, all corrections |
| `archive/about.html`, `archive/missing.html` | who publishes; what is shown for an address that leads nowhere |
| `archive/entry.html`, `archive/figure.html`, `archive/ask.html`, `archive/group.html`, `archive/correction.html` | one line of a list |
| `archive/paging.html`, `archive/table.html`, `archive/sort.js` | the way through long lists; the table of figures, and what sorts it |
| `archive/search.html`, `archive/search.js` with `searchwords.js`, `searchtables.js`, `searchchoices.js`, `archive/search.css`, `archive/searchfield.html` | the search |
| `archive/verify.html`, `archive/verify.css`, `archive/verify.js` | the page that says whether a file is ours |
| `archive/withdrawn.html` | the notice at the address of a withdrawn briefing |
| `shared/base.html`, `shared/base.css`, `shared/screen.css`, `shared/print.css` | what all pages share |
| `shared/pdf.css` | running header, page numbers, bookmarks: read by WeasyPrint only; `pictures` says whether there are any |
| `labels/<lang>.yaml` | every word that does not come from a brief |
| `workspace/*` | what `briefgen init` and `briefgen new` write |

Authoring rules that keep the PDF accessible: only text inside `<a>`; only inline content inside `<li>`,
unless its list has `list-style: none`; no level of headings left out; no `opacity` on text; decoration as
CSS, not as `<img>`. An `id` of the template's own begins with `_`, which no id of a brief can.

A template of a briefing sees `briefing`, `archive`, `links`, `label` and `faces`. `label` is the catalogue of
the page's language, as in `label.headings.summary`; `faces` are the `@font-face` rules of a screen. The
archive's own pages see `page`, `archive`, `links`, `label`, `faces` and what the page is about: `home`,
`listing`, `index`, `addressee`, `figures`, `corrections`, `about`, `missing` or `notice`. One line of a list
sees `item`, `row`, `ask` or `group`, with `label` and `lang`, the language of the page.

For plain text there are two filters: `plain` makes words of HTML, its links written out; `wrapped` breaks a
paragraph into lines of 72 columns, as in `{{ point.text | plain | wrapped(first="- ", rest="  ") }}`.
"""

_ROOTS = (
    ("briefing", "BriefingView"),
    ("archive", "ArchiveView"),
    ("links", "LinksView"),
    ("card", "CardView"),
    ("page", "FrameView"),
    ("home", "HomeView"),
    ("listing", "ListView"),
    ("index", "IndexView"),
    ("addressee", "AddresseeView"),
    ("figures", "FiguresView"),
    ("corrections", "CorrectionsView"),
    ("about", "AboutView"),
    ("missing", "MissingView"),
    ("item", "ItemView"),
    ("row", "FigureRowView"),
    ("ask", "AskedView"),
    ("group", "GroupLinkView"),
    ("notice", "NoticeView"),
    ("verify", "VerifyView"),
    ("search", "SearchView"),
)


def contract() -> str:
    """The contract as Markdown."""
    parts = [_HEAD]
    roots = {name: variable for variable, name in _ROOTS}
    for module in (
        briefing_view,
        link_view,
        chart_view,
        kit_view,
        picture_view,
        archive_view,
        search_view,
        verify_view,
    ):
        source = inspect.getsource(module).splitlines()
        for item in sorted(_classes(module), key=lambda item: item.name not in roots):
            title = f"`{roots[item.name]}`: {item.name}" if item.name in roots else item.name
            parts += [
                f"\n## {title}",
                "",
                ast.get_docstring(item) or "",
                "",
                "| name | type | what it is |",
                "|---|---|---|",
            ]
            parts += [f"| `{name}` | {kind} | {line} |" for name, kind, line in _fields(item, source)]
    return "\n".join(parts) + "\n"


def _classes(module: ModuleType) -> Iterator[ast.ClassDef]:
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ClassDef):
            yield node


def _fields(item: ast.ClassDef, source: list[str]) -> Iterator[tuple[str, str, str]]:
    """Name, type and line of each field. Raises ``ValueError`` for a field that says nothing of itself."""
    for node in item.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            _, mark, line = source[node.lineno - 1].partition("#:")
            if not mark:
                raise ValueError(f"{item.name}.{node.target.id} has no #: comment")
            yield node.target.id, _type_in_words(ast.unparse(node.annotation)), line.strip()


def _type_in_words(annotation: str) -> str:
    words = {"str": "text", "int": "number", "bool": "true or false", "html": "HTML"}
    if annotation.startswith("tuple["):
        return "list of " + _type_in_words(annotation[len("tuple[") : -1].removesuffix(", ..."))
    if annotation.endswith(" | None"):
        return _type_in_words(annotation.removesuffix(" | None")) + " or none"
    return words.get(annotation, annotation)
