"""The formats of a brief: each file declares `FORMAT = Format(name, suffix, render)`."""
