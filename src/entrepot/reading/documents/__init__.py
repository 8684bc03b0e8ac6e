"""Documents: a file of text (txt, html, pdf, docx) becomes a Document whose words can be quoted."""
