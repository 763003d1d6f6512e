"""What holds of every fact: when, who says so and how firmly."""
