"""`notices schema`: JSON Schemas of all kinds of files, for editors and forms."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator.cli.options import global_options, settings
from generator.model.kinds import KINDS
from generator.schema.json_schema import json_schema


@click.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="写到这个文件夹，每种文件一个（默认直接输出）")
@global_options
def schema(out: Path | None) -> None:
    """输出各种文件的 JSON Schema：编辑器据此提示项目、可选的词和写错的地方。"""
    made = {kind.name: json_schema(kind) for kind in KINDS}
    if out is None:
        click.echo(_json(made))
        return
    out.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        (out / f"{name}.schema.json").write_text(_json(content) + "\n", "utf-8", newline="\n")
    chosen = settings()
    if not chosen.quiet:
        click.echo(f"已写入 {len(made)} 个文件：{out}" if chosen.lang == "zh" else f"Wrote {len(made)} files: {out}")


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1)
