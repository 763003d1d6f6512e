"""Texts in which somebody speaks: interviews, calls, panels, letters, accounts; who says what, and for whom."""
