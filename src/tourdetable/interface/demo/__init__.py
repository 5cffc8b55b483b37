"""The demo: two networks with a full living year of fictitious data, built through the domain's actions."""
