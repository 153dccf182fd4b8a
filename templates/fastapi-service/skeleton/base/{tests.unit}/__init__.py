"""Tests of single functions and classes; they need no database."""
