"""What the notebooks draw with: surfaces, figures, data, and the learner's progress."""
