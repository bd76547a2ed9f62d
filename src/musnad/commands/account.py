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
@click.option("--password", help="The password; asked for when it is not given.")
@click.option(
    "--key", is_flag=True, help="Print a new key with which a program adds articles; keep all else."
)
def command(name: str, ledger: str | None, role: str, password: str | None, *, key: bool) -> None:
    """Make the account NAME for the reader, or give it a new password and role."""
    from musnad.desk.accounts import ROLES, add_account  # noqa: PLC0415 - needs what only the reader does
    from musnad.desk.keys import new_key  # noqa: PLC0415 - see above
    from musnad.desk.tables import prepare_desk  # noqa: PLC0415 - see above

    with opened(ledger) as held:
        prepare_desk(held.engine)
        if key:
            click.echo(new_key(held.engine, name))
            return
        password = password or click.prompt("Password", hide_input=True, confirmation_prompt=True)
        add_account(held.engine, name, password, next(known for known in ROLES if known == role))
    click.echo(f"{name}: {role}")
