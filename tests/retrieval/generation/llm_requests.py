"""A request to a language model, and a reply that has the form it asks for."""

from retrieval.generation.endpoint import Request

SCHEMA = {
    "type": "object",
    "properties": {"claims": {"type": "array", "items": {"type": "string"}}},
    "required": ["claims"],
    "additionalProperties": False,
}
INSTRUCTIONS = "Say in one sentence what the quotes say."
MATERIAL = "1. «زار رئيسي أستانا يوم الأحد» (المصدر: تجربة)"
REQUEST = Request(INSTRUCTIONS, MATERIAL, "claims", SCHEMA, 200)
REPLY = '{"claims": ["زار رئيسي أستانا", "Raisi went to Astana"]}'
