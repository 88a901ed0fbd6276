"""A repository's folder and names of commits in; the files of a commit and what changes between two of them out, by plain `git`.

Nothing here reads a work tree, runs a hook, a filter or a helper, or asks a network: a stranger's commit is data, byte for byte.
Whatever git cannot answer is a GitFault with one sentence; nothing is guessed in its place.
"""

from generator.git.commits import REGULAR, Change, changes, commit, commit_of_folder, files_at, merge_base, paths_at, read_changed
from generator.git.faults import GitFault

__all__ = ["REGULAR", "Change", "GitFault", "changes", "commit", "commit_of_folder", "files_at", "merge_base", "paths_at", "read_changed"]
