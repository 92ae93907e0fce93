"""``briefgen schema``: what editors and authors of templates need to know, made from the code."""

from __future__ import annotations

import json

import click

PARTS = ("brief", "translation", "archive", "templates")


@click.command(epilog="Example: briefgen schema brief > briefs/brief.schema.json")
@click.argument("part", type=click.Choice(PARTS), default="brief")
def schema(part: str) -> None:
    """Print the JSON Schema of a brief, a translation or archive.yaml, or the contract of the templates.

    Editors with a YAML language server use the schema for hover texts and completion.
    """
    if part == "templates":
        from briefgen.archive.contract import contract

        click.echo(contract(), nl=False)
        return
    from briefgen.brief.schema import archive_schema, brief_schema, translation_schema

    schemas = {"brief": brief_schema, "translation": translation_schema, "archive": archive_schema}
    click.echo(json.dumps(schemas[part](), ensure_ascii=False, indent=2))
