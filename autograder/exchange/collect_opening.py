"""What somebody handed in → attempts at assignments: zips are opened, notebooks known by their cells or their name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC

from autograder.exchange.archive_paths import Refusal
from autograder.exchange.archive_sources import Budget, LeftOut, Shelf
from autograder.exchange.collect_attempts import Attempt, Rank, Room
from autograder.exchange.collect_deliveries import HandIn, Item, is_junk
from autograder.exchange.collect_names import is_notebook
from autograder.exchange.collect_rows import Row
from autograder.exchange.collect_units import NotAsked, Recognised, Units
from autograder.grading.files import NOTEBOOK

DEEPEST_ZIP = 3
TIME = "%Y-%m-%d %H:%M:%S.%f %Z"  # as nbgrader writes timestamp.txt


@dataclass(frozen=True)
class Candidate:
    """A notebook that may be the one that counts."""

    item: Item
    recognised: Recognised
    rank: Rank


class Opener:
    """Finds the attempts in hand-ins; says of everything that is none why not."""

    def __init__(self, units: Units, shelf: Shelf, ignore: Sequence[str]) -> None:
        self._units = units
        self._shelf = shelf
        self._ignore = ignore
        self.rows: list[Row] = []

    def attempts(self, hand_in: HandIn) -> list[Attempt]:
        """The attempts in a hand-in: for each assignment the one that counts, and the earlier ones beside it."""
        items = list(self._opened(hand_in, hand_in.items, Budget(), 0))
        candidates, others = self._sorted(hand_in, items)
        best: dict[str, dict[str, Candidate]] = defaultdict(dict)  # by assignment and notebook
        earlier: list[Candidate] = []
        for (unit, name), rivals in candidates.items():
            later, before = self._latest(hand_in, rivals)
            earlier += before
            if later:
                best[unit][name] = later
        if not candidates and not self._has_row(hand_in):
            self._leave_out(hand_in, hand_in.items[0], "There is no notebook in it.")
        found = [self._attempt(hand_in, unit, list(chosen.values())) for unit, chosen in best.items()]
        self._add_others(hand_in, found, best, others)
        return [*found, *(self._attempt(hand_in, one.recognised.master.unit, [one]) for one in earlier)]

    def _opened(self, hand_in: HandIn, items: list[Item], budget: Budget, depth: int) -> Iterator[Item]:
        """The files, those in zips in place of the zips. A zip that stands beside a notebook stays as it is."""
        has_notebook = any(is_notebook(item.inner[-1]) for item in items)
        for item in items:
            if has_notebook or not item.found.is_zip:
                yield item
                continue
            try:
                if depth == DEEPEST_ZIP:
                    raise Refusal(f"Zips are opened {DEEPEST_ZIP} deep.")
                inside = list(self._inside(hand_in, item, budget))
            except Refusal as why:
                self._leave_out(hand_in, item, str(why))
                continue
            yield from self._opened(hand_in, inside, budget, depth + 1)

    def _inside(self, hand_in: HandIn, item: Item, budget: Budget) -> Iterator[Item]:
        budget.take(item.found)
        for one in self._shelf.inside(item.found):
            if isinstance(one, LeftOut):
                name = "/".join((*item.found.parts, one.name))
                self.rows.append(Row(name, "left out", one.why, hand_in.student))
            elif not is_junk(one.parts, self._ignore):
                budget.take(one)
                parts = one.parts
                one.parts = (*item.found.parts, *parts)
                yield Item(one, (*item.inner[:-1], *parts), item.attachment, item.copies)

    def _sorted(self, hand_in: HandIn, items: list[Item]) -> tuple[dict[tuple[str, str], list[Candidate]], list[Item]]:
        """The notebooks by what they are, and all other files."""
        found: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
        unsure: list[Candidate] = []
        for item in items:
            if is_notebook(item.inner[-1]) and (one := self._candidate(hand_in, item)):
                master = one.recognised.master
                (found[master.unit, master.name] if one.recognised.is_sure else unsure).append(one)
        if len(unsure) == 1 and not found:
            master = unsure[0].recognised.master
            found[master.unit, master.name] = unsure
        else:
            for one in unsure:
                self._leave_out(hand_in, one.item, "Neither its name nor its cells are those of the assignment.")
        return found, [item for item in items if not is_notebook(item.inner[-1])]

    def _candidate(self, hand_in: HandIn, item: Item) -> Candidate | None:
        try:
            recognised = self._units.recognise(item.inner[-1], item.found.read())
        except NotAsked as why:
            self._row(hand_in, item, Row("", "set aside", str(why)))
            return None
        except Refusal as why:
            self._leave_out(hand_in, item, str(why))
            return None
        changed = item.found.when.isoformat() if item.found.when else ""
        when = hand_in.when.replace(tzinfo=None).isoformat() if hand_in.when else ""
        return Candidate(item, recognised, Rank(item.attachment, when, (*item.copies, *recognised.copies), changed))

    def _latest(self, hand_in: HandIn, rivals: list[Candidate]) -> tuple[Candidate | None, list[Candidate]]:
        """The last of several, and those before it; nobody's guess decides between two of which nothing says it."""
        *before, last = sorted(rivals, key=lambda one: one.rank)
        different = [one for one in before if one.item.found.digest != last.item.found.digest]
        if any(one.rank == last.rank for one in different):
            for one in rivals:
                self._leave_out(hand_in, one.item, "Nothing tells which of several attempts is the last.")
            return None, []
        return last, different

    def _attempt(self, hand_in: HandIn, unit: str, chosen: list[Candidate]) -> Attempt:
        last = max(chosen, key=lambda one: one.rank)
        timestamp = hand_in.handed_in.astimezone(UTC).strftime(TIME) if hand_in.handed_in else ""
        shown = "/".join(last.item.found.parts)
        attempt = Attempt(hand_in.student, unit, last.rank, shown, hand_in.owner.system, timestamp=timestamp)
        for one in chosen:
            attempt.files[f"{one.recognised.master.name}{NOTEBOOK}"] = one.item.found
            attempt.remarks += [one.recognised.remark] * bool(one.recognised.remark)
        return attempt

    def _add_others(
        self, hand_in: HandIn, attempts: list[Attempt], best: dict[str, dict[str, Candidate]], others: list[Item]
    ) -> None:
        """Gives each attempt the files that stand below its notebook, and those that stand below none."""
        bases = {unit: {one.item.inner[:-1] for one in chosen.values()} for unit, chosen in best.items()}
        rooms = {attempt.unit: Room(attempt) for attempt in attempts}
        for item in others:
            fits = {unit: max((base for base in own if item.inner[: len(base)] == base), key=len, default=None)
                    for unit, own in bases.items()}  # fmt: skip
            longest = max((len(base) for base in fits.values() if base is not None), default=0)
            for unit, base in fits.items():
                if len(base or ()) == longest and (why := rooms[unit].add(item.inner[longest:], item.found)):
                    self._row(hand_in, item, Row("", "left out", why, unit=unit))

    def _has_row(self, hand_in: HandIn) -> bool:
        shown = ["/".join(item.found.parts) for item in hand_in.items]
        return any(row.file.startswith(name) for row in self.rows for name in shown)

    def _leave_out(self, hand_in: HandIn, item: Item, why: str) -> None:
        self._row(hand_in, item, Row("", "left out", why))

    def _row(self, hand_in: HandIn, item: Item, row: Row) -> None:
        self.rows.append(Row("/".join(item.found.parts), row.state, row.why, hand_in.student, row.unit))
