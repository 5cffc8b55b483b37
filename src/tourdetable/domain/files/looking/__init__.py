"""Looking into what is sent: each family of formats to its end, within bounds."""
