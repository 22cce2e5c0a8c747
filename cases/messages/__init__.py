"""The words of the messages: a number and a link, never content or a name."""
