"""Reading the feeds that networks ask for (ADR 100): the only addresses that we open for them."""
