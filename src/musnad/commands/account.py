"""``musnad account``: who may sign in at the editors' desk."""

import click

from musnad.commands.ledger_option import ledger_option, opened


@click.command("account")
@click.argument("name")
@ledger_option
@click.option(
    "--role",
    type=click.Choice(["editor", "owner"]),
    default="editor",
    show_default=True,
    help="Editors decide about comments and add articles; owners also see protected articles whole.",
)
@click.password_option(help="The password; asked for when it is not given.")
def command(name: str, ledger: str | None, role: str, password: str) -> None:
    """Make the account NAME for the reader, or give it a new password and role."""
    from musnad.desk.accounts import ROLES, add_account  # noqa: PLC0415 - needs what only the reader does
    from musnad.desk.tables import prepare_desk  # noqa: PLC0415 - see above

    with opened(ledger) as held:
        prepare_desk(held.engine)
        add_account(held.engine, name, password, next(known for known in ROLES if known == role))
    click.echo(f"{name}: {role}")
