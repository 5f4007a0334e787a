"""`qawl doctor`: an installation goes in; checks come out, each with what is wrong and what mends it.

Nothing is changed but what any other command would make too, such as the converted model.
"""
