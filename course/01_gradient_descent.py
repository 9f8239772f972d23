# %% [markdown]
r"""
# 1 · Downhill: slopes and gradient descent

You stand on a hillside in thick fog. Somewhere below is a village with a warm kitchen. You see as far as one step.
How do you get down?

A neural network is in this position whenever it learns. Its hillside is its error, and its fog never lifts. In this
unit you build the way down, in eleven small functions, and then watch your own code walk.

**You need** Python functions, loops and numpy arrays. Derivatives are built here from scratch. **It takes** 90 to 150
minutes. Every section ends at a good place to stop.
"""

# %% [markdown]
r"""
### How this page works

- **Run a cell** with **Shift+Enter**. Go from top to bottom. (*Run All Cells* stops at the first open exercise.)
- **Predict** comes before every measurement. Decide first, then run the cell. Where a cell begins with
  `my_guess = None`, write your number in place of `None`. A wrong guess costs nothing and is hard to forget. What
  came out stands below the cell, under **Seen**. Do not let your eyes run ahead.
- **A longer cell** measures and draws. It is there to be run; read its code when you are curious. In it,
  `find("mse")` is our own version of the function `mse`.
- **An exercise** is a cell that ends in `raise NotImplementedError`. Put your code in the place of that line, run the
  cell, then run the check below it.
- **A check** says what it called, what came back and what is off, and gives one hint. When the same check fails in
  the same way again, it opens the next hint: first a question, then where to look, then the formula. Checks are free.
  Use many.
- **A robust check** stands behind some exercises: the same function, more awkward guests. It has points of its own,
  and the task says what it expects.
- **A figure** says whose code drives it: ours until you have written yours. So you can read on with an exercise still
  open, once its cell has been run. When your code has changed, run the figure's cell again.
- **Your progress** is on the start page, `start.ipynb`. Save this page (Ctrl+S), then look there.
- **A mark** like [S2.1] names a place in one of the five texts that this course grew from; the last lines of this
  page say which. Where such a text makes a claim, we do not believe it. We measure it.

Run this first:
"""

# %% readonly="setup"
import matplotlib.pyplot as plt
import numpy as np

from autograder import check, drive
from autograder.exercises import find
from utils import figures

plt.rcParams["figure.figsize"] = (5.6, 2.9)


def hill(x):
    """The landscape of the first page."""
    return np.sin(2 * x) + 0.08 * x**2


def hill_slope(x):
    return 2 * np.cos(2 * x) + 0.16 * x


def yours_or_ours(name, function):
    """Your function once it passes its check, ours until then. Says which."""
    driver = drive(name, function)
    if driver.whose == "yours":
        print(f"{name}: your code")
        return driver.call
    print(f"{name}: our code, until your check passes")
    return driver.reference

# %% [markdown]
r"""
## 1.1 · How do you get down a hill in fog?

**Predict.** You have one foot to feel with, and no map. Which plan can you carry out?

- (a) Walk straight to the lowest point of the landscape.
- (b) Feel which way the ground falls. Take a step that way. Feel again.
- (c) Wait for better weather.

<details><summary>Compare with our answer</summary>

(b). Plan (a) needs the map that you do not have. Plan (c) needs weather; the fog of this course is made of numbers
and stays.

</details>

How steep the ground is at the place where you stand is its **slope**. Plan (b) needs nothing else: feel the slope,
step downhill, repeat. This is **gradient descent**, and it leads into a valley. With every step uphill instead, it is
**gradient ascent**, and leads to a peak [S2.1].

**Predict** once more. The landscape below has two valleys, one deeper than the other. Our walker starts somewhere
between them, at the black square, and goes downhill. Does it reach the lowest point?
"""

# %% tags=["figure"]
start = np.array([1.4])
down = find("gradient_descent")(hill_slope, start, lr=0.1, n_steps=40)[:, 0]
up = np.array([find("ascend_to_peak")(hill_slope, start, lr=0.1, n_steps=n)[0] for n in range(41)])
x = np.linspace(-3, 4, 701)

plt.plot(x, hill(x), color="0.6")
plt.plot(down, hill(down), "v", color="tab:blue", label="downhill")
plt.plot(up, hill(up), "^", color="tab:orange", mfc="none", label="uphill")
plt.plot(start, hill(start), "ks", label="start")
plt.xlabel("x")
plt.ylabel("height")
plt.legend()
plt.show()
places = {"start": 1.4, "40 steps down": down[-1], "40 steps up": up[-1]}
places["lowest point"] = x[np.argmin(hill(x))]
for what, place in places.items():
    print(f"{what:<14} x = {place:5.2f}   height {hill(place):5.2f}")

# %% [markdown]
r"""
**Seen:** downhill steps end in a valley, uphill steps on a peak, and neither asks whether there is a better one
elsewhere. Keep this in mind; section 1.12 does something about it. First, the walker needs a foot that feels slopes.
"""

# %% [markdown]
r"""
## 1.2 · What is the slope at one point?

A slope is rise over run: how much higher, divided by how much further. That takes two points. One point has no run.
So what can "the slope *here*" mean?

Take a second point at a distance $h$. Draw the line through both, a **chord**, and take its slope. Now move the
second point closer.

**Predict.** On $f(x) = x^3 - 2x$, the chord from $x = 1$ with $h = 1$ has slope 5. As $h$ shrinks, do the slopes
settle down on a number? Which one, would you say?
"""

# %% tags=["figure"]
def f(x):
    return x**3 - 2 * x


x = np.linspace(0, 2.1, 100)
plt.plot(x, f(x), "k")
for h, style in ((1.0, ":"), (0.5, "-."), (0.1, "--"), (0.01, "-")):
    rise_over_run = (f(1 + h) - f(1)) / h
    plt.plot(x, f(1) + rise_over_run * (x - 1), style, lw=1, label=f"h = {h}")
    print(f"h = {h:<4}  slope of the line = {rise_over_run:.4f}")
plt.plot(1, f(1), "ko")
plt.ylim(-2, 4)
plt.xlabel("x")
plt.ylabel("f(x) = x³ − 2x")
plt.legend()
plt.show()

# %% [markdown]
r"""
The slopes settle down on one number. That number is the slope at the point, also called the **derivative** of $f$
there. The line with this slope through the point is the **tangent**.

A computer cannot go all the way to $h = 0$, for 0/0 is no number. It takes a small $h$ and lives with a small error.
There are two ways to take it:

- the **forward difference** goes one step ahead: from $x$ to $x + h$;
- the **central difference** goes from $x - h$ to $x + h$, with the point in the middle:
"""

# %% [markdown] formula="numerical_derivative"
r"""
$$\text{numerical\_derivative}(f, x, h) = \frac{f(x + h) - f(x - h)}{2h}$$
"""

# %% [markdown]
r"""
**Predict.** You make $h$ ten times smaller. By which factor does the error of each one shrink? Write two numbers.
"""

# %% tags=["figure"]
my_guess_forward = None
my_guess_central = None

true_slope = np.exp(1.0)  # eˣ is its own slope
central_difference = find("numerical_derivative")
steps = [1e-1, 1e-2, 1e-3, 1e-4]
forward = [abs((np.exp(1 + h) - np.exp(1.0)) / h - true_slope) for h in steps]
central = [abs(central_difference(np.exp, 1.0, h) - true_slope) for h in steps]

plt.loglog(steps, forward, "o--", label="forward difference")
plt.loglog(steps, central, "s-", label="central difference")
plt.xlabel("h")
plt.ylabel("error of the slope")
plt.legend()
plt.show()
for h, one, two in zip(steps, forward, central, strict=True):
    print(f"h = {h:<6}  forward error {one:.1e}   central error {two:.1e}")
print("h ten times smaller:")
print(f"    forward error ÷ {forward[1] / forward[2]:.0f}   your guess: {my_guess_forward}")
print(f"    central error ÷ {central[1] / central[2]:.0f}   your guess: {my_guess_central}")
tiny = abs(central_difference(np.exp, 1.0, 1e-13) - true_slope)
print(f"and with h = 1e-13: central error {tiny:.1e}")

# %% [markdown]
r"""
**Seen:** the forward error falls like $h$, the central error like $h^2$. For the same two calls of $f$, the central
difference gives twice as many right digits. A tiny $h$ is no bargain, though, as the last line shows: two almost
equal numbers are subtracted, and few digits survive. Unit 4 looks for the best $h$.
"""

