"""The commands: one file each, `COMMAND = ...`; the file's name is the command's."""
