"""The `cephalog` command (contract §1)."""

from __future__ import annotations

import dataclasses
import os

import click

from server.app import create_app, open_services
from server.config import Config
from server.serve import WebServer
from server.storage.migrate import migrate


@click.group()
def main() -> None:
    """Cephalog, a headache diary on your own server."""


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
    ready = lambda: click.echo(f"Cephalog is ready at {address}")  # noqa: E731
    WebServer(config, lambda: create_app(config), ready).run()
