"""Messages that no notice tells: newsletters, complaints, open days, an invitation in preview."""