# %% [markdown]
r"""
### Exercise 1 · `numerical_derivative(f, x, h=1e-5)`

Write the central difference.

- `f` is a function of one number: it takes a float and returns a float.
- `x` is a float or an int; it may be negative or zero.
- `h` is a float. Use the `h` that you are given, without changing it. The checks use large ones too: the error of the
  formula is part of the right answer.
- Return a float.

For $x^3$ at 2 the true slope is 12. With $h = 0.1$ the right answer of *this* formula is a little more, $3x^2 + h^2$:

```python
>>> numerical_derivative(lambda x: x**3, 2.0, h=0.1)
12.01
```

At a kink, such as that of $|x|$ at 0, the formula gives 0. Leave it so.

**Points:** 2.
"""

# %% solution="numerical_derivative"
def numerical_derivative(f, x, h=1e-5):
    """The central difference of f at x: rise over run from x − h to x + h, a float."""
    ### BEGIN SOLUTION
    return (f(x + h) - f(x - h)) / (2 * h)
    ### END SOLUTION

# %% test="numerical_derivative" points=2

# %% [markdown]
r"""
Now the foot gets a hill. On the left are some points, and a line $y = w x$ that tries to fit them. Its only knob is
the number $w$, its **weight**. On the right is how wrong the line is for each $w$ (section 1.4 says how that is
measured). Drag the point along the curve, or move the sliders. The tangent has the slope that your function finds.

**Predict**, before you drag: where is the slope zero? On which side of that place is it negative? And what will a
large $h$ do to the slope on this curve?
"""

# %% tags=["figure"]
figures.tangent(drive("numerical_derivative", numerical_derivative))

# %% [markdown]
r"""
**Seen:** at the bottom the slope is zero. Left of it the slope is negative, right of it positive. So the *sign* of
the slope says where down is: **the other way**. And the further out you are on this bowl, the *larger* the slope
[S0.5]. The size of $h$ changes nothing here: the bowl is a parabola, and there the central difference is exact.
"""

# %% [markdown]
r"""
## 1.3 · Which way is steepest?

On a real hillside you can face any way you like, and the slope depends on it. Must you try every direction?

**Predict.** Facing east, the ground rises 3 metres per metre. Facing north, it rises 4. You turn until it is
steepest. How many metres per metre do you climb now? (Quite a hill, yes.)
"""

# %% tags=["figure"]
my_guess = None


def hillside(p):
    return p[0] ** 2 + 2 * p[1] ** 2


here = np.array([1.5, 1.0])
angles = np.arange(0, 360, 1.0)
directions = np.column_stack([np.cos(np.radians(angles)), np.sin(np.radians(angles))])
h = 1e-4
rises = np.array([(hillside(here + h * u) - hillside(here - h * u)) / (2 * h) for u in directions])
gradient = find("numerical_gradient")(hillside, here)
gradient_angle = np.degrees(np.arctan2(gradient[1], gradient[0]))

plt.plot(angles, rises, "k")
plt.axvline(gradient_angle, ls="--", label="direction of (3, 4)")
plt.axhline(0, color="0.7", lw=1)
plt.xticks([0, 90, 180, 270, 360], ["east", "north", "west", "south", "east"])
plt.xlabel("direction you face")
plt.ylabel("slope that way")
plt.legend()
plt.show()
print(f"slope facing east {rises[0]:.2f}, facing north {rises[90]:.2f}")
print(f"{len(angles)} directions tried")
up, down = np.argmax(rises), np.argmin(rises)
print(f"steepest way up:   slope {rises[up]:.3f} at {angles[up]:.0f}°   your guess: {my_guess}")
print(f"steepest way down: slope {rises[down]:.3f} at {angles[down]:.0f}°")
print(f"vector (3, 4):     length {np.hypot(*gradient):.3f} at {gradient_angle:.1f}°")

# %% [markdown]
r"""
**Seen:** two measurements are enough. Of all the directions tried, the steepest is that of the vector with the two
slopes in it, and the climb there is the length of that vector.

The slope along one axis, with everything else held still, is a **partial derivative**, written
$\partial f / \partial x_i$. All of them in one vector are the **gradient** [S2.2], written $\nabla f$ (say
"nabla f"):

$$\nabla f = \left(\frac{\partial f}{\partial x_1}, \dots, \frac{\partial f}{\partial x_n}\right)$$

It points to the steepest increase. Its length is how steep it is there. Its negative points to the steepest decrease,
and that is all the walker wants to know. It works the same with two axes or with two million, where nobody can draw
the hill.
"""

# %% [markdown]
r"""
### Exercise 2 · `numerical_gradient(f, x, h=1e-5)`

Nudge one entry of `x`, leave the others alone, take the central difference of exercise 1. Do this for every entry.

- `f` takes an array of the shape of `x` and returns a float. Hand it float64 arrays.
- `x` is an array of any shape with at least one axis: a vector `(n,)`, a matrix, or more. `np.ndindex(x.shape)` runs
  over all its indices.
- `x` may hold ints. An int array stores 3 + 0.1 as 3, and the nudge is lost: work on a float copy.
- `h` is the size of the nudge. Use the one you are given.
- Return a new float64 array of the shape of `x`. Entry $i$ is
  $\dfrac{f(x \text{ with } x_i + h) - f(x \text{ with } x_i - h)}{2h}$.
- After the call, `x` must hold bit for bit what it held before. To add $h$ and take it away again is not enough:

```python
>>> 0.1 + 0.2 - 0.2
0.10000000000000003
```

Nudge a copy, or keep the old value and put it back. (`x.astype(float)` makes a copy. `y = x` makes none: it is a
second name for the same array.)

```python
>>> numerical_gradient(lambda x: (x**2).sum(), np.array([1, -2]), h=0.1)
array([ 2., -4.])
```

**Points:** 3.
"""

# %% solution="numerical_gradient"
def numerical_gradient(f, x, h=1e-5):
    """The central difference of f along each entry of x: a new float array of x's shape."""
    ### BEGIN SOLUTION
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        ahead, behind = x.astype(float), x.astype(float)
        ahead[i] += h
        behind[i] -= h
        grad[i] = (f(ahead) - f(behind)) / (2 * h)
    return grad
    ### END SOLUTION

# %% test="numerical_gradient" points=3

# %% [markdown]
r"""
Below is a valley from above. Each ring joins points of equal height, as on a hiking map. Your function draws an arrow
at every grid point.

**Predict.** At which angle do the arrows cross the rings?
"""

# %% tags=["figure"]
gradient_of = yours_or_ours("numerical_gradient", numerical_gradient)
x, y = np.meshgrid(np.linspace(-3, 3, 60), np.linspace(-1.6, 1.6, 60))
plt.contour(x, y, x**2 / 4 + y**2, levels=8, colors="0.7", linewidths=1)
points = np.array([(x, y) for x in (-2.4, -1.2, 0, 1.2, 2.4) for y in (-1.2, -0.6, 0.6, 1.2)])
arrows = np.array([gradient_of(lambda p: p[0] ** 2 / 4 + p[1] ** 2, point) for point in points])
plt.quiver(*points.T, *arrows.T, angles="xy", color="tab:blue")
plt.gca().set_aspect("equal")
plt.xlabel("x₁")
plt.ylabel("x₂")
plt.show()
print("The arrows point uphill, away from the middle; they are longest where rings are close.")

# %% [markdown]
r"""
**Seen:** the arrows cross the rings at right angles. Along a ring the height does not change, so the steepest way
cannot lean to either side of it.
"""

# %% [markdown]
r"""
## 1.4 · How wrong is a line?

You have $m$ examples: a number $x_i$ that you know, and a number $y_i$ that you want to predict. Your **model** is a
line, $\hat y_i = w x_i + b$ (say "y hat"; the hat means "predicted"). The numbers $w$ and $b$ are its **parameters**:
turning them is all that learning can do. To tell which of two lines is better, you need a single number that says how
wrong a line is, a **loss** [S2.13].

The error of one example is $\hat y_i - y_i$. Square it, and take the mean over all examples. This is the **mean
squared error**, MSE for short:
"""

# %% [markdown] formula="mse"
r"""
$$\text{mse}(\hat y, y) = \frac{1}{m} \sum_{i=1}^{m} (\hat y_i - y_i)^2$$
"""

# %% [markdown]
r"""
**Predict.** Line A misses all four examples by 1. Line B hits three of them and misses the last by 4. For either line
the sizes of the errors add up to 4. How many times as large is the mean squared error of B?
"""

# %% tags=["figure"]
my_guess = None

