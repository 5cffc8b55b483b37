"""Who writes what: for each kind of news, what its messages quote, read once for a batch."""
