"""Messages that no notice tells: newsletters, complaints, an invitation before it leaves."""
