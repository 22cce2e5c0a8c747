"""What only a trial has: logins that everybody may use, and the mails that were caught."""