x = np.arange(4.0)
line = 1 + 0.5 * x
fig, axes = plt.subplots(1, 2, figsize=(7.5, 3.4), sharey=True)
losses = []
for ax, name, errors in zip(axes, "AB", ([1, -1, 1, -1], [0, 0, 0, -4]), strict=True):
    y = line - np.array(errors)
    losses.append(find("mse")(line, y))
    ax.plot(x, line, "k")
    ax.plot(x, y, "o", color="tab:blue")
    for x_i, line_i, y_i in zip(x, line, y, strict=True):
        side = y_i - line_i
        ax.add_patch(plt.Rectangle((x_i, line_i), -abs(side), side, color="tab:orange", alpha=0.4))
    ax.set(title=f"line {name}: mse = {losses[-1]:.1f}", xlabel="x", aspect="equal")
axes[0].set_ylabel("y")
plt.show()
print("The area of each orange square is one squared error.")
print(f"mse of A {losses[0]:.1f}, of B {losses[1]:.1f}")
print(f"that of B is {losses[1] / losses[0]:.0f} times as large; your guess: {my_guess}")

# %% [markdown]
r"""
**Seen:** the square makes one large error worse than many small ones with the same total.
"""

# %% [markdown]
r"""
### Exercise 3 · `mse(y_hat, y, half=False)`

- `y_hat` and `y` are arrays of shape `(m,)` with $m \ge 1$. They may hold ints.
- Return the mean of the $m$ squared errors, a float.
- With `half=True`, return half of it. Some texts write the loss with $\frac{1}{2m}$, so that the 2 of the square goes
  away when they take the slope [S0.3].

```python
>>> mse(np.array([2.0, 4.0]), np.array([1.0, 2.0]))
2.5
>>> mse(np.array([2.0, 4.0]), np.array([1.0, 2.0]), half=True)
1.25
```

**Robust** (a check and a point of its own) invites two awkward guests:

- Arrays of type `uint8`, as pictures have them: whole numbers from 0 to 255 that wrap round. There `3 - 5` is 254.
  The answer must be that of ordinary numbers.
- `y_hat` and `y` that are both near $10^8$ while their differences are near 1. Subtract before you square: squares of
  $10^8$ have no digits left for the 1.

**Points:** 2, and 1 for robust.
"""

# %% solution="mse"
def mse(y_hat, y, half=False):
    """The mean of (ŷ − y)², half of it with half=True; arrays (m,) in, a float out."""
    ### BEGIN SOLUTION
    errors = y_hat.astype(float) - y.astype(float)
    return float(np.mean(errors**2)) / (2 if half else 1)
    ### END SOLUTION

# %% test="mse" points=2

# %% test="mse" part="robust" points=1

# %% [markdown]
r"""
### Claim: n counts the input nodes

**A text says** that the loss is $\frac{1}{2n}\sum_x \lVert y(x) - a \rVert^2$, where $n$ is the number of input nodes
[S0.3]. (Its $a$ is our $\hat y$. An input node is one number that goes into the model; a line has one, $x$.) Is it
so? Measure it: copy every example of a data set, then copy again. No line becomes better or worse by this.

**Predict.** Which reading of $n$ gives a loss that stays the same: the number of inputs of the model, or the number
of examples?
"""

# %% tags=["figure"]
rng = np.random.default_rng(1)
x = rng.uniform(0, 1, 10)
y = 2 * x + rng.normal(0, 0.3, 10)
y_hat = 1.5 * x  # one input node: x
for copies in (1, 2, 4, 8):
    many_hat, many = np.tile(y_hat, copies), np.tile(y, copies)
    total = np.sum((many_hat - many) ** 2)
    by_inputs, by_examples = total / (2 * 1), find("mse")(many_hat, many, half=True)
    print(f"{len(many)} examples: by inputs {by_inputs:.4f}, by examples {by_examples:.4f}")

# %% [markdown]
r"""
**Seen:** it is not so. Divided by the number of inputs, the loss grows with the size of the data set. $n$ counts the
**examples**; this course calls it $m$. (The sum in the text's own formula runs over the examples, which was the
hint.)
"""

# %% [markdown]
r"""
### Claim: the absolute value cannot be used

**A text gives three reasons** for the square instead of $|\hat y - y|$: a larger error weighs more, so learning is
faster; the loss becomes convex; and $|\cdot|$ has no derivative, so it cannot be used [S0.4]. Convexity has to wait
for section 1.10. The others we can measure with one example, $x = 1$, $y = 2$, and the model $w x$. The error is
$w - 2$. Each step takes $0.3 \cdot \text{slope}$ off $w$, with the slope from exercise 1.

**Predict.** From $w = 12$, which loss takes the larger first step? And which one ends closer to $w = 2$?
"""

# %% tags=["figure"]
derivative = find("numerical_derivative")


def squared(w):
    return (w - 2) ** 2


def absolute(w):
    return abs(w - 2)


def distances(loss, shrink=1.0):
    w, rate, path = 12.0, 0.3, []
    for step in range(120):
        path.append(abs(w - 2))
        w -= rate * derivative(loss, w)
        rate *= shrink if step >= 40 else 1
    return np.array(path)


runs = {
    "squared": distances(squared),
    "absolute": distances(absolute),
    "absolute, 0.3 shrinking": distances(absolute, shrink=0.8),
}
for (name, path), style in zip(runs.items(), ("-", "--", ":"), strict=True):
    plt.semilogy(path, style, label=name)
    print(f"{name:<24} first step {path[0] - path[1]:.2f}   distance in the end {path[-1]:.1e}")
plt.ylim(1e-6, 30)
plt.xlabel("step")
plt.ylabel("distance from w = 2")
plt.legend(loc="upper right", fontsize=8)
plt.show()
print(f"slope of |w − 2| at its kink, by the central difference: {derivative(absolute, 2.0):.1f}")

# %% [markdown]
r"""
**Seen:** the first reason holds: far out, the square steps faster. The last one does not: $|\cdot|$ lacks a
derivative at a single point, the kink, and 0 serves well there (any number from −1 to 1 does; it is called a
**subgradient**). The better reason for the square is its slope, which fades as the error fades, so the steps shrink
by themselves. The slope of $|\cdot|$ has the same size everywhere. So the walk marches on at full length until it
jumps to and fro across the bottom, unless somebody shortens its steps.
"""

# %% [markdown]
r"""
## 1.5 · Five steps by hand: what is missing?

Take the smallest data set there is: one example, $x = 1$, $y = 2$. The model is $w x$, so the loss is
$L(w) = (w - 2)^2$, a bowl. Its slope is $2(w - 2)$.

**A text says** how to learn: start at $w = 1$, take the slope, and subtract it from $w$. A positive slope means that
the loss grows to the right, so this goes left, and the other way round. Repeat [S0.5].

**Predict.** Take a pencil. Do five steps: $w_{\text{new}} = w - 2(w - 2)$. Write your values of $w$ into the list.
"""

# %% tags=["figure"]
my_w = [1, None, None, None, None, None]

w = 1.0
for step, mine in enumerate(my_w):
    print(f"steps: {step}   yours: {mine!s:<5} measured: {w:g}   slope there: {2 * (w - 2):g}")
    w = w - 2 * (w - 2)

# %% [markdown]
r"""
**Seen:** the walker hops from one wall of the bowl to the other, for ever. Too bad, for the direction was right every
time.

Perhaps it was bad luck. Add a second example, $x = 2$, $y = 4$. The best weight is still 2. The loss is now the mean
over both, $\frac{1}{2}\left((w - 2)^2 + (2w - 4)^2\right)$, the same bowl with steeper walls. How fast the slope
changes along the way is called **curvature**: the slope of the slope. The first bowl, with slope $2(w - 2)$, has
curvature 2. The second has slope $5(w - 2)$ and curvature 5.

### Claim: subtract the slope from w

**Predict.** Where is $w$ after five steps in the second bowl? And in which bowls does the recipe arrive at all: small
curvature, or large?
"""

# %% tags=["figure"]
for curvature in (0.5, 1.0, 1.5, 2.0, 2.1, 5.0):
    w = [1.0]
    for _ in range(30):
        w.append(w[-1] - curvature * (w[-1] - 2))  # the slope of this bowl is curvature · (w − 2)
    distance = abs(w[-1] - 2)  # it was 1 in the beginning
    verdict = "has arrived" if distance < 0.01 else "has run away" if distance > 2 else "still hops"
    print(f"curvature {curvature}: after 5 steps w = {w[5]:7.2f}, after 30 steps it {verdict}")

