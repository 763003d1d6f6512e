"""What is known before any article is read: chips, companies, regulations, aliases, capex, training runs."""
