"""`cephalog user …`: accounts, for the person who runs the server."""

from __future__ import annotations

import sys

import click

from server.accounts.accounts import Accounts
from server.api.services import Services
from server.commands.opened import opened
from server.domain.errors import Invalid
from server.domain.values import zone_known
from server.storage.moments import to_ms

_FROM_STDIN = click.option(
    "--password-stdin", is_flag=True, help="Read the password from standard input."
)


@click.group()
def user() -> None:
    """Make, list and delete accounts; set a forgotten password."""


@user.command("create")
@click.argument("email")
@_FROM_STDIN
@click.option("--zone", help="Home zone of the account, an IANA name; the app asks otherwise.")
def create(email: str, password_stdin: bool, zone: str | None) -> None:
    """Make an account, also where sign-up is closed."""
    if zone is not None and not zone_known(zone):
        raise Invalid({"/zone": ["This is no IANA zone."]})
    password = _password(password_stdin)
    with opened() as services:
        account = _accounts(services).sign_up(email, password, zone, now_ms=_now_ms(services))
    click.echo(f"Made the account {account.email}.")


@user.command("password")
@click.argument("email")
@_FROM_STDIN
def password(email: str, password_stdin: bool) -> None:
    """Set a new password; every device of the account is signed out."""
    with opened() as services:
        accounts = _accounts(services)
        account = accounts.find(email)
        new = _password(password_stdin)
        accounts.change(account.id, password=new)
    click.echo(f"Set a new password for {account.email}; every device is signed out.")


@user.command("list")
def list_users() -> None:
    """List the accounts: email and time of sign-up."""
    with opened() as services:
        for email, created_at in _accounts(services).list():
            click.echo(f"{email}\t{created_at}")


@user.command("delete")
@click.argument("email")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(email: str, yes: bool) -> None:
    """Erase an account with everything in it, for good."""
    with opened() as services:
        accounts = _accounts(services)
        account = accounts.find(email)
        if not yes and sys.stdin.isatty():
            click.confirm(f"Erase everything of {account.email} for good?", abort=True)
        accounts.erase(account.id, _now_ms(services))
    click.echo(f"Erased the account {account.email}.")


def _accounts(services: Services) -> Accounts:
    return Accounts(services.database, services.keyring)


def _now_ms(services: Services) -> int:
    return to_ms(services.clock())


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return _first_line()
    if not sys.stdin.isatty():
        raise click.UsageError("No terminal to ask at: use --password-stdin.")
    typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return typed


def _first_line() -> str:
    try:
        line = sys.stdin.buffer.readline().decode("utf-8")
    except UnicodeDecodeError:
        raise Invalid({"/password": ["The password is not UTF-8."]}) from None
    return line.rstrip("\r\n")
