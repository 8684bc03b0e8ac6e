"""What documents say: files of text to Documents, Documents to Statements."""
