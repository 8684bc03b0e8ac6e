"""The formats of documents: one file each, `FORMAT = Format(...)`."""
