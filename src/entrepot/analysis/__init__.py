"""What follows from statements and statistics."""
