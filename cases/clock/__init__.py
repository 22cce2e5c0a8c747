"""Time: questions that move the date, the extension, reminders, and the feed of due dates."""
