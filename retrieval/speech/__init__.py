"""Whose words a sentence reports: it and those before it in; who speaks, what it goes on from, and whether a question
asks for somebody's words, out. News names a speaker once and quotes them for sentences on end. And whether a sentence
asks itself, and what answers it, in a text or in a talk.
"""
