"""Entrepot prepares sourced cooperation briefs for pairs of economies."""

__version__ = "0.1.0"
