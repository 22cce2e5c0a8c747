"""The register of processing activities (AVG art. 30), in versions that never change."""
