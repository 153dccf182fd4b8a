"""Commands for developers; each tells with --help what it does."""
