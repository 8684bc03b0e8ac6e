"""Claims: what each amount and percent of a text says, of which flow, between whom, and when."""
