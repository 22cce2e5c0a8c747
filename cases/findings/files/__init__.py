"""The files of a finding: read in the page, and replaced by a redacted version."""
