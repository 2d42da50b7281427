"""
What Hypothesis calls, by our entry point, when it is imported.

Nobody in the package imports this module, and it imports nothing before it is called.
"""


def register() -> None:
    """Tell Hypothesis which strategy makes which public type."""
    from csc_reform.strategies import register_all  # noqa: PLC0415 (see above)

    register_all()
