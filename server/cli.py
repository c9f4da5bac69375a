"""The `cephalog` command (contract §1). What fails says why in one line and ends with 1."""

from __future__ import annotations

import dataclasses
import os
import sys
from functools import partial
from typing import Any, NoReturn

import click
from sqlalchemy.exc import SQLAlchemyError

from server.app import create_app
from server.commands import diary, reminders, report, storage, user
from server.commands.opened import opened
from server.config import Config, ConfigError
from server.domain.errors import DiaryError, Invalid
from server.logs import configure_logs
from server.serve import WebServer, bind
from server.storage.erasing import erase_long_deleted


class OneLineErrors(click.Group):
    """A group whose commands end with one line on standard error when they fail."""

    def main(self, *args: Any, **options: Any) -> Any:
        try:
            return super().main(*args, **{**options, "standalone_mode": False})
        except click.Abort:
            _fail("Stopped.", 1)
        except click.UsageError as error:
            _fail(f"{error.format_message()} See --help.", error.exit_code)
        except click.ClickException as error:
            _fail(error.format_message(), error.exit_code)
        except (ConfigError, DiaryError, OSError, SQLAlchemyError) as error:
            _fail(one_line(error), 1)


def _fail(message: str, code: int) -> NoReturn:
    click.echo(f"Error: {' '.join(message.split())}", err=True)
    sys.exit(code)


def one_line(error: Exception) -> str:
    """The error for a person at a terminal."""
    if isinstance(error, Invalid):
        faults = (f"{at.strip('/')}: {' '.join(said)}" for at, said in error.errors.items())
        return "; ".join(faults)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}: {error.filename}" if error.filename else error.strerror
    return str(error)


@click.group(cls=OneLineErrors)
def main() -> None:
    """Cephalog, a headache diary on your own server.

    Settings come from the environment; the README lists them.
    """


@main.command()
@click.option("--host", help="Address to listen on (default: CEPHALOG_HOST, 127.0.0.1).")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Port (default: PORT, 8000); 0 takes a free one."
)
def serve(host: str | None, port: int | None) -> None:
    """Migrate the database, then serve the app, the API and reminders until SIGTERM."""
    config = Config.from_env(os.environ)
    config = dataclasses.replace(
        config, host=host or config.host, port=config.port if port is None else port
    )
    with opened(config) as services:  # migrated, and every key is there
        erase_long_deleted(services.database, services.keyring, services.clock())
    listener = bind(config)
    config = dataclasses.replace(config, port=listener.getsockname()[1])
    configure_logs()
    WebServer(
        config,
        listener,
        lambda: create_app(config),
        lambda: click.echo(f"Cephalog is ready at {config.address}"),
        partial(reminders.run_beside, config) if config.reminders else None,
    ).run()


main.add_command(user.user)
main.add_command(diary.import_file)
main.add_command(report.report)
main.add_command(reminders.reminders)
main.add_command(storage.backup_to)
main.add_command(storage.restore_from)
main.add_command(storage.keys)
