"""Pure: bytes and text in, text, spans and bytes out; no Django, no database."""
