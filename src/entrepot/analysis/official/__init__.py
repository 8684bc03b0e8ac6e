"""Official statistics of a pair in the ledger of its brief, and beside what is stated."""
