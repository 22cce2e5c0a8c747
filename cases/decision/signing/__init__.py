"""The second signature: when it is needed, who may give it, and what undoes it."""
