"""``briefgen schema``: what editors and authors of templates need to know, made from the code."""

from __future__ import annotations

import json

import click

PARTS = ("brief", "archive", "templates")


@click.command(epilog="Example: briefgen schema brief > briefs/brief.schema.json")
@click.argument("part", type=click.Choice(PARTS), default="brief")
def schema(part: str) -> None:
    """Print the JSON Schema of a brief or of archive.yaml, or the contract of the templates.

    Editors with a YAML language server use the schema for hover texts and completion.
    """
    if part == "templates":
        from briefgen.archive.contract import contract

        click.echo(contract(), nl=False)
        return
    from briefgen.brief.schema import archive_schema, brief_schema

    value = brief_schema() if part == "brief" else archive_schema()
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
