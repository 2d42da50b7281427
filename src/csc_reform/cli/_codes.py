"""The exit codes of the commands."""

from typing import Final

__all__ = ["COULD_NOT", "FOUND", "OK"]

#: All is well, or what was asked is answered.
OK: Final = 0
#: A check found errors, or some rate is not known.
FOUND: Final = 1
#: The command could not be run.
COULD_NOT: Final = 2
