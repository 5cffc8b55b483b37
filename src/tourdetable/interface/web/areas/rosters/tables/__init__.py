"""The tables that are downloaded."""
