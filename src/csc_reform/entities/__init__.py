"""The things the reform is made of: one module a noun. They name each other by id."""