# %% [markdown]
r"""
**Seen:** the recipe works while the curvature is below 2, and above 2 every step lands further out than it started.
The reason: one step turns the distance $w - 2$ into $(1 - \text{curvature}) \cdot (w - 2)$, and beyond 2 this factor
is larger than 1 in size.

What is missing is a number that says how far to go: the **learning rate**, written `lr`. The step is `lr` times the
slope. The recipe of the text is the special case `lr = 1`, and nothing says that 1 suits your bowl. With `lr`, the
factor is $1 - \text{lr} \cdot \text{curvature}$, so a bowl of any steepness is safe when `lr` is small enough.
"""

# %% [markdown] formula="line_mse_grad"
r"""
## 1.6 · How do you turn two knobs at once?

The full line $\hat y = w x + b$ has two parameters, so its loss is a landscape over two axes. You need the gradient:
one slope for $w$, one for $b$.

Exercise 2 could measure it with four calls of the loss. For two million parameters that would be four million calls
per step. A formula gives all slopes in one go. Look at one example, with the error

$$r = w x + b - y$$

also called its **residual**, and loss $r^2$. The slope of $r^2$ along $r$ is $2r$. When you turn $w$ by a little, $r$
moves $x$ times as much. When you turn $b$, $r$ moves by as much. So for one example:

$$\frac{\partial\, r^2}{\partial w} = 2\, r\, x \qquad\qquad \frac{\partial\, r^2}{\partial b} = 2\, r$$

The loss is the mean over all examples, and so is its gradient:

$$dw = \text{mean of } 2\, r\, x \qquad\qquad db = \text{mean of } 2\, r$$

**Predict.** All your points lie above the line, and all $x$ are positive. Which signs do the two slopes have?

<details><summary>Compare with our answer</summary>

Both are negative. Every error $r = \hat y - y$ is negative, and with positive $x$ so is every $r x$. Downhill is
against the slope: $w$ and $b$ both grow, and the line rises towards the points.

</details>
"""

# %% [markdown]
r"""
### Exercise 4 · `line_mse_grad(w, b, x, y)`

The gradient of `mse(w * x + b, y)` along `w` and `b`.

- `w` and `b` are floats; `x` and `y` are arrays of shape `(m,)`, $m \ge 1$. All may be ints.
- Return the pair `(dw, db)`, two floats: the slope along `w` and the slope along `b`, both at the given `(w, b)`.
- Both are means over the $m$ examples, and the 2 stays.

```python
>>> line_mse_grad(1.0, 0.0, np.array([1.0, 2.0]), np.array([2.0, 4.0]))
(-5.0, -3.0)
```

**Points:** 3.
"""

# %% solution="line_mse_grad"
def line_mse_grad(w, b, x, y):
    """The slopes (dw, db) of mse(w·x + b, y), two floats; x and y have shape (m,)."""
    ### BEGIN SOLUTION
    r = w * x + b - y
    return float(2 * np.mean(r * x)), float(2 * np.mean(r))
    ### END SOLUTION

# %% test="line_mse_grad" points=3

# %% [markdown]
r"""
Do not trust a formula that you can measure: measure it. The gradient by formula and the gradient by nudging have to
agree; this is a **gradient check**, and unit 4 makes a tool of it.
"""

# %% tags=["figure"]
by_formula = yours_or_ours("line_mse_grad", line_mse_grad)
rng = np.random.default_rng(4)
x, y = rng.normal(size=20), rng.normal(size=20)


def loss_at(p):
    w, b = p
    return find("mse")(w * x + b, y)


nudged = find("numerical_gradient")(loss_at, np.array([0.7, -0.2]))
dw, db = by_formula(0.7, -0.2, x, y)
print(f"slope along w: formula {dw:.8f}, nudged {nudged[0]:.8f}")
print(f"slope along b: formula {db:.8f}, nudged {nudged[1]:.8f}")

# %% [markdown]
r"""
With the gradient $g$ and the learning rate of section 1.5, a step is short to write [S2.3]. Whenever a network
learns, a line like this runs:
"""

# %% [markdown] formula="gradient_step"
r"""
$$\text{gradient\_step}(x, g, lr) = x - lr \cdot g$$
"""

# %% [markdown]
r"""
### Exercise 5 · `gradient_step(x, g, lr)`

- `x`, where you stand, and `g`, the gradient there, are arrays of shape `(n,)`, $n \ge 1$. They may hold ints. An
  entry of `g` may be zero or negative.
- `lr` is a float. It may be 0: a step of length nothing is legal.
- Return a **new** float array of shape `(n,)`. `x` itself stays as it was, and the result is never `x` itself, even
  when `lr` is 0.

```python
>>> gradient_step(np.array([1.0, 2.0]), np.array([10.0, -10.0]), 0.1)
array([0., 3.])
```

**Points:** 2.
"""

# %% solution="gradient_step"
def gradient_step(x, g, lr):
    """One step of length lr·|g| against the gradient g: a new float array of shape (n,)."""
    ### BEGIN SOLUTION
    return x - lr * g
    ### END SOLUTION

# %% test="gradient_step" points=2

# %% [markdown]
r"""
Let it walk. The map below repeats your step from the point where you put the start. Our path lies under yours; should
they part, the first step where they do is marked. There are other surfaces in the menu, and a view from the side.

**Predict**, before you drag the start: in a long, narrow valley, such as the *ravine*, does the path aim at the lowest
point?
"""

# %% tags=["figure"]
figures.descent(drive("gradient_step", gradient_step))

# %% [markdown]
r"""
**Seen:** in the round *bowl* the path aims at the bottom. In a narrow valley it does not: every step leaves its ring
at a right angle, so the path heads for the valley floor, swings from wall to wall if `lr` is large, and then creeps
along. The steepest way down is not the shortest way home.

This is half of the way. If you want a break, the kitchen is warm.
"""

# %% [markdown]
r"""
## 1.7 · What happens when you repeat the step?

One step is a guess. Many steps are gradient descent. Write the loop once, and keep every place that it visits: a path
can be drawn, and a drawn path tells you what went wrong.
"""

# %% [markdown]
r"""
### Exercise 6 · `gradient_descent(grad_f, x0, lr, n_steps)`

- `grad_f` is a function: it takes a point, an array of shape `(n,)`, and returns the gradient there, an array of
  shape `(n,)`.
- `x0` is the start, an array of shape `(n,)`. It may hold ints. It stays as it was.
- `lr` is the learning rate, a float. `n_steps` is an int, 0 or more.
- Return the path: one float array of shape `(n_steps + 1, n)`. Row 0 is `x0`, and row $t + 1$ is row $t$ minus `lr`
  times the gradient *at row $t$*.
- Take all `n_steps` steps, even if the walk has arrived, and even if it runs away. For `n_steps=0` the path is the
  start alone, shape `(1, n)`.

```python
>>> gradient_descent(lambda x: 2 * x, np.array([8.0]), lr=0.25, n_steps=3)
array([[8.], [4.], [2.], [1.]])
```

**Points:** 3.
"""

# %% solution="gradient_descent"
def gradient_descent(grad_f, x0, lr, n_steps):
    """The path of n_steps steps against the gradient: a float array (n_steps + 1, n)."""
    ### BEGIN SOLUTION
    path = [x0.astype(float)]
    for _ in range(n_steps):
        path.append(path[-1] - lr * grad_f(path[-1]))
    return np.array(path)
    ### END SOLUTION

# %% test="gradient_descent" points=3

# %% [markdown]
r"""
**Predict.** You turn the learning rate up slowly, from almost nothing. Which kinds of walk will you meet, in order?
At which value of $\text{lr} \cdot \text{curvature}$ does the walk begin to overshoot, and at which does it run away?
(Section 1.5 has the factor.) Check your answer on both parabolas, then try the other curves in the menu. The figure
says that a walk **converges** when it settles down on one place.
"""

# %% tags=["figure"]
figures.learning_rate(drive("gradient_descent", gradient_descent))

# %% [markdown]
r"""
**Seen:** the walk creeps, then walks briskly, then overshoots and oscillates inwards, then runs away. In a parabola,
$\text{lr} \cdot \text{curvature}$ tells it all: below 1 the walk slides in, between 1 and 2 it oscillates inwards,
beyond 2 it runs away, or **diverges**.
"""

# %% [markdown]
r"""
### Claim: too small a learning rate ends in a local minimum

**A text says** that too small a learning rate is slow and gets stuck in a local minimum, while too large a one
diverges [S2.4]. A **local minimum** is the bottom of some valley, a **global minimum** that of the deepest. Slow and
divergent you have seen. Is the other part so? Measure it, from 300 random starts, in two landscapes with two valleys
each:

- landscape 1: the deep valley is *wide*, the shallow one narrow;
- landscape 2: the deep valley is *narrow*, the shallow one wide.

**Predict.** For each landscape: does the large learning rate find the deep valley more often than the small one, or
less often?
"""

