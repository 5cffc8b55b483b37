"""Preparing and sending an invitation; who comes, whom to ask, what the host needs."""
