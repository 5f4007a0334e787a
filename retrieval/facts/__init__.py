"""What a text states, beside its numbers, that another can contradict: a text in, in Arabic or English; when it says
that something was, what it denies, which way things turn in it, which places and bodies it names, out.

Sentences that a language model wrote are held against it, and quotes of several documents against each other.
"""
