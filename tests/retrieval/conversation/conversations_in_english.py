"""Follow-ups in English: with and without capitals, short and long, across languages."""

from said import said

IN_ENGLISH = (
    said(
        "What did Japarov say about trade?",
        ("and what did he say about railways?", "Japarov", "trade"),
        ("and when did he say it?", "Japarov railways"),
        ("Why?", "Japarov railways"),
        ("What about the sanctions?", "Japarov", "railways"),
        ("did Raisi agree with him?", "Japarov"),
        ("What did Tokayev say?", ""),
        ("what else?", "Tokayev", "Japarov"),
        ("And where did he say that?", "Tokayev", "Japarov"),
    ),
    said(
        "How many people died in the earthquake in Morocco?",
        ("and how many were injured?", "earthquake Morocco"),
        ("when did it happen?", "earthquake Morocco"),
        ("What about Turkey?", "earthquake", "Morocco"),
        ("and Syria?", "earthquake", "Turkey Morocco"),
        ("Who helped?", "earthquake Syria"),
        ("How strong was it?", "earthquake Syria"),
    ),
    said(
        "who won the election in argentina?",
        ("how old is he?", "argentina"),
        ("what are his plans for the economy?", "argentina"),
        ("is he married?", "argentina"),
        ("and when was that?", "argentina"),
        ("but why?", "argentina"),
    ),
    said(
        "Is the port of Beirut open again?",
        ("Since when?", "port Beirut"),
        ("How much did it cost?", "port Beirut"),
        ("Who paid for it?", "port Beirut"),
        ("ok and what about the airport?", "Beirut"),
        ("Which airport is the largest in Europe?", ""),
        ("where is it?", "airport largest Europe", "Beirut"),
    ),
    said(
        "When will Angela Merkel publish her memoirs?",
        ("What's the title?", "Merkel"),
        ("Has she said anything about Putin?", "Merkel"),
        ("how many pages?", "Merkel"),
        ("And who is the publisher?", "Merkel"),
    ),
    said(
        "What is the inflation rate in Egypt?",
        ("and in Iran?", "inflation rate", "Egypt"),
        ("What does that mean?", "inflation rate Iran"),
        ("Why is it so high?", "inflation rate Iran"),
        ("and how did the central bank react?", "inflation Iran"),
    ),
    said(
        "Did Raisi and Tokayev meet in New York?",
        ("What did they talk about?", "Raisi Tokayev"),
        ("How long did they talk?", "Raisi Tokayev"),
        ("who else was there?", "Raisi Tokayev"),
        ("were there any results?", "Raisi Tokayev"),
        ("Did Tokayev invite him to Astana?", "Raisi"),
    ),
    said(
        "ماذا اقترح جباروف؟",
        ("and when?", "جباروف"),
        ("what did he say about railways?", "جباروف"),
        ("What about Tokayev?", "جباروف"),
    ),
    said(
        "Which company bought the newspaper?",
        ("for how much?", "company newspaper"),
        ("and what happened to its editors?", "company newspaper"),
        ("Who owns the company?", ""),
    ),
)
