# %% [markdown]
r"""
# 4 · Who is to blame: graphs and back-propagation

A network with two million parameters makes a mistake. Which of the two million should change, in which direction, and
by how much? You could nudge them one after the other and see what happens. That is two million runs, for a single
step.

There is a way to get all two million answers for about the price of two runs: one walk forwards, and one walk back.
It sends the error backwards through the network [S0.2], and it is called **back-propagation**. Here you build it, from
a formula with three letters up to the layers of a real network. And because such code goes wrong in silence, you also
build the tool that catches it, and go hunting.

**You need** Python and numpy arrays, an idea of what the slope of a curve is (unit 1 builds it), and for section 4.8
the product of two matrices. No other unit has to be solved. **It takes** 120 to 150 minutes. Every section ends at a
good place to stop.
"""

# %% [markdown]
r"""
### How this page works

- **Run a cell** with **Shift+Enter**, from top to bottom. **Predict** comes before every measurement: decide first,
  then run. Where a cell begins with `my_guess = None`, write your number in place of `None`. What came out stands
  below the cell, under **Seen**.
- **A longer cell** measures and draws. It is there to be run; read its code when you are curious. In it,
  `find("backprop")` is our own version of the function `backprop`. (Your exercises cannot lean on it: while a page is
  graded, there is nothing to find.)
- **An exercise** is a cell that ends in `raise NotImplementedError`. Put your code there, run it, then run the check
  below it. A check says what it called, what came back and what is off. Checks are free. Use many.
- **A robust check** brings a more awkward guest to the same function. It has a point of its own, and the task says
  what it expects.
- **A figure** says whose code drives it: ours until you have written yours. When your code has changed, run the
  figure's cell again.
- **A mark** like [S4.7] names a place in one of the five texts that this course grew from; the last lines of this
  page say which. Where such a text makes a claim, we measure it.

Run this first:
"""

# %% readonly="setup"
import matplotlib.pyplot as plt
import numpy as np

from autograder import check, drive
from autograder.exercises import find
from utils import figures

plt.rcParams["figure.figsize"] = (5.6, 2.9)


def yours_or_ours(name, function):
    """Your function once it passes its check, ours until then. Says which."""
    driver = drive(name, function)
    if driver.whose == "yours":
        print(f"{name}: your code")
        return driver.call
    print(f"{name}: our code, until your check passes")
    return driver.reference


OPERATIONS = {"add": np.add, "mul": np.multiply, "max": np.maximum, "exp": np.exp, "log": np.log}


def forward(graph, order):
    """The value of every node in `order`, an order in which inputs come before their users."""
    values = {}
    for name in order:
        op, *inputs = graph[name]
        values[name] = inputs[0] if op == "leaf" else OPERATIONS[op](*[values[i] for i in inputs])
    return values


example = {
    "a": ("leaf", 5.0),
    "b": ("leaf", 3.0),
    "c": ("leaf", 2.0),
    "three": ("leaf", 3.0),
    "u": ("mul", "b", "c"),
    "v": ("add", "a", "u"),
    "J": ("mul", "three", "v"),
}

# %% [markdown] formula="graph_forward"
r"""
## 4.1 · What does a nudge do?

Take the formula $J = 3(a + bc)$. You would work it out in three small steps, each with one operation [S4.7]:

$$u = b c \qquad v = a + u \qquad J = 3 v$$

Draw a box for each step and an arrow wherever one number goes into another box. This picture is a **computation
graph**. Its boxes are its **nodes**. The numbers that you put in, here $a$, $b$ and $c$, are its **leaves**. The last
node, the one that you care about, is its **root**. To compute all the values from the leaves to the root is the
**forward pass**.
"""

# %% tags=["figure"]
places = {"a": (0, 0), "b": (0, 1), "c": (0, 2), "u": (1, 1.5), "v": (2, 0.75), "J": (3, 0.75)}
figures.draw_graph(example, places, {"a": "5", "b": "3", "c": "2"})

# %% [markdown]
r"""
**Predict.** With $a = 5$, $b = 3$ and $c = 2$: what are $u$, $v$ and $J$?

<details><summary>Compare with our answer</summary>

$u = 6$, $v = 11$, $J = 33$.

</details>
"""

# %% [markdown]
r"""
### Exercise 36 · `graph_forward(a, b, c)`

The forward pass, with every value on the way kept.

- `a`, `b` and `c` are numbers, ints or floats, or they are three arrays of one shape. With arrays, each value is an
  array of that shape, worked out entry by entry.
- Return a dict with the keys `"u"`, `"v"` and `"J"`.

```python
>>> graph_forward(5.0, 3.0, 2.0)
{'u': 6.0, 'v': 11.0, 'J': 33.0}
```

**Points:** 1.
"""

# %% solution="graph_forward"
def graph_forward(a, b, c):
    """The values of J = 3(a + bc) on the way: {"u": bc, "v": a + u, "J": 3v}."""
    ### BEGIN SOLUTION
    u = b * c
    v = a + u
    return {"u": u, "v": v, "J": 3 * v}
    ### END SOLUTION

# %% test="graph_forward" points=1

# %% [markdown]
r"""
Now the question of this unit: which input counts for how much? Nudge one of them by 0.001 and watch the boxes behind
it.

**Predict.** $a$ goes from 5 to 5.001. By how much does $J$ grow? Then $b$ instead, from 3 to 3.001. And then $c$,
from 2 to 2.001. Write three numbers.
"""

# %% tags=["figure"]
my_guess = {"a": None, "b": None, "c": None}

forward_pass = yours_or_ours("graph_forward", graph_forward)
leaves = {"a": 5.0, "b": 3.0, "c": 2.0}
before = forward_pass(**leaves)
for name, value in leaves.items():
    after = forward_pass(**{**leaves, name: value + 0.001})
    moves = "   ".join(f"{node} +{after[node] - before[node]:.3f}" for node in "uvJ")
    print(f"{name} +0.001:   {moves}   your guess for J: {my_guess[name]}")

# %% [markdown]
r"""
**Seen:** the nudge of $a$ goes through $v$ as it is and is tripled in the last box. The nudge of $b$ is doubled on
its way into $u$, for there it is multiplied by $c = 2$. That of $c$ is multiplied by $b = 3$. Each box passes on a
multiple of what it gets. Which multiple it is depends on the *values* in the graph.

How much $J$ moves, divided by how much $b$ was nudged, is the slope of $J$ along $b$, for a tiny nudge. It is
written $dJ/db$ (say "d J by d b"). Here it is 6.
"""

# %% [markdown]
r"""
## 4.2 · What if you start at the end?

To find all slopes, you could nudge every leaf and walk forwards each time. Or you can ask the boxes from the end, one
after the other. This is the **backward pass**:

- $dJ/dv$: $J$ is three times $v$. So it is 3.
- $dJ/du$: when $u$ moves by 1, $v$ moves by 1, and $J$ moves as far as $v$ takes it: $dJ/dv \cdot 1$.
- $dJ/db$: when $b$ moves by 1, $u$ moves by $c$. So it is $dJ/du \cdot c$.

Each slope needs one that is known already, and one more factor. Nothing is worked out twice. The slope of the root
along a node is also called the **gradient** of that node. (In unit 1, the gradient is the list of all these slopes.
Programs use the word for each of them.)

**Predict.** Which of the five slopes $dJ/dv$, $dJ/du$, $dJ/da$, $dJ/db$, $dJ/dc$ change when you change $a$?

<details><summary>Compare with our answer</summary>

None. $a$ is only ever added, so it is no factor of any slope. $b$ and $c$ are: each is the factor in the slope of the
other.

</details>
"""

# %% [markdown]
r"""
### Exercise 37 · `graph_backward(a, b, c)`

The backward pass for the same graph.

- `a`, `b` and `c` are numbers, ints or floats.
- Return a dict with the keys `"v"`, `"u"`, `"a"`, `"b"` and `"c"`: the slope of $J$ along each of them, at the given
  values.

```python
>>> graph_backward(5.0, 3.0, 2.0)
{'v': 3.0, 'u': 3.0, 'a': 3.0, 'b': 6.0, 'c': 9.0}
```

**Points:** 2.
"""

# %% solution="graph_backward"
def graph_backward(a, b, c):
    """The slopes of J = 3(a + bc) along v, u, a, b and c, as a dict."""
    ### BEGIN SOLUTION
    dv = 3.0
    du = dv
    return {"v": dv, "u": du, "a": dv, "b": du * c, "c": du * b}
    ### END SOLUTION

# %% test="graph_backward" points=2

# %% [markdown]
r"""
Choose a node and nudge it, with the yellow dot or with the slider. The black line shows how far $J$ really moves, the
dashed one how far your slope says that it moves.

**Predict.** Nudge $b$ alone, by a lot: is slope times nudge still exactly what $J$ does? And if you nudge $b$ and $c$
*together*, is it the sum of the two? Then look at it 1,000 times closer.
"""