# %% tags=["figure"]
def valleys(x, deep_width, shallow_width):
    """Height and slope of a landscape with a deep valley near 2 and a shallow one near −2."""
    deep = 2 * np.exp(-((x - 2) ** 2) / (2 * deep_width**2))
    shallow = np.exp(-((x + 2) ** 2) / (2 * shallow_width**2))
    slope = x / 10 + deep * (x - 2) / deep_width**2 + shallow * (x + 2) / shallow_width**2
    return x**2 / 20 - deep - shallow, slope


starts = np.random.default_rng(7).uniform(-4, 4, 300)
grey, hatched = {"color": "0.7"}, {"histtype": "step", "color": "tab:blue", "hatch": "//"}
fig, axes = plt.subplots(2, 2, figsize=(7.5, 4), sharex=True)
for column, widths in zip(axes.T, ((1.0, 0.3), (0.3, 1.0)), strict=True):
    x = np.linspace(-4, 4, 400)
    column[0].plot(x, valleys(x, *widths)[0], "k")
    column[0].set_title(f"deep valley: {'wide' if widths[0] == 1 else 'narrow'}")
    for lr, style in ((0.05, grey), (0.8, hatched)):
        end = starts
        for _ in range(500):
            end = end - lr * valleys(end, *widths)[1]
        column[1].hist(end, bins=np.linspace(-4, 4, 33), label=f"lr = {lr}", **style)
        share = np.mean(abs(end - 2) < 0.5)
        print(f"{column[0].get_title():<20} lr = {lr:<4}: {share:4.0%} end in the deep valley")
    column[1].set_xlabel("x")
axes[0, 0].set_ylabel("height")
axes[1, 0].set_ylabel("walks that end here")
axes[1, 0].legend()
plt.show()

# %% [markdown]
r"""
**Seen:** it is a tendency, not a law. With a small learning rate, the *start* decides: the walk ends in whichever
valley it began. A large one cannot rest in a *narrow* valley (its curvature is too large), so it leaves for a wide
one. Whether this is good news depends on which of the two is deep.
"""

# %% [markdown]
r"""
### Why is the end so slow?

The text also says: near the optimum the gradient goes to 0, so progress is slow, and a larger learning rate may
diverge [S2.4]. The steps do shrink. Do they shrink *too much*?

**Predict.** Two valleys, $x^2$ and $x^4$, start at 1, `lr` 0.1. The walk to a distance of 0.1 takes some steps. From
there on to 0.01, does it take fewer, as many, ten times as many, a hundred times as many?
"""

# %% tags=["figure"]
for name, slope in (("x²", lambda x: 2 * x), ("x⁴", lambda x: 4 * x**3)):
    x, steps, arrivals = 1.0, 0, []
    for goal in (0.1, 0.01):
        while x > goal:
            x, steps = x - 0.1 * slope(x), steps + 1
        arrivals.append(steps)
    print(f"{name}: {arrivals[0]:>3} steps to 0.1, {arrivals[1] - arrivals[0]:>6,} more to 0.01")

# %% [markdown]
r"""
**Seen:** in the bowl, every tenfold gain costs about the same number of steps, because slope and distance shrink
together. That is a fine pace. In $x^4$ the slope fades faster than the distance, and the walk starves. Slowness comes
from a **flat** bottom, not from being near a bottom. Section 1.11 brings a remedy.
"""

# %% [markdown]
r"""
## 1.8 · What if you want the top?

Sometimes the landscape is not an error but a success: in unit 3, how probable your model makes the data. Then you
want up.

**Predict.** How many characters of gradient descent do you have to change?

<details><summary>Compare with our answer</summary>

One: the minus sign. The gradient points uphill already. (Or none: walk down on $-f$. It is the same walk.)

</details>
"""

# %% [markdown]
r"""
### Exercise 7 · `ascend_to_peak(grad_f, x0, lr, n_steps)`

- `grad_f`, `x0`, `lr` and `n_steps` are as in exercise 6: `grad_f` takes and returns arrays of shape `(n,)`, `x0` may
  hold ints and stays as it was, `n_steps` may be 0. `grad_f` is the gradient of the function that you climb.
- Take `n_steps` steps *uphill*: `lr` times the gradient at the place where you stand.
- Return the last point only, a new float array of shape `(n,)`. For `n_steps=0` that is a copy of `x0`.
- Take all the steps, no more and no fewer, whether or not the walk has arrived.

```python
>>> ascend_to_peak(lambda x: -2 * x, np.array([8.0]), lr=0.25, n_steps=3)
array([1.])
```

**Points:** 2.
"""

# %% solution="ascend_to_peak"
def ascend_to_peak(grad_f, x0, lr, n_steps):
    """The end of n_steps steps along the gradient, a new float array of shape (n,)."""
    ### BEGIN SOLUTION
    x = x0.astype(float)
    for _ in range(n_steps):
        x = x + lr * grad_f(x)
    return x
    ### END SOLUTION

# %% test="ascend_to_peak" points=2

# %% [markdown]
r"""
The hill of the first page again, from many starts. Your function climbs, and your `gradient_descent` goes down.
"""

# %% tags=["figure"]
climb = yours_or_ours("ascend_to_peak", ascend_to_peak)
descend = yours_or_ours("gradient_descent", gradient_descent)
starts = np.linspace(-2.2, 3.6, 30)
tops = np.array([climb(hill_slope, np.array([start]), 0.1, 80)[0] for start in starts])
bottoms = np.array([descend(hill_slope, np.array([start]), 0.1, 80)[-1, 0] for start in starts])

x = np.linspace(-3, 4.4, 400)
plt.plot(x, hill(x), color="0.6")
plt.plot(starts, hill(starts), "k.", ms=3, label="starts")
plt.plot(tops, hill(tops), "^", color="tab:orange", mfc="none", label="ends uphill")
plt.plot(bottoms, hill(bottoms), "v", color="tab:blue", label="ends downhill")
plt.xlabel("x")
plt.ylabel("height")
plt.legend(loc="upper center", fontsize=8)
plt.show()
print("uphill ends at   x =", *np.unique(tops.round(2)))
print("downhill ends at x =", *np.unique(bottoms.round(2)))

# %% [markdown]
r"""
**Seen:** the two walks leave from the same starts and share everything but a sign.
"""

# %% [markdown]
r"""
## 1.9 · Is a slope of zero the bottom?

### Claim: slope zero means a local minimum

At all the ends that you saw, the slope is zero, or so close to it that the walk stops. A place where the gradient is
zero is a **critical point**. **A text says** that a slope of 0 means that you are already at a local minimum [S0.12].
Is it so? Measure it.

**Predict.** The slope of $x^2$, of $-x^2$ and of $x^3$ is zero at 0. At which of these is 0 a local minimum? And on
the surface $x_1^2 - x_2^2$: where does a walk from $(1, 0)$ end? And from $(1, 0.000001)$?
"""

# %% tags=["figure"]
derivative, descend = find("numerical_derivative"), find("gradient_descent")
for name, f in (("x²", lambda x: x**2), ("−x²", lambda x: -(x**2)), ("x³", lambda x: x**3)):
    slope, left, right = derivative(f, 0.0), f(-0.1) - f(0), f(0.1) - f(0)
    sides = ["higher" if side > 0 else "lower" for side in (left, right)]
    print(f"{name:<4} slope at 0: {slope:.6f}   left of it {sides[0]:<7} right of it {sides[1]}")

x, y = np.meshgrid(np.linspace(-1.2, 1.2, 60), np.linspace(-1.2, 1.2, 60))
plt.figure(figsize=(4, 3.4))
plt.contour(x, y, x**2 - y**2, levels=12, colors="0.7", linewidths=1)
for start, style in (([1.0, 0.0], "o"), ([1.0, 1e-6], "x")):
    path = descend(lambda p: np.array([2 * p[0], -2 * p[1]]), np.array(start), 0.1, 76)
    plt.plot(*path.T, style, label=f"start {start}")
    print(f"from {start}: after 40 steps {path[40].round(3)}, after 76 steps {path[76].round(3)}")
plt.xlabel("x₁")
plt.ylabel("x₂")
plt.legend(fontsize=8)
plt.show()

# %% [markdown]
r"""
**Seen:** it is not so. Slope zero may be a minimum, a maximum, or neither. A point that is a valley one way and a
hill another is a **saddle**. From a start on the exact ridge, the walk stops there. A millionth beside it, it lingers
and then leaves.

### Claim: a single local minimum is the global one

The same text goes on: if there is only one local minimum, it is the global one [S0.12].

**Predict.** Think of $x^3 - 3x$ and of $e^x$. How many local minima does each one have?
"""

