"""Complaints: anybody makes one and follows it; who animates a network answers those about it."""
