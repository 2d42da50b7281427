"""What every test shares: how hard Hypothesis tries."""

import os

from hypothesis import settings

#: Read by the type checkers, and never run.
collect_ignore_glob = ["typing/must_*.py"]

settings.register_profile("fast", max_examples=20, deadline=None)
settings.register_profile("dev", max_examples=100, deadline=None)
settings.register_profile("ci", max_examples=200, deadline=None, derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))