# %% tags=["figure"]
figures.nudge(drive("graph_backward", graph_backward))

# %% [markdown]
r"""
**Seen:** along one node, this $J$ is a straight line, so the slope tells all. With $b$ and $c$ together a bit is left
over, three times the product of the two nudges. From close up the line fits: a nudge a thousand times smaller makes
the rest a million times smaller. This is what makes training possible: for tiny changes everything is straight, so
the error at the output can be divided among the inputs [S0.6].
"""

# %% [markdown]
r"""
### Claim: dJ/du is used again for all three

**A text says** that shared parts are worked out once and used again. So far, so good. As its example it says that
$dJ/du$ is used again for $dJ/da$, $dJ/db$ and $dJ/dc$ [S4.7]. Is it so? In this graph $dJ/du$ and $dJ/dv$ are both 3,
so looking at the numbers does not help.

So put a tap on two of the arrows, a factor that you can turn. With $v = a + k u$, the tap $k$ changes $dJ/du$ and
leaves $dJ/dv$ alone. With $J = j v$, the tap $j$ changes both. Whatever is made from $dJ/du$ has to move whenever
$dJ/du$ moves.

**Predict.** You turn $k$ from 1 to 2. Which of $dJ/da$, $dJ/db$, $dJ/dc$ change?
"""

# %% tags=["figure"]
def J_with_taps(a, b, c, j, k, nudge_u=0.0, nudge_v=0.0):
    u = b * c + nudge_u
    v = a + k * u + nudge_v
    return j * v


def measured_slope(name, j, k):
    leaves = {"a": 5.0, "b": 3.0, "c": 2.0, "nudge_u": 0.0, "nudge_v": 0.0}
    up, down = ({**leaves, name: leaves[name] + step} for step in (0.5, -0.5))
    return J_with_taps(**up, j=j, k=k) - J_with_taps(**down, j=j, k=k)


names = {"dJ/dv": "nudge_v", "dJ/du": "nudge_u", "dJ/da": "a", "dJ/db": "b", "dJ/dc": "c"}
print("taps          " + "".join(f"{name:>8}" for name in names))
for j, k in ((3, 1), (3, 2), (3, 0), (4, 1)):
    print(f"j = {j}, k = {k}  " + "".join(f"{measured_slope(name, j, k):8.1f}" for name in names.values()))

# %% [markdown]
r"""
**Seen:** it is not so. $dJ/da$ does not care about $dJ/du$: with $k = 0$, $dJ/du$ is dead, and $dJ/da$ is still 3.
$dJ/dv$ is used again for *all* of them. $dJ/du$ is used again for $b$ and $c$ only, whose way to $J$ leads through
$u$. A slope is handed to the inputs of its own node, and to nobody else.
"""

# %% [markdown] formula="chain_rule"
r"""
## 4.3 · Why are slopes multiplied?

A chain of three gear wheels: the second turns 3 times as fast as the first, the third turns 2 times as fast as the
second. The third turns 6 times as fast as the first. Functions in a chain do the same [S0.7]. Let $f_1$ come first, and
let $f_2$ take what comes out of it:

$$t = f_1(x) \qquad y = f_2(t) \qquad \frac{dy}{dx} = \frac{dy}{dt} \cdot \frac{dt}{dx}$$

The last one is the **chain rule**. It hides one question: *where* is each slope taken? Take $y = \sin(x^2)$, which is
the chain $t = x^2$, $y = \sin t$. The slope of $\sin$ is $\cos$. The slope of $x^2$ is $2x$.

**Predict.** What is the slope at $x = 1.5$?

- (a) $\cos(1.5) \cdot 2 \cdot 1.5$
- (b) $\cos(1.5^2) \cdot 2 \cdot 1.5$
- (c) $\cos(2 \cdot 1.5)$
"""

# %% tags=["figure"]
x, h = 1.5, 1e-5
measured = (np.sin((x + h) ** 2) - np.sin((x - h) ** 2)) / (2 * h)
print(f"measured {measured:.4f}")
for name, value in {"a": np.cos(x) * 2 * x, "b": np.cos(x**2) * 2 * x, "c": np.cos(2 * x)}.items():
    print(f"     ({name}) {value:.4f}")

# %% [markdown]
r"""
**Seen:** (b). The sine never meets the number 1.5. It is given $t = 2.25$, so its slope has to be taken there. Each
slope is taken at the value that its own function gets. That is why the forward pass comes first, and why its values
are kept.
"""

# %% [markdown]
r"""
### Exercise 38 · `chain_rule(fs, dfs, x)`

The slope of a whole chain of functions.

- `fs` is a list of 1 to 6 functions, the **innermost first**: `fs[0]` gets `x`, `fs[1]` gets what comes out of it,
  and so on. `dfs` is a list of the same length, and `dfs[i]` is the derivative of `fs[i]`. All of them take a number
  and return a number.
- `x` is a number, an int or a float.
- Return the slope of the chain at `x`, a float.

Here is $\sin(x^2)$ at 1.5, and then the same two functions the other way round, $(\sin x)^2$:

```python
>>> chain_rule([lambda x: x**2, np.sin], [lambda x: 2 * x, np.cos], 1.5)
-1.8845208681682207
>>> chain_rule([np.sin, lambda x: x**2], [np.cos, lambda x: 2 * x], 1.5)
0.1411200080598672
```

**Points:** 2.
"""

# %% solution="chain_rule"
def chain_rule(fs, dfs, x):
    """The slope at x of fs[-1](… fs[0](x)), a float; dfs[i] is the derivative of fs[i]."""
    ### BEGIN SOLUTION
    slope = 1.0
    for f, df in zip(fs, dfs, strict=True):
        slope = slope * df(x)
        x = f(x)
    return float(slope)
    ### END SOLUTION

# %% test="chain_rule" points=2

# %% [markdown]
r"""
The sine of the sine of the sine ... **Predict:** at $x = 0$ every sine in the chain has slope 1. Somewhere else, say
at $x = 1$, does the slope of the chain grow or shrink as it gets longer?
"""

# %% tags=["figure"]
slope_of_chain = yours_or_ours("chain_rule", chain_rule)
xs, some = np.linspace(-3.2, 3.2, 161), np.linspace(-3.2, 3.2, 17)
for depth, style in ((1, "-"), (2, "--"), (6, ":")):
    slopes = [slope_of_chain([np.sin] * depth, [np.cos] * depth, float(x)) for x in xs]
    (line,) = plt.plot(xs, slopes, style, label=f"depth {depth}")
    ahead, behind = some + 1e-5, some - 1e-5
    for _ in range(depth):
        ahead, behind = np.sin(ahead), np.sin(behind)
    plt.plot(some, (ahead - behind) / 2e-5, ".", color=line.get_color())
    print(f"depth {depth}: slope at 1 is {slope_of_chain([np.sin] * depth, [np.cos] * depth, 1.0):.3f}")
plt.xlabel("x")
plt.ylabel("slope of sin(sin(…))")
plt.title("lines: your product of slopes, dots: measured by nudges", fontsize=9)
plt.legend(fontsize=8)
plt.show()

# %% [markdown]
r"""
**Seen:** the slope shrinks, because it is a product and most factors are below 1. A product of many factors seldom
stays where it was: it fades or it explodes. Unit 6 is about nothing else.
"""

# %% [markdown]
r"""
## 4.4 · What does one box send back?

Look at one node in the middle of some large graph. From behind, a number $g$ arrives: the slope of the root along
*this* node. The node knows its own inputs and its operation, and nothing else. It sends to each input: $g$ times its
own slope along that input, its **local slope**. That is all. Nobody in the graph needs to see the whole.

**Predict.** A box multiplies 3 by 100, and $g = 1$ arrives. What is sent to the 3, and what to the 100? Which of the
two gets more?
"""

# %% tags=["figure"]
for one, other in ((3.001, 100.0), (3.0, 100.001)):
    moves = one * other - 3.0 * 100.0
    print(f"{one} · {other} = {one * other:.3f}: moves by {moves:.3f}, slope {moves / 0.001:.0f}")

# %% [markdown]
r"""
**Seen:** each input of a product gets the *other* one as its slope. The small number gets the large gradient.

There are five kinds of boxes in this unit. What is the slope along each input? Work it out before you open the answer:

| node | example | a hint |
|---|---|---|
| `add` | $x_1 + x_2$ | it moves as much as either input |
| `mul` | $x_1 \cdot x_2$ | you have seen it a moment ago |
| `max` | $\max(x_1, x_2)$ | a small move of the smaller input goes unseen |
| `exp` | $e^{x_1}$ | as steep as it is high |
| `log` | $\log x_1$ (natural, base $e$) | the steeper the closer to 0 |

<details><summary>Open the slopes</summary>

`add`: 1 and 1, so $g$ goes to both. `mul`: $x_2$ and $x_1$. `max`: 1 for the larger input and 0 for the smaller one,
so $g$ goes one way only. `exp`: $e^{x_1}$, its own value. `log`: $1 / x_1$.

</details>
"""

