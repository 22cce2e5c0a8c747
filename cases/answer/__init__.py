"""The answer as papers: letter, overview, inventory, what is taken along, in one package."""
