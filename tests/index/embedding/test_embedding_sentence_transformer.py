import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.embedding.load import load_embedder
from index.embedding.passage_text import JoinedPassage, join_passage
from index.embedding.protocol import Embedder
from index.embedding.records import PassageEmbedding, PassageText
from index.embedding.sentence_transformer import BATCH_SIZE, SentenceTransformerEmbedder
from index.embedding.vowels import unvowelled
from index.errors import ModelError
from index.quantised import LARGEST_VALUE

pytestmark = pytest.mark.model

PASSAGES = [
    PassageText("لقاء في أستانا", ("التقى رئيسي نظيره توكاييف في أستانا.", "وقال: «سنوسّع التعاون!»", "انتهى اللقاء؟")),
    PassageText("A meeting in Astana", ("Raisi met Tokayev in Astana.", "Trade grew by 12.5% in 2023, he said.")),
    PassageText("", ("The first sentence has no heading before it.", "والجملة الثانية بالعربية.")),
    PassageText("Mixed", ("قال Japarov إن trade مهم 😀 جدا", "😀", "\0", "end\nof it")),
    PassageText("No sentences", ()),
    PassageText("خَبَرٌ مِنَ المَدِينَةِ", ("اِفْتَتَحَ الوَزِيرُ مَكْتَبَةً جَدِيدَةً فِي المَدِينَةِ.", "وقـــال إنّها الثالثة.")),
]
ODD_TEXTS = [
    "",
    "\0",
    "\ufdfa" * 10,
    "\ud800\udc00\ud800",
    "😀" * 40,
    "كلمة " * 2_000,
    "x" * 10_000,
    "</s> <mask> <pad>",
]


def test_it_is_an_embedder(embedder: SentenceTransformerEmbedder) -> None:
    checked: Embedder = embedder
    assert (checked.name, checked.dimension) == ("qawl-e5-small-3", 384)


def test_each_sentence_has_the_tokens_it_is_cut_into_in_place(embedder: SentenceTransformerEmbedder) -> None:
    tokenizer = embedder._model.tokenizer
    for passage, embedding in zip(PASSAGES, embedder.embed_passages(PASSAGES), strict=True):
        joined = join_passage(passage)
        for number, span in enumerate(joined.spans):
            sentence = joined.text[span.start : span.end]
            # This tokenizer never looks across a blank, so a sentence is cut alike alone and in its passage.
            expected = len(tokenizer.tokenize(unvowelled(sentence).text)) if sentence else 0
            assert (embedding.tokens.sentences == number).sum() == expected
        assert embedding.tokens.sentences.tolist() == sorted(embedding.tokens.sentences.tolist())


def test_every_token_lies_inside_the_sentence_it_is_counted_to(embedder: SentenceTransformerEmbedder) -> None:
    prompt = embedder._passage_prompt
    for passage, embedding in zip(PASSAGES, embedder.embed_passages(PASSAGES), strict=True):
        joined = join_passage(passage)
        (tokens,) = embedder._tokenise([unvowelled(joined.text)], prompt)
        assert tokens is not None
        rebuilt = [""] * len(passage.sentences)
        kept = 0
        for start, end in tokens.spans:
            text = joined.text[max(start, 0) : max(end, 0)]
            for number, span in enumerate(joined.spans):
                if span.start <= end - 1 < span.end:
                    assert text.strip() in joined.text[span.start : span.end]
                    rebuilt[number] += text
                    kept += 1
        shown = [joined.text[start:end].replace(" ", "") for start, end in joined.spans]
        assert [text.replace(" ", "") for text in rebuilt] == shown
        assert len(embedding.tokens.values) == kept


