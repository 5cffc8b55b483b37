"""Questionnaires: written, asked, answered without an account, told without telling of anybody."""
