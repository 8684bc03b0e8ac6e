"""Property tests draw the same cases in every run and are not timed: a busy machine must not fail them."""

from hypothesis import settings

settings.register_profile("entrepot", deadline=None, derandomize=True)
settings.load_profile("entrepot")
