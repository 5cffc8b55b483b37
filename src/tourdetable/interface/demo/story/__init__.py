"""What both networks live through: what is put forward, attended, decided, planned."""
