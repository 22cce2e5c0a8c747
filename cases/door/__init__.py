"""What somebody without an account may touch: signed links, codes, passes and limits on trying."""
