"""The framework agreement, the diagnoses of territories, who is expected where (ITC-01, ITC-09)."""
