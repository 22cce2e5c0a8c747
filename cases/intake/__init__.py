"""Taking a request in: from the public form, or at the desk."""
