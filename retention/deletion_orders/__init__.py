"""Orders to delete in other systems what goes here, and the proof that it was done."""
