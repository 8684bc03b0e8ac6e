"""Undertakings: what was offered, asked for, planned, agreed or done; by whom, for whom and in which field."""
