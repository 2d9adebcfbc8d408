"""A page as Markdown, from the same values of which its HTML is made."""
