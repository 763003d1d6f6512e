"""Export rules, evaluated by date, with the reason for each answer."""
