"""The pages across the apps: today, one search box, what is due to go."""
