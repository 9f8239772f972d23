"""What instructors and learners read of a graded class: reports, feedback, and what goes on to other systems."""
