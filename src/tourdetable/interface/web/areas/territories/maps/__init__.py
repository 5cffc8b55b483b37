"""Maps of a network, of a body, and of what strangers may see of both."""
