"""Words too common to tell one sentence from another, in their folded form (see `index.text.fold`)."""

_ENGLISH = """
dont doesnt didnt isnt wasnt
a about after all also an and any are as at be because been before being both but by can could did do does doing down
during each few for from further had has have having he her here hers him his how i if in into is it its itself just
me more most my no nor not of off on once only or other our out over own s same she should so some such t than that
the their them then there these they this those through to too under until up very was we were what when where which
while who whom why will with would you your
"""

_ARABIC = """
في من الي علي عن مع ان انه انها انهم او ام ثم بل لا لم لن ما ماذا لماذا متي اين كيف كم هل من هو هي هم هن هما انا نحن انت
هذا هذه ذلك تلك هولاء الذي التي الذين اللذين اللذان اللتين اللواتي كان كانت كانوا يكون تكون ليس ليست قد لقد كل بعض غير
بين بعد قبل عند عندما حيث حين اذ اذا لو كما كذلك ايضا اي ايه وهو وهي وهم وان وانه وانها وقد ولا ولم ولن وما ومن وفي
وعلي والي وعن ومع الا انما حتي منذ خلال لدي لديه لديها له لها لهم به بها بهم فيه فيها منه منها عليه عليها اليه اليها
لكن ولكن اما فان بان لان لانه لانها دون سوف يا مما عما فيما لما وكان وكانت وذلك كانه مثل نحو
"""

STOPWORDS = frozenset(_ENGLISH.split()) | frozenset(_ARABIC.split())
