"""Facts to ledger to blocks to a brief in a format."""
