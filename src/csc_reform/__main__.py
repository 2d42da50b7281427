"""Run the command line: ``python -m csc_reform``."""

from csc_reform.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
