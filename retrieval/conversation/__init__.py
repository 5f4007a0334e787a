"""Questions that lean on the ones before them, made whole by rules: "and what did he say about railways?" asks about
whoever was asked about last. No language model: words that were said before are carried on.

A question and the earlier ones of its conversation in (`whole`); the question to search for out. `leaning` decides by
rules for each language whether it leans; `focus` tells what a question is about, and `carrying` what of it goes on.
"They" are only people or bodies that were named (`several`). What only names something ("والسكر؟") takes the place of
its like (`replacing`) in the last whole question (`placing`).
"""
