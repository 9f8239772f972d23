# %% [markdown]
r"""
# Gradwalk

A walk through the foundations of deep learning, from the first downhill step to a classifier of your own. You write
every function on the way. A check tells you *which* mistake you made, and your own code then drives the pictures.

## How to use it

1. Open a unit, the first one being [1 · Downhill](01_gradient_descent.ipynb). Read from top to bottom.
2. Run a cell with **Shift+Enter**. Where the page asks you to predict, do it first.
3. Write your code where it says `raise NotImplementedError`, and run the check below it.
4. Not right yet? Read the sentence, change the code, check again. Each repeat of the same mistake opens one more
   hint.
5. Save with **Ctrl+S**. Your work lies in this folder, and nothing here overwrites it.

A unit takes 90 to 150 minutes and never needs another one solved.

## The map, and your place on it

Click the cell and press Shift+Enter. It draws the walk from your notebooks as you last saved them, and says which
check comes next.
"""

# %%
from utils.progress import show_progress

show_progress()

# %% [markdown]
r"""
## If you are stuck

- **A check refuses your answer.** Call your function on the smallest input you can work out by hand, and compare.
  Then run the check again for the next hint.
- **The check speaks of code that you have changed already.** Run the cell with your function first. A check sees what
  was run last, not what was typed last.
- **A name is not defined.** Some cell above has not been run. Run the first code cell of the page, then the cell that
  defines the name.
- **Everything behaves oddly.** Take *Kernel → Restart Kernel*, then run the page from the top. Your code stays.
- **An exercise will not give in.** Leave it. The figures run on our code until yours is there, and tomorrow it is
  often a smaller problem.
- **You want a fresh copy of a unit.** Rename yours, and start the course again: what is missing in this folder is put
  back, and what is there is left alone.
"""
