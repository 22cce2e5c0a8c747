"""What the person who asked sees without an account: how it stands, the answer."""