def test_vowelled_text_is_read_as_papers_write_it(embedder: SentenceTransformerEmbedder) -> None:
    vowelled, plain = "اِفْتَتَحَ الوَزِيرُ مَكْتَبَةً جَدِيدَةً فِي حَلَبَ.", "افتتح الوزير مكتبة جديدة في حلب."
    signed, bare = embedder.embed_passages([PassageText("", (vowelled,)), PassageText("", (plain,))])
    assert np.array_equal(signed.vector, bare.vector)
    assert np.array_equal(signed.tokens.values, bare.tokens.values)
    assert signed.tokens.spans[-1].tolist() == [len(vowelled) - 1, len(vowelled)]
    question = embedder.embed_question(vowelled)
    assert np.array_equal(question.vector, embedder.embed_question(plain).vector)
    assert question.shown == vowelled
    assert [question.shown[start:end] for start, end in question.spans][-1] == "."


def test_a_single_sign_changes_nothing_in_what_a_question_is_read_as(embedder: SentenceTransformerEmbedder) -> None:
    typed = "كم سنة سُجن المديـر السابق؟"
    signed, bare = embedder.embed_question(typed), embedder.embed_question("كم سنة سجن المدير السابق؟")
    assert np.array_equal(signed.vector, bare.vector)
    assert np.array_equal(signed.tokens, bare.tokens)
    assert signed.shown == typed
    assert "".join(typed[start:end] for start, end in signed.spans).replace(" ", "") == typed.replace(" ", "")


def test_token_vectors_are_the_model_s_own_rows(embedder: SentenceTransformerEmbedder) -> None:
    text = "قال الرئيس إن التجارة تضاعفت"
    output = embedder._model.encode(["passage: " + text], output_value="token_embeddings")[0].numpy()
    words = embedder._model.tokenizer.tokenize("passage: " + text)
    expected = output[1:-1][words.index(":") + 1 :]
    expected /= np.linalg.norm(expected, axis=1, keepdims=True)
    (embedding,) = embedder.embed_passages([PassageText("", (text,))])
    restored = embedding.tokens.restore()
    step = np.abs(expected).max(axis=1, keepdims=True) / LARGEST_VALUE
    assert (np.abs(restored - expected) <= 0.51 * step).all()
    assert (np.sum(restored * expected, axis=1) / np.linalg.norm(restored, axis=1) > 0.97).all()


