"""`qawl demo` with a language model behind it: a process, a server of models, and what a person sees of both."""

import json
import signal

import aiohttp
import pytest
from demo_process import started
from endpoint_server import Asked, serving_model
from honest_seed_claims import CLAIMS
from qawl_process import Qawl
from test_demo import reply_to

pytestmark = pytest.mark.model

QUESTION = "Where did the presidents of Iran and Kazakhstan meet?"
LIE = "Raisi met Tokayev in Paris."


def model(asked: Asked) -> str:
    """Knows the article, and lies a little."""
    honest = CLAIMS[QUESTION]
    offered = json.loads(asked.material)["sentences"]
    numbers = [each["id"] for each in offered if honest.piece in each["text"]]
    claims = [{"text": text, "sentences": numbers} for text in (honest.text, LIE)]
    return json.dumps({"claims": claims, "translations": []}, ensure_ascii=False)


async def test_the_bot_says_what_was_checked_and_tells_where_it_asks(seeded: Qawl) -> None:
    with serving_model(model) as server:
        settings = {"QAWL_LLM_BASE_URL": server.url, "QAWL_LLM_MODEL": "honest"}
        async with (
            started(seeded, "demo", "--port", "0", ended_by=signal.SIGTERM, settings=settings) as printed,
            aiohttp.ClientSession() as session,
        ):
            url = printed.rpartition(" ")[2]
            shown = await reply_to(session, url, QUESTION)
            privacy = await reply_to(session, url, "/privacy")
        asked = list(server.asked)
    assert CLAIMS[QUESTION].text in shown["text"]
    assert LIE not in shown["text"]
    assert "مقر الأمم المتحدة بنيويورك" in shown["text"]
    assert f"127.0.0.1:{server.port}" in privacy["text"]
    assert QUESTION in asked[0].material
    assert len(asked) == 1
