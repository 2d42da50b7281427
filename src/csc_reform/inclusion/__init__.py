"""
Coverage: whom each pillar reaches, whom it leaves out, and who said so.

Nothing is judged. A cell tells what names a group under a pillar, and who spoke up for it there.
"""

from csc_reform.inclusion._cells import CoverageCell, Reach, ReachedBy, SpokenFor
from csc_reform.inclusion._coverage import Coverage, coverage

__all__ = ["Coverage", "CoverageCell", "Reach", "ReachedBy", "SpokenFor", "coverage"]
