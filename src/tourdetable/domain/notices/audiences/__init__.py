"""Who is told of an event, by what it is about; `audience` asks them."""
