"""The readers of the rules in the admin: beside the page, over all pages, in lists."""
