"""Tests of the service on a real PostgreSQL, without a server in between."""
