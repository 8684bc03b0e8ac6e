"""Fields of cooperation: who offers, who needs, what was promised."""
