"""The global options, which may stand before or after the verb, and what they come to."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, TypeVar

import click

from generator import clock
from generator.policy import Register
from generator.project import NoProjectError, find_root, packaged, read_policy
from generator.repository import load_register
from generator.wording.values import Lang

F = TypeVar("F", bound=Callable[..., Any])


class Refusal(click.ClickException):
    """Something that the user has to say or mend first: one line, exit 2."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file or sys.stderr)


class Settings:
    """What the global options say; asked for when it is needed, so that `rules` works outside any city."""

    def __init__(self, given: dict[str, Any]) -> None:
        self.given = given

    @property
    def root(self) -> Path:
        """The city's repository. Raises NoProjectError."""
        chosen = self.given.get("root")
        return find_root(Path(chosen).resolve() if chosen else Path.cwd())

    @property
    def lang(self) -> Lang:
        return "en" if (self.given.get("lang") or os.environ.get("NOTICES_LANG")) == "en" else "zh"

    @property
    def as_of(self) -> dt.date:
        """The day as of which everything is judged."""
        given = self.given.get("as_of")
        if given:
            return _day(given, "--as-of")
        text = os.environ.get("NOTICES_AS_OF")
        return _day(text, "NOTICES_AS_OF") if text else clock.today()

    @property
    def quiet(self) -> bool:
        return bool(self.given.get("quiet"))

    @property
    def colour(self) -> bool:
        """Only on a terminal, and not when asked to leave it."""
        return not (self.given.get("no_color") or os.environ.get("NO_COLOR")) and sys.stdout.isatty()


def _day(text: str, source: str) -> dt.date:
    try:
        found = dt.date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:  # 20210906 and 2021-W36-1 are ISO dates too, to some versions of Python
        raise click.UsageError(f"{source} 要写成 2021-09-06 的样子，不能是“{text}”。")
    return found


def _remember(context: click.Context, parameter: click.Parameter, value: object) -> None:
    """Keeps what was said; what stands after the verb wins."""
    given = context.find_root().ensure_object(dict)
    if value and parameter.name == "as_of":
        _day(str(value), "--as-of")  # also of a verb that does not ask for the day
    if value:
        given[str(parameter.name)] = value


_OPTIONS = (
    click.option("--root", type=click.Path(exists=True, file_okay=False), callback=_remember, expose_value=False, help="项目文件夹"),
    click.option("--lang", type=click.Choice(["zh", "en"]), callback=_remember, expose_value=False, help="输出语言（默认 zh）"),
    click.option("--as-of", metavar="YYYY-MM-DD", callback=_remember, expose_value=False, help="以哪一天为准（默认今天）"),
    click.option("--quiet", is_flag=True, callback=_remember, expose_value=False, help="只输出必要的内容"),
    click.option("--no-color", is_flag=True, callback=_remember, expose_value=False, help="不用颜色"),
)


def global_options(command: F) -> F:
    """Adds the global options to a verb or the group."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def register_of(chosen: Settings) -> Register:
    """The city's policies; outside any city, those that come with the program."""
    try:
        return load_register(read_policy(chosen.root / "content/policy"))
    except NoProjectError:
        return load_register(read_policy(packaged("policy")))


def settings() -> Settings:
    """The settings of the running command."""
    return Settings(click.get_current_context().find_root().ensure_object(dict))
