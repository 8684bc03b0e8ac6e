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
    found: dict[str, T] = {}
    for info in iter_modules(import_module(package).__path__):
        if info.name.startswith("_"):
            continue
        thing = getattr(import_module(f"{package}.{info.name}"), name, None)
        if not isinstance(thing, kind):
            raise EntrepotError(
                f"declares no {name}",
                where=f"{package}.{info.name}",
                hint=f"Give it a module-level `{name} = {kind.__name__}(...)`, "
                "or start the file name with an underscore.",
            )
        found[info.name] = thing
    return found
