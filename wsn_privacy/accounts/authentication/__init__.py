"""Proving who one is: the second step, a passkey alone, and once more before something weighty."""
