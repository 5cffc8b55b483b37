"""Experience reports: practices that seats tell, within days when they are urgent (CLUB-09)."""
