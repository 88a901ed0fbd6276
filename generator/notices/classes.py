"""A school's registration in; its class of schools, 城乡类别 × 学段, with the name and the id that stand in addresses and anchors out."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.bureau import AREA_CLASSES, STAGES, Registration

STAGE_IDS = {"小学": "primary", "初中": "junior", "九年一贯制": "nine-year"}
AREA_CLASS_IDS = {"城区": "urban", "农村": "rural"}


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """Schools that the policy treats alike: the same grades, the same caps on fees."""

    area_class: str
    stage: str

    @property
    def id(self) -> str:
        """urban-primary."""
        return f"{AREA_CLASS_IDS[self.area_class]}-{STAGE_IDS[self.stage]}"

    @property
    def name(self) -> str:
        """城区小学; 城区九年一贯制学校."""
        return f"{self.area_class}{self.stage}{'学校' if self.stage.endswith('制') else ''}"

    @property
    def address(self) -> str:
        return f"compare/{self.id}/"


CLASSES = tuple(SchoolClass(area_class, stage) for area_class in AREA_CLASSES for stage in STAGES)
"""All there can be, in the order of the model."""


def class_of(registration: Registration) -> SchoolClass:
    """The one class that a school is of."""
    return SchoolClass(registration.area_class, registration.stage)
