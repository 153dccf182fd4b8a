"""Valid bodies of every resource, and resources made of them."""
