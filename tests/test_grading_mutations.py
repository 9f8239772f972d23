"""Damaged notebooks on the whole way through `gradwalk grade`: a grade or a clear refusal each, never a crash."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from random import Random

import nbformat

from autograder.commands.nbgrader_steps import environment, run_nbgrader
from tests.mutations import mutated
from tests.tiny_class import CONFIG, GRADWALK, autograded

PROJECT = Path(__file__).resolve().parent.parent
NAME = "01_gradient_descent"
SEEDS = sorted(Random(3).sample(range(2000), 40))


def test_40_of_the_2000_mutations_are_graded_to_the_end(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "source" / NAME, tmp_path / "source" / NAME)
    (tmp_path / "nbgrader_config.py").write_text(CONFIG)
    made = run_nbgrader(tmp_path, "generate_assignment", NAME)
    assert made.is_ok, made.log
    raw = (tmp_path / "source" / NAME / f"{NAME}.ipynb").read_bytes()
    for seed in SEEDS:
        folder = tmp_path / "submitted" / f"seed-{seed}" / NAME
        folder.mkdir(parents=True)
        (folder / f"{NAME}.ipynb").write_bytes(mutated(raw, seed))

    command = [str(GRADWALK), "grade", NAME, "--course-dir", str(tmp_path), "--jobs", "2"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment(tmp_path), timeout=300)
    said = done.stdout + done.stderr
    assert done.returncode in (0, 1), said
    assert "Traceback" not in said
    assert "fault of the grader" not in said
    rows = {seed: [line for line in done.stdout.splitlines() if f"/40 seed-{seed}: " in line] for seed in SEEDS}
    assert {len(row) for row in rows.values()} == {1}, rows
    refused = [seed for seed, (row,) in rows.items() if f"not graded. {NAME}.ipynb: It" in row]
    earned = [seed for seed, (row,) in rows.items() if " points" in row]
    assert sorted(refused + earned) == SEEDS, [rows[seed] for seed in SEEDS if seed not in refused + earned]
    assert len(refused) > 5
    assert len(earned) > 5
    for content in (content for name, content in autograded(tmp_path).items() if name.endswith(".ipynb")):
        nbformat.validate(nbformat.reads(content.decode(), as_version=4))
