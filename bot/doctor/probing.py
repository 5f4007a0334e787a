"""A live probe: a language model as the settings name it goes in; it is asked for a few words of JSON."""

from contextlib import closing

from bot.settings import LanguageModel
from index.errors import EndpointError
from retrieval.generation.endpoint import Request, Trouble
from retrieval.generation.modes import is_usable
from retrieval.generation.openai_endpoint import OpenAIEndpoint

MOST_TOKENS = 1000  # a model may think before it says three words

REQUEST = Request(
    instructions="You are being tested. Reply with the JSON object that the schema describes.",
    material='Set "ready" to true.',
    schema_name="probe",
    schema={
        "type": "object",
        "properties": {"ready": {"type": "boolean"}},
        "required": ["ready"],
        "additionalProperties": False,
    },
    most_tokens=MOST_TOKENS,
)


def probe(model: LanguageModel) -> None:
    """Ask it once. Raises `EndpointError`, and `SettingsError` where it can't be asked at all."""
    key = model.api_key.get_secret_value() if model.api_key is not None else None
    with closing(OpenAIEndpoint(model.base_url, key, model.name)) as endpoint:
        reply = endpoint.complete(REQUEST, model.timeout)
    if not is_usable(reply.text, REQUEST):
        raise EndpointError(
            Trouble.NONSENSE, f"The language model at {model.host} replies, but not in JSON: take another model"
        )