# %% tags=["figure"]
def cubic(x):
    return x**3 - 3 * x


x = np.linspace(-3, 3, 601)
inner = cubic(x)[1:-1]
bottoms = x[1:-1][(inner < cubic(x)[:-2]) & (inner < cubic(x)[2:])]
print("x³ − 3x, looked at from −3 to 3")
print(f"    local minima: x = {bottoms.round(2)}, height {cubic(bottoms).round(2)}")
print(f"    height at x = −3: {cubic(-3)}")

path = find("gradient_descent")(np.exp, np.array([0.0]), 1.0, 10_000)[:, 0]
print("eˣ, walked down from x = 0")
for step in (10, 100, 1_000, 10_000):
    print(f"    after {step:>6,} steps at x = {path[step]:6.2f}, height {np.exp(path[step]):.6f}")

# %% [markdown]
r"""
**Seen:** the cubic has one local minimum, and lower ground elsewhere: it falls without end on the left. The
exponential has none at all: the walk goes down for ever and never arrives. The sentence is true under a condition
that it leaves out: a global minimum must be *reached somewhere*. Then that place is a local minimum too, and if there
is only one, it is this one.

### Which kind is it?

Around a critical point the ground is flat, so the slope is no help. The curvature is.

**Predict.** At a critical point, the ground curves up as you go east (curvature 1), and up as you go north
(curvature 1). Is it a minimum?
"""

# %% tags=["figure"]
H = np.array([[1.0, 3.0], [3.0, 1.0]])


def ground(p):
    return 0.5 * p @ H @ p


angles = np.arange(0, 361, 5.0)
directions = np.column_stack([np.cos(np.radians(angles)), np.sin(np.radians(angles))])
h, here = 0.1, np.zeros(2)
curvatures = np.array(
    [(ground(here + h * u) - 2 * ground(here) + ground(here - h * u)) / h**2 for u in directions]
)

plt.plot(angles, curvatures, "k", label="measured")
for eigenvalue in np.linalg.eigvalsh(H):
    plt.axhline(eigenvalue, ls="--", lw=1, label=f"eigenvalue {eigenvalue:.0f}")
plt.xticks([0, 45, 90, 135, 180, 270, 360], ["E", "NE", "N", "NW", "W", "S", "E"])
plt.xlabel("direction you go")
plt.ylabel("curvature that way")
plt.legend(fontsize=8)
plt.show()
for name, i in (("east", 0), ("north-east", 9), ("north", 18), ("north-west", 27)):
    print(f"curvature to the {name:<11}{curvatures[i]:5.1f}")
print(f"smallest {curvatures.min():.1f}, largest {curvatures.max():.1f}")
print("eigenvalues of H:", *np.linalg.eigvalsh(H).round(1))

# %% [markdown]
r"""
**Seen:** it is a saddle. East and north both curve up, and north-west curves down. Two looks along the axes are not
enough.

The slope of a slope is a **second derivative**. All of them together stand in a square, symmetric matrix, the
**Hessian** $H$: entry $(i, j)$ is the slope along $x_j$ of the slope along $x_i$. The diagonal holds the curvatures
along the axes. The landscape above has curvature 1 to the east and 1 to the north, and its slope facing east grows by
3 for each metre that you go north:

$$H = \begin{pmatrix} 1 & 3 \\ 3 & 1 \end{pmatrix}$$

Every Hessian has $n$ directions of its own, at right angles to each other. The largest of all curvatures is found
along one of them, the smallest along another. The curvatures in these directions are its **eigenvalues** $\lambda$,
and `np.linalg.eigvalsh(H)` returns all $n$ of them, smallest first. You need not compute them by hand. Their signs
decide.
"""

# %% [markdown]
r"""
### Exercise 8 · `classify_critical_point(H)`

`H` is the Hessian at a critical point: a symmetric array of shape `(n, n)`, $n \ge 1$, of floats or ints. Look at the
signs of its eigenvalues. An eigenvalue with $|\lambda| \le 10^{-8}$ counts as **zero**. Return one of four words:

| word | when |
|---|---|
| `"saddle"` | at least one eigenvalue is positive and at least one is negative, whatever the others are |
| `"flat"` | otherwise, if any eigenvalue is zero |
| `"min"` | all eigenvalues are positive |
| `"max"` | all eigenvalues are negative |

Flat means: along some direction the second derivative cannot decide. At 0, the curves $x^4$, $-x^4$ and $x^3$ all
have curvature 0, and they are a minimum, a maximum and neither.

```python
>>> classify_critical_point(np.array([[1.0, 3.0], [3.0, 1.0]]))
'saddle'
>>> classify_critical_point(np.array([[2.0, 0.0], [0.0, 0.0]]))
'flat'
```

**Robust** (a check and a point of its own) brings Hessians with a zero eigenvalue that rounding has turned into
$10^{-16}$ or $-10^{-16}$. That is what the limit of $10^{-8}$ is for.

**Points:** 3, and 1 for robust.
"""

# %% solution="classify_critical_point"
def classify_critical_point(H):
    """The kind of critical point with Hessian H (n, n): "min", "max", "saddle" or "flat"."""
    ### BEGIN SOLUTION
    eigenvalues = np.linalg.eigvalsh(H)
    up, down = np.any(eigenvalues > 1e-8), np.any(eigenvalues < -1e-8)
    if up and down:
        return "saddle"
    if np.any(abs(eigenvalues) <= 1e-8):
        return "flat"
    return "min" if up else "max"
    ### END SOLUTION

# %% test="classify_critical_point" points=3

# %% test="classify_critical_point" part="robust" points=1

# %% [markdown]
r"""
The landscape $x_1^3 - 3 x_1 + x_2^3 - 3 x_2$ has the cubic from above along both axes, and four critical points.
**Predict:** of which kinds? Your function writes the names on the map.
"""

# %% tags=["figure"]
classify = yours_or_ours("classify_critical_point", classify_critical_point)
x, y = np.meshgrid(np.linspace(-2, 2, 80), np.linspace(-2, 2, 80))
plt.figure(figsize=(4.6, 4))
plt.contour(x, y, x**3 - 3 * x + y**3 - 3 * y, levels=14, colors="0.7", linewidths=1)
for a, b in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
    kind = classify(np.array([[6.0 * a, 0.0], [0.0, 6.0 * b]]))
    plt.plot(a, b, {"min": "v", "max": "^"}.get(kind, "x"), color="k")
    plt.annotate(kind, (a, b), xytext=(6, 4), textcoords="offset points")
    print(f"({a:2}, {b:2}): {kind}")
plt.xlabel("x₁")
plt.ylabel("x₂")
plt.show()

# %% [markdown]
r"""
**Seen:** with two axes, already half of these critical points are saddles. Every axis more is one more chance to
curve the other way.
"""

# %% [markdown]
r"""
## 1.10 · When may you trust the first valley?

You arrive at a bottom. Is it *the* bottom? In fog there is one thing that can reassure you: the shape of the whole
landscape. Put a stick across it, from any point of the curve to any other. If the curve never rises above such a
stick, it has no second valley to hide.

A stick like this is a chord again, and a curve that stays on or below all its chords is **convex** [S3.10]. For all
$a$, $c$ and every $t$ from 0 to 1:

$$f\big((1 - t)\,a + t\,c\big) \;\le\; (1 - t)\,f(a) + t\,f(c)$$

A convex landscape has no local minimum above its global one, so downhill cannot mislead you.

**Predict.** Which of these are convex: $x^2$, $|x|$, a straight line, $x^4$, $e^x$, $\sin x$? Sketch a chord when in
doubt.
"""

# %% [markdown]
r"""
### Exercise 9 · `is_convex_on(f, xs)`

Test the chords between given points.

- `f` takes a float and returns a float. `xs` is an increasing array of shape `(k,)`, $k \ge 1$, of floats or ints.
  The gaps between its entries may differ.
- Return `True` when for **every** $a < b < c$ among `xs` the point $(b, f(b))$ lies on or below the chord from
  $(a, f(a))$ to $(c, f(c))$, else `False`.
- Only the points in `xs` count. Do not ask `f` anywhere else.
- With fewer than three points there is nothing to test: return `True`.
- On the chord counts as below. Rounding can lift $f(b)$ a hair above it: an excess in height of up to $10^{-9}$ does
  not count. Any larger one does.

The chord at $b$ has the height $f(a) + \frac{b - a}{c - a}\,\big(f(c) - f(a)\big)$.

```python
>>> is_convex_on(lambda x: x**2, np.array([0.0, 1.0, 3.0]))
True
>>> is_convex_on(np.sin, np.array([0.0, 1.0, 3.0]))
False
```

**Robust** (a check and a point of its own) brings straight and half-straight curves, such as $0.1x + 0.3$ or $|x|$,
on many points. There $f(b)$ lies *on* the chord, up to rounding. It also brings bends that are real, yet too small to
see in a plot.

**Points:** 3, and 1 for robust.
"""

