"""What runs in Gradescope's container: a submission goes in, results.json comes out.

The places and the form: https://gradescope-autograders.readthedocs.io/en/latest/specs/
"""
