"""The journal as people read it, and who looked in somebody's dossier."""
