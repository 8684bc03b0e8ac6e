"""Documents to Statements: sentences, phrases, reference, and one file a kind of statement."""
