"""The Sourceline engine: entries in, pages out; it knows no site generator."""
