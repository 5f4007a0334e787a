"""Qawl beside other retrieval systems: the same articles, model and questions, each in a process of its own."""
