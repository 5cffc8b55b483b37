"""What people do: write questionnaires, ask, answer, close, read comments, publish."""
