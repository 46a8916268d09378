import asyncio
import json

from qa.web.refusals import chat_refusal, refusal, said_in_chinese


def sent_through(status, body):
    """Give what a client gets when the chat answers with `status` and `body`."""
    sent = []

    async def send(message):
        sent.append(message)

    async def respond():
        translated = said_in_chinese(send)
        await translated({"type": "http.response.start", "status": status, "headers": []})
        await translated({"type": "http.response.body", "body": body})

    asyncio.run(respond())
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent)


def test_a_full_queue_speaks_chinese():
    status, body = sent_through(503, b'{"detail": "Queue is full. Max size is 64"}')
    assert (status, json.loads(body)) == (429, {"detail": "现在提问的人较多，请稍等片刻再试。"})


def test_other_answers_pass():
    assert sent_through(200, b"{}") == (200, b"{}")


def test_where_the_sentence_stands():
    assert json.loads(refusal(404, "没有。").body) == {"error": "没有。"}
    assert json.loads(chat_refusal(429, "稍等。").body) == {"detail": "稍等。"}


def test_who_may_come_back_is_told_when():
    assert refusal(429, "稍等。").headers["Retry-After"] == "5"
    assert "Retry-After" not in refusal(404, "没有。").headers
