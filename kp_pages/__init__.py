"""Typed medical content for Wagtail: condition pages, articles, and who stands behind them."""

__version__ = "0.1.0"
