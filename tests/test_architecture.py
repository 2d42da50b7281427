"""What holds of the package as a whole: what importing it does, and what it gives."""

import subprocess
import sys

import pytest

import csc_reform

#: Nothing of these may be loaded by importing the package.
NOT_YET = ("attrs", "attr", "cattrs", "dateutil", "decimal", "hypothesis", "importlib.resources")


def loaded_after(code: str) -> set[str]:
    """Give the modules that a new interpreter has loaded after running some code."""
    script = f"{code}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


class TestImport:
    """Importing the package."""

    def test_importing_does_no_work(self) -> None:
        """No module of the package, no library and no reading of data is loaded by the import."""
        before, after = loaded_after(""), loaded_after("import csc_reform")
        assert after - before == {"csc_reform"}
        assert not after & set(NOT_YET)

    def test_a_value_needs_no_converter(self) -> None:
        """Reading a figure loads neither cattrs nor dateutil nor the data."""
        after = loaded_after("from csc_reform import Money\nMoney.parse('over £45m')")
        assert not after & {"cattrs", "dateutil", "csc_reform.data", "csc_reform.reform"}

    def test_loading_needs_no_dateutil_and_no_hypothesis(self) -> None:
        """Loading the reform and asking it for a rate needs neither."""
        code = (
            "from csc_reform import Region, load\n"
            "allowance = load().allowances['foster-carer-national-minimum-allowance']\n"
            "allowance.rate(on='2025-05-01', age=7, region=Region.LONDON)"
        )
        assert not loaded_after(code) & {"dateutil", "hypothesis", "csc_reform.strategies"}


class TestRoot:
    """The names of the root."""

    def test_every_name_leads_somewhere(self) -> None:
        """Each public name can be had, and is listed by dir()."""
        for name in csc_reform.__all__:
            assert getattr(csc_reform, name) is not None
        assert set(csc_reform.__all__) <= set(dir(csc_reform))

    def test_the_names_are_sorted_and_differ(self) -> None:
        """The list of public names can be read: constants first, each kind by the alphabet."""
        in_order = sorted(set(csc_reform.__all__), key=lambda name: (not name.isupper(), name))
        assert in_order == list(csc_reform.__all__)

    def test_a_misspelt_name_is_an_attribute_error(self) -> None:
        """What is not there is said in the words that Python uses."""
        with pytest.raises(AttributeError, match="module 'csc_reform' has no attribute 'Mony'"):
            _ = getattr(csc_reform, "Mony")  # noqa: B009 (a checker would see it)

    def test_every_public_name_says_what_it_is(self) -> None:
        """Each public class and function has a docstring."""
        lacking = [name for name in csc_reform.__all__ if not getattr(csc_reform, name).__doc__]
        # An alias of a union of types has no docstring of its own.
        assert lacking in ([], ["Figure"])
