"""The `cephalog` command (contract §1). What fails says why in one line and ends with 1."""

from __future__ import annotations

import dataclasses
import os
from typing import Any

import click

from server.app import create_app, open_services
from server.commands import diary, user
from server.config import Config, ConfigError
from server.domain.errors import DiaryError, Invalid
from server.logs import configure_logs
from server.serve import WebServer
from server.storage.migrate import migrate


class OneLineErrors(click.Group):
    """A group whose commands end with one line on standard error when they fail."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (ConfigError, DiaryError, OSError) as error:
            raise click.ClickException(one_line(error)) from error


def one_line(error: Exception) -> str:
    """The error for a person at a terminal."""
    if isinstance(error, Invalid):
        faults = (f"{at.strip('/')}: {' '.join(said)}" for at, said in error.errors.items())
        return "; ".join(faults)
    return " ".join(str(error).split())


@click.group(cls=OneLineErrors)
def main() -> None:
    """Cephalog, a headache diary on your own server.

    Settings come from the environment; the README lists them.
    """


@main.command()
@click.option("--host", help="Address to listen on (default: CEPHALOG_HOST, 127.0.0.1).")
@click.option("--port", type=click.IntRange(0, 65535), help="Port (default: PORT, 8000).")
def serve(host: str | None, port: int | None) -> None:
    """Migrate the database, then serve the app and the API until SIGTERM."""
    config = Config.from_env(os.environ)
    config = dataclasses.replace(
        config, host=host or config.host, port=config.port if port is None else port
    )
    services = open_services(config)
    migrate(services.database)
    services.database.close()
    address = config.base_url or f"http://localhost:{config.port}"
    configure_logs()
    WebServer(
        config, lambda: create_app(config), lambda: click.echo(f"Cephalog is ready at {address}")
    ).run()


main.add_command(user.user)
main.add_command(diary.import_file)
