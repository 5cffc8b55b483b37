"""Saying that one used something: steps of the actions of the apps that share things."""
