"""The charter's rules run on the facts that each app knows."""
