"""Opening consultations, answering, concluding."""
