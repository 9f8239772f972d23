"""What goes to other systems and what comes from them: marks, submissions, and what learners start with."""
