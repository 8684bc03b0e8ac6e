"""A folder is its own list: the objects that the modules of a package declare."""

from importlib import import_module
from pkgutil import iter_modules
from typing import TypeVar

from entrepot.errors import EntrepotError

T = TypeVar("T")


def load(package: str, name: str, kind: type[T]) -> dict[str, T]:
    """Return {module name: declared object} for every public module of `package`, in alphabetical order.

    A module whose name starts with an underscore is not a member. A member that declares no `name`
    of type `kind` is an error of its author.
    """
    return {module: member(package, module, name, kind) for module in members(package)}


def members(package: str) -> tuple[str, ...]:
    """The names of the public modules of `package`, without loading them."""
    names = (info.name for info in iter_modules(import_module(package).__path__))
    return tuple(name for name in names if not name.startswith("_"))


def member(package: str, module: str, name: str, kind: type[T]) -> T:
    """The object that one module of `package` declares; no other is loaded."""
    thing = getattr(import_module(f"{package}.{module}"), name, None)
    if not isinstance(thing, kind):
        raise EntrepotError(
            f"declares no {name}",
            where=f"{package}.{module}",
            hint=f"Give it a module-level `{name} = {kind.__name__}(...)`, or start the file name with an underscore.",
        )
    return thing
