"""The records of the catalogue: a unit holds exercises; an exercise holds cases, mistakes and other right answers."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeVar, overload

from autograder.errors import CatalogueError
from autograder.slips import Slip

if TYPE_CHECKING:
    from autograder.examine import Trial

CORRECT: Final = "correct"
UNSET: Final = type("Unset", (), {"__repr__": lambda self: "UNSET"})()

Function = Callable[..., Any]
CaseMaker = Callable[[Any], Iterable[Any]]
Accepts = Callable[[Any], str]
Shows = Callable[["Case", Any], bool]
ShowsAll = Callable[["Sequence[Trial]"], bool]
Maker = TypeVar("Maker", bound=CaseMaker)
Answer = TypeVar("Answer", bound=Function)


@dataclass(frozen=True)
class Case:
    """One call to compare: what kind of call it is, its arguments, and how near the answer must be.

    Where several answers are right, `accepts` decides: given what came back, it says what is off, "" if nothing is.
    Where an error is right, `raises` is the name of its type.
    """

    label: str
    args: tuple[Any, ...]
    named: dict[str, Any] = field(default_factory=dict)
    want: Any = UNSET
    rtol: float = 1e-6
    atol: float = 1e-9
    accepts: Accepts | None = None
    raises: str | None = None


def case(
    label: str,
    *args: Any,
    want: Any = UNSET,
    rtol: float = 1e-6,
    atol: float = 1e-9,
    accepts: Accepts | None = None,
    raises: str | None = None,
    **named: Any,
) -> Case:
    """A case with named arguments, an independent oracle `want`, a tolerance, a property or an error of its own."""
    return Case(label, args, named, want, rtol, atol, accepts, raises)


@dataclass(frozen=True)
class Formula:
    """A function to hand to the learner's function, shown in messages as its text: `f(x) = x³ − 2x`."""

    text: str
    function: Function

    def __call__(self, *args: Any) -> Any:
        return self.function(*args)

    def __repr__(self) -> str:
        return self.text


def formula(text: str, function: Function) -> Formula:
    """`function`, written in messages as `text`."""
    return Formula(text, function)


@dataclass(frozen=True)
class Mistake:
    """A wrong answer that has a name: what is off, and three hints (a question, where to look, the formula).

    It is recognised by its numbers. Where those vary from one spelling to the next (an order, an order of magnitude),
    `shows` recognises it: given a case and a wrong answer to it, whether that is this mistake. Where one answer says
    too little, `shows_all` does: given all trials of an examination, right ones and wrong ones, whether this mistake
    explains them.
    """

    id: str
    text: str
    ask: str
    look: str
    formula: str
    part: str
    function: Function
    shows: Shows | None = None
    shows_all: ShowsAll | None = None

    @property
    def hints(self) -> tuple[str, str, str]:
        end = "" if self.look.endswith("?") else "."
        return (self.ask, f"Look at {self.look}{end}", f"The formula: {self.formula}")


class Exercise:
    """A right answer (the reference) with its neighbours: cases, known mistakes, other right answers."""

    def __init__(self, unit: Unit, reference: Function, *, ints_too: bool = False) -> None:
        self.unit = unit
        self.ints_too = ints_too  # whole numbers of type int are right where floats of the same value are
        self.name = reference.__name__
        self.reference = reference
        self.parameters = tuple(inspect.signature(reference).parameters)
        self.contract = inspect.cleandoc(reference.__doc__ or "").split("\n\n")[0].replace("\n", " ")
        self.mistakes: dict[str, Mistake] = {}
        self.equivalents: dict[str, Function] = {}
        self._makers: dict[str, list[CaseMaker]] = {}
        self.__doc__ = reference.__doc__

    def __call__(self, *args: Any, **named: Any) -> Any:
        return self.reference(*args, **named)

    def __repr__(self) -> str:
        return f"<Exercise {self.name} of {self.unit.name}>"

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that are scored separately, in the order in which their cases were declared."""
        return tuple(self._makers)

    @overload
    def cases(self, maker: Maker) -> Maker: ...
    @overload
    def cases(self, *, part: str) -> Callable[[Maker], Maker]: ...
    def cases(self, maker: Maker | None = None, *, part: str = CORRECT) -> Maker | Callable[[Maker], Maker]:
        """Declares a generator of cases: `maker(rng)` yields `Case`s or `(label, *arguments)`."""

        def declare(maker: Maker) -> Maker:
            self._makers.setdefault(part, []).append(maker)
            return maker

        return declare if maker is None else declare(maker)

    def draw(self, part: str, rng: Any) -> Iterator[Case]:
        """All cases of a part, with every random number from `rng`."""
        for maker in self._makers[part]:
            for drawn in maker(rng):
                yield drawn if isinstance(drawn, Case) else Case(drawn[0], tuple(drawn[1:]))

    def mistake(
        self,
        text: str,
        *,
        ask: str,
        look: str,
        formula: str,
        part: str = CORRECT,
        shows: Shows | None = None,
        shows_all: ShowsAll | None = None,
    ) -> Callable[[Answer], Answer]:
        """Declares a wrong answer under the name of its function."""

        def declare(function: Answer) -> Answer:
            self._refuse_name(function, self.mistakes)
            self.mistakes[function.__name__] = Mistake(
                function.__name__, text, ask, look, formula, part, function, shows, shows_all
            )
            return function

        return declare

    def slip(
        self,
        name: str,
        text: str,
        *,
        of: Function,
        was: str,
        now: str,
        ask: str,
        look: str,
        formula: str,
        part: str = CORRECT,
        shows: Shows | None = None,
        shows_all: ShowsAll | None = None,
    ) -> None:
        """Declares a wrong answer that is the right answer `of` with `now` where its source has `was`."""
        declare = self.mistake(text, ask=ask, look=look, formula=formula, part=part, shows=shows, shows_all=shows_all)
        declare(Slip(of, name, was, now))

    def equivalent(self, function: Answer) -> Answer:
        """Declares another right answer, which must never be refused."""
        self._refuse_name(function, self.equivalents)
        self.equivalents[function.__name__] = function
        return function

    def _refuse_name(self, function: Function, taken: Iterable[str]) -> None:
        if function.__name__ in taken or function.__name__ == "_":
            raise CatalogueError(
                f"{self.name}: a mistake or equivalent needs a name of its own, not {function.__name__!r}"
            )


class Unit:
    """The exercises of one unit, in the order in which the unit asks for them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.exercises: dict[str, Exercise] = {}

    @overload
    def exercise(self, reference: Function) -> Exercise: ...
    @overload
    def exercise(self, *, ints_too: bool) -> Callable[[Function], Exercise]: ...
    def exercise(
        self, reference: Function | None = None, *, ints_too: bool = False
    ) -> Exercise | Callable[[Function], Exercise]:
        """Declares the exercise whose right answer is `reference`; with `ints_too`, kinds of numbers are not judged."""

        def declare(reference: Function) -> Exercise:
            if reference.__name__ in self.exercises:
                raise CatalogueError(f"{self.name}: the exercise {reference.__name__!r} is declared twice")
            made = Exercise(self, reference, ints_too=ints_too)
            self.exercises[made.name] = made
            return made

        return declare if reference is None else declare(reference)

    def __repr__(self) -> str:
        return f"<Unit {self.name} with {len(self.exercises)} exercises>"
