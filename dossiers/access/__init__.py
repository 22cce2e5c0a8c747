"""Who may see what: the scope, its reading, grants, and the second wall in the database."""
