"""Complaints: anybody says what does not work, and is answered within a week."""
