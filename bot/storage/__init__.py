"""Where rows live: one engine for two databases, one metadata, one history of migrations."""
