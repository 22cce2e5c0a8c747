"""Who is kept on file, why, and who may look."""
