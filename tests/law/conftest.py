"""Property tests of the law: no time limit per example, nothing kept on disk."""

from hypothesis import settings

settings.register_profile("law", deadline=None, database=None)
settings.load_profile("law")
