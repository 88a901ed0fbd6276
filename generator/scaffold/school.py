"""What is known of a new school in; its school.yml, and the registration that the bureau has to add, out."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.kinds import kind
from generator.scaffold.form import TO_FILL, Sheet, blank_sheet


def new_school(known: Mapping[str, str]) -> tuple[str, Sheet]:
    """The path and text of school.yml; `known` holds its id, its name and whatever else was said."""
    about = kind("school")
    path = f"schools/{known['id']}/school.yml"
    head = f"{about.label}（school.yml）：{known['name']}，由学校填写，有变化时更新。{TO_FILL}的要填写。"
    return path, blank_sheet(about, path, head, known)


def new_registration(known: Mapping[str, str]) -> tuple[str, Sheet]:
    """The path and text of the bureau's file; the school does not write it."""
    about = kind("registration")
    path = f"content/bureau/schools/{known['id']}.yml"
    return path, blank_sheet(
        about, path, f"{known['name']}的登记。由市教育局填写，学校不得改动。", {k: v for k, v in known.items() if k != "name"}
    )
