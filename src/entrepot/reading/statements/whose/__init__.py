"""Whose: the pair a text is about, the people in it, and whom "we", "the region" or "its" stands for."""
