"""The pages of the dossiers: the list, one dossier, one record."""