# %% solution="is_convex_on"
def is_convex_on(f, xs):
    """Whether f lies on or below all its chords between the points xs (k,): True or False."""
    ### BEGIN SOLUTION
    heights = [f(x) for x in xs]
    for i in range(len(xs)):
        for k in range(i + 2, len(xs)):
            for j in range(i + 1, k):
                share = (xs[j] - xs[i]) / (xs[k] - xs[i])
                if heights[j] > heights[i] + share * (heights[k] - heights[i]) + 1e-9:
                    return False
    return True
    ### END SOLUTION

# %% test="is_convex_on" points=3

# %% test="is_convex_on" part="robust" points=1

# %% [markdown]
r"""
Drag the two ends of the stick, or move the sliders. Can you find a chord that the curve rises above?
"""

# %% tags=["figure"]
figures.chord(drive("is_convex_on", is_convex_on))

# %% [markdown]
r"""
Now your predictions, and the claim left open in section 1.4: that the *square* makes the loss convex [S0.4]. Is it
the square that does it?
"""

# %% tags=["figure"]
convex = yours_or_ours("is_convex_on", is_convex_on)
x, y = np.array([-1.0, 0.5, 2.0]), np.array([0.0, 1.0, 1.0])
curves = {
    "x²": lambda x: x**2,
    "|x|": abs,
    "0.1x + 0.3": lambda x: 0.1 * x + 0.3,
    "x⁴": lambda x: x**4,
    "eˣ": np.exp,
    "sin x": np.sin,
    "mean square of a line, over w": lambda w: find("mse")(w * x, y),
    "mean |error| of a line, over w": lambda w: np.mean(abs(w * x - y)),
    "mean square of an S-curve (unit 3)": lambda w: find("mse")(1 / (1 + np.exp(-w * x)), y),
}
points = np.linspace(-6, 6, 25)
for name, curve in curves.items():
    print(f"{name:<35} {'no bump found' if convex(curve, points) else 'not convex'}")

# %% [markdown]
r"""
**Seen:** for a line, the absolute value gives a convex loss too, so convexity is no reason for the square. And when
the model bends the line into an S, the mean square is not convex at all. The model matters as much as the loss:
unit 3 tells this story.

Mind the words "no bump found". A `False` is a proof: here is a chord with the curve above it. A `True` only says that
*these points* show no bump. Between them there may be any number of bumps.
"""

# %% [markdown]
r"""
## 1.11 · One learning rate for the whole way?

Recall $x^4$ from section 1.7: steep walls, flat bottom. A learning rate that suits the bottom flies off the walls.
One that suits the walls starves at the bottom. A text proposes to use different learning rates in different intervals
of the walk [S2.4]. Such a plan is called a **schedule**.

**Predict.** On $x^4$ from $x = 2$, with 100 steps: should the learning rate go up or down along the way? Three fixed
rates compete with one plan of each kind.
"""

# %% tags=["figure"]
schedule = find("piecewise_lr")
plans = {
    "0.01 all the way": ([], [0.01]),
    "0.05 all the way": ([], [0.05]),
    "0.5 all the way": ([], [0.5]),
    "down: 0.05, 0.005, 0.0005": ([10, 40], [0.05, 0.005, 0.0005]),
    "up: 0.05, 0.5, 5": ([10, 40], [0.05, 0.5, 5.0]),
}
styles = (":", "-.", "k-", "--", "-")
for (name, plan), style in zip(plans.items(), styles, strict=True):
    x, distances = 2.0, [2.0]
    for step in range(100):
        if abs(x) < 1000:  # else it has run away, and the next cubes would be too large for a float
            x = x - schedule(step, *plan) * 4 * x**3
        distances.append(abs(x))
    plt.semilogy(distances, style, label=name)
    print(f"{name:<26} {'runs away' if abs(x) > 1000 else f'ends {abs(x):.3f} from the bottom'}")
plt.ylim(1e-2, 10)
plt.xlabel("step")
plt.ylabel("distance from the bottom")
plt.legend(fontsize=8)
plt.show()

# %% [markdown]
r"""
**Seen:** on this curve, up wins: the rate grows as the ground gets flat. For the kinked $|w - 2|$ of section 1.4,
down won. A schedule has to fit the ground; none fits all.
"""

# %% [markdown]
r"""
### Exercise 10 · `piecewise_lr(step, boundaries, values)`

A schedule in pieces: constant between boundaries.

- `step` is an int, 0 or more.
- `boundaries` is a list or tuple of $k$ increasing ints, and `values` a list or tuple of $k + 1$ floats. Boundaries
  are step numbers, counted from the start of the walk, and values are learning rates as they stand: nothing is added
  up or multiplied.
- Return the float `values[i]`, where `i` is the number of boundaries that are less than or equal to `step`. So
  `values[0]` holds before the first boundary, the new value holds **from** its boundary step on, and the last value
  holds for ever after the last boundary.
- With no boundaries ($k = 0$) it is always `values[0]`.

```python
>>> [piecewise_lr(step, [10, 40], [0.05, 0.5, 5.0]) for step in (0, 9, 10, 39, 40, 1000)]
[0.05, 0.05, 0.5, 0.5, 5.0, 5.0]
```

**Points:** 2.
"""

# %% solution="piecewise_lr"
def piecewise_lr(step, boundaries, values):
    """The learning rate at this step: values[i], i counting the boundaries ≤ step."""
    ### BEGIN SOLUTION
    return values[sum(boundary <= step for boundary in boundaries)]
    ### END SOLUTION

# %% test="piecewise_lr" points=2

# %% [markdown]
r"""
Draw your own staircase. Change the boundaries and values, and see whether your plan beats ours on $x^4$.
"""

# %% tags=["figure"]
my_boundaries, my_values = [10, 40], [0.05, 0.5, 5.0]

schedule = yours_or_ours("piecewise_lr", piecewise_lr)
lrs = [schedule(step, my_boundaries, my_values) for step in range(100)]
x = 2.0
for lr in lrs:
    x = x - lr * 4 * x**3 if abs(x) < 1e3 else x
plt.semilogy(lrs, drawstyle="steps-post")
plt.xlabel("step")
plt.ylabel("learning rate")
plt.show()
print(f"100 steps on x⁴ from x = 2 end {abs(x):.4g} from the bottom.")

# %% [markdown]
r"""
**Seen:** a schedule is one more thing to choose. Unit 7 meets methods that choose a step for every parameter by
themselves.
"""

# %% [markdown]
r"""
## 1.12 · How do you leave the wrong valley?

Back to the first page: downhill ends in *a* valley. One of the texts has a picture of strategies to escape from local
minima here [S0.13]. The picture is lost, so we rebuild the idea. Four things that people do:

| strategy | what it does | where you meet it |
|---|---|---|
| **restarts** | walk down from many starts, keep the best end | exercise 11 |
| **noise** | shake every step, and let the shaking fade | below |
| **stochastic gradient descent** | measure the slope on few examples; the error shakes the steps | unit 2 |
| **population** | many walkers; the best have offspring nearby, the others are dropped | below |

Noise that fades is also called **annealing**, after the blacksmith's trick: metal that cools slowly settles better.

None of the four is certain to arrive. Restarts are the plainest, so write them first.

**Predict.** One walk from a random start finds the deepest valley with probability one half. How probable is it that
eight restarts find it?

<details><summary>Compare with our answer</summary>

They all miss it with probability $\left(\frac{1}{2}\right)^8 = \frac{1}{256}$, so one of them finds it in 255 of 256
cases.

</details>
"""