# %% [markdown]
r"""
### Exercise 39 · `local_backward(op, inputs, g)`

What one node sends back to its inputs.

- `op` is `"add"`, `"mul"`, `"max"`, `"exp"` or `"log"`. `inputs` is a tuple of numbers: two for the first three, one
  for the last two. `g` is the gradient that arrives, a number. It may be zero or negative. All may be ints.
- Return a **tuple** as long as `inputs`: $g$ times the local slope along each input. With one input it is a tuple of
  one, such as `(6.0,)`.
- `max` at a tie, where both inputs are equal: any two numbers that add up to $g$ are right.

```python
>>> local_backward("mul", (3.0, 100.0), 2.0)
(200.0, 6.0)
>>> local_backward("max", (3.0, 100.0), 2.0)
(0.0, 2.0)
>>> local_backward("log", (4.0,), 2.0)
(0.5,)
```

**Points:** 2.
"""

# %% solution="local_backward"
def local_backward(op, inputs, g):
    """The tuple of gradients that a node sends to its inputs: g times each local slope."""
    ### BEGIN SOLUTION
    if op == "add":
        return (g, g)
    if op == "mul":
        return (g * inputs[1], g * inputs[0])
    if op == "max":
        return (g, 0.0) if inputs[0] >= inputs[1] else (0.0, g)
    if op == "exp":
        return (g * np.exp(inputs[0]),)
    return (g / inputs[0],)
    ### END SOLUTION

# %% test="local_backward" points=2

# %% [markdown]
r"""
Your function against nudges. $g = 2$ arrives at each box. A ring is what your function sends to an input, a cross is
twice the slope that a nudge finds. The boxes are $3 + 1$, $3 \cdot 1$, $\max(3, 1)$, $e^0$ and $\log 0.25$.
**Predict** the eight heights. They are whole numbers.
"""

# %% tags=["figure"]
send_back = yours_or_ours("local_backward", local_backward)
boxes = [("add", (3.0, 1.0)), ("mul", (3.0, 1.0)), ("max", (3.0, 1.0)), ("exp", (0.0,)), ("log", (0.25,))]
labels, sent, nudged = [], [], []
for op, inputs in boxes:
    sent += send_back(op, inputs, 2.0)
    for i, value in enumerate(inputs):
        up, down = list(inputs), list(inputs)
        up[i], down[i] = value + 1e-5, value - 1e-5
        nudged.append(2.0 * (OPERATIONS[op](*up) - OPERATIONS[op](*down)) / 2e-5)
        labels.append(f"{op}\n{value:g}")
plt.figure(figsize=(7, 2.9))
plt.plot(sent, "o", ms=11, mfc="none", color="tab:blue", label="sent back")
plt.plot(nudged, "kx", label="2 · slope by nudge")
plt.xticks(range(len(labels)), labels)
plt.xlabel("node, and the value of the input")
plt.ylabel("gradient")
plt.legend(fontsize=8)
plt.show()

# %% [markdown]
r"""
**Seen:** `add` copies, `mul` swaps, `max` chooses one way, `exp` takes its own value, `log` divides.
"""

# %% [markdown]
r"""
## 4.5 · In which order?

A graph with a million boxes is not drawn. It is written down as data. Ours is a dict: each name leads to
`("leaf", value)`, or to the operation followed by the names of its inputs. A fixed number, such as the 3, is a leaf
as well.

```text
example = {"a": ("leaf", 5.0), "b": ("leaf", 3.0), "c": ("leaf", 2.0), "three": ("leaf", 3.0),
           "u": ("mul", "b", "c"), "v": ("add", "a", "u"), "J": ("mul", "three", "v")}
```

A name may be used many times. Then the walk through the graph has a choice, and most choices are bad. Look at this
one: $b = a + a$ and $c = b + b$.

**Predict.** What is $dc/da$? And now a ladder of 20 such steps, each adding the one before to itself. Somebody walks
back from its top to the bottom, and at each box once to the left input and once to the right input. How often does
this walk arrive at the bottom? (`my_guess` is for this one.)
"""

# %% tags=["figure"]
my_guess = None


def ladder(steps):
    graph = {"n0": ("leaf", 1.0)}
    return graph | {f"n{i}": ("add", f"n{i - 1}", f"n{i - 1}") for i in range(1, steps + 1)}


def visits(graph, node):
    """How many boxes a walk visits that goes back along every arrow, again and again."""
    op, *inputs = graph[node]
    return 1 + (0 if op == "leaf" else sum(visits(graph, i) for i in inputs))


for steps in (2, 5, 10, 15):
    graph = ladder(steps)
    n_visits = visits(graph, f"n{steps}")
    at_bottom = (n_visits + 1) // 2
    print(f"{steps:>2} steps: {len(graph):>2} boxes, {n_visits:>6,} visits, {at_bottom:,} at the bottom")
print(f"20 steps: 21 boxes, {2**20:,} arrivals at the bottom   your guess: {my_guess}")

# %% [markdown]
r"""
**Seen:** $dc/da = 4$, one for each of the four ways from $a$ to $c$. The number of ways doubles with each step. A walk
along all ways is hopeless, and so is a recursion that calls itself for each input. Each box should be visited *once*.

But when? In the forward pass, a box can be computed as soon as all its inputs are there. In the backward pass it is
the other way round: a box may send back once **all of its users** have reported to it, for only then is its own
gradient complete. One list serves both: an order in which every node comes after its inputs, called a **topological
order**. Read it from the left to go forwards, from the right to go back.

**Predict.** Is there more than one such order for the graph of $J = 3(a + bc)$?

<details><summary>Compare with our answer</summary>

Many. The leaves can come in any order, and $a$ may even come after $u$. Only $u$ has to wait for $b$ and $c$, $v$ for
$a$ and $u$, and $J$ for $v$.

</details>
"""

# %% [markdown]
r"""
### Exercise 40 · `topological_order(graph, root)`

- `graph` is a dict as above. Its keys come in any order. `root` is one of its names.
- Return a list of names: every node that `root` depends on, directly or by way of others, and `root` itself. Each
  name stands in it **once**, and every node stands **after all of its inputs**. So `root` comes last.
- Nodes that `root` does not need stay out. A leaf as `root` gives a list of one.
- Where several orders are right, any of them is.
- `graph` stays as it was. An entry may name the same input twice, `("add", "b", "b")`.

```python
>>> topological_order({"c": ("add", "b", "b"), "b": ("add", "a", "a"), "a": ("leaf", 3.0)}, "c")
['a', 'b', 'c']
```

One way: to *visit* a node, first visit its inputs, then append the node; and when you come to a node that you have
visited already, turn round.

**Robust** (a check and a point of its own): a chain of 5,000 nodes, and other deep graphs. Python lets a function call
itself about 1,000 times and then raises a `RecursionError`. A loop with a list of your own, the nodes that still wait,
has no such limit.

**Points:** 3, and 1 for robust.
"""

# %% solution="topological_order"
def topological_order(graph, root):
    """The names that root depends on, and root: each once, after its inputs."""
    ### BEGIN SOLUTION
    order, done, waiting = [], set(), [root]
    while waiting:
        name = waiting[-1]
        op, *inputs = graph[name]
        missing = [] if op == "leaf" else [i for i in inputs if i not in done]
        if missing:
            waiting += missing
            continue
        waiting.pop()
        if name not in done:
            done.add(name)
            order.append(name)
    return order
    ### END SOLUTION

# %% test="topological_order" points=3

# %% test="topological_order" part="robust" points=1

# %% [markdown]
r"""
Your order, laid out in a line. Each arc leads from an input to its user. **Predict:** can there be an arc that leads
from right to left?
"""

# %% tags=["figure"]
order_of = yours_or_ours("topological_order", topological_order)
shuffled = {name: example[name] for name in ("J", "v", "a", "u", "three", "c", "b")}
order = order_of(shuffled, "J")
figures.draw_arcs(example, order)
print("keys of the graph:", *shuffled)
print("your order:       ", *order)
print("forward pass:", {name: float(value) for name, value in forward(example, order).items()})

# %% [markdown]
r"""
**Seen:** all arcs lead to the right, so one pass from left to right meets every value in time, and one pass from
right to left meets every gradient in time. No order of this kind exists when a node depends on itself, round a
circle. Such a graph cannot be computed at all.

This is nearly half of the way. The next section is the summit: a cup of tea first?
"""

# %% [markdown]
r"""
## 4.6 · How do you walk back through any graph?

You have all the parts. Start with gradient 1 at the root, for $J$ moves as much as $J$. Then take the nodes from the
right end of the order to the left. Each one sends back what exercise 39 says, and *adds* it to what its inputs have
got already. A node that is used twice hears from both users, and their messages add up: a nudge of it goes both ways,
and both ways move the root.

Layers of a network are nodes in such a graph. Without this walk, nobody can say what a weight in the first layer has
to do with the output at the end. The chain rule, layer by layer, tells it [S1.9].

Two slips are famous. One is to write `=` where `+=` is needed. The other is to send back too early. Look at
$J = p \cdot (p + c)$ with $p = a b$, where $p$ is used at two depths:
"""

