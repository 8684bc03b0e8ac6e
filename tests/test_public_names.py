"""What a module gives away is what it means to give away."""

import importlib
import pkgutil
from inspect import getmodule, isclass, isfunction, ismodule

import pytest

import entrepot

MODULES = [info.name for info in pkgutil.walk_packages(entrepot.__path__, "entrepot.")]


def public(module):
    names = getattr(module, "__all__", None) or [name for name in vars(module) if not name.startswith("_")]
    things = {name: getattr(module, name) for name in names}
    return {n: x for n, x in things.items() if (isclass(x) or isfunction(x)) and getmodule(x) is module}


@pytest.mark.parametrize("name", MODULES)
def test_a_module_says_what_it_is(name):
    assert (importlib.import_module(name).__doc__ or "?").splitlines()[0].endswith(".")


def test_the_package_gives_its_version_only():
    given = {name for name, thing in vars(entrepot).items() if not name.startswith("_") and not ismodule(thing)}
    assert given == set()
    assert entrepot.__version__


@pytest.mark.parametrize("name", [n for n in MODULES if n.split(".")[1] in ("record", "workspace")])
def test_public_things_have_docstrings(name):
    bare = [n for n, x in public(importlib.import_module(name)).items() if not x.__doc__]
    assert bare == []
