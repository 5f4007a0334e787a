"""A model of Sentence Transformers in, an embedder out; then questions and passages in, their vectors out."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from index.embedding.adapter import add_updates
from index.embedding.default_model import CARRIED_MODEL, default_model_directory
from index.embedding.hub import ModelPlace, find_model, first_line, silence_libraries
from index.embedding.packed_bert import PackedBert
from index.embedding.passage_text import JoinedPassage, join_passage
from index.embedding.placed_vectors import Tokens, placed_vectors
from index.embedding.records import PassageEmbedding, PassageText, QuestionEmbedding
from index.embedding.releases import DEFAULT_MODEL
from index.embedding.safety import safe_text
from index.embedding.threads import calm_threads
from index.embedding.vowels import Unvowelled, unvowelled, without_signs
from index.errors import ModelError
from index.quantised import TokenVectors
from index.records import Span
from index.vectors import Vector, finite_unit

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor

BATCH_SIZE = 16
"""Passages in one forward pass; on two cores neither 8 nor 32 is faster, and a question waits for one at most."""

PLAIN_MODEL = CARRIED_MODEL
_QUESTION_PROMPTS = ("query",)
_PASSAGE_PROMPTS = ("document", "passage", "corpus")


_Read = tuple["dict[str, Tensor]", Tokens | None]
"""What the model made of a text, and the tokens that the text was cut into."""


def load_plain_embedder(cache: Path, progress: Callable[[str], None]) -> "SentenceTransformerEmbedder":
    """The model that a package carries, as it was published, kept under `cache`. See `load_carried_embedder`."""
    return SentenceTransformerEmbedder(_load_carried(cache, progress), PLAIN_MODEL)


def load_tuned_embedder(
    cache: Path, progress: Callable[[str], None], release: str = DEFAULT_MODEL, updates: Path | None = None
) -> "SentenceTransformerEmbedder":
    """The same model with a release's updates to its weights, or those in the file `updates` in their place."""
    model = _load_carried(cache, progress)
    add_updates(model, release, updates)
    return SentenceTransformerEmbedder(model, release)


def load_named_embedder(name: str, progress: Callable[[str], None]) -> "SentenceTransformerEmbedder":
    """The model in a folder, or of a repository of the model hub. See `load_embedder`."""
    place = find_model(name)
    if place.kind == "hub":
        progress(f"Downloading the model {name} (once)…")
    return SentenceTransformerEmbedder(_load(place, name), name)


def _load_carried(cache: Path, progress: Callable[[str], None]) -> "SentenceTransformer":
    return _load(ModelPlace(str(default_model_directory(cache, progress)), "folder"), PLAIN_MODEL)


def _load(place: ModelPlace, name: str) -> "SentenceTransformer":
    calm_threads()
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    silence_libraries()
    try:
        model = SentenceTransformer(place.address, local_files_only=place.kind != "hub")
    except Exception as error:
        raise ModelError(f"the model {name!r} can't be loaded ({first_line(error)})") from error
    return model