# %% tags=["figure"]
two_depths = {
    "a": ("leaf", 2.0),
    "b": ("leaf", 1.0),
    "c": ("leaf", 3.0),
    "p": ("mul", "a", "b"),
    "q": ("add", "p", "c"),
    "J": ("mul", "p", "q"),
}
places = {"a": (0, 0), "b": (0, 1), "c": (0, 2), "p": (1, 0.5), "q": (2, 1.5), "J": (3, 0.5)}
figures.draw_graph(two_depths, places, {"a": "2", "b": "1", "c": "3", "p": "2", "q": "5", "J": "10"})

# %% [markdown]
r"""
$J$ sends $g = q = 5$ to $p$, and $g = p = 2$ to $q$. Then $q$ sends its 2 on to $p$ and to $c$.

**Predict.** What is $dJ/dp$ in the end? And if $p$ passes its gradient on to $a$ and $b$ *before* it has heard from
$q$, which gradients come out wrong?
"""

# %% tags=["figure"]
a, b, c = 2.0, 1.0, 3.0
p = a * b
q = p + c
J_sends_p, J_sends_q = q, p
q_sends_p = q_sends_c = J_sends_q
dp = {"right": J_sends_p + q_sends_p, "p sends too early": J_sends_p, "= in place of +=": q_sends_p}


def J_of(a, b, c):
    return a * b * (a * b + c)


h = 1e-5
along_a = (J_of(a + h, b, c) - J_of(a - h, b, c)) / (2 * h)
along_b = (J_of(a, b + h, c) - J_of(a, b - h, c)) / (2 * h)
print("p sends on          dJ/da   dJ/db")
for slip, sends_on in dp.items():
    print(f"{sends_on:3.0f}  {slip:<17}{sends_on * b:4.0f}{sends_on * a:8.0f}")
print(f"     by nudges        {along_a:4.1f}{along_b:8.1f}")

# %% [markdown]
r"""
**Seen:** $dJ/dp = 5 + 2 = 7$, and $a$ and $b$ have to be told all of it. If $p$ sends too early, they get the 5 only.
The 2 arrives when $p$ has spoken already. With `=`, the last message wipes out the one before.
"""

# %% [markdown]
r"""
### Exercise 41 · `backprop(graph, values, root)`

Back-propagation through any graph.

- `graph` and `root` are as in exercise 40. `values` is a dict, name → number: the forward pass, already done. Its
  names are those of `graph`.
- Return a dict, name → slope of `root` along that node, for `root` itself (1.0) and for every node that it depends
  on, leaves included. Nodes that `root` does not need may be left out, or stand there with 0.
- A node that is used several times adds up what comes back, also where one node uses it twice, as in
  `("mul", "a", "a")`.
- Each call starts afresh: called twice, it gives the same answer twice. `graph` and `values` stay as they were.

```python
>>> backprop({"a": ("leaf", 3.0), "b": ("add", "a", "a"), "c": ("add", "b", "b")},
...          {"a": 3.0, "b": 6.0, "c": 12.0}, "c")
{'a': 4.0, 'b': 2.0, 'c': 1.0}
```

Call your own `topological_order` and `local_backward`. If they do not pass yet, do them first: the rest is eight lines.
(A node knows its inputs by name. `local_backward` asks for their values.)

**Points:** 3.
"""

# %% solution="backprop"
def backprop(graph, values, root):
    """A dict: the slope of root along each node that it depends on, and 1.0 for root."""
    ### BEGIN SOLUTION
    order = topological_order(graph, root)
    grads = dict.fromkeys(order, 0.0)
    grads[root] = 1.0
    for name in reversed(order):
        op, *inputs = graph[name]
        if op != "leaf":
            xs = tuple(values[i] for i in inputs)
            for i, sent in zip(inputs, local_backward(op, xs, grads[name]), strict=True):
                grads[i] += sent
    return grads
    ### END SOLUTION

# %% test="backprop" points=3

# %% [markdown]
r"""
Now watch it walk. The picture opens in the middle of the way back. Take the slider `step` to 0, then go on with the
arrow keys: first the values appear from left to right, then your gradients from right to left. The line on top spells
out the product of the present step. There are four graphs in the menu, among them the two of this page in which a
node is used twice. The last one is a single neuron; section 4.7 is about it.

**Predict**, before each step back: what will be written into the next box?
"""

# %% tags=["figure"]
figures.graph(drive("backprop", backprop))

# %% [markdown]
r"""
**Seen:** the same few lines walk back through every graph. They never look at the whole formula, only at one box at
a time. Every deep-learning library has this walk at its heart.

And the price? The unit began with two million runs. Here are graphs with many leaves,
$w_1 x_1 + w_2 x_2 + \dots$, where each $w_i$ and each $x_i$ is a leaf.

**Predict.** With 400 leaves, how many times as many boxes are visited if you find all slopes by nudging each leaf up
and down, compared with one walk forwards and one walk back?
"""

# %% tags=["figure"]
my_guess = None


def long_sum(n):
    """A graph of w₁x₁ + … + wₙxₙ, with 2n leaves."""
    graph = {f"{name}{i}": ("leaf", float(i % 3) + 0.5) for i in range(n) for name in "wx"}
    graph |= {f"p{i}": ("mul", f"w{i}", f"x{i}") for i in range(n)}
    return graph | {f"s{i}": ("add", f"s{i - 1}" if i > 1 else "p0", f"p{i}") for i in range(1, n)}


walk = yours_or_ours("backprop", backprop)
for n in (10, 50, 200):
    graph, root = long_sum(n), f"s{n - 1}"
    order = find("topological_order")(graph, root)
    grads = walk(graph, forward(graph, order), root)
    leaves = [name for name in order if graph[name][0] == "leaf"]
    by_nudges, by_walk = 2 * len(leaves) * len(order), 2 * len(order)
    print(f"{len(leaves):>3} leaves: {by_nudges:>7,} visits by nudges, {by_walk:>5,} forwards and back")
    print(f"            that is {by_nudges // by_walk} times as many (slope along w1: {grads['w1']:.1f})")
print("your guess:", my_guess)

# %% [markdown]
r"""
**Seen:** nudging costs as many times more as there are leaves. The walk back costs as much as the walk forwards,
however many leaves there are. (A box is a little more work on the way back, which does not change the picture.) For two
million weights this is the difference between a second and three weeks.
"""

# %% [markdown] formula="logistic_unit_backward"
r"""
## 4.7 · What does a neuron look like from behind?

The smallest neural network is one **logistic unit**. (Unit 3 is about it; here is all that you need.) It has one
weight $w_i$ for each input $x_i$, and one more number $b$, its **bias**. It adds up and bends the result into a
probability:

$$z = w_1 x_1 + \dots + w_n x_n + b \qquad a = \sigma(z) = \frac{1}{1 + e^{-z}}$$

$\sigma$ is the **sigmoid**. It rises from 0 to 1 in a soft ramp, and its slope at $z$ is $a(1 - a)$. The number $a$,
the **activation**, is how probable the unit finds it that this example is a yes. The true answer is the **label**
$y$, 1 for yes and 0 for no. How surprised the unit is when it hears the truth is its **loss**, the binary
cross-entropy of this one example:

$$L = -\big(y \log a + (1 - y) \log (1 - a)\big)$$

From here on, `dz` is short for the slope of the *loss* along $z$. It is what programs call it [S4.8]. The way back has
three stations: `da`, then `dz`, then `dw` and `db`.

$$da = \frac{dL}{da} \qquad dz = \frac{dL}{dz} \qquad dw_i = \frac{dL}{dw_i} \qquad db = \frac{dL}{db}$$

**Predict.** The label is 1, and the unit says $z = -8$: quite sure, and quite wrong. The loss is very steep in $a$
there, `da` is about $-3000$. The sigmoid is very flat there. What is `dz`, their product?
"""

# %% tags=["figure"]
my_guess = None

print("y = 1     z        a        da    a(1 − a)       dz     a − y")
for z in (-8.0, -2.0, 0.0, 2.0, 8.0):
    a = 1 / (1 + np.exp(-z))
    da = -1 / a
    print(f"       {z:4.0f}  {a:.5f}  {da:8.2f}   {a * (1 - a):.6f}  {da * a * (1 - a):7.4f}   {a - 1:7.4f}")
print(f"your guess for z = −8: {my_guess}")

# %% [markdown] formula="logistic_unit_backward"
r"""
**Seen:** steep times flat is tame: $dz = a - y$, what the unit said minus what was true. The loss and the sigmoid are
made for each other, and the way back shows it. For $y = 0$ it is the same. (There `da` is the slope of $-\log(1 - a)$.
That is a chain: $1/(1 - a)$.) Multiply `da` by the slope of the sigmoid, for both labels at once:

$$dz = \left(-\frac{y}{a} + \frac{1 - y}{1 - a}\right) \cdot a (1 - a) = -y (1 - a) + (1 - y)\, a = a - y$$

The last graph of the figure in section 4.6 is this unit, for one input and $y = 1$, cut into smaller boxes. The walk
back through the boxes gives the same `dz`.
"""