def test_a_question_keeps_its_own_tokens_only(embedder: SentenceTransformerEmbedder) -> None:
    question = "ماذا اقترح جباروف؟"
    embedding = embedder.embed_question(question)
    assert embedding.tokens.shape == (len(embedder._model.tokenizer.tokenize(question)), 384)
    np.testing.assert_allclose(np.linalg.norm(embedding.tokens, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(embedding.vector, embedder._model.encode_query(question), atol=1e-6)
    assert embedding.vector.dtype == embedding.tokens.dtype == np.float32
    assert embedder.embed_question("\0 \n").tokens.shape == (0, 384)


@pytest.mark.parametrize("text", ODD_TEXTS, ids=range(len(ODD_TEXTS)))
def test_odd_texts_survive(embedder: SentenceTransformerEmbedder, text: str) -> None:
    question = embedder.embed_question(text)
    (passage,) = embedder.embed_passages([PassageText(text, (text, text))])
    for vector in (question.vector, passage.vector):
        assert vector.shape == (384,)
        assert np.isclose(np.linalg.norm(vector), 1, atol=1e-5)
    assert np.isfinite(passage.tokens.restore()).all()
    assert len(passage.tokens.values) == len(passage.tokens.scales) == len(passage.tokens.sentences) <= 512


def test_tokens_beyond_the_models_reach_are_absent(embedder: SentenceTransformerEmbedder) -> None:
    (embedding,) = embedder.embed_passages([PassageText("", tuple("كلمة أخرى." for _ in range(300)))])
    assert 490 < len(embedding.tokens.values) < 512
    assert embedding.tokens.sentences.max() < 299


def test_order_is_kept_over_batches(embedder: SentenceTransformerEmbedder) -> None:
    passages = [PassageText("", ("word " * (1 + (7 * n) % 23),)) for n in range(2 * BATCH_SIZE + 3)]
    together = embedder.embed_passages(passages)
    for number in (0, 5, BATCH_SIZE, len(passages) - 1):
        (alone,) = embedder.embed_passages([passages[number]])
        np.testing.assert_allclose(together[number].vector, alone.vector, atol=1e-5)
        assert together[number].tokens.values.shape == alone.tokens.values.shape
    assert embedder.embed_passages([]) == []


def test_translations_are_closer_than_other_texts(embedder: SentenceTransformerEmbedder) -> None:
    english = ("The president visited Kazakhstan on Monday.", "The team lost the football match.")
    arabic = ("زار الرئيس كازاخستان يوم الاثنين.", "خسر الفريق مباراة كرة القدم.")
    vectors = [
        np.array(
            [embedding.vector for embedding in embedder.embed_passages([PassageText("", (text,)) for text in texts])]
        )
        for texts in (english, arabic)
    ]
    similar = vectors[0] @ vectors[1].T
    assert similar[0, 0] > similar[0, 1]
    assert similar[1, 1] > similar[1, 0]


def test_threads_get_what_one_thread_gets(embedder: SentenceTransformerEmbedder) -> None:
    questions = ["ماذا قال؟", "What did he say about the trade between both countries?", "x " * 50, "من؟"] * 4
    expected = [embedder.embed_question(question) for question in questions]
    passages = [embedding.vector for embedding in embedder.embed_passages(PASSAGES)]
    with ThreadPoolExecutor(8) as pool:
        indexed = [pool.submit(embedder.embed_passages, PASSAGES) for _ in range(3)]
        found = list(pool.map(embedder.embed_question, questions))
    for one, other in zip(expected, found, strict=True):
        np.testing.assert_array_equal(one.vector, other.vector)
        np.testing.assert_array_equal(one.tokens, other.tokens)
    for future in indexed:
        np.testing.assert_array_equal([embedding.vector for embedding in future.result()], passages)


def test_a_question_is_not_kept_waiting_for_all_passages(
    embedder: SentenceTransformerEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, done = threading.Event(), threading.Event()
    embed_batch = embedder._embed_batch

    def embed_and_tell(batch: list[JoinedPassage]) -> list[PassageEmbedding]:
        begun.set()
        return embed_batch(batch)

    def index() -> None:
        embedder.embed_passages([PassageText("", ("كلمة " * 20,))] * (6 * BATCH_SIZE))
        done.set()

    monkeypatch.setattr(embedder, "_embed_batch", embed_and_tell)
    thread = threading.Thread(target=index)
    thread.start()
    assert begun.wait(60)
    embedder.embed_question("ماذا قال؟")
    assert not done.is_set()
    thread.join()


def test_a_folder_can_be_named(embedder: SentenceTransformerEmbedder, tmp_path: Path) -> None:
    """A static model has neither vectors for single tokens nor a prompt."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding  # noqa: PLC0415
    from tokenizers import Tokenizer, models, pre_tokenizers  # noqa: PLC0415

    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 0, "قال": 1, "said": 2}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    folder = tmp_path / "static"
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=8)], device="cpu").save(str(folder))
    static = load_embedder(str(folder), tmp_path, print)
    assert (static.name, static.dimension) == (str(folder), 8)
    for text in ("قال", "", "unknown words"):
        assert static.embed_question(text).vector.shape == (8,)
        assert static.embed_question(text).tokens.shape == (0, 8)
    embeddings = static.embed_passages(PASSAGES)
    assert [embedding.tokens.values.shape for embedding in embeddings] == [(0, 8)] * len(PASSAGES)
    assert all(np.isfinite(embedding.vector).all() for embedding in embeddings)


def test_a_folder_that_holds_a_broken_model_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("[]")
    with pytest.raises(ModelError, match="can't be loaded") as caught:
        load_embedder(str(tmp_path), tmp_path, print)
    assert "\n" not in str(caught.value)