class SentenceTransformerEmbedder:
    """Implements `index.embedding.protocol.Embedder`.

    `model` is one of Sentence Transformers, or has what is used of one here (`CarriedBert`). `name` is how the operator
    names the model. Token vectors are there only where the model gives one for each token of its tokenizer, as wide as
    its sentence vectors; otherwise every text has zero of them.
    """

    def __init__(self, model: "SentenceTransformer", name: str) -> None:
        self._model = model
        self._name = name
        self._question_prompt = _prompt(model, _QUESTION_PROMPTS)
        self._passage_prompt = _prompt(model, _PASSAGE_PROMPTS)
        self._turn = threading.Lock()
        self._running = threading.Lock()
        self._packed = PackedBert.of(model)
        declared: int | None = model.get_embedding_dimension()
        self._dimension = declared or len(model.encode("", show_progress_bar=False))

    @property
    def name(self) -> str:
        return self._name

    @property
    def is_packed(self) -> bool:
        """Whether texts are read side by side, see `PackedBert`."""
        return self._packed is not None

    @property
    def dimension(self) -> int:
        return self._dimension

    def embed_question(self, text: str) -> QuestionEmbedding:
        """The vectors of a question: `vector` (dimension,), `tokens` (tokens of the question itself, dimension)."""
        (embedding,) = self.embed_questions([text])
        return embedding

    def embed_questions(self, texts: Sequence[str]) -> list[QuestionEmbedding]:
        """Each question's vectors, to the last bit as if it were alone, whatever stands beside it."""
        if not texts:
            return []
        safe = [safe_text(text) for text in texts]
        shown = [without_signs(text) for text in safe]
        if self._packed is not None:
            read = self._read_packed(self._packed, shown, self._question_prompt)
        else:
            read = [self._read_question(text) for text in shown]
        embeddings = []
        for text, (output, tokens) in zip(safe, read, strict=True):
            own = placed_vectors(output, tokens, (Span(0, len(text)),), self._dimension)
            embeddings.append(QuestionEmbedding(_sentence_vector(output), own.vectors, own.spans, text))
        return embeddings

    def embed_passages(self, passages: Sequence[PassageText]) -> list[PassageEmbedding]:
        """One embedding a passage, in their order. Tokens beyond the model's reach, and of headings, are absent."""
        joined = [join_passage(passage) for passage in passages]
        by_length = sorted(range(len(joined)), key=lambda number: len(joined[number].text))
        embeddings: dict[int, PassageEmbedding] = {}
        for start in range(0, len(by_length), BATCH_SIZE):
            batch = by_length[start : start + BATCH_SIZE]
            made = self._embed_batch([joined[number] for number in batch])
            embeddings.update(zip(batch, made, strict=True))
        return [embeddings[number] for number in range(len(joined))]

    def _embed_batch(self, batch: list[JoinedPassage]) -> list[PassageEmbedding]:
        texts = [unvowelled(passage.text) for passage in batch]
        if self._packed is not None:
            read = self._read_packed(self._packed, texts, self._passage_prompt)
        else:
            read = self._read_passages(texts)
        embeddings: list[PassageEmbedding] = []
        for passage, (output, own) in zip(batch, read, strict=True):
            placed = placed_vectors(output, own, passage.spans, self._dimension)
            vectors = TokenVectors.quantise(placed.vectors, placed.sentences, placed.spans)
            embeddings.append(PassageEmbedding(_sentence_vector(output), vectors))
        return embeddings

    def _read_question(self, shown: Unvowelled) -> _Read:
        with self._exclusive():
            outputs = self._model.encode_query(
                [shown.text], prompt=self._question_prompt, output_value=None, show_progress_bar=False
            )
            return outputs[0], self._tokenise([shown], self._question_prompt)[0]

    def _read_passages(self, shown: list[Unvowelled]) -> list[_Read]:
        with self._exclusive():
            outputs = self._model.encode_document(
                [each.text for each in shown],
                prompt=self._passage_prompt,
                batch_size=len(shown),
                output_value=None,
                show_progress_bar=False,
            )
            return list(zip(outputs, self._tokenise(shown, self._passage_prompt), strict=True))

    def _read_packed(self, packed: PackedBert, shown: list[Unvowelled], prompt: str) -> list[_Read]:
        """As the model itself reads them. Nobody waits for it: only the tokenizer is for one thread at a time."""
        with self._exclusive():
            tokens = self._tokenise(shown, prompt)
        known = [each for each in tokens if each is not None]
        return list(zip(packed.read([each.ids for each in known]), known, strict=True))

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        """One thread at a time: tokenizers can't be configured by one while another uses them.

        A thread that comes back for its next batch queues behind whoever holds the turn, so that a question asked
        while documents are indexed waits for one batch, not for all of them.
        """
        with self._turn:
            self._running.acquire()
        try:
            yield
        finally:
            self._running.release()

    def _tokenise(self, texts: list[Unvowelled], prompt: str) -> list[Tokens | None]:
        """The tokens of each text, placed in the text with its signs; None where the tokenizer can't place them."""
        tokenizer = getattr(self._model, "tokenizer", None)
        if tokenizer is None or not getattr(tokenizer, "is_fast", False):
            return [None] * len(texts)
        encoded = tokenizer(
            [prompt + each.text for each in texts],
            truncation=True,
            return_offsets_mapping=True,
            return_special_tokens_mask=True,
        )
        tokens: list[Tokens | None] = []
        for text, ids, places, special in zip(
            texts, encoded["input_ids"], encoded["offset_mapping"], encoded["special_tokens_mask"], strict=True
        ):
            spans = [
                (0, 0) if is_special else text.span(start - len(prompt), end - len(prompt))
                for (start, end), is_special in zip(places, special, strict=True)
            ]
            tokens.append(Tokens(list(ids), spans))
        return tokens


def _prompt(model: "SentenceTransformer", names: Sequence[str]) -> str:
    """What the model wants in front of its texts, by the same rules as `encode_query` and `encode_document`."""
    prompts: dict[str, str] = model.prompts
    default: str | None = model.default_prompt_name
    found = [name for name in (*names, default) if name is not None and name in prompts]
    return prompts[found[0]] if found else ""


def _sentence_vector(output: "dict[str, Tensor]") -> Vector:
    vector: Vector = output["sentence_embedding"].float().cpu().numpy()
    return finite_unit(vector)