# %% [markdown]
r"""
### Exercise 42 · `logistic_unit_backward(x, y, w, b)`

One example, forwards and back.

- `x` and `w` are arrays of shape `(n,)`, $n \ge 1$. `b` is a number. `y` is 0 or 1, an int or a float. `x` and `w`
  may hold ints.
- Return a dict with five entries: `"a"`, the activation; `"da"`, the slope of the loss along the activation; `"dz"`,
  along $z$; `"dw"`, an array of shape `(n,)`, along each weight; `"db"`, along the bias.
- `"da"` is the slope of $L$ along $a$, whether $y$ is 1 or 0. Of the two terms of $L$, one is always 0.

```python
>>> logistic_unit_backward(np.array([2.0, 4.0]), 1, np.array([0.5, -0.25]), 0.0)
{'a': np.float64(0.5), 'da': np.float64(-2.0), 'dz': np.float64(-0.5), 'dw': array([-1., -2.]), 'db': np.float64(-0.5)}
```

(`np.float64` is numpy's float. A Python float is as good.)

**Points:** 3.
"""

# %% solution="logistic_unit_backward"
def logistic_unit_backward(x, y, w, b):
    """One example through a logistic unit and back: a dict with a, da, dz, dw (n,) and db."""
    ### BEGIN SOLUTION
    a = 1 / (1 + np.exp(-(w @ x + b)))
    da = -y / a + (1 - y) / (1 - a)
    dz = da * a * (1 - a)
    return {"a": a, "da": da, "dz": dz, "dw": dz * x, "db": dz}
    ### END SOLUTION

# %% test="logistic_unit_backward" points=3

# %% [markdown]
r"""
Let it learn. For each of 60 examples your function finds `dw` and `db`. Their means over all examples are the
gradient of the mean loss [S4.9]. Each step changes $w$ and $b$ a little *against* it, so the loss falls. The dashed
line is where the unit says one half.

**Predict.** The unit starts with all weights at 0. Which probability does it give to everybody, and what is the mean
loss? ($\log 0.5$ is about $-0.693$.) Will one unit get all examples right?
"""

# %% tags=["figure"]
unit_back = yours_or_ours("logistic_unit_backward", logistic_unit_backward)
rng = np.random.default_rng(42)
y = np.repeat([0, 1], 30)
X = rng.normal(size=(60, 2)) + 1.6 * y[:, None] * np.array([1.0, 1.0])
w, b, losses = np.zeros(2), 0.0, []
for _ in range(60):
    found = [unit_back(x_i, y_i, w, b) for x_i, y_i in zip(X, y, strict=True)]
    said = np.array([one["a"] for one in found])
    losses.append(-np.mean(np.log(np.where(y == 1, said, 1 - said))))
    w = w - 1.0 * np.mean([one["dw"] for one in found], axis=0)
    b = b - 1.0 * np.mean([one["db"] for one in found])

fig, (left, right) = plt.subplots(1, 2, figsize=(7.5, 3))
for label, marker in ((0, "o"), (1, "^")):
    left.plot(*X[y == label].T, marker, mfc="none", label=f"label {label}")
edge = np.array([-2.5, 4.0])
left.plot(edge, -(w[0] * edge + b) / w[1], "k--")
left.set(xlabel="x₁", ylabel="x₂", ylim=(-3, 5))
left.legend(fontsize=8)
right.plot(losses)
right.set(xlabel="step", ylabel="mean loss", ylim=(0, None))
plt.tight_layout()
plt.show()
print(f"loss in the beginning {losses[0]:.3f} = log 2, in the end {losses[-1]:.3f}")
print(f"{np.sum((said > 0.5) == y)} of {len(y)} examples are on the right side")

# %% [markdown]
r"""
**Seen:** it starts with one half for everybody, at a loss of $\log 2$, and learns what a straight line can tell
apart. Your own slopes did it.
"""

# %% [markdown]
r"""
## 4.8 · How does a whole layer go back at once?

A **layer** is a row of $k$ units that all look at the same $n$ inputs. For $m$ examples at once, one matrix product
does the adding up:

$$Z = A W + b$$

$A$ has shape `(m, n)`: one example per row. $W$ has shape `(n, k)`: one unit per column. $b$ has shape `(k,)`, one
bias per unit, added to every row. So $Z$ has shape `(m, k)`. From behind arrives `dZ`, the slope of the loss along
each entry of $Z$. It has the shape of $Z$, as every gradient has the shape of what it belongs to.

**Predict.** With $m = 5$, $n = 3$, $k = 2$: which shapes have `dA`, `dW` and `db`? Then be a detective. Which product
of two of the matrices `dZ`, `A`, `W` has the shape of `dW`? Which has that of `dA`? You may turn a matrix on its side,
so that its rows become columns. That is its **transpose**, in numpy `A.T`.
"""

# %% tags=["figure"]
m, n, k = 5, 3, 2
matrices = {"dZ": np.zeros((m, k)), "A": np.zeros((m, n)), "W": np.zeros((n, k))}
turned = matrices | {f"{name}.T": matrix.T for name, matrix in matrices.items()}
for wanted, shape in (("dW", (n, k)), ("dA", (m, n))):
    fitting = []
    for left, one in turned.items():
        for right, other in turned.items():
            can_multiply = left.strip(".T") != right.strip(".T") and one.shape[1] == other.shape[0]
            if can_multiply and (one @ other).shape == shape:
                fitting.append(f"{left} @ {right}")
    print(f"{wanted} has the shape {shape}; products of that shape: {', '.join(fitting)}")

# %% [markdown] formula="linear_backward"
r"""
**Seen:** a single candidate is left for each. Shapes are the best friends of whoever writes gradients. (They help
less when $m = n = k$. And a shape never tells whether a factor is missing.)

Why is it this product? Look at one weight, $W_{ij}$. It is one leaf, and it is **used $m$ times**, once for each
example. In example $r$ it is multiplied by $A_{ri}$ and goes into $Z_{rj}$. A `mul` box sends back $g$ times the
other input, and all users add up:

$$dW_{ij} = \sum_{r=1}^{m} A_{ri} \, dZ_{rj}$$

That is an entry of the product above. An input $A_{ri}$ is used $k$ times, once by each unit, and hears from all of
them:

$$dA_{ri} = \sum_{j=1}^{k} dZ_{rj} \, W_{ij}$$

And the bias $b_j$ is used $m$ times again, by `add` boxes, which pass $g$ on as it is.

**Predict.** What, then, is `db`: the sum of `dZ` along its rows or along its columns? Sum or mean?

<details><summary>Compare with our answer</summary>

For each unit, that is, for each column, add up all examples: the sum over the rows, `axis=0`. A sum and no mean: where
the loss is a mean over the examples, `dZ` holds the $1/m$ already. To divide again would be once too often.

</details>
"""

# %% [markdown]
r"""
### Exercise 43 · `linear_backward(dZ, A, W)`

- `dZ` has shape `(m, k)`, `A` has shape `(m, n)`, `W` has shape `(n, k)`. Each of $m$, $n$, $k$ may be 1. All may
  hold ints.
- Return the tuple `(dA, dW, db)`, in this order, with the shapes `(m, n)`, `(n, k)` and `(k,)`. `db` has one axis.
- Divide nothing by $m$.

```python
>>> linear_backward(np.array([[1.0], [2.0]]), np.array([[3.0, 0.5], [-1.0, 4.0]]), np.array([[2.0], [5.0]]))
(array([[ 2.,  5.], [ 4., 10.]]), array([[1. ], [8.5]]), array([3.]))
```

**Points:** 3.
"""

# %% solution="linear_backward"
def linear_backward(dZ, A, W):
    """The gradients (dA (m, n), dW (n, k), db (k,)) of a layer Z = A W + b, given dZ (m, k)."""
    ### BEGIN SOLUTION
    return dZ @ W.T, A.T @ dZ, dZ.sum(axis=0)
    ### END SOLUTION

# %% test="linear_backward" points=3

# %% [markdown]
r"""
Nudge them all: the 6 weights, the 2 biases and the 15 inputs of a layer with $m = 5$, $n = 3$, $k = 2$, whose loss is
some function of $Z$. **Predict:** how far from the diagonal will the points lie?
"""

# %% tags=["figure"]
layer_back = yours_or_ours("linear_backward", linear_backward)
rng = np.random.default_rng(43)
A, W, b = rng.normal(size=(5, 3)), rng.normal(size=(3, 2)), rng.normal(size=2)


def layer_loss(A, W, b):
    return np.mean(np.sin(A @ W + b) ** 2)


