"""The article that is measured with, and questions about it: in both languages, answered by it and not."""

from pathlib import Path

SEED = Path(__file__).parents[1] / "seeds" / "raisi-tokayev-japarov.txt"
QUESTIONS = (
    "what did Japarov propose?",
    "ماذا اقترح جباروف؟",
    "Where did the presidents of Iran and Kazakhstan meet?",
    "أين التقى رئيسي نظيره الكازاخستاني؟",
    "What is Iran ready to share with Kyrgyzstan?",
    "ما الذي اعتبره رئيسي عقبة أمام تطوير العلاقات مع قرغيزستان؟",
    "Which team won the Champions League?",
    "كم عدد سكان كازاخستان؟",
)
