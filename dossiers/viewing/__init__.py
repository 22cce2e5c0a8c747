"""Looking: finding dossiers, opening a section with a reason, and the alarm for many."""