Z = A @ W + b
dZ = 2 * np.sin(Z) * np.cos(Z) / Z.size  # the slope of the mean of sin² along each entry of Z
by_formula = layer_back(dZ, A, W)
by_nudges = []
for place, array in enumerate((A, W, b)):
    slopes = np.zeros(array.shape)
    for i in np.ndindex(array.shape):
        ends = []
        for step in (1e-5, -1e-5):
            moved = [A.copy(), W.copy(), b.copy()]
            moved[place][i] += step
            ends.append(layer_loss(*moved))
        slopes[i] = (ends[0] - ends[1]) / 2e-5
    by_nudges.append(slopes)

plt.figure(figsize=(3.8, 3.4))
rows = zip(("dA", "dW", "db"), by_formula, by_nudges, ("o", "s", "^"), strict=True)
for name, one, other, style in rows:
    plt.plot(np.ravel(other), np.ravel(one), style, mfc="none", label=name)
    print(f"{name}: shape {np.shape(one)}, largest difference {np.max(abs(one - other)):.1e}")
ends = [min(map(np.min, by_nudges)), max(map(np.max, by_nudges))]
plt.plot(ends, ends, "k:", lw=1)
plt.xlabel("slope by nudges")
plt.ylabel("slope by your function")
plt.legend(fontsize=8)
plt.show()

# %% [markdown]
r"""
**Seen:** all 23 slopes agree, with differences below $10^{-10}$. Your function found them with two matrix products and
a sum. The nudges took 46 runs.
"""

# %% [markdown]
r"""
## 4.9 · What does the bend in a unit do to a gradient?

Behind the adding up of a layer comes a bend, its **activation function**, applied to each entry:
$A = \text{bend}(Z)$. Without it, two layers in a row could do no more than one. Three bends are in daily use:

- **sigmoid**, $\sigma(z)$: from 0 to 1;
- **tanh**: the same shape, from $-1$ to 1;
- **relu**: $\max(0, z)$, nothing below zero and a straight line above.

On the way back, each entry of `dA` is multiplied by the slope of the bend at its own entry of $Z$.

**Predict.** At $z = 0$: which of the three is steepest? And at $z = 4$? At $z = -4$?
"""

# %% tags=["figure"]
z = np.linspace(-6, 6, 241)
sigmoid_z, tanh_z = 1 / (1 + np.exp(-z)), np.tanh(z)
curves = {
    "sigmoid": (sigmoid_z, sigmoid_z * (1 - sigmoid_z), "-"),
    "tanh": (tanh_z, 1 - tanh_z**2, "--"),
    "relu": (np.maximum(0, z), (z > 0) * 1.0, ":"),
}
fig, (left, right) = plt.subplots(1, 2, figsize=(7.5, 2.8))
for name, (values, slopes, style) in curves.items():
    left.plot(z, values, style, label=name)
    right.plot(z, slopes, style, label=name)
    at = {place: slopes[np.argmin(abs(z - place))] for place in (-4, 4)}
    print(f"{name:<8} steepest: {np.max(slopes):.2f}   slope at −4: {at[-4]:.4f}   at 4: {at[4]:.4f}")
left.set(xlabel="z", ylabel="bend(z)", ylim=(-1.2, 3))
right.set(xlabel="z", ylabel="slope of the bend")
left.legend(fontsize=8)
plt.tight_layout()
plt.show()

# %% [markdown]
r"""
**Seen:** sigmoid and tanh fall flat on both sides. Whatever arrives there from behind is multiplied by next to
nothing. Relu lets all through on the right and nothing on the left. In its kink, at exactly 0, it has no slope; 0 and
1 are both in use there.

The slopes have handy formulas: $a(1 - a)$ for the sigmoid with $a = \sigma(z)$, and $1 - \tanh^2(z)$ for tanh.
"""

# %% [markdown]
r"""
### Exercise 44 · `activation_backward(dA, Z, kind)`

- `dA` and `Z` are arrays of the same shape `(m, n)`. `Z` is what went *into* the activation function, not what came
  out of it. Both may hold ints.
- `kind` is `"relu"`, `"sigmoid"` or `"tanh"`. Any other `kind` raises a `ValueError`.
- Return `dZ`, a new float array of the same shape: `dA` times the slope at `Z`, entry by entry. `dA` stays as it was.
- Where `Z` is 0, relu may have the slope 0 or the slope 1.

```python
>>> activation_backward(np.array([[5.0, 5.0, 5.0]]), np.array([[-2.0, 0.5, 3.0]]), "relu")
array([[0., 5., 5.]])
>>> activation_backward(np.array([[8.0]]), np.array([[0.0]]), "sigmoid")
array([[2.]])
```

**Points:** 2.
"""

# %% solution="activation_backward"
def activation_backward(dA, Z, kind):
    """dZ = dA times the slope of relu, sigmoid or tanh at Z, an array of the same shape."""
    ### BEGIN SOLUTION
    if kind == "relu":
        return dA * (Z > 0.0).astype(float)
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-Z))
        return dA * a * (1 - a)
    if kind == "tanh":
        return dA * (1 - np.tanh(Z) ** 2)
    raise ValueError(f"unknown kind: {kind!r}")
    ### END SOLUTION

# %% test="activation_backward" points=2

# %% [markdown]
r"""
Two layers make a network, and you own all of its way back. Here are four groups of points: two of one label in
opposite corners, two of the other. No straight line can part them, so one unit cannot.

The network has 8 units with tanh, and one unit with a sigmoid behind them. The 8 are called **hidden**: their outputs
go to the last unit and are seen by nobody else. Going back, section 4.7 gives the
start, `dZ2` $= (a - y) / m$. Then your layer, your activation, your layer. Read the three lines marked `# back`:
partial derivatives, from the output towards the input, for all the data, again and again [S0.6].

**Predict.** Which share of the 200 points will be on the right side? And which, if the way back ends after the *last*
layer, so that the hidden weights stay as chance has drawn them?
"""

# %% tags=["figure"]
layer_back = yours_or_ours("linear_backward", linear_backward)
bend_back = yours_or_ours("activation_backward", activation_backward)
rng = np.random.default_rng(44)
corners = rng.integers(0, 2, (200, 2))
X = 2.0 * corners - 1 + 0.35 * rng.normal(size=(200, 2))
y = (corners[:, 0] != corners[:, 1]) * 1.0


def train(trains_hidden, n_hidden=8, lr=1.0, n_steps=300):
    rng = np.random.default_rng(4)
    W1, b1 = 0.5 * rng.normal(size=(2, n_hidden)), np.zeros(n_hidden)
    W2, b2 = 0.5 * rng.normal(size=(n_hidden, 1)), np.zeros(1)
    for _ in range(n_steps):
        Z1 = X @ W1 + b1
        A1 = np.tanh(Z1)
        a = 1 / (1 + np.exp(-(A1 @ W2 + b2)))
        dA1, dW2, db2 = layer_back((a - y[:, None]) / len(y), A1, W2)  # back
        dZ1 = bend_back(dA1, Z1, "tanh")  # back
        _, dW1, db1 = layer_back(dZ1, X, W1)  # back
        W2, b2 = W2 - lr * dW2, b2 - lr * db2
        if trains_hidden:
            W1, b1 = W1 - lr * dW1, b1 - lr * db1
    return lambda X: (1 / (1 + np.exp(-(np.tanh(X @ W1 + b1) @ W2 + b2))))[:, 0]


grid = np.linspace(-2.2, 2.2, 80)
flat = np.stack(np.meshgrid(grid, grid), axis=-1).reshape(-1, 2)
fig, axes = plt.subplots(1, 2, figsize=(7.5, 3.4), sharey=True)
for ax, trains_hidden, title in zip(axes, (False, True), ("last layer only", "both layers"), strict=True):
    predict = train(trains_hidden)
    ax.contourf(grid, grid, predict(flat).reshape(80, 80), levels=[0, 0.5, 1], colors=["white", "0.85"])
    for label, marker in ((0, "o"), (1, "^")):
        ax.plot(*X[y == label].T, marker, ms=4, mfc="none")
    share = np.mean((predict(X) > 0.5) == y)
    ax.set(title=f"{title}: {share:.0%} right", xlabel="x₁")
    print(f"{title:<16} {share:.1%} of the points on the right side")
axes[0].set_ylabel("x₂")
plt.show()

# %% [markdown]
r"""
**Seen:** with the whole way back the hidden units place their bends where they are needed. With the last layer alone
they stay where they were. The hidden layer has no labels of its own, so no simple rule can tell it what to
do [S1.9]. The gradient can. Unit 5 takes it from here.
"""

