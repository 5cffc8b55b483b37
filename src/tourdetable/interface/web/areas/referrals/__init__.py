"""Questions that bodies send up: sent, answered here or by a link, followed, listed."""
