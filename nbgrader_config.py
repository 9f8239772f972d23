"""The course as nbgrader sees it. Copied into a course folder of your own, it works there as it is."""

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - nbgrader provides it

c.CourseDirectory.course_id = "gradwalk"

# What stands in a released notebook where the solution was.
c.ClearSolutions.code_stub = {"python": "# Your code goes here.\nraise NotImplementedError"}

# A test cell that a learner deleted is put back before grading.
c.OverwriteCells.add_missing_cells = True

# `nbgrader autograde` and formgrader's button grade in Gradwalk's sandbox, as `gradwalk grade` does. Without this line:
# in an ordinary kernel.
c.Autograde.autograde_preprocessors = ["autograder.grading.door.Gradwalk"]

# Gradwalk itself puts submissions right before it grades them; nbgrader's own way stops the class at damaged ones.
c.Autograde.sanitize_preprocessors = []
