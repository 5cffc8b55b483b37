"""The processes of an installation: what starts them again, and what ends them together."""
