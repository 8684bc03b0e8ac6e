"""How trade of a pair stands and where it can go."""
