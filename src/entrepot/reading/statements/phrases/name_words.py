"""Which capitalised words are no part of a person's name, and which are."""

from entrepot.reading.statements.lexicon import words

ORGANISATIONS = words("names", "organisations")
LANDMARKS = words("names", "landmarks")
FUNCTION = words("names", "function")
TITLES = words("names", "titles")
PARTICLES = words("names", "particles")
SYLLABLES = words("names", "syllables")
INITIALS = words("names", "initials")
GIVEN = words("names", "given")
