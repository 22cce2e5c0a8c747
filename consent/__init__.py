"""What people were told, what they allowed and who received what."""
