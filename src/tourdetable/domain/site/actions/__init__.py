"""Writing and publishing pages, decisions and open days; registering for a day."""
