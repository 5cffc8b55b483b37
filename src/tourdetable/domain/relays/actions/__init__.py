"""What people do: say that they relayed, and what came back."""
