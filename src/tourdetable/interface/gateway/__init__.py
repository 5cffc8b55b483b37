"""The door of the web server: pages in threads, streams in the event loop, one port (ADR 88)."""
