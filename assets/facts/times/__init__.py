"""Times in a text: dates, periods, fiscal years, and what is relative to the day of publication."""
