"""In: rendered pages and other files, and the theme's page shells. Out: a whole site on disk, verified, put in place at once.

Knows nothing of MkDocs, except `mkdocs_build`, which is imported only by who builds.
"""

from __future__ import annotations

from generator.publish.addresses import DEEPEST
from generator.publish.faults import PublishFault
from generator.publish.manifest import Manifest, Stored
from generator.publish.shell import Shell
from generator.publish.staging import Staging, swap
from generator.publish.verification import Damage, verify
from generator.publish.writing import write_site

__all__ = [
    "DEEPEST",
    "Damage",
    "Manifest",
    "PublishFault",
    "Shell",
    "Staging",
    "Stored",
    "swap",
    "verify",
    "write_site",
]
