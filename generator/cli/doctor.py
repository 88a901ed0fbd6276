"""`notices doctor`: what this machine has, what it lacks, how to get it; exit 2 when something needed is missing."""

from __future__ import annotations

import importlib.metadata
import shutil
import sys
from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from generator import __version__, chromium, fonts
from generator.cli.options import global_options, settings
from generator.project import NoProjectError
from generator.render.pdf import lacking
from generator.source import has_c_parser

PACKAGES = ("cerberus", "chinesecalendar", "click", "icalendar", "Jinja2", "mkdocs", "mkdocs-material", "PyYAML")

Row = tuple[bool, bool, str]
"""Needed, there, what and how to get it."""


@click.command()
@global_options
def doctor() -> None:
    """看看本机装了什么、缺什么、怎样装。"""
    rows = list(_rows())
    for needed, there, text in rows:
        mark = "有　" if there else ("缺　" if needed else "可选")
        click.echo(f"{mark} {text}")
    if any(needed and not there for needed, there, _ in rows):
        raise click.exceptions.Exit(2)


def _rows() -> Iterator[Row]:
    yield True, True, f"school-notices {__version__}"
    yield True, sys.version_info >= (3, 11), f"Python {sys.version.split()[0]}（需要 3.11 或更新）"
    for package in PACKAGES:
        yield _package(package)
    yield True, has_c_parser(), "PyYAML 的 C 解析器（libyaml）：用 pip install --only-binary :all: PyYAML 安装官方轮子"
    yield _zone()
    yield False, shutil.which("git") is not None, "git：提交和比较版本时用，如 apt-get install git"
    for package in chromium.lacking():
        yield False, False, f"{package}：浏览器测试用，如 apt-get install {package}"
    if not chromium.lacking():
        yield False, True, f"Chromium 和中文字体（浏览器测试用）：{chromium.find()}"
    commands = lacking()
    yield from ((False, False, f"PDF（notices build --pdf 用）：{command}") for command in commands)
    if not commands:
        yield False, True, f"WeasyPrint、Pango 和中文字体（notices build --pdf 用）：{fonts.chinese()}"
    yield _project()


def _package(name: str) -> Row:
    try:
        return True, True, f"{name} {importlib.metadata.version(name)}"
    except importlib.metadata.PackageNotFoundError:
        return True, False, f"{name}：pip install {name}"


def _zone() -> Row:
    try:
        ZoneInfo("Asia/Shanghai")
    except ZoneInfoNotFoundError:
        return True, False, "时区数据：pip install tzdata"
    return True, True, "时区数据 Asia/Shanghai"


def _project() -> Row:
    try:
        return False, True, f"项目文件夹 {settings().root}"
    except NoProjectError:
        return False, False, "项目文件夹：这里和上级文件夹里没有 mkdocs.yml 和 schools/，用 --root 指明"
