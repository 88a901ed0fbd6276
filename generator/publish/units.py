"""In: units of files. Out: their files in the new site: linked where they stand, copied where another machine made them, else written, by
several processes where that pays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.processes import each
from generator.publish.manifest import Stored
from generator.publish.parts import Part
from generator.publish.standing import Made, Moment, Standing, moment_of
from generator.publish.writing import Writer
from generator.site import Entries, Page, SiteFile, SiteItem, Unit, Units

_WORTH_A_PROCESS = 20
"""Of fewer units a process costs more than it saves."""
_AT_ONCE = 10


@dataclass(slots=True)
class Placer:
    """Puts the units of one site in their places."""

    writer: Writer
    standing: Standing
    jobs: int
    parts: tuple[Part, ...] = ()
    whole: bool = False
    """Whether all that units tell is put into the record, for a machine that has no other."""
    linked: set[str] = field(default_factory=set)
    """The files that stood already: what they hold was verified when they were written, and their moment now."""

    def place(self, items: Iterable[SiteItem], placed: list[Made]) -> Iterator[SiteFile | Entries]:
        """The same items without the units, whose files go to `placed`."""
        for item in items:
            if isinstance(item, Units):
                placed += self._place(item.units)
            else:
                yield item

    def _place(self, units: Sequence[Unit]) -> Iterator[Made]:
        anew = []
        for unit in units:
            made = self._linked(unit) or self._copied(unit)
            if made is None:
                anew.append(unit)
                continue
            yield made
        for unit, made in zip(anew, self._made(anew), strict=True):
            yield self._noted(unit, made)

    def _noted(self, unit: Unit, made: Made) -> Made:
        if not self.whole:
            made = made._replace(told=unit.keep(made.told))
        self.standing.note(unit.key, made)
        return made

    def _linked(self, unit: Unit) -> Made | None:
        """The files of a unit where all of them stand and could be linked; where the file system cannot, it is made anew."""
        made = self.standing.find(unit.key)
        if made is None or not unit.holds(made.told):
            return None
        for done, (stored, _) in enumerate(made.files):
            try:
                self.writer.link(self.standing.site_dir, stored)
            except OSError:
                self.writer.remove(one.path for one, _ in made.files[:done])
                return None
        self.linked.update(stored.path for stored, _ in made.files)
        unit.learn(made.told)
        self.standing.note(unit.key, made)
        return made

    def _copied(self, unit: Unit) -> Made | None:
        """The files of a unit where a part has them whole."""
        for part in self.parts:
            made = part.units.get(self.standing.name_of(unit.key)) if unit.key else None
            contents = part.contents(made) if made else None
            if made and contents is not None and unit.holds(made.told):
                for stored, data in contents:
                    self.writer.put(stored.path, data)
                unit.learn(made.told)
                files = tuple((stored, _moment(self.writer, stored)) for stored, _ in contents)
                return self._noted(unit, made._replace(files=files))
        return None

    def _made(self, units: Sequence[Unit]) -> Iterator[Made]:
        def one(number: int) -> Made:
            return make(units[number], self.writer)

        for unit, made in zip(units, each(one, range(len(units)), self.jobs, worth=_WORTH_A_PROCESS, at_once=_AT_ONCE), strict=True):
            unit.learn(made.told)
            yield made


def make(unit: Unit, writer: Writer) -> Made:
    """Writes every file of a unit."""
    files, unlisted = [], []
    for file in unit.make():
        stored = writer.write(file)
        files.append((stored, _moment(writer, stored)))
        if isinstance(file, Page) and not file.indexed:
            unlisted.append(file.address)
    return Made(tuple(files), tuple(unlisted), unit.tell())


def _moment(writer: Writer, stored: Stored) -> Moment:
    """Of a file that was written just now."""
    moment = moment_of(writer.site_dir / stored.path)
    assert moment is not None, "just written"
    return moment


def files_of(placed: Iterable[Made]) -> Iterator[Stored]:
    """Everything that units put into the site."""
    return (stored for made in placed for stored, _ in made.files)
