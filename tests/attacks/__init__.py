"""The attacks that School Notices must survive, one row each: what is tried, what is promised, and the figure that is reached.

`python -m tests.attacks` runs them and prints the table; the same functions, with a small load, are tests of the normal run.
"""
