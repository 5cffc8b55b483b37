"""What happens while a meeting is held: where it stands, its rounds, what is captured."""
