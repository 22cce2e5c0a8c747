"""A fictional association to try everything on: nobody in it exists, no number or address reaches anyone."""
