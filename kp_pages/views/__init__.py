"""What the site answers beside its pages: the files for crawlers."""
