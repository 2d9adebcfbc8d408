"""What an editor can put on a page: one module per block."""