# %% [markdown] formula="gradient_check"
r"""
## 4.10 · How do you know that a gradient is right?

Wrong gradients seldom crash. The network learns a little worse, nobody knows why, and weeks go by. So compare with
nudges, as you have done all along. A **gradient check** takes the central difference for each entry of $x$,

$$\text{num}_i = \frac{f(x \text{ with } x_i + h) - f(x \text{ with } x_i - h)}{2h}$$

and holds it against what the code says ("ana" for analytic, by formula; "num" for numerical):

$$\text{ana} = \text{grad\_f}(x)$$

Two questions are left. When are two numbers near enough? And how large should $h$ be?

**Predict.** Gradient A is 1,000,000 and the code says 1,000,000.001. Gradient B is 0.002 and the code says 0.003. In
which one is the bug? And which number tells them apart?
"""

# %% tags=["figure"]
for name, num, ana in (("A", 1_000_000.0, 1_000_000.001), ("B", 0.002, 0.003)):
    difference = abs(num - ana)
    relative = difference / (abs(num) + abs(ana))
    print(f"gradient {name}: difference {difference:.4f}, relative error {relative:.1e}")

# %% [markdown] formula="gradient_check"
r"""
**Seen:** the differences are the same. What counts is how large they are *compared with the gradient itself*, the
**relative error**:

$$\text{error}_i = \frac{|\text{num}_i - \text{ana}_i|}{\max\big(|\text{num}_i| + |\text{ana}_i|,\; 10^{-8}\big)}$$

It is 0 where the two agree and 1 where they have opposite signs. The $10^{-8}$ is for entries where both are zero:
0/0 would be nan. One bad entry among a thousand is a bug, so the verdict goes by the **largest** error and never by
the mean:

$$\text{rel\_err} = \max_i \; \text{error}_i$$
"""

# %% [markdown]
r"""
### Exercise 45 · `gradient_check(f, grad_f, x, h=1e-5, tol=1e-6)`

- `x` is an array of shape `(n,)`, $n \ge 1$. It may hold ints (nudge a float copy). `f` takes such a float array and
  returns a float. `grad_f` takes one and should return a gradient of shape `(n,)`.
- Return the tuple `(ok, rel_err, worst)`: the largest of the $n$ errors above is `rel_err`, a float. Its index is
  `worst`, an int. `ok` is `True` if `rel_err` is at most `tol`, else `False`.
- Use central differences with the `h` that you are given.
- If `grad_f(x)` contains nan, `ok` is `False`. (Every comparison with nan is false. Mind on which side that leaves
  you.)
- If its shape is not that of `x`, `ok` is `False`. (numpy would stretch a single number to fit.) In both cases the
  other two values are free, but they have to be there.
- `x` holds the same numbers after the call.

`rel_err` is judged by its order of magnitude, and `worst` where one entry is clearly the worst.

```python
>>> gradient_check(lambda x: (x**2).sum(), lambda x: np.array([2.0, 3.0]) * x, np.array([1.0, -3.0]))
(False, 0.2, 1)
```

(Yours may say 0.20000000001. The differences have rounding errors.)

**Points:** 3.
"""

# %% solution="gradient_check"
def gradient_check(f, grad_f, x, h=1e-5, tol=1e-6):
    """(ok, rel_err, worst): grad_f against central differences of f at x, shape (n,)."""
    ### BEGIN SOLUTION
    x = np.array(x, dtype=float)
    ana = np.asarray(grad_f(x.copy()))
    if ana.shape != x.shape:
        return False, float("inf"), 0
    num = np.zeros(len(x))
    for i in range(len(x)):
        ahead, behind = x.copy(), x.copy()
        ahead[i] += h
        behind[i] -= h
        num[i] = (f(ahead) - f(behind)) / (2 * h)
    errors = abs(num - ana) / np.maximum(abs(num) + abs(ana), 1e-8)
    worst = int(np.argmax(errors))
    return bool(errors[worst] <= tol), float(errors[worst]), worst
    ### END SOLUTION

# %% test="gradient_check" points=3

# %% [markdown]
r"""
Now the other question: how large should $h$ be? Below, a *right* gradient, that of $e^x$, is checked at 50 places with
many values of $h$: by your central differences, and by **one-sided** ones, $\frac{f(x + h) - f(x)}{h}$. Whatever error
you see is the fault of the check, not of the gradient.

**Predict.** Is smaller always better? At which $h$ is each of the two at its best, and which one gets lower?
"""

# %% tags=["figure"]
my_guess_central, my_guess_one_sided = None, None

checked = yours_or_ours("gradient_check", gradient_check)
steps, places = 10.0 ** np.arange(-12, 0), np.linspace(-1, 2, 50)
central, one_sided = [], []
for h in steps:
    found = [checked(lambda x: np.exp(x[0]), np.exp, np.array([place]), h)[1] for place in places]
    central.append(np.mean(found))
    slopes = (np.exp(places + h) - np.exp(places)) / h
    one_sided.append(np.mean(abs(slopes - np.exp(places)) / (slopes + np.exp(places))))
print("     h   central   one-sided      (mean relative errors)")
for h, one, other in zip(steps, central, one_sided, strict=True):
    print(f" {h:.0e}   {one:.1e}     {other:.1e}")
print(f"central   is best at h = {steps[np.argmin(central)]:.0e}   your guess: {my_guess_central}")
print(f"one-sided is best at h = {steps[np.argmin(one_sided)]:.0e}   your guess: {my_guess_one_sided}")

# %% [markdown]
r"""
**Seen:** there are two valleys, and smaller is *not* always better. At the best $h$, the central difference is wrong by
far less. Now look at the valleys. Drag $h$ from one end to the other. Try the other functions. Then switch to the
gradient that is 0.1 % off: **predict** what becomes of its valley.
"""

# %% tags=["figure"]
figures.check_error(drive("gradient_check", gradient_check))

# %% [markdown]
r"""
**Seen:** on the right, $h$ is too large, and the curve bends between the two points. There the error falls like $h^2$
for the central difference, and like $h$ for the other one. On the left, $h$ is too small: two nearly equal numbers are
subtracted, few digits are left, and these are divided by almost nothing. In between lies a good $h$, and $10^{-5}$ is
the default of your check. A gradient with a real bug has no valley. No $h$ helps it.

### When the check is wrong and the gradient is right

**Predict.** The loss contains a relu, and one entry of $x$ lies in its kink, at 0. The code says that the slope is 0
there. What will the central difference say?
"""

# %% tags=["figure"]
checked = yours_or_ours("gradient_check", gradient_check)
for start in (0.0, 3e-6, 0.1):
    ok, error, _ = checked(lambda x: np.sum(np.maximum(0, x)), lambda x: (x > 0) * 1.0, np.array([start]))
    central = (max(0, start + 1e-5) - max(0, start - 1e-5)) / 2e-5
    print(f"x = {start:g}: central difference {central:.2f}, error {error:.2f}, ok: {bool(ok)}")

# %% [markdown]
r"""
**Seen:** the nudge reaches to both sides of the kink and finds a mixture of the two slopes, which is neither. If your
check fails at one point, look whether there is a kink within $h$, and check at another point. That is one reason to
check at random points. The next section has more.
"""

# %% [markdown]
r"""
## 4.11 · Can you catch them all?

A hunt. Somebody hands you functions with their gradients, and some of the gradients are wrong. One point is not
enough: every bug has places where it does not show.

**Predict.** The function is $\sum (x_i^3 + 2 x_i)$, so each entry of the gradient is $3 x_i^2 + 2$. Below are six
wrong versions of it. Which of them go unnoticed at $x = (0, 0, 0)$? Which at $(1, 1, 1)$? Which at some point with
positive entries only?
"""

# %% tags=["figure"]
checked = yours_or_ours("gradient_check", gradient_check)
rng = np.random.default_rng(45)
bugs = {
    "3x + 2": lambda x: 3 * x + 2,
    "3x³ + 2": lambda x: 3 * x**3 + 2,
    "3x·|x| + 2": lambda x: 3 * x * abs(x) + 2,
    "in reverse order": lambda x: (3 * x**2 + 2)[::-1],
    "last entry 20 % off": lambda x: (3 * x**2 + 2) * np.array([1, 1, 1.2]),
    "other sign": lambda x: -(3 * x**2 + 2),
}
probes = {
    "all 0": [np.zeros(3)],
    "all 1": [np.ones(3)],
    "one positive\npoint": [rng.uniform(0, 2, 3)],
    "five random\npoints": list(rng.uniform(-2, 2, (5, 3))),
}
found = np.zeros((len(bugs), len(probes)), dtype=bool)
for row, wrong in enumerate(bugs.values()):
    for column, points in enumerate(probes.values()):
        found[row, column] = not all(checked(lambda x: np.sum(x**3 + 2 * x), wrong, p)[0] for p in points)
plt.figure(figsize=(6.4, 3.2))
plt.imshow(found, cmap="Blues", vmin=-0.3, vmax=2.5, aspect="auto")
for (row, column), is_found in np.ndenumerate(found):
    plt.text(column, row, "found" if is_found else "missed", ha="center", va="center")
plt.xticks(range(len(probes)), list(probes))
plt.yticks(range(len(bugs)), list(bugs))
plt.gca().xaxis.tick_top()
plt.show()
for name, column in zip(probes, found.T, strict=True):
    print(f"{name.replace(chr(10), ' '):<20} {np.sum(column)} of {len(bugs)} found")

