"""The public face of a network: pages, news, decisions and days written for everybody."""
