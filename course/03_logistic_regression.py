# %% [markdown]
r"""
# 3 · Yes or no: logistic regression

A photograph goes in, and one number comes out: 0.97, "very probably a cat". In between stands a formula that fits on
one line: **logistic regression**. You build all of it, find out which of two error measures can teach it and why the
other one falls asleep, and end with a real question: which of these tumours are malignant?

**You need** Python, numpy arrays, and the words slope and gradient (unit 1 builds them). No other unit has to be
solved. **It takes** 120 to 150 minutes. Every section ends at a good place to stop.
"""

# %% [markdown]
r"""
### How this page works

- **Run the cells** with **Shift+Enter**, from top to bottom. At **Predict**, decide first, then run. Where a cell
  begins with `my_guess = None`, write your number in place of `None`. **Seen** says what came out.
- **An exercise** ends in `raise NotImplementedError`. Put your code there, run it, then run the check below it. It
  says what it called, what came back and what is off. Run it again for the next hint. Checks are free.
- **A robust check** calls the same function with awkward values, for points of its own. Warnings of numpy never cost
  you anything.
- **A figure** says whose code drives it: ours until yours is written. When your code has changed, run it again.
- **A mark** like [S3.2] names a place in one of the five texts that this course grew from; the last lines of this
  page say which. Where a text makes a claim, we measure it.

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

# %% [markdown]
r"""
## 3.1 · How does a picture become a row of numbers?

A picture is made of dots, its **pixels**. A grey pixel is one number from 0 (black) to 255 (white). A colour pixel is
three: how much red, green and blue. These are its **channels**. So a picture of height $h$ and width $w$ with $c$
channels is a block of $h \times w \times c$ numbers [S4.1].

Our model wants one row of numbers for each example. Each number in the row is a **feature**.

**Predict.** An icon has 8 by 8 pixels, in colour. How many features does it have?
"""

# %% tags=["figure"]
from utils import data

my_guess = None

icons, is_cat = data.icons()
fig, axes = plt.subplots(2, 4, figsize=(5, 2.6))
for ax, icon in zip(axes.ravel(), [*icons[is_cat == 1], *icons[is_cat == 0]], strict=True):
    ax.imshow(icon)
    ax.set(xticks=[], yticks=[])
axes[0, 0].set_ylabel("cat")
axes[1, 0].set_ylabel("no cat")
plt.show()
print("all icons together:", icons.shape, icons.dtype)
print(f"features of one icon: {icons[0].size}   your guess: {my_guess}")

# %% [markdown]
r"""
Lay the rows of a picture end to end (**flatten** it), and you have its vector. We also divide by 255, so that every
feature lies between 0 and 1.

All the examples together are the matrix $X$ of shape $(m, n)$: $m$ examples, one in each row, with $n$ features each.
The vector $y$ holds their $m$ **labels**: 1 for yes, 0 for no. Two possible answers make the task a **binary
classification**.
"""

# %% [markdown]
r"""
### Exercise 21 · `image_to_vector(imgs)`

- `imgs` is an array of shape `(m, h, w, c)` and type `uint8`: $m \ge 1$ pictures, with `c` 3 for colour or 1 for
  grey.
- Return `X`, a float array of shape `(m, h*w*c)` with entries from 0 to 1: every value divided by 255.
- Row $i$ holds picture $i$ and nothing else. Within a row: the first row of the picture from left to right, then the
  second, and so on; at each pixel its channels side by side. (In this order numpy keeps the numbers anyway.)
- `imgs` stays as it was.

```python
>>> image_to_vector(np.array([[[[0], [51]], [[102], [255]]]], dtype=np.uint8))
array([[0. , 0.2, 0.4, 1. ]])
```

**Points:** 2.
"""

# %% solution="image_to_vector"
def image_to_vector(imgs):
    """One row per picture: uint8 (m, h, w, c) in, floats from 0 to 1 of shape (m, h·w·c) out."""
    ### BEGIN SOLUTION
    return imgs.reshape(len(imgs), -1) / 255
    ### END SOLUTION

# %% test="image_to_vector" points=2

# %% [markdown]
r"""
A vector is right if the picture can be had back from it. **Predict:** the third column below flattens with
`imgs.reshape(h * w * c, m).T` instead. Its shape is right. Is the picture?
"""

# %% tags=["figure"]
flatten = yours_or_ours("image_to_vector", image_to_vector)
X = flatten(icons)
wrong = icons.reshape(icons[0].size, len(icons)).T / 255
fig, axes = plt.subplots(2, 3, figsize=(6, 2.6), width_ratios=[1, 4, 1])
for row, i in zip(axes, (np.argmax(is_cat == 1), np.argmax(is_cat == 0)), strict=True):
    row[0].imshow(icons[i])
    row[1].plot(X[i], color="tab:blue", lw=0.8)
    row[2].imshow(wrong[i].reshape(icons[i].shape))
    row[0].set(xticks=[], yticks=[])
    row[2].set(xticks=[], yticks=[])
for ax, title in zip(axes[0], ("picture", "its row of X", "wrong reshape"), strict=True):
    ax.set_title(title, fontsize=9)
axes[1, 1].set_xlabel("feature")
plt.tight_layout()
plt.show()
back = (X * 255).round().astype(np.uint8).reshape(icons.shape)
print("shapes:", X.shape, "and", wrong.shape)
print("picture recovered from its row:", np.array_equal(back, icons))
print("recovered from the wrong one:  ", np.array_equal(np.round(wrong * 255), icons.reshape(X.shape)))

# %% [markdown]
r"""
**Seen:** a right shape is no proof. The wrong reshape deals the numbers of all pictures out to all rows, like cards.
"""

# %% [markdown]
r"""
### Claim: the examples are added up

**A text writes** a set of $m$ examples as $X = [x_1 + x_2 + \dots + x_n]$ and $y = [y_1, \dots, y_n]$ [S4.2]. Is it
so?

**Predict.** If you add all pictures, which shape is left? And can you still tell which of them were cats?
"""

# %% tags=["figure"]
rows = find("image_to_vector")(icons)
added, put_together = sum(rows), np.stack(rows)
print("added up:    ", added.shape, "numbers for", len(rows), "pictures")
print("put together:", put_together.shape, "for labels of shape", is_cat.shape)
shuffled = np.random.default_rng(3).permutation(len(rows))
print("another order, added up, still the same:", np.allclose(added, sum(rows[shuffled])))

# %% [markdown]
r"""
**Seen:** it is not so. A sum is one row long and forgets who was in it. $X$ is the examples **put together**, and $y$
has one entry for each *example*: $m$ of them, not $n$.
"""

# %% [markdown] formula="predict_proba"
r"""
## 3.2 · How does a number become a yes?

Leave the cats for a moment. Here are 200 made-up people with two features, height and weight. A doctor has put some
of them on a diet, mostly by their body mass index: label 1 for those, 0 for the others [S3.1]. So that both features
have the same size, the first is $(\text{height in cm} - 170) / 10$ and the second $(\text{weight in kg} - 70) / 10$.

