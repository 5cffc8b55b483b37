"""The public site of a network: what everybody reads, and where it is written."""
