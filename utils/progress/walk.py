"""The nine units of the walk, in their order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Stop:
    """A unit on the map: its name, its title, and the question that it answers."""

    name: str
    title: str
    question: str

    @property
    def number(self) -> str:
        return self.name[:2]

    @property
    def notebook(self) -> str:
        return f"{self.name}.ipynb"


WALK = (
    Stop("01_gradient_descent", "Downhill", "Which way is down, and how far should a step go?"),
    Stop("02_batches_and_splits", "Batches and honest splits", "Which examples teach you, and which judge you?"),
    Stop("03_logistic_regression", "Logistic regression", "How does a number become the probability of a yes?"),
    Stop("04_backpropagation", "Back-propagation", "How does an error at the end find its way back to its causes?"),
    Stop("05_neural_networks", "Neural networks", "What can a network do that a line cannot?"),
    Stop("06_vanishing_gradients", "Vanishing gradients", "Why do deep networks stop learning, and what helps?"),
    Stop("07_optimizers", "Optimizers", "Is there a better way down than straight down?"),
    Stop("08_softmax_regression", "Softmax regression", "What if there are more answers than yes and no?"),
    Stop("09_capstone", "Capstone", "Can you build all of it, and find out what is true?"),
)
