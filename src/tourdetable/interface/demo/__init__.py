"""The demo: two networks with a living year of fictitious data, built by the domain's actions."""
