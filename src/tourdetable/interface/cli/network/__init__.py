"""Commands about one network: it is founded, its members are imported."""
