"""The sections of a brief: each file declares `SECTION = Section(name, question, build)`.

The brief states their order, not this folder.
"""
