"""Writes: keys, what the operator says of itself, founding a network, closing one."""