A model gives each feature a **weight**: how much it speaks for yes. (Two meanings of one word: the *feature* weight
is in kg, the *model's* weights are called $w$.) It adds everything up, and a last number $b$, the **bias**. The sum
is the **score** of the example:

$$z = w_1 x_1 + w_2 x_2 + \dots + w_n x_n + b$$

A score is any number at all. The oldest way to decide by it is the **step unit**: yes if the score is 0 or more, no
if it is less.

**Predict.** In the plane of height and weight, which shape has the boundary between yes and no?

<details><summary>Compare with our answer</summary>

A straight line: $w_1 x_1 + w_2 x_2 + b = 0$ is the equation of one. With three features it is a plane, and with more
it is flat all the same [S3.2].

</details>
"""

# %% [markdown]
r"""
### Exercise 22 · `step_unit(z)`

- `z` is a number or an array of any shape, of floats or ints.
- Return floats in the shape of `z`: 1.0 where $z \ge 0$, and 0.0 elsewhere. At $z = 0$ the answer is 1.

```python
>>> step_unit(np.array([-3.0, 0.0, 0.5]))
array([0., 1., 1.])
```

**Points:** 1.
"""

# %% solution="step_unit"
def step_unit(z):
    """1.0 where z ≥ 0, else 0.0, in the shape of z."""
    ### BEGIN SOLUTION
    return np.where(z >= 0, 1.0, 0.0)
    ### END SOLUTION

# %% test="step_unit" points=1

# %% [markdown]
r"""
### Claim: the step fails only at the boundary

**A text says** that the step unit has two problems. It has no derivative at the boundary, so gradient descent cannot
use it. And it jumps from 0 to 1, where a probability should change smoothly [S3.2]. Is the boundary what breaks it?

Below, a step unit answers for all the people. We nudge its first weight a little and ask whether the share of wrong
answers changes. We do this 10,000 times, each time with other weights.

**Predict.** In how many of the 10,000 cases does it change, so that the slope says which way to go?
"""

# %% tags=["figure"]
from utils import data

my_guess = None

X, y = data.height_weight()
step, slope = find("step_unit"), find("numerical_derivative")


def wrong_share(w1, w2, b):
    return np.mean(step(w1 * X[:, 0] + w2 * X[:, 1] + b) != y)


def slope_along_w1(w1, w2, b):
    return slope(lambda v: wrong_share(v, w2, b), w1, h=1e-8)


tries = np.random.default_rng(2).normal(size=(10_000, 3))  # two weights and a bias, 10,000 times
slopes = [slope_along_w1(*one) for one in tries]
w1 = np.linspace(-1.6, -0.4, 1201)
plt.plot(w1, [wrong_share(v, 1.0, -0.2) for v in w1], "k", lw=1)
plt.xlabel("weight w₁")
plt.ylabel("share of wrong answers")
plt.show()
print(f"nudges that change anything: {np.count_nonzero(slopes)} of {len(slopes):,}")
print(f"your guess: {my_guess}")

# %% [markdown]
r"""
**Seen:** the boundary is the smaller problem. Everywhere else the derivative exists, and it is **zero**. Along a
weight, the share of wrong answers goes in stairs. Every stair is level, and level ground gives a walker no hint.
"""

# %% [markdown]
r"""
## 3.3 · What if the step were soft?

To learn, a unit has to answer a small change with a small change [S0.1]. So soften the step: near 0 for very negative
scores, near 1 for very positive ones, a smooth ramp in between. One such curve is the **sigmoid**, or logistic
function, written $\sigma$ ("sigma") [S2.15]:
"""

# %% [markdown] formula="sigmoid"
r"""
$$\text{sigmoid}(z) = \frac{1}{1 + e^{-z}}$$
"""

# %% [markdown]
r"""
**Predict** without a computer: what are $\sigma(0)$, $\sigma(1000)$ and $\sigma(-1000)$? And what is
$\sigma(2) + \sigma(-2)$?

<details><summary>Compare with our answer</summary>

$\sigma(0) = \frac{1}{1 + 1} = \frac{1}{2}$. For $z = 1000$ the power $e^{-1000}$ is next to nothing, so $\sigma$ is 1
as far as a computer can tell. For $z = -1000$ the power is enormous, so $\sigma$ is 0. And
$\sigma(2) + \sigma(-2) = 1$, because $\sigma(-z) = 1 - \sigma(z)$ for every $z$.

</details>
"""

# %% [markdown]
r"""
### Exercise 23 · `sigmoid(z)`

- `z` is a number or an array of any shape, of floats or ints.
- Return $\sigma(z)$ for each entry by itself, as floats in the shape of `z`.

```python
>>> sigmoid(np.array([0.0, 2.0]))
array([0.5       , 0.88079708])
```

**Robust** (1 point): scores up to $\pm 1000$, alone and mixed with small ones. The answer far out must be 0 or 1 to
twelve digits, and never `nan`. (Mind formulas that divide `inf` by `inf`.)

**Points:** 2, and 1 for robust.
"""

# %% solution="sigmoid"
def sigmoid(z):
    """1 / (1 + e⁻ᶻ) for each entry, in the shape of z."""
    ### BEGIN SOLUTION
    return np.exp(-np.logaddexp(0.0, -z))  # logaddexp(0, −z) is log(1 + e⁻ᶻ) without overflow
    ### END SOLUTION

# %% test="sigmoid" points=2

# %% test="sigmoid" part="robust" points=1

# %% [markdown]
r"""
Now both units answer for 120 such people, in cm and kg. On the left is the plane from above: drag either end of the
boundary. On the right is the unit's answer as a height over the same plane. Switch between step and sigmoid.

**Predict:** what happens to the sigmoid's ramp when you turn the steepness up? Does the boundary move?
"""

# %% tags=["figure"]
figures.unit_surface(drive("step_unit", step_unit), drive("sigmoid", sigmoid))

# %% [markdown]
r"""
**Seen:** both units have the *same* straight boundary, and the same people stand on its wrong side. What differs is
how they cross it: the step is a cliff between two level plains, the sigmoid a ramp, and most people stand on it.
Steepness makes the ramp narrower, until it is nearly a step again, and leaves the boundary where it is.
"""

# %% [markdown] formula="sigmoid_grad"
r"""
## 3.4 · How steep is the ramp?

Gradient descent will live on this slope. There is a formula for it in which only the sigmoid itself appears:

$$\sigma'(z) = \sigma(z)\,\big(1 - \sigma(z)\big)$$

($\sigma'$, "sigma prime", is the slope of $\sigma$.) It comes from the rule for $\frac{1}{u}$ with $u = 1 + e^{-z}$:
the slope is $\frac{e^{-z}}{u^2}$, and that is $\frac{1}{u} \cdot \frac{e^{-z}}{u}$, the two factors above.

**Predict.** Where is the sigmoid steepest, and how steep? At $z = 8$, is the slope about a tenth of that, about a
hundredth, or still less?
"""

# %% [markdown]
r"""
### Exercise 24 · `sigmoid_grad(z)`

- `z` is a score, or an array of scores of any shape, of floats or ints. It is *not* $\sigma(z)$: you have to compute
  that yourself.
- Return the slope of the sigmoid at each `z`, as floats in the shape of `z`.

```python
>>> sigmoid_grad(np.array([0.0, 4.0]))
array([0.25      , 0.01766271])
```

**Robust** (1 point): scores up to $\pm 1000$. The slope there is 0, not `nan`.

**Points:** 2, and 1 for robust.
"""

# %% solution="sigmoid_grad"
def sigmoid_grad(z):
    """The slope of the sigmoid at the score z, in the shape of z."""
    ### BEGIN SOLUTION
    a = np.exp(-np.logaddexp(0.0, -z))
    return a * (1 - a)
    ### END SOLUTION

# %% test="sigmoid_grad" points=2

# %% test="sigmoid_grad" part="robust" points=1

# %% tags=["figure"]
slope_of = yours_or_ours("sigmoid_grad", sigmoid_grad)
z = np.linspace(-10, 10, 401)
measured = [find("numerical_derivative")(find("sigmoid"), v) for v in z]
plt.plot(z, find("sigmoid")(z), "0.6", label="σ(z)")
plt.plot(z, measured, "k", lw=3, alpha=0.3, label="slope, measured by nudging")
plt.plot(z, slope_of(z), "--", color="tab:blue", label="slope, by formula")
plt.xlabel("score z")
plt.legend(fontsize=8)
plt.show()
print(f"largest slope: {slope_of(z).max():.4f} at z = {z[np.argmax(slope_of(z))]:.1f}")
print(f"slope at z = 8: {slope_of(8.0):.6f}, which is 1/{0.25 / slope_of(8.0):,.0f} of it")

# %% [markdown]
r"""
**Seen:** the slope is at most 1/4, in the middle [S3.3], and it fades fast on both sides. A unit far out on either
side is **saturated**: its answer hardly moves when its weights do. In section 3.10 this puts a learner to sleep.
"""

# %% [markdown]
r"""
## 3.5 · Why this curve and no other?

Many curves look like an S. Why this one? The answer comes from the betting office. "4 to 1 on" a horse means: four
chances that it wins against one that it loses. The **odds** of a probability $p$ are chances for, divided by chances
against:
"""

# %% [markdown] formula="odds"
r"""
$$\text{odds}(p) = \frac{p}{1 - p}$$
"""

# %% [markdown]
r"""
**Predict.** A horse wins with probability 0.8. What are its odds? And which probability has odds of 1?

<details><summary>Compare with our answer</summary>

$0.8 / 0.2 = 4$: the odds are 4 to 1. Odds of 1 belong to $p = \frac{1}{2}$: as many chances for as against.

</details>

Probabilities live between 0 and 1, odds between 0 and infinity. The logarithm of the odds, called **logit**, or
log-odds, may be any number, like a score. (In this course `log` is always the natural logarithm, `np.log`.)
"""

# %% [markdown] formula="logit"
r"""
$$\text{logit}(p) = \log \frac{p}{1 - p}$$
"""

# %% [markdown]
r"""
### Exercise 25 · `odds(p)` (a)

- `p` is a probability, or an array of probabilities of any shape. All lie strictly between 0 and 1.
- Return the odds of each one, in the shape of `p`.

```python
>>> odds(0.75)
3.0
```

**Points:** 1.
"""

# %% solution="odds"
def odds(p):
    """Chances for, divided by chances against, in the shape of p."""
    ### BEGIN SOLUTION
    return p / (1 - p)
    ### END SOLUTION

# %% test="odds" points=1

# %% [markdown]
r"""
### Exercise 25 · `logit(p)` (b)

- `p` is as in (a).
- Return the natural logarithm of the odds of each one, in the shape of `p`.

```python
>>> logit(np.array([0.5, 0.75]))
array([0.        , 1.09861229])
```

**Robust** (1 point): `p` as close to the ends as $10^{-15}$ and $1 - 10^{-12}$. The answer has to be right to six
digits, so do not move `p` away from 0 and 1 to be safe.

**Points:** 2, and 1 for robust.
"""

# %% solution="logit"
def logit(p):
    """The natural logarithm of the odds of p, in the shape of p."""
    ### BEGIN SOLUTION
    return np.log(p) - np.log1p(-p)
    ### END SOLUTION

# %% test="logit" points=2

# %% test="logit" part="robust" points=1

# %% [markdown]
r"""
**Predict.** Send any score $z$ through the sigmoid, and take the logit of what comes out. What do you get?
"""

# %% tags=["figure"]
odds_of = yours_or_ours("odds", odds)
logit_of = yours_or_ours("logit", logit)
print("    z     p = σ(z)      odds   logit")
for z in (-3.0, -1.0, 0.0, 1.0, 2.0, 3.0):
    p = find("sigmoid")(z)
    print(f"{z:5.1f}   {p:10.4f}   {odds_of(p):7.3f}   {logit_of(p):5.1f}")

# %% [markdown]
r"""
**Seen:** you get $z$ back. The sigmoid is the **inverse** of the logit, and that is its true meaning [S3.6]: if a
model says "this score *is* a logit", then the sigmoid, and no other curve, turns it into the probability. Look at the
odds, too: one more point of score multiplies them by $e \approx 2.72$, wherever you start.

### Claim: it is linear regression of the logit

**A text says** that logistic regression is linear regression of the logit [S3.5]. Linear regression fits a straight
line to numbers. So, take the logits of the labels and fit a line? Below are 20,000 made-up examples with one feature
$x$. The true probability of a yes is $\sigma(2x - 1)$.

**Predict.** What are the logits of the labels 0 and 1? Then group examples with nearly the same $x$, and take the
logit of the share of yes in each group. On what curve do these logits lie?
"""

# %% tags=["figure"]
rng = np.random.default_rng(5)
x = rng.uniform(-1.5, 2.5, 20_000)
labels = (rng.random(x.size) < find("sigmoid")(2 * x - 1)).astype(float)
with np.errstate(divide="ignore"):
    print("logits of the labels 0 and 1:", find("logit")(np.array([0.0, 1.0])))

groups = np.digitize(x, np.linspace(-1.5, 2.5, 17)) - 1
centres = np.array([x[groups == g].mean() for g in range(16)])
shares = np.array([labels[groups == g].mean() for g in range(16)])
logits = find("logit")(shares)
w, b = np.polyfit(centres, logits, 1)
fig, axes = plt.subplots(1, 2, figsize=(7, 2.7))
axes[0].plot(centres, shares, "o")
axes[0].set(xlabel="x", ylabel="share of yes")
axes[1].plot(centres, logits, "o")
axes[1].plot(centres, w * centres + b, "k--")
axes[1].set(xlabel="x", ylabel="logit of that share")
plt.tight_layout()
plt.show()
print(f"the line through the logits: {w:.2f} x {b:+.2f}; the truth: 2 x − 1")

# %% [markdown]
r"""
**Seen:** as a picture of the *model* it is so: the logits of the groups lie close to the true line (grouping blurs it
a little). As a recipe it is not: a single label has the logit $-\infty$ or $+\infty$, and no line fits that. And with
192 features hardly any two examples fall into one group. Section 3.7 finds another way to say how well a line of
logits fits.
"""

# %% [markdown] formula="predict_proba"
r"""
## 3.6 · What does the whole model say?

Send the score through the sigmoid [S4.3]. That is the whole model of logistic regression, for one example on the left,
and on the right for all of them at once:

$$p = \sigma(z) \qquad\qquad p = \sigma(X w + b)$$

`X @ w` multiplies every row of `X` with the weights and adds up: $m$ scores at once, of shape `(m,)`. The bias $b$ is
added to each. $p_i$ is the probability, says the model, that example $i$ is a yes. (Some texts write $\hat y$ or $a$
for it.)
"""

# %% [markdown]
r"""
### Exercise 26 · `predict_proba(X, w, b)` (a)

- `X` is an array of shape `(m, n)`, one example per row. `w` has shape `(n,)`, and `b` is a number. All may hold
  ints.
- Return the probabilities of class 1, an array of shape `(m,)`.
- Use `X` as it is. Do not scale it.

```python
>>> predict_proba(np.array([[1.0, 2.0], [3.0, 0.0]]), np.array([2.0, -1.0]), 0.0)
array([0.5       , 0.99752738])
```

**Points:** 2.
"""

# %% solution="predict_proba"
def predict_proba(X, w, b):
    """The probability of class 1 for each row of X: (m, n), (n,), a number in, (m,) out."""
    ### BEGIN SOLUTION
    return 1 / (1 + np.exp(-(X @ w + b)))
    ### END SOLUTION

# %% test="predict_proba" points=2

# %% [markdown]
r"""
Sooner or later somebody wants a yes or a no. Choose a **threshold**, and say yes where $p$ reaches it. One half is
usual, and not the only sensible choice.

**Predict.** A doctor would rather send ten healthy people to a second test than miss one who is ill. Should the
threshold go up or down?

<details><summary>Compare with our answer</summary>

Down. A threshold of 0.1 says yes from a probability of one in ten: more false alarms, fewer cases missed.

</details>
"""

# %% [markdown]
r"""
### Exercise 26 · `predict_label(X, w, b, threshold=0.5)` (b)

- `X`, `w` and `b` are as before. `threshold` is a float between 0 and 1. It is a threshold on the *probability*, not
  on the score.
- Return an array of **ints** of shape `(m,)`: 1 where $p \ge$ `threshold`, else 0. A tie counts as 1. (A comparison
  gives booleans. `.astype(int)` makes ints of them.)

```python
>>> predict_label(np.array([[0.0], [2.0]]), np.array([1.0]), -1.0)
array([0, 1])
>>> predict_label(np.array([[0.0], [2.0]]), np.array([1.0]), -1.0, threshold=0.2)
array([1, 1])
```

**Points:** 2.
"""

# %% solution="predict_label"
def predict_label(X, w, b, threshold=0.5):
    """1 where the probability of class 1 reaches the threshold, else 0: ints of shape (m,)."""
    ### BEGIN SOLUTION
    p = 1 / (1 + np.exp(-(X @ w + b)))
    return (p >= threshold).astype(int)
    ### END SOLUTION

# %% test="predict_label" points=2

# %% [markdown]
r"""
Your model meets the 200 people, with weights that fit them (section 3.13 finds them). **Predict:** when the threshold
goes from 0.5 down to 0.1, how many fewer are missed, and how many more false alarms are there?
"""

# %% tags=["figure"]
from utils import data

probabilities = yours_or_ours("predict_proba", predict_proba)
labels_of = yours_or_ours("predict_label", predict_label)
X, y = data.height_weight()
w, b, _ = find("train_logistic")(X, y, np.zeros(2), 0.0, 1.0, 500)
p = probabilities(X, w, b)
plt.figure(figsize=(5.6, 3.4))
for value, marker in ((0, "o"), (1, "^")):
    shown = y == value
    plt.scatter(*X[shown].T, c=p[shown], marker=marker, vmin=0, vmax=1, cmap="cividis", s=22)
plt.colorbar(label="p, says the model")
plt.xlabel("height: (cm − 170) / 10")
plt.ylabel("weight: (kg − 70) / 10")
plt.title("triangles: label 1, discs: label 0", fontsize=9)
plt.show()
for threshold in (0.9, 0.5, 0.1):
    said = labels_of(X, w, b, threshold)
    missed, alarms = np.sum((said == 0) & (y == 1)), np.sum((said == 1) & (y == 0))
    print(f"threshold {threshold}: {missed:2} missed, {alarms:2} false alarms")

# %% [markdown]
r"""
**Seen:** a lower threshold misses fewer and alarms more. The model gives probabilities. What you do with them depends
on what each mistake costs.
"""

# %% [markdown]
r"""
## 3.7 · Which weights are better?

Two models look at the same four people. Ask each of them how probable it finds *what happened*. For a person with
label 1 that is $p$, and for a person with label 0 it is $1 - p$. If the people have nothing to do with each other, the
probability of all of it together is the product, the **likelihood** of the model [S3.4]. The better model has the
larger one.

**Predict.** The labels are 1, 1, 0, 0. Model A says 0.9, 0.8, 0.3, 0.1 and model B, nearly certain each time, says
0.99, 0.99, 0.01, 0.99. Which likelihood is larger?
"""

# %% tags=["figure"]
happened = np.array([1, 1, 0, 0])
for name, p in (("A", np.array([0.9, 0.8, 0.3, 0.1])), ("B", np.array([0.99, 0.99, 0.01, 0.99]))):
    of_facts = np.where(happened == 1, p, 1 - p)
    print(f"model {name}: {' · '.join(f'{q:.2f}' for q in of_facts)} = {np.prod(of_facts):.4f}")

# %% [markdown]
r"""
**Seen:** to be certain and wrong once costs more than to be careful four times.

A model that gives each fact the probability 0.7 has a likelihood of $0.7^m$. **Predict:** from how many examples on
is this, in the computer, exactly 0? Ten? A thousand? Never, because no factor is 0?
"""

# %% tags=["figure"]
my_guess = None

for m in (10, 100, 1000, 2000):
    print(f"{m:>5} examples: {0.7**m:.3e}")
m = next(m for m in range(2000, 3000) if 0.7**m == 0)
print(f"{m:>5} examples: {0.7**m}   your guess: {my_guess}")
print(f"smallest positive float: {np.nextafter(0, 1)}")

# %% [markdown]
r"""
**Seen:** the product falls below the smallest number that a float can hold, and becomes 0. This is called
**underflow**. From there on all models look equally bad, and nothing can be learned.

The way out is the logarithm. It turns the product into a sum, and it never changes which of two numbers is larger. So
the model with the larger **log-likelihood** is the one with the larger likelihood. Since $y$ is 0 or 1, one formula
can say both cases:
"""

# %% [markdown] formula="log_likelihood"
r"""
$$\text{log\_likelihood}(p, y) = \sum_{i=1}^{m} \left( y_i \log p_i + (1 - y_i) \log (1 - p_i) \right)$$
"""

# %% [markdown]
r"""
One of the two terms is multiplied by 0, and the other one is the log of the probability of what happened.
"""

# %% [markdown]
r"""
### Exercise 27 · `log_likelihood(p, y)`

- `p` is an array of shape `(m,)`, the probabilities of class 1, strictly between 0 and 1. `y` has shape `(m,)` and
  holds 0 and 1, as floats or ints.
- Return the log-likelihood, a float: a *sum* over the examples. It is never positive.
- It must be right for 5,000 examples too.

```python
>>> log_likelihood(np.array([0.8, 0.4]), np.array([1, 0]))
-0.7339691750802004
```

(If yours prints `np.float64(...)` around it: this is as good.)

**Robust** (1 point): `p` may be exactly 0 or 1 where it agrees with `y`. Such an example adds 0, for
$\log 1 = 0$. (For the computer `0 * np.log(0)` is `nan`. So choose the probability of what happened first, with
`np.where`, and take the log afterwards.)

**Points:** 2, and 1 for robust.
"""

# %% solution="log_likelihood"
def log_likelihood(p, y):
    """The sum of the logs of the probabilities of what happened: p (m,), y (m,) in, a float out."""
    ### BEGIN SOLUTION
    return float(np.sum(np.log(np.where(y == 1, p, 1 - p))))
    ### END SOLUTION

# %% test="log_likelihood" points=2

# %% test="log_likelihood" part="robust" points=1

# %% [markdown]
r"""
Your function beside the plain product. **Predict**, before you move the sliders: if each example gets probability 0.5
instead of 0.7, does the product vanish sooner or later? And what does the log-likelihood do from there on?
"""

# %% tags=["figure"]
figures.likelihood(drive("log_likelihood", log_likelihood))

# %% [markdown]
r"""
**Seen:** the product goes under, sooner the smaller the probabilities are. The log-likelihood falls by the same
amount with every example and never goes under.

This is half of the way: a good place for tea.
"""

# %% [markdown]
r"""
## 3.8 · How does a likelihood become a loss?

Gradient descent walks *down*, so put a minus sign in front. And divide by $m$, for the same model should not look twice
as bad on twice as many people [S4.5]. What comes out is the **binary cross-entropy**, BCE for short:
"""

# %% [markdown] formula="binary_cross_entropy"
r"""
$$\text{binary\_cross\_entropy}(p, y) =
-\frac{1}{m} \sum_{i=1}^{m} \left( y_i \log p_i + (1 - y_i) \log (1 - p_i) \right)$$
"""

# %% [markdown]
r"""
Nobody chose it by taste: to make this loss small *is* to make what happened as probable as possible.

**Predict.** A model that knows nothing says 0.5 each time. What is its BCE?

<details><summary>Compare with our answer</summary>

$-\log 0.5 = \log 2 \approx 0.693$, whatever the labels are. Remember this number: a loss above it is worse than
knowing nothing.

</details>
"""

# %% [markdown]
r"""
### Exercise 28 · `binary_cross_entropy(p, y)`

- `p` has shape `(m,)` and holds probabilities of class 1. `y` has shape `(m,)` and holds 0 and 1, as floats or ints.
- Return the *mean* over the examples, a float. It is never negative.

```python
>>> binary_cross_entropy(np.array([0.8, 0.4]), np.array([1, 0]))
0.3669845875401002
```

**Robust** (1 point): `p` may be exactly 0 or 1. Where it is right, the example adds 0. If one of the $m$ examples is
exactly wrong, the loss must be finite and larger than $10/m$. (Replace a probability of 0 by a tiny one before you
take the log, and choose it really tiny: $10^{-15}$, say. All other answers must stay right to six digits.)

**Points:** 2, and 1 for robust.
"""

# %% solution="binary_cross_entropy"
def binary_cross_entropy(p, y):
    """The mean of −log of the probability of what happened: p (m,), y (m,) in, a float out."""
    ### BEGIN SOLUTION
    of_facts = np.where(y == 1, p, 1 - p)
    return float(-np.mean(np.log(np.maximum(of_facts, 1e-300))))
    ### END SOLUTION

# %% test="binary_cross_entropy" points=2

# %% test="binary_cross_entropy" part="robust" points=1

# %% [markdown]
r"""
### Claim: to make −log ŷ small, make it large

**A text checks** the loss by hand. For $y = 1$ it is $-\log \hat y$ ($\hat y$ is our $p$). To shrink it, the text goes
on, $-\log \hat y$ must be made large, so $\hat y$ must be close to 1 [S4.4].

**Predict.** As $\hat y$ goes up to 1: which of $-\log \hat y$ and $\log \hat y$ grows, and which one shrinks?
"""

# %% tags=["figure"]
loss_of = yours_or_ours("binary_cross_entropy", binary_cross_entropy)
print("  ŷ     log ŷ    −log ŷ    BCE for y = 1   BCE for y = 0")
for p in (0.01, 0.1, 0.5, 0.9, 0.99):
    if_1, if_0 = (loss_of(np.array([p]), np.array([y])) for y in (1.0, 0.0))
    print(f"{p:4.2f}  {np.log(p):7.3f}   {-np.log(p):7.3f}   {if_1:12.3f}   {if_0:13.3f}")

# %% [markdown] formula="binary_cross_entropy_from_logits"
r"""
**Seen:** it is not so. What has to be large is $\log \hat y$ (close to 0, from below). The conclusion is right all the
same: for $y = 1$ the loss wants $\hat y$ close to 1, and for $y = 0$ close to 0.

### Can a loss be computed without the probability?

At a score of $z = -1000$ the sigmoid is exactly 0 in the computer, and its true logarithm, $-1000$, is lost. But it
is not lost in $z$. Put $p = \sigma(z)$ into the loss of one example and tidy up:

$$-y \log \sigma(z) - (1 - y) \log \big(1 - \sigma(z)\big) \;=\; \log\left(1 + e^{z}\right) - y z$$

So the mean over the examples is
"""

# %% [markdown] formula="binary_cross_entropy_from_logits"
r"""
$$\text{binary\_cross\_entropy\_from\_logits}(z, y) =
\frac{1}{m} \sum_{i=1}^{m} \left( \log \left( 1 + e^{z_i} \right) - y_i z_i \right)$$
"""

# %% [markdown]
r"""
**Predict.** What is left of one term for $z = 1000$ and $y = 1$? And why can it still go wrong in a computer?

<details><summary>Compare with our answer</summary>

$\log(1 + e^{1000}) - 1000$ is 0 to hundreds of digits: certain, and right. But $e^{1000}$ is `inf` in a computer. Use
$\log(1 + e^{z}) = \max(z, 0) + \log(1 + e^{-|z|})$, where the power is never above 1. (For arrays: `np.maximum(z, 0)`
and `np.abs(z)`. Or find `np.logaddexp` in numpy's manual.)

</details>
"""

# %% [markdown]
r"""
### Exercise 29 · `binary_cross_entropy_from_logits(z, y)`

- `z` has shape `(m,)` and holds scores, that is, logits: any numbers. `y` has shape `(m,)` and holds 0 and 1. Both
  may hold ints.
- Return the mean binary cross-entropy of $p = \sigma(z)$, a float.

```python
>>> binary_cross_entropy_from_logits(np.array([0.0, 2.0]), np.array([1, 0]))
1.4100375957760326
```

**Robust** (1 point): logits up to $\pm 1000$. Certain and right costs 0, certain and wrong costs $|z|$.

**Points:** 3, and 1 for robust.
"""

# %% solution="binary_cross_entropy_from_logits"
def binary_cross_entropy_from_logits(z, y):
    """The mean binary cross-entropy of σ(z): z (m,), y (m,) in, a float out."""
    ### BEGIN SOLUTION
    return float(np.mean(np.logaddexp(0, z) - y * z))
    ### END SOLUTION

# %% test="binary_cross_entropy_from_logits" points=3

# %% test="binary_cross_entropy_from_logits" part="robust" points=1

# %% tags=["figure"]
from_logits = yours_or_ours("binary_cross_entropy_from_logits", binary_cross_entropy_from_logits)
print("label 1, and a score that is more and more wrong:")
for z in (-5.0, -30.0, -300.0, -1000.0):
    p = find("sigmoid")(np.array([z]))
    through_p = find("binary_cross_entropy")(p, np.array([1.0]))
    direct = from_logits(np.array([z]), np.array([1.0]))
    print(f"z = {z:7.0f}   by way of p {through_p:9.3f}   from the logit {direct:9.3f}")

# %% [markdown]
r"""
**Seen:** by way of $p$ the loss stops growing where $p$ becomes 0 and a tiny number replaces it (ours is $10^{-300}$;
yours may stop earlier). From the logit it goes on. Libraries therefore like to take logits.
"""

# %% [markdown]
r"""
## 3.9 · What does an error cost?

You know another loss: the mean squared error, **MSE**, the mean of $(p - y)^2$ (unit 1). Why not take it? Compare
them for one example. Let $e = |p - y|$ be the distance between prediction and label. The squared error charges $e^2$.
The binary cross-entropy charges $-\log(1 - e)$, since $1 - e$ is the probability of what happened.

**Predict.** You are certain and wrong, $e = 0.99$. How many times as much does the BCE charge? And at $e = 0.1$?
"""

# %% [markdown]
r"""
### Exercise 35 · `loss_at_error(e)` (bonus)

(The number is no slip: extras have the last number of their unit.)

- `e` is a number, or an array of any shape, with values from 0 up to, but not including, 1.
- Return a pair: the squared error $e^2$ first, then $-\log(1 - e)$, both in the shape of `e`.

```python
>>> loss_at_error(np.array([0.5, 0.9]))
(array([0.25, 0.81]), array([0.69314718, 2.30258509]))
```

**Points:** 1.
"""

# %% solution="loss_at_error"
def loss_at_error(e):
    """What an error e costs: (squared error, binary cross-entropy), each in the shape of e."""
    ### BEGIN SOLUTION
    return e**2, -np.log(1 - e)
    ### END SOLUTION

# %% test="loss_at_error" points=1

# %% tags=["figure"]
my_guess = None  # how many times as much at e = 0.99

cost = yours_or_ours("loss_at_error", loss_at_error)
e = np.linspace(0, 0.995, 400)
squared, entropy = cost(e)
plt.plot(e, squared, label="squared error")
plt.plot(e, entropy, "--", label="binary cross-entropy")
plt.xlabel("error e")
plt.ylabel("what it costs")
plt.legend(fontsize=8)
plt.show()
for e in (0.1, 0.5, 0.9, 0.99, 0.999):
    squared, entropy = cost(e)
    print(f"e = {e:<5}  squared {squared:.3f}   BCE {entropy:.3f}   ratio {entropy / squared:5.2f}")
print(f"your guess for the ratio at 0.99: {my_guess}")

# %% [markdown]
r"""
**Seen:** the squared error never charges more than 1, and the BCE has no upper limit. (Small errors are cheap in both;
there $e^2$ is much less than $e$.) A text calls the BCE far more *sensitive* to error [S3.7]. But what counts for
learning is the slope along the *weights*, and that has the sigmoid in it.
"""

# %% [markdown] formula="mse_logistic_grad"
r"""
## 3.10 · Which slope does the squared error have?

Go backwards from the loss to the weights, one example at a time. Each station has a slope that you know:

| from | to | slope |
|---|---|---|
| $p$ | the loss $(p - y)^2$ | $2(p - y)$ |
| $z$ | $p = \sigma(z)$ | $p(1 - p)$ |
| $w_j$ | $z = w_1 x_1 + \dots + b$ | $x_j$ |
| $b$ | $z$ | $1$ |

If $z$ moves by a little, $p$ moves $p(1 - p)$ times as much, and then the loss $2(p - y)$ times as much as that:
slopes along a chain are multiplied. So the slope along $z$, called **dz** for short, and those along $w$ and $b$, are

$$dz = 2\,(p - y)\;p\,(1 - p)$$

$$dw = \text{mean of } dz \cdot x \qquad db = \text{mean of } dz$$

**Predict.** The label is 1 and the score is $-8$: certain, and wrong. Is $dz$ large or small?
"""

# %% [markdown]
r"""
### Exercise 31 · `mse_logistic_grad(X, y, w, b)`

The gradient of the mean of $(p - y)^2$ with $p = \sigma(Xw + b)$. (31 comes before 30 here: first the gradient that
disappoints.)

- `X` has shape `(m, n)`, one example per row. `y` has shape `(m,)` and holds 0 and 1. `w` has shape `(n,)`, and `b`
  is a number. All may hold ints.
- Return the pair `(dw, db)`: `dw` an array of shape `(n,)`, `db` one float. Both are means over the $m$ examples, and
  the 2 stays.
- `X.T @ dz` adds up $dz_i \cdot x_i$ over all $m$ examples at once.

```python
>>> mse_logistic_grad(np.array([[2.0]]), np.array([1.0]), np.array([0.0]), 0.0)
(array([-0.5]), -0.25)
```

**Points:** 3.
"""

# %% solution="mse_logistic_grad"
def mse_logistic_grad(X, y, w, b):
    """The slopes (dw (n,), db) of mean((p − y)²) with p = σ(X w + b)."""
    ### BEGIN SOLUTION
    p = 1 / (1 + np.exp(-(X @ w + b)))
    dz = 2 * (p - y) * p * (1 - p)
    return X.T @ dz / len(y), float(np.mean(dz))
    ### END SOLUTION

# %% test="mse_logistic_grad" points=3

# %% [markdown]
r"""
Now measure the formula by nudging, and then your prediction, for a label of 1 and scores that are more and more
wrong.
"""

# %% tags=["figure"]
squared_grad = yours_or_ours("mse_logistic_grad", mse_logistic_grad)
rng = np.random.default_rng(4)
X, y = rng.normal(size=(20, 2)), rng.integers(0, 2, 20).astype(float)


def squared_loss(point):
    return find("mse")(find("predict_proba")(X, point[:2], point[2]), y)


nudged = find("numerical_gradient")(squared_loss, np.array([0.7, -0.2, 0.1]))
dw, db = squared_grad(X, y, np.array([0.7, -0.2]), 0.1)
print("by formula:", *np.round([*dw, db], 8))
print("by nudging:", *nudged.round(8))

one = np.array([[1.0]]), np.array([1.0])
for z in (0.0, -1.0, -2.0, -4.0, -8.0):
    p = find("sigmoid")(z)
    print(f"z = {z:4.0f}   error {1 - p:.4f}   slope along z {squared_grad(*one, np.zeros(1), z)[1]:10.6f}")

# %% [markdown]
r"""
**Seen:** the error grows all the way. The slope grows a little at first and then goes to *zero*. The factor
$p(1 - p)$ does it: the slope of a saturated sigmoid. Where the squared error charges most, it gives hardly any slope
to get away.
"""

# %% [markdown]
r"""
## 3.11 · Is the squared error convex?

### Claim: yes, says one text; no, say two others

Convex means: no chord lies below the curve at any point between its ends (unit 1). Such a loss has no second valley.
**A text says** that the square makes the loss convex [S0.4]. **Two others say** that the squared error of this model
is not convex [S3.8] and has many local optima [S4.4]. Who is right?

Take four points, $x = -2, -1, 1, 2$, with the labels $0, 0, 1, 1$. Let $b = 0$ and look at the loss along the one
weight $w$. Its **curvature** is the slope of its slope. One negative curvature anywhere, and the curve is not convex.

**Predict.** Four curves: the squared error of a *line* $wx$, the squared error as it depends on the *prediction* $p$,
the squared error after the sigmoid, and the BCE after the sigmoid. Which ones are convex?
"""

# %% tags=["figure"]
x4, y4 = np.array([-2.0, -1.0, 1.0, 2.0]), np.array([0.0, 0.0, 1.0, 1.0])
convex = find("is_convex_on")
sigma, bce = find("sigmoid"), find("binary_cross_entropy_from_logits")
curves = {
    "MSE of a line, along w": lambda w: np.mean((w * x4 - y4) ** 2),
    "squared error, along the prediction": lambda p: (p - 1) ** 2,
    "MSE after a sigmoid, along w": lambda w: np.mean((sigma(w * x4) - y4) ** 2),
    "BCE after a sigmoid, along w": lambda w: bce(w * x4, y4),
}
w = np.linspace(-10, 10, 2001)
for name, curve in curves.items():
    curvature = np.diff([curve(v) for v in w], 2) / (w[1] - w[0]) ** 2
    verdict = "no bump found" if convex(curve, w[::40]) else "not convex"
    print(f"{name:<36} {verdict:<14} smallest curvature {curvature.min():9.6f}")
fig, axes = plt.subplots(1, 2, figsize=(7, 2.6))
for ax, name in zip(axes, list(curves)[2:], strict=True):
    ax.plot(w, [curves[name](v) for v in w], "k")
    ax.set(title=name, xlabel="weight w", ylabel="loss")
plt.tight_layout()
plt.show()

# %% [markdown]
r"""
**Seen:** each of them is right about something. The square *is* convex, along the prediction and for a straight line.
After a sigmoid it is not. No bump is found in the BCE: its smallest curvature here is tiny, and positive. (It never
has one: its slope along $z$ is $p - y$, as the next section finds, so its curvature along $z$ is $p(1 - p)$, never
negative, and $z$ is a straight line in $w$.)

And many local optima? The MSE above has no valley at all: it falls the whole way, from one plain down to another.
**Predict:** can five points be chosen so that the MSE has two valleys along $w$?
"""

# %% tags=["figure"]
sigma, bce = find("sigmoid"), find("binary_cross_entropy_from_logits")
x5, y5 = np.array([-1.0, -1.0, -0.5, 1.0, 10.0]), np.array([1.0, 1.0, 0.0, 0.0, 1.0])
w = np.linspace(-6, 4, 2001)
fig, axes = plt.subplots(1, 2, figsize=(7, 2.6))
pair = {"MSE": lambda w: np.mean((sigma(w * x5) - y5) ** 2), "BCE": lambda w: bce(w * x5, y5)}
for ax, (name, curve) in zip(axes, pair.items(), strict=True):
    heights = np.array([curve(v) for v in w])
    low = (heights[1:-1] < heights[:-2]) & (heights[1:-1] < heights[2:])
    ax.plot(w, heights, "k")
    ax.plot(w[1:-1][low], heights[1:-1][low], "v", color="tab:orange")
    ax.set(title=f"{name} after a sigmoid", xlabel="weight w", ylabel="loss")
    found = [f"w = {v:.2f} (loss {h:.3f})" for v, h in zip(w[1:-1][low], heights[1:-1][low], strict=True)]
    print(f"{name}: {len(found)} valley{'s' * (len(found) > 1)}: {', '.join(found)}")
plt.tight_layout()
plt.show()

# %% [markdown]
r"""
**Seen:** they can. The higher one of two valleys catches a walker who comes from the left. It took a hand-picked data
set, with one value ten times as large as the others. Local optima are possible; the plains you meet every day.
"""

# %% [markdown] formula="logistic_grad"
r"""
## 3.12 · Which slope does the cross-entropy have?

Walk the same chain with the other loss. For one example it is

$$\text{loss} = -y \log p - (1 - y) \log (1 - p)$$

Only the first station changes. The slope of $-\log p$ is $-\frac{1}{p}$, that of $-\log(1 - p)$ is $\frac{1}{1 - p}$.
As one formula for both labels:

$$\frac{d\,\text{loss}}{dp} = -\frac{y}{p} + \frac{1 - y}{1 - p} = \frac{p - y}{p\,(1 - p)}$$

**Predict.** The next station multiplies with $p(1 - p)$. What is left?

<details><summary>Compare with our answer</summary>

$$dz = \frac{p - y}{p\,(1 - p)} \cdot p\,(1 - p) = p - y$$

The factor that put the squared error to sleep is gone. The logarithm has eaten it.

</details>

So the slope along the score is the plain **error**: prediction minus label [S4.8]. (Texts that call the prediction
$a$ write $a - y$.) Certain and wrong, it is nearly 1 in size. Certain and right, it is nearly 0. From there on, all is
as before:

$$dw = \text{mean of } dz \cdot x \qquad db = \text{mean of } dz$$
"""

# %% [markdown]
r"""
### Exercise 30 · `logistic_grad(X, y, w, b)`

The gradient of the mean binary cross-entropy with $p = \sigma(Xw + b)$.

- `X`, `y`, `w` and `b` are as in exercise 31.
- Return the pair `(dw, db)`: `dw` an array of shape `(n,)`, the mean of $dz_i \cdot x_i$, and `db` one float, the
  mean of $dz_i$, with $dz = p - y$.

```python
>>> logistic_grad(np.array([[2.0]]), np.array([1.0]), np.array([0.0]), 0.0)
(array([-1.]), -0.5)
```

**Points:** 3.
"""

# %% solution="logistic_grad"
def logistic_grad(X, y, w, b):
    """The slopes (dw (n,), db) of the mean binary cross-entropy with p = σ(X w + b)."""
    ### BEGIN SOLUTION
    dz = 1 / (1 + np.exp(-(X @ w + b))) - y
    return X.T @ dz / len(y), float(np.mean(dz))
    ### END SOLUTION

# %% test="logistic_grad" points=3

# %% tags=["figure"]
entropy_grad = yours_or_ours("logistic_grad", logistic_grad)
squared_grad = yours_or_ours("mse_logistic_grad", mse_logistic_grad)
rng = np.random.default_rng(4)
X, y = rng.normal(size=(20, 2)), rng.integers(0, 2, 20).astype(float)
bce = find("binary_cross_entropy_from_logits")
nudged = find("numerical_gradient")(lambda q: bce(X @ q[:2] + q[2], y), np.array([0.7, -0.2, 0.1]))
dw, db = entropy_grad(X, y, np.array([0.7, -0.2]), 0.1)
print("by formula:", *np.round([*dw, db], 8))
print("by nudging:", *nudged.round(8))

one = np.array([[1.0]]), np.array([1.0])
print("label 1, slope along z:")
for z in (0.0, -2.0, -8.0):
    of_mse, of_bce = squared_grad(*one, np.zeros(1), z)[1], entropy_grad(*one, np.zeros(1), z)[1]
    print(f"z = {z:3.0f}   MSE {of_mse:9.6f}   BCE {of_bce:9.6f}   ratio {of_bce / of_mse:7,.0f}")

# %% [markdown]
r"""
**Seen:** where the unit is undecided, the slopes differ by a factor of 2. At $z = -8$ the BCE pulls some 1,500 times as
hard.

Now let both walk. Below are the two losses of the *same* unit on the four points of section 3.11, over its weight and
bias: two **loss surfaces** [S2.13]. Both walks leave from the same start, each with your gradient of its own loss.

**Predict.** The start is at $w = -10$, $b = 0$: certain, and wrong about all four. Who arrives in 40 steps? Which
surface is level at the start? Then drag the start: from where can the MSE learn, and from where the BCE?
"""

# %% tags=["figure"]
figures.twin_losses(drive("mse_logistic_grad", mse_logistic_grad), drive("logistic_grad", logistic_grad))

# %% [markdown]
r"""
**Seen:** the BCE comes down from any start, and where the start is very wrong, it is steep. (Far to the right, both
stand still: all four are right already.) On the MSE, a start that is certain and wrong lies on a high plain. At
$w = -10$ the BCE is 33,000 times as steep, and on the MSE the walk stands still [S3.8]. It is not stuck in a valley
but on a *plateau*: there is a way down, and no slope to feel it by.

The two losses differ in three ways, and you have measured each:

| | MSE after a sigmoid | BCE after a sigmoid |
|---|---|---|
| charges for a certain error | at most 1 | without limit (3.9) |
| along the weights | not convex (3.11) | convex (3.11) |
| slope of a certain error | next to 0 (3.10) | next to 1 (3.12) |
"""

# %% [markdown]
r"""
### Translation: rows here, columns there

Many texts keep examples in **columns** [S4.2]. It is the same mathematics, turned. When you read them, this is your
dictionary:

| | this course (rows) | the other convention (columns) |
|---|---|---|
| examples | `X` of shape `(m, n)` | `X_c = X.T` of shape `(n, m)` |
| labels | `y` of shape `(m,)` | `Y_c` of shape `(1, m)` |
| weights | `w` of shape `(n,)` | `w_c` of shape `(n, 1)` |
| scores | `X @ w + b` | `w_c.T @ X_c + b` |
| gradient | `X.T @ dz / m` | `X_c @ dZ_c.T / m` |
| mean over examples | `axis=0` | `axis=1, keepdims=True` |

Why rows? `X[i]` is example $i$, and scikit-learn and PyTorch do it the same way. **Predict:** below, somebody hands in
the gradient of the other convention for exercise 30. What will the check say?
"""

# %% tags=["figure"]
from autograder import examine


def in_columns(X_c, Y_c, w_c, b):
    dZ_c = find("sigmoid")(w_c.T @ X_c + b) - Y_c
    return X_c @ dZ_c.T / X_c.shape[1], np.mean(dZ_c, axis=1, keepdims=True)


rng = np.random.default_rng(6)
X, y, w = rng.normal(size=(5, 3)), np.array([1.0, 0.0, 0.0, 1.0, 1.0]), np.array([0.5, -1.0, 2.0])
dw, db = find("logistic_grad")(X, y, w, 0.5)
dw_c, db_c = in_columns(X.T, y[None, :], w[:, None], 0.5)
print("rows:   ", dw.shape, dw.round(6), round(db, 6))
print("columns:", dw_c.shape, dw_c.T[0].round(6), db_c[0, 0].round(6))


def handed_in(X, y, w, b):
    dw_c, db_c = in_columns(X.T, y[None, :], w[:, None], b)
    return dw_c, float(db_c[0, 0])


print(examine("logistic_grad", handed_in).message)

# %% [markdown]
r"""
**Seen:** the numbers are the same, the shapes are not.
"""

# %% [markdown] formula="train_logistic"
r"""
## 3.13 · Can it learn?

You have the loss and its gradient. The rest is the loop of unit 1: start somewhere, and take steps against the
gradient, with a learning rate `lr` [S4.6]:

$$w \leftarrow w - \text{lr} \cdot dw \qquad\qquad b \leftarrow b - \text{lr} \cdot db$$

**Predict.** Somebody updates $w$ first, computes the gradient anew with the new $w$, and updates $b$ with that. Is it
the same?

<details><summary>Compare with our answer</summary>

No. The gradient belongs to one point $(w, b)$, and a step takes both of its parts from there. The other way often
works too, but its losses are different numbers.

</details>
"""

# %% [markdown]
r"""
### Exercise 32 · `train_logistic(X, y, w0, b0, lr, n_steps)`

Gradient descent on the mean binary cross-entropy, every step on all examples.

- `X` and `y` are as in exercise 31. `w0` of shape `(n,)` and the number `b0` are the start. All may hold ints, and all
  stay as they were.
- `lr` is a float, and `n_steps` is an int, 0 or more.
- Return `(w, b, losses)`: the last weights, an array of shape `(n,)`, the last bias, a float, and a float array (no
  list) of shape `(n_steps,)`. `losses[k]` is the loss *before* step $k$, so `losses[0]` is that of the start.
- `w` and `b` move together, from the same gradient. Take all the steps, even if the loss rises.
- For `n_steps=0` return the start and an empty array.

```python
>>> train_logistic(np.array([[2.0]]), np.array([1.0]), np.array([0.0]), 0.0, lr=0.5, n_steps=1)
(array([0.5]), 0.25, array([0.69314718]))
```

You may call your own functions from above.

**Points:** 3.
"""

# %% solution="train_logistic"
def train_logistic(X, y, w0, b0, lr, n_steps):
    """n_steps steps down the mean binary cross-entropy from (w0, b0): (w (n,), b, losses (n_steps,))."""
    ### BEGIN SOLUTION
    w, b, losses = np.array(w0, dtype=float), float(b0), np.zeros(n_steps)
    for k in range(n_steps):
        z = X @ w + b
        losses[k] = np.mean(np.logaddexp(0, z) - y * z)
        dz = 1 / (1 + np.exp(-z)) - y
        w, b = w - lr * (X.T @ dz) / len(y), b - lr * float(np.mean(dz))
    return w, b, losses
    ### END SOLUTION

# %% test="train_logistic" points=3

# %% [markdown]
r"""
Your function trains on the 120 people of section 3.3. Set the step slider to 0 and hold the right arrow key: it plays
like a film. The curve beside it is the loss at every step.

**Predict.** The start is a boundary that leans the wrong way. After how many steps does it lean the right way? And
what will the loss curve look like when `lr` is far too large? Then drag the ends of the start.
"""

# %% tags=["figure"]
figures.training(drive("train_logistic", train_logistic))

# %% [markdown]
r"""
**Seen:** seven steps turn the boundary round (with `lr` 1, from the start you were given), and from any other start,
too, it turns until it stands between the groups. The loss is convex, a bowl [S4.6], so there is only one place to go.
It falls fast at first, then slowly, and not to 0, for the groups overlap. With a learning rate that is far too large,
it jumps up and down. (Were some line right about everybody, the bowl would have no bottom: larger weights would always
be a little better, as for the four points of section 3.11.)

### Does a library find the same?

`LogisticRegression` of scikit-learn minimises the same loss. It differs in two things. It walks with another method
(L-BFGS, which estimates curvatures on the way and needs few steps) and stops by itself. And by default it adds a
**penalty** on large weights, the stronger the smaller its number `C` is. A huge `C` takes the penalty away.

**Predict.** To how many digits does your training agree with the library, without penalty?
"""

# %% tags=["figure"]
from sklearn.linear_model import LogisticRegression

from utils import data

train = yours_or_ours("train_logistic", train_logistic)
X, y = data.height_weight()
answers = {}
for n_steps in (10, 100, 1000, 5000):
    w, b, _ = train(X, y, np.zeros(2), 0.0, 1.0, n_steps)
    answers[f"gradient descent, {n_steps:>5,} steps"] = [*w, b]
for name, C in (("scikit-learn, no penalty", 1e12), ("scikit-learn, as it comes", 1.0)):
    theirs = LogisticRegression(C=C, tol=1e-10, max_iter=1000).fit(X, y)
    answers[name] = [*theirs.coef_[0], *theirs.intercept_]
for name, (w1, w2, b) in answers.items():
    loss = find("binary_cross_entropy_from_logits")(X @ [w1, w2] + b, y)
    print(f"{name:<32} w₁ {w1:9.6f}  w₂ {w2:9.6f}  b {b:9.6f}  loss {loss:.8f}")

# %% [markdown]
r"""
**Seen:** without penalty the two agree to all digits shown, once the walk has taken enough steps: this bowl has one
bottom. With the penalty the weights are smaller and the loss on these data is higher. When your numbers differ from a
library's, look for such a setting first.
"""

# %% [markdown]
r"""
## 3.14 · Where is the boundary?

The model says $p = \frac{1}{2}$ exactly where the score is 0. With two features this is the line
$w_1 x_1 + w_2 x_2 + b = 0$. To draw it, solve for $x_2$:
"""

# %% [markdown] formula="boundary_x2"
r"""
$$\text{boundary\_x2}(w, b, x_1) = -\frac{w_1 x_1 + b}{w_2}$$
"""

# %% [markdown]
r"""
**Predict.** You double $w_1$, $w_2$ and $b$. Does the boundary move? Do the probabilities change?

<details><summary>Compare with our answer</summary>

The boundary stays: if the score is 0, so is twice the score. The probabilities move away from one half: the unit is
more certain of the same decisions.

</details>
"""

# %% [markdown]
r"""
### Exercise 33 · `boundary_x2(w, b, x1)`

- `w` has shape `(2,)` with `w[1]` not 0; it may be negative. `b` is a number. `x1` is a number, or an array of any
  shape. All may hold ints.
- Return the $x_2$ of the boundary at each `x1`, in the shape of `x1`.

```python
>>> boundary_x2(np.array([1.0, 2.0]), -4.0, np.array([0.0, 2.0]))
array([2., 1.])
```

**Points:** 2.
"""

# %% solution="boundary_x2"
def boundary_x2(w, b, x1):
    """The x₂ at which p is one half, for each x1, in its shape."""
    ### BEGIN SOLUTION
    return -(w[0] * x1 + b) / w[1]
    ### END SOLUTION

# %% test="boundary_x2" points=2

# %% [markdown]
r"""
A threshold other than one half has a boundary too: the line on which the score equals the logit of the threshold.
**Predict:** are the boundaries for 0.1, 0.5 and 0.9 parallel?
"""

# %% tags=["figure"]
from utils import data

boundary = yours_or_ours("boundary_x2", boundary_x2)
X, y = data.height_weight()
w, b, _ = yours_or_ours("train_logistic", train_logistic)(X, y, np.zeros(2), 0.0, 1.0, 1000)
x1 = np.array([X[:, 0].min(), X[:, 0].max()])
plt.figure(figsize=(5.6, 3.4))
plt.plot(*X[y == 0].T, "o", ms=4, mfc="none", label="0")
plt.plot(*X[y == 1].T, "^", ms=4, label="1")
for threshold, style in ((0.1, ":"), (0.5, "-"), (0.9, "--")):
    plt.plot(x1, boundary(w, b - find("logit")(threshold), x1), "k" + style, label=f"p = {threshold}")
plt.ylim(X[:, 1].min() - 0.3, X[:, 1].max() + 0.3)
plt.xlabel("height: (cm − 170) / 10")
plt.ylabel("weight: (kg − 70) / 10")
plt.legend(fontsize=8, ncols=2)
plt.show()
on_it = np.column_stack([x1, boundary(w, b, x1)])
print("probabilities on the boundary:", find("predict_proba")(on_it, w, b).round(6))

# %% [markdown]
r"""
**Seen:** the boundaries are parallel. Between 0.1 and 0.9 lies the strip in which the model is in doubt.
"""

# %% [markdown] formula="gaussian_nll"
r"""
## 3.15 · Where do losses come from?

The way to the cross-entropy was a recipe, and it works for more than yes and no [S3.11]:

1. Choose a **distribution** for $y$: a rule that says how probable each value is, once a number in it, its
   **parameter**, is known.
2. Let the model compute the parameter.
3. Minimise the mean of $-\log(\text{probability of what happened})$, the negative log-likelihood, **NLL**.

For a yes or no, there is only one distribution: 1 with probability $p$, else 0. It is named after Bernoulli, and the
recipe gives the BCE. If $y$ is a *measurement*, the usual choice is the bell curve of Gauss, the **normal
distribution**. Its centre is the prediction $\hat y$, and its width is the **standard deviation** $\sigma$ (here this
letter is a number, no sigmoid). Its density, the height of the bell, stands in for the probability:

$$\text{density} = \frac{1}{\sqrt{2 \pi \sigma^2}} \; e^{-(y - \hat y)^2 / (2 \sigma^2)}$$

Take $-\log$ of it, and the mean over the examples:

$$\text{gaussian\_nll}(\hat y, y, \sigma) = \text{mean of } (-\log \text{density})$$

Written out, this is
"""

# %% [markdown] formula="gaussian_nll"
r"""
$$\text{gaussian\_nll}(\hat y, y, \sigma) =
\frac{1}{m} \sum_{i=1}^{m} \left( \frac12 \log \left(2 \pi \sigma^2\right) + \frac{(y_i - \hat y_i)^2}{2 \sigma^2}
\right)$$
"""

# %% [markdown]
r"""
**Predict.** Which loss that you know is hidden in this? And does the best $\hat y$ depend on $\sigma$?
"""

# %% [markdown]
r"""
### Exercise 34 · `gaussian_nll(y_hat, y, sigma)`

- `y_hat` and `y` are arrays of shape `(m,)`; they may hold ints. `sigma` is one positive number.
- Return the mean over the examples as above, a float. Nothing is left out: the first term stays, although it does not
  depend on `y_hat`.

```python
>>> gaussian_nll(np.array([1.0, 2.0]), np.array([1.0, 4.0]), 2.0)
1.8620857137646181
```

**Points:** 2.
"""

# %% solution="gaussian_nll"
def gaussian_nll(y_hat, y, sigma):
    """The mean of −log of the normal density of y around ŷ: (m,), (m,), a number in, a float out."""
    ### BEGIN SOLUTION
    return float(np.mean(np.log(2 * np.pi * sigma**2) / 2 + (y - y_hat) ** 2 / (2 * sigma**2)))
    ### END SOLUTION

# %% test="gaussian_nll" points=2

# %% [markdown]
r"""
### Claim: to choose a loss is to choose a distribution

**A text says** so [S3.11]. Try it on the smallest model there is: the same prediction $c$ for everybody. The five
measurements are 1, 2, 2, 3 and 12. Three losses look for their best $c$: the MSE, your Gaussian NLL with two widths,
and the NLL of the **Laplace** distribution with its sharp peak and long tails: up to a constant, the mean of
$|y - c|$.

**Predict.** Which of them agree on the best $c$? Where does Laplace put it?
"""

# %% tags=["figure"]
nll = yours_or_ours("gaussian_nll", gaussian_nll)
y = np.array([1.0, 2.0, 2.0, 3.0, 12.0])
c = np.linspace(0, 12, 1201)
losses = {
    "MSE": [find("mse")(np.full(5, v), y) for v in c],
    "Gaussian NLL, σ = 1": [nll(np.full(5, v), y, 1.0) for v in c],
    "Gaussian NLL, σ = 3": [nll(np.full(5, v), y, 3.0) for v in c],
    "Laplace NLL": [np.mean(np.log(2) + abs(y - v)) for v in c],
}
for name, values in losses.items():
    print(f"{name:<20} best c = {c[np.argmin(values)]:.2f}")
print(f"mean of the measurements {y.mean():.2f}, middle one {np.median(y):.2f}")
for sigma in (1.0, 3.0):
    gap = nll(np.full(5, 7.0), y, sigma) - nll(np.full(5, 4.0), y, sigma)
    of_mse = find("mse")(np.full(5, 7.0), y) - find("mse")(np.full(5, 4.0), y)
    print(f"from c = 4 to c = 7: MSE rises by {of_mse:.3f}, NLL (σ = {sigma}) by {gap:.3f}: {of_mse / gap:.0f} : 1")

# %% [markdown]
r"""
**Seen:** it is so. Gauss and the MSE agree on the mean for any $\sigma$, for the NLL is the MSE divided by
$2\sigma^2$, plus a constant. Who minimises the MSE bets on Gaussian noise. Laplace takes the middle one and shrugs at
the 12: with long tails, outliers are expected.
"""

# %% [markdown]
r"""
## 3.16 · Is it any good?

Back to the cats of section 3.1: let your unit learn the eight icons, with 192 weights, one for each feature.

**Predict.** How many of the eight will it get right? And of the same icons, moved to the right by one pixel, by two,
by three?
"""

# %% tags=["figure"]
from utils import data

train = yours_or_ours("train_logistic", train_logistic)
icons, is_cat = data.icons()
w, b, _ = train(find("image_to_vector")(icons), is_cat, np.zeros(192), 0.0, 0.1, 200)
fig, axes = plt.subplots(1, 4, figsize=(6.4, 1.9))
for ax, pixels in zip(axes, range(4), strict=True):
    moved = np.roll(icons, pixels, axis=2)
    p = find("predict_proba")(find("image_to_vector")(moved), w, b)
    ax.imshow(moved[0])
    ax.set(xticks=[], yticks=[], title=f"moved by {pixels}")
    ax.set_xlabel(f"p(cat) = {p[0]:.2f}")
    print(f"moved by {pixels}: {np.sum((p >= 0.5) == is_cat)} of 8 right")
plt.tight_layout()
plt.show()

# %% [markdown]
r"""
**Seen:** all right on what it has been trained with, and at two pixels it is guessing. It knows these pixels in these
places. It does not know cats. A score on the examples that were learned from says little. The question is how a model
does on examples that it has *never seen*.

### A real case

Now data that nobody made up. A doctor takes cells from a lump in a breast with a fine needle and measures their nuclei
under a microscope: radius, texture, smoothness and so on, 30 numbers for each of 569 patients. Later it is known
whether the lump was **malignant** (cancer, label 1) or **benign** (harmless, label 0). The data set comes with
scikit-learn. (There, 1 means benign. We want "yes" to mean "act".)

Two rules make the number at the end an honest one:

- **Train on one part, test on another.** The model learns from 400 patients, the **training set**. The other 169 are
  the **test set**: people whom it has never seen, as in a clinic.
- **The test set must not whisper.** Our features have very different sizes (an area of 1,000 beside a smoothness of
  0.1), and one learning rate cannot suit them all. So we **scale**: subtract the mean of each feature, divide by its
  standard deviation, both taken from the *training* set alone.

**Predict.** Of the 569 lumps, 63 % are benign. So to say "benign" to everybody is right about that often. How many per
cent does your unit get right, on patients it has never seen?
"""

# %% tags=["figure"]
from sklearn.datasets import load_breast_cancer

my_guess = None

tumours = load_breast_cancer()
X, y = tumours.data, 1.0 - tumours.target
order = np.random.default_rng(16).permutation(len(y))
train_rows, test_rows = order[:400], order[400:]
mean, deviation = X[train_rows].mean(axis=0), X[train_rows].std(axis=0)
X_train, X_test = (X[train_rows] - mean) / deviation, (X[test_rows] - mean) / deviation
y_train, y_test = y[train_rows], y[test_rows]

train = yours_or_ours("train_logistic", train_logistic)
label = yours_or_ours("predict_label", predict_label)
w, b, losses = train(X_train, y_train, np.zeros(30), 0.0, 0.3, 300)
plt.plot(losses)
plt.axhline(np.log(2), color="0.6", ls=":")
plt.text(300, np.log(2) - 0.01, "knows nothing: log 2", ha="right", va="top", fontsize=8)
plt.ylim(0, None)
plt.xlabel("step")
plt.ylabel("loss on the training set")
plt.show()
is_right = label(X_test, w, b) == y_test
print(f"always 'benign': {np.mean(y_test == 0):.1%} right on the test set")
print(f"your unit:       {np.mean(is_right):.1%} right on the test set   your guess: {my_guess}")
print(f"that is {np.sum(~is_right)} mistakes on {len(y_test)} new patients")

# %% [markdown]
r"""
**Seen:** one unit, one line of formula, and 97 % of the new patients are judged rightly. This is an honest number: the
test set was looked at once. (One patient more or less is 0.6 %.) Try twenty learning rates and report the best *test*
score, and it is honest no longer, for the test set has helped to choose.

The share of right answers, called **accuracy**, is not all, either. Of the mistakes, which are missed cancers and
which are false alarms? Section 3.6 tells you which knob to turn. Turn it by the *training* set.
"""

# %% [markdown]
r"""
## 3.17 · Five questions

Answer each one aloud. Then open it.
"""

# %% [markdown]
r"""
**1.** Your training starts with a loss of 0.693 and is still there after 100 steps. What do you know, and where do
you look?

<details><summary>Answer</summary>

$0.693 = \log 2$: the model says one half for everybody, as it does when all weights are 0. It has not moved. Look at
the step: a learning rate far too small, an update that is computed and not kept, a gradient of zeros.

</details>
"""

# %% [markdown]
r"""
**2.** A model gives $p = 0.8$. You add 1 to its bias. What are the new odds, and the new probability?

<details><summary>Answer</summary>

The old odds are $0.8 / 0.2 = 4$. One more point of score multiplies them by $e$: $4 \cdot 2.718 = 10.87$. The new
probability is $10.87 / 11.87 \approx 0.916$.

</details>
"""

# %% [markdown]
r"""
**3.** The label is 1, and the score is $-8$. How large is the slope along $z$ of the BCE, and of the squared error?
Who learns?

<details><summary>Answer</summary>

$p = \sigma(-8) \approx 0.000335$. The BCE has $p - y \approx -0.9997$, nearly full strength. The squared error has
$2(p - y)\,p(1 - p) \approx -0.00067$, some 1,500 times less. The BCE learns. The squared error needs some 1,500 steps
for what the BCE does in one.

</details>
"""

# %% [markdown]
r"""
**4.** Both losses are the mean over the same data, and the unit is the same. Is a loss of 0.2 in MSE better than one
of 0.4 in BCE?

<details><summary>Answer</summary>

Nobody can say. They are measured in different units, like metres and kilograms. Compare two models by the *same*
loss, or both by something that you care about in the end, such as the share of right answers on new examples.

</details>
"""

# %% [markdown]
r"""
**5.** A friend scales all 569 patients with the mean and deviation of all 569, and then splits them. "It is only a
mean", she says. What do you answer?

<details><summary>Answer</summary>

The test patients have taken part in the training, if only a little: their numbers are in the mean. Here the
difference may be too small to see, but nobody can know that without the honest number. With few examples, or if
features are chosen by a look at the labels, the same slip makes a model look much better than it is.

</details>
"""

# %% [markdown]
r"""
## What you can now explain

- How a picture becomes a row of $X$, and how to read texts that use columns.
- Why a step unit cannot learn: its slope is zero, not only missing at the boundary.
- Why the sigmoid, the inverse of the logit, turns a score into a probability.
- Why a likelihood underflows, and how log, minus and mean make the binary cross-entropy of it.
- Why the slope along the score is $p - y$, and what $p(1 - p)$ does to the squared error.
- In which sense the squared error is convex, and in which it is not.
- Why to choose a loss is to choose a distribution.
- How to get one honest number out of a data set.

And you own seventeen functions, from the pixel to the diagnosis. Save this page (Ctrl+S), and find your place on the
map of the [start page](start.ipynb). **Next:** you walked this unit's chain of slopes by hand. Unit 4 builds the
machine that walks any chain: back-propagation.
"""

# %% [markdown]
r"""
---
**The five texts.** This course grew from five Korean texts on deep learning. It retells and tests them; it does not
quote them. Most of their pictures are lost, so the pictures here are ours. S0: lecture notes on deep-learning
algorithms (KOBIC course, CC BY 4.0) · S1: a blog post on neural networks and deep learning · S2: a review of
machine-learning basics · S3: how deep learning solves problems · S4: notes on a course about neural networks and deep
learning.

**The data.** The tumours are the *Breast Cancer Wisconsin (Diagnostic)* data set of W. H. Wolberg, W. N. Street and
O. L. Mangasarian, as bundled with scikit-learn. People and icons are made up by our own code.
"""
