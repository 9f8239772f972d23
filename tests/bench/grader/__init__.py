"""What `tests/bench/grading.py` measures with: a class, the commands, bare cells, where time goes, memory."""
