"""``musnad schema``: the JSON Schema of a record."""

import click


@click.command("schema")
def command() -> None:
    """Print the JSON Schema (draft 2020-12) of a record, with what each field means."""
    from musnad.export.schema import schema_json  # noqa: PLC0415 - loaded when it is needed

    click.echo(schema_json())
