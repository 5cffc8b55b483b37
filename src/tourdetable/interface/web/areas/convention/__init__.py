"""The framework agreement, and the diagnoses of territories."""
