"""The register as everybody may read it."""
