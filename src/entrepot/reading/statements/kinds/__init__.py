"""One file per kind of statement; each declares its `KIND`."""