# %% [markdown]
r"""
**Seen:** round numbers and equal entries are the best hiding places. Use several random points, with both signs.
"""

# %% [markdown]
r"""
### Exercise 46 · `find_bugs(candidates, rng)`

- `candidates` is a list of tuples `(f, grad_f, n)`. `f` takes a float array of shape `(n,)` and returns a float.
  `grad_f` takes one and should return the gradient of `f`, of shape `(n,)`. Every `f` is smooth and finite.
- Return a **sorted list of ints**: the indices (from 0) of the candidates whose gradient is wrong. If all are right,
  return `[]`.
- Compare at **five or more random points** for each candidate, with entries of both signs between $-2$ and 2. Draw
  them from `rng`, a numpy generator, and from nothing else: `rng.uniform(-2, 2, n)`.
- A `grad_f` that raises an error, returns another shape or returns a nan is wrong. Do not let it stop the hunt.
- A wrong entry is off by 1 % of its size or more. The numbers of a candidate may all be tiny, such as $10^{-5}$, or
  huge, such as $10^{10}$: go by the relative error. A `tol` of $10^{-4}$ leaves rounding in peace.

```python
>>> find_bugs([(lambda x: (x**3).sum(), lambda x: 3 * x**2, 2),
...            (lambda x: (x**3).sum(), lambda x: 3 * x, 2)], np.random.default_rng(0))
[1]
```

Call your own `gradient_check`, with that `tol`. When your page is graded, a fresh set of bugs is let loose.

**Points:** 3.
"""

# %% solution="find_bugs"
def find_bugs(candidates, rng):
    """The sorted indices of the candidates (f, grad_f, n) whose gradient is wrong."""
    ### BEGIN SOLUTION
    def is_wrong(f, grad_f, n):
        for _ in range(6):
            try:
                ok, _, _ = gradient_check(f, grad_f, rng.uniform(-2, 2, n), tol=1e-4)
            except Exception:
                return True
            if not ok:
                return True
        return False

    return [i for i, candidate in enumerate(candidates) if is_wrong(*candidate)]
    ### END SOLUTION

# %% test="find_bugs" points=3

# %% [markdown]
r"""
Send your hunter out on a layer of this unit. Below are five versions of the way back through a layer with tanh and a
loss. One of them is right, the others are found in the wild every day. **Predict:** is there one that gets away?
"""

# %% tags=["figure"]
hunt = yours_or_ours("find_bugs", find_bugs)
rng = np.random.default_rng(46)
A, n, k = rng.normal(size=(4, 3)), 3, 2


def network_loss(p):
    """The mean square of tanh(A W + b), where p holds W and then b."""
    return float(np.mean(np.tanh(A @ p[: n * k].reshape(n, k) + p[n * k :]) ** 2))


def way_back(slope=lambda T: 1 - T**2, axis=0, scale=1.0, turn=False):
    def grad_f(p):
        T = np.tanh(A @ p[: n * k].reshape(n, k) + p[n * k :])
        dZ = 2 * T / T.size * slope(T) * scale
        dW = A.T @ dZ
        return np.concatenate([(dW.T if turn else dW).ravel(), dZ.sum(axis=axis)])

    return grad_f


versions = {
    "as it should be": way_back(),
    "1 − tanh, no square": way_back(slope=lambda T: 1 - T),
    "divided by m once more": way_back(scale=1 / 4),
    "dW turned on its side": way_back(turn=True),
    "db along the wrong axis": way_back(axis=1),
}
caught = hunt([(network_loss, grad_f, n * k + k) for grad_f in versions.values()], rng)
for i, name in enumerate(versions):
    print(f"{i}: {name:<24} {'caught' if i in caught else 'passes'}")

# %% [markdown]
r"""
**Seen:** four of five are caught, and the right one passes. Make it a habit: a new gradient is checked before it
trains anything.

One bug escapes every hunt of this kind: if `f` *itself* is not what you meant, its gradient can be perfectly right.
"""

# %% [markdown]
r"""
## 4.12 · Who found it?

### Claim: Hinton answered with back-propagation

**A text tells** the history like this: neural networks were shunned, until Hinton showed how to train networks of
many layers, by back-propagation [S1.1]. Is it so? No cell can measure a date. This one has to be looked up.

**Predict.** In which year did somebody first write down how to get all slopes of a computation by one walk back?

<details><summary>Compare with the record</summary>

- **1970:** Seppo Linnainmaa describes it in his master's thesis in Helsinki, with a program, for any computation made
  of small steps. He used it to follow rounding errors. Today the method is called the **reverse mode of automatic
  differentiation**. It is your exercise 41.
- **1974 and 1982:** Paul Werbos proposes it in his doctoral thesis, and then applies it to neural networks.
- **1986:** David Rumelhart, Geoffrey Hinton and Ronald Williams publish "Learning representations by back-propagating
  errors" in *Nature*. They show that hidden units learn useful features by themselves, and the field takes notice.

</details>
"""

# %% [markdown]
r"""
**Seen:** the method is older than its fame. What happened in 1986 is that many people *saw what it is good for*. The
text is right on another point: the perceptron and Adaline, the networks before, had a single layer, and a single
layer needs no walk back.
"""

# %% [markdown]
r"""
## 4.13 · Five questions

Answer each one aloud, or to the person beside you. Then open it.
"""

# %% [markdown]
r"""
**1.** In some graph, $v = x \cdot y$ with $x = 4$ and $y = 0$, and the gradient 5 arrives at $v$. What is sent to $x$
and to $y$? Does $x$ learn anything?

<details><summary>Answer</summary>

$x$ gets $5 \cdot y = 0$ and $y$ gets $5 \cdot x = 20$. As long as $y$ is 0, $x$ has no influence, so it gets no
blame. This is why the weights of a network do not all start at 0: the layers would send each other nothing.

</details>
"""

# %% [markdown]
r"""
**2.** A leaf $a$ is used by three nodes. They send back 2, $-2$ and 1. What is its gradient, and what would a program
with `=` in place of `+=` say?

<details><summary>Answer</summary>

The gradient is $2 - 2 + 1 = 1$: all ways from $a$ to the root count. With `=`, only the message that arrives last is
left, whichever that is. Such a program is right on every graph in which nothing is used twice. So it passes small
tests.

</details>
"""

# %% [markdown]
r"""
**3.** Somebody computes the slope of $\log(\sin x)$ as $\frac{1}{x} \cdot \cos x$. What has gone wrong?

<details><summary>Answer</summary>

The slope of the logarithm was taken at $x$. The logarithm is given $\sin x$, so its slope is $1 / \sin x$, and the
answer is $\cos x / \sin x$. Each slope is taken at the value that its own function gets.

</details>
"""

# %% [markdown]
r"""
**4.** You copy every example of your data once, and your layer's `dW` becomes twice as large. Is there a bug?

<details><summary>Answer</summary>

It depends on the loss. If the loss is a *sum* over the examples, `dW` has to double. If it is a *mean*, `dZ` halves
for each example while the number of examples doubles, and `dW` should stay the same. Then the $1/m$ is missing at the
start, where the loss is made. `linear_backward` is the wrong place to put it in.

</details>
"""

# %% [markdown]
r"""
**5.** Your gradient check says: relative error 0.5 at one point, and below $10^{-9}$ at all others. What do you
suspect?

<details><summary>Answer</summary>

A point in a kink, such as a relu or a max at a tie, or a gradient that is zero up to rounding there. Or a bug that
shows only in some region, for instance for negative inputs: then more random points will find more places. Look at
the `worst` entry, and try neighbouring points and another $h$.

</details>
"""

# %% [markdown]
r"""
## What you can now explain

- How a formula becomes a graph, and what the forward pass is good for on the way back.
- Why slopes along a chain are multiplied, and at which value each of them is taken.
- What each kind of box sends back, and why messages to the same node are added.
- Why the walk back needs a topological order, and what happens to a node that sends too early.
- Why all slopes together cost about as much as one more run, however many there are.
- Why $dz = a - y$ for a logistic unit, and where the transposes of a layer come from.
- How to check a gradient, how large $h$ should be, and where bugs hide.

And you own the machine: eleven functions, and one of them walks back through anything. Save this page (Ctrl+S), and
find your place on the map of the [start page](start.ipynb).

**Next:** you have seen a glimpse of a network that can bend. Unit 5 builds it properly, and asks what it can and
cannot do.
"""

# %% [markdown]
r"""
---
**The five texts.** This course grew from five Korean texts on deep learning. It retells and tests them; it does not
quote them. Most of their pictures are lost, so the pictures here are ours. S0: lecture notes on deep-learning
algorithms (KOBIC course, CC BY 4.0) · S1: a blog post on neural networks and deep learning · S2: a review of
machine-learning basics · S3: how deep learning solves problems · S4: notes on a course about neural networks and deep
learning.
"""