# %% [markdown]
r"""
### Exercise 11 · `multi_start(f, grad_f, starts, lr, n_steps)`

- `f` takes a point, an array of shape `(n,)`, and returns its height, a float. `grad_f` takes a point and returns the
  gradient there, shape `(n,)`.
- `starts` is an array of shape `(k, n)`, $k \ge 1$: one start per row. It may hold ints. It stays as it was.
- From **every** row, take `n_steps` steps of gradient descent with learning rate `lr`, as in exercise 6. Every walk
  begins at its own row.
- Only the $k$ **end points** compete, even if a walk was lower on its way. With `n_steps=0` the starts are the
  ends.
- Return the pair `(best_x, best_f)`: the end point with the smallest `f`, a float array of shape `(n,)`, and its
  height, a float. No two different ends are equally low.

```python
>>> multi_start(lambda x: x[0] ** 2, lambda x: 2 * x, np.array([[9.0], [4.0]]), 0.25, 1)
(array([2.]), 4.0)
```

**Robust** (a check and a point of its own): some walks run away and end where `f` is NaN or infinite, either `inf` or
`-inf`. Such an end never wins, in whichever row it started. At least one end is finite. (Every comparison with NaN is
false, and `np.argmin` takes NaN for the smallest: beware of both. `np.isfinite` helps. Warnings of numpy do not count
against you.)

**Points:** 3, and 1 for robust.
"""

# %% solution="multi_start"
def multi_start(f, grad_f, starts, lr, n_steps):
    """The lowest end of the descents from the rows of starts (k, n): (best_x (n,), best_f)."""
    ### BEGIN SOLUTION
    best_x, best_f = None, np.inf
    for start in starts:
        x = start.astype(float)
        for _ in range(n_steps):
            x = x - lr * grad_f(x)
        height = float(f(x))
        if np.isfinite(height) and height < best_f:
            best_x, best_f = x, height
    return best_x, best_f
    ### END SOLUTION

# %% test="multi_start" points=3

# %% test="multi_start" part="robust" points=1

# %% [markdown]
r"""
Below, your function walks on the hill of the first page, with 1, 2, 4 and 8 random starts, forty times each.
**Predict** the shape of the curve: does the eighth start help as much as the second?
"""

# %% tags=["figure"]
search = yours_or_ours("multi_start", multi_start)
rng = np.random.default_rng(11)
counts, shares = (1, 2, 4, 8), []
for k in counts:
    lowest = []
    for _ in range(40):
        starts = rng.uniform(-3, 4, (k, 1))
        best_x, best_f = search(lambda x: hill(x[0]), hill_slope, starts, lr=0.1, n_steps=40)
        lowest.append(best_f)
    shares.append(np.mean(np.array(lowest) < -0.94))
    print(f"k = {k}: deepest valley found in {shares[-1]:.0%} of 40 searches")
ks = np.arange(1, 9)
plt.plot(counts, shares, "o-", label="measured")
plt.plot(ks, 1 - (1 - shares[0]) ** ks, "k:", label="1 − (share missed by one)ᵏ")
plt.ylim(0, 1.05)
plt.xlabel("number of starts k")
plt.ylabel("deepest valley found")
plt.legend()
plt.show()

# %% [markdown]
r"""
**Seen:** each start more closes a share of the gap that is left, so the first ones help most.

### Which strategy finds lower ground?

Here is a landscape full of dimples in a wide bowl: the deepest dimple is in the middle, at height 0. Every strategy
may ask 1,000 times for a height or a gradient, and each is tried 60 times.

**Predict.** With 2 axes, who finds lower ground: 20 restarts of 50 steps, or one walk of 1,000 steps with fading
noise? And with 8 axes? (In the plot, a box holds the middle half of the 60 trials. The line in it is the median.)
"""

# %% tags=["figure"]
def height(x):
    return np.sum(0.1 * x**2 + 0.5 * (1 - np.cos(3 * x)), axis=-1)


def gradient(x):
    return 0.2 * x + 1.5 * np.sin(3 * x)


def one_walk(start, noise, rng, n_steps=1000):
    x = start
    for step in range(n_steps):
        x = x - 0.1 * gradient(x) + noise(step) * rng.normal(size=x.shape)
    return x


def population(x, rng, generations=50):
    for t in range(generations):
        best = np.argsort(height(x), axis=1)[:, :5, None]
        parents = np.take_along_axis(x, best, axis=1).repeat(4, axis=1)
        moved = (np.arange(20) % 4 > 0)[:, None]  # the first of each four children is its parent
        x = parents + moved * (1 - t / generations) * rng.normal(size=x.shape)
    return x


def fading(step):
    return find("piecewise_lr")(step, [400, 700, 900], [0.4, 0.3, 0.2, 0.0])


rng = np.random.default_rng(12)
results = {}
for n in (2, 8):
    starts = rng.uniform(-4, 4, (60, 20, n))  # 60 trials, 20 starts each
    results[n] = {
        "one plain walk": height(one_walk(starts[:, 0], lambda step: 0, rng)),
        "20 restarts": height(one_walk(starts, lambda step: 0, rng, n_steps=50)).min(axis=1),
        "fading noise": height(one_walk(starts[:, 0], fading, rng)),
        "population of 20": height(population(starts, rng)).min(axis=1),
    }
fig, axes = plt.subplots(1, 2, figsize=(8, 2.8))
for ax, (n, found) in zip(axes, results.items(), strict=True):
    names = list(found) if n == 2 else [""] * 4
    ax.boxplot(list(found.values()), orientation="horizontal", tick_labels=names)
    ax.set(xlabel="height found (lower is better)", title=f"{n} axes")
    for name, heights in found.items():
        share = np.mean(heights < 0.1)
        median = np.median(heights)
        print(f"{n} axes, {name:<17} median height {median:.2f}, in the deepest dimple: {share:4.0%}")
plt.tight_layout()
plt.show()

# %% [markdown]
r"""
**Seen:** with 2 axes the restarts beat the noise, with 8 axes the noise beats the restarts: a random start has to be
right in all axes at once, while a shaken walk can improve one axis after the other. The population beats both, and
every strategy beats the single plain walk. These are tendencies, measured on one landscape. Change a number and look
again.
"""

# %% [markdown]
r"""
## 1.13 · Five questions

Answer each one aloud, or to the person beside you. Then open it.
"""

# %% [markdown]
r"""
**1.** The loss of the first steps is 4, 9, 20, 45, 101. What is going on, and what do you change?

<details><summary>Answer</summary>

Every step lands further out: the walk diverges. The learning rate is too large for the curvature here, or it was
forgotten, which makes it 1. Divide it by ten and look again. If the loss still grows at a tiny learning rate, the
sign of the step is wrong: you are climbing.

</details>
"""

# %% [markdown]
r"""
**2.** Facing east the ground falls by 2 per metre, facing north it rises by 1. Which way is the steepest way down,
and how steep is it?

<details><summary>Answer</summary>

The gradient is $(-2, 1)$. Steepest down is its negative, $(2, -1)$: two parts east, one part south. It falls by the
length of this vector, $\sqrt{2^2 + 1^2} = \sqrt 5$ per metre.

</details>
"""

# %% [markdown]
r"""
**3.** Your walk stops, and the gradient is zero to the last digit. What do you know about the place?

- (a) It is the global minimum.
- (b) It is a local minimum.
- (c) It is a critical point.

<details><summary>Answer</summary>

(c), and no more. It may be a minimum, a maximum on which you started, or a saddle reached along its ridge. The signs
of the Hessian's eigenvalues tell these apart, unless one of them is zero. Whether a local minimum is also global is a
question about the whole landscape.

</details>
"""

# %% [markdown]
r"""
**4.** You copy every example of your data set once. What happens to the gradient of the *mean* squared error, and
what to that of the *summed* squared error?

<details><summary>Answer</summary>

The gradient of the mean stays as it was. That of the sum doubles, as if you had doubled the learning rate, and a walk
that used to arrive may now run away. This is why losses in this course are means over the examples.

</details>
"""

# %% [markdown]
r"""
**5.** `is_convex_on(f, xs)` returns `True` on nine points. May you now trust the first valley you find?

<details><summary>Answer</summary>

Not on this evidence alone. `False` would have been a proof that $f$ is not convex; `True` says that these nine points
show no bump. Try $x^2 + 3\sin^2(\pi x)$ on whole numbers: at each of them it equals $x^2$. Between them it rises by
up to 3, so near 1 it has a valley, and this is not the lowest.

</details>
"""

# %% [markdown]
r"""
## What you can now explain

- What the slope at one point means, and why the central difference beats the forward difference.
- What a gradient is, and why its negative is the steepest way down.
- What the mean squared error measures, what its $m$ counts, and what the square is good for.
- Why a step needs a learning rate, and what creeping, oscillating and diverging have to do with curvature.
- Why slope zero is not yet a minimum, and how eigenvalues tell minimum, maximum and saddle apart.
- When downhill cannot mislead you (convexity), and four things to try when it may.

And you own the walk: eleven functions, every one of them checked. Save this page (Ctrl+S), and find your place on the
map of the [start page](start.ipynb).

**Next:** so far, every step has looked at all the data. Unit 2 asks what happens if it looks at a handful.
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
