"""The record: what is kept of what was said. Documents, their statements, and what people think of these."""
