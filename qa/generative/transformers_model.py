"""A causal language model run here by transformers, from a folder or by its name on the model hub."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus.errors import SettingError
from qa.generative.hub import fetch
from qa.generative.thinking import Thinking, is_tag, opens_thinking
from qa.generative.types import STILL_THINKING, Message, ModelError

_MOST_CONTEXT = 32_768
_PIECE_WAIT_S = 600.0
_NO_ROOM = "内存装不下这次语言模型的运算", "请换一个小些的模型，或设 YANXIAOGE_LLM_DTYPE=bfloat16"
_OTHER_MODEL = "请换一个 transformers 支持的对话模型"


class TransformersModel:
    """One model in this process; questions wait for each other, since two at once would only share the cores."""

    def __init__(self, name: str, *, device: str, dtype: str) -> None:
        """Load the weights: safetensors only, and no code of the folder is run. Raises SettingError."""
        folder = Path(name).expanduser() if Path(name).expanduser().is_dir() else fetch(name)
        from transformers import AutoModelForCausalLM, AutoTokenizer

        self._device = _device(device)
        if dtype == "auto":
            dtype = "float32" if self._device == "cpu" else "bfloat16"
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
            self._model: Any = AutoModelForCausalLM.from_pretrained(
                folder, local_files_only=True, trust_remote_code=False, use_safetensors=True, dtype=dtype
            ).to(self._device)
        except Exception as error:
            reason = type(error).__name__
            raise SettingError(f"语言模型“{name}”读不出来（{reason}）：请检查模型文件夹是否完整。") from error
        if not self._tokenizer.chat_template:
            raise SettingError(f"语言模型“{name}”没有对话模板：请换一个对话模型（Instruct 或 Chat）。")
        self._model.eval()
        self._lock = threading.Lock()
        self.name = f"transformers:{Path(name).name}"
        self.context = min(int(getattr(self._model.config, "max_position_embeddings", 4096)), _MOST_CONTEXT)

    def count(self, text: str) -> int:
        """Count the tokens."""
        return len(self._tokenizer(text, add_special_tokens=False)["input_ids"])

    def generate(self, messages: Sequence[Message], most: int, stop: threading.Event) -> Iterator[str]:
        """Yield the answer's text as it comes, thinking left out. Raises ModelError."""
        while not self._lock.acquire(timeout=0.1):
            if stop.is_set():
                return
        try:
            prompt = self._rendered(messages)
            thinking = Thinking(opens_thinking(prompt))
            for piece in self._pieces(prompt, most, stop):
                if shown := thinking.feed(piece):
                    yield shown
            if thinking.inside and not stop.is_set():
                raise ModelError(*STILL_THINKING)
            if rest := thinking.close():
                yield rest
        finally:
            self._lock.release()

    def _rendered(self, messages: Sequence[Message]) -> str:
        told = [{"role": message.role, "content": message.content} for message in messages]
        try:
            return str(
                self._tokenizer.apply_chat_template(
                    told, add_generation_prompt=True, tokenize=False, enable_thinking=False
                )
            )
        except Exception:  # noqa: BLE001 - a template fails in many ways, and the text may hold the prompt
            raise ModelError("语言模型的对话模板出错", _OTHER_MODEL) from None

    def _pieces(self, prompt: str, most: int, stop: threading.Event) -> Iterator[str]:
        from transformers import TextIteratorStreamer

        special = set(self._tokenizer.all_special_tokens)
        # Where the tags of thinking are special tokens, leaving those out would leave the thinking in.
        tags = any(map(is_tag, special))
        streamer: Any = TextIteratorStreamer(
            self._tokenizer, skip_prompt=True, skip_special_tokens=not tags, timeout=_PIECE_WAIT_S
        )
        unseen = re.compile("|".join(re.escape(token) for token in special if tags and not is_tag(token)) or "(?!)")
        failed: list[ModelError] = []
        closed = threading.Event()

        def ends(*_: object, **__: object) -> bool:
            return stop.is_set() or closed.is_set()

        worker = threading.Thread(target=self._run, args=(prompt, most, ends, streamer, failed), daemon=True)
        worker.start()
        try:
            yield from (unseen.sub("", piece) for piece in streamer)
        finally:
            closed.set()
            worker.join()
        if failed:
            raise failed[0]

    def _run(
        self,
        prompt: str,
        most: int,
        ends: Callable[..., bool],
        streamer: Any,  # noqa: ANN401 - transformers is untyped here
        failed: list[ModelError],
    ) -> None:
        import torch
        from transformers import StoppingCriteriaList

        try:
            tokens = self._tokenizer(prompt, add_special_tokens=False, return_tensors="pt").to(self._device)
            with torch.inference_mode():
                self._model.generate(
                    **tokens,
                    max_new_tokens=most,
                    do_sample=False,
                    streamer=streamer,
                    stopping_criteria=StoppingCriteriaList([ends]),
                )
        except (MemoryError, torch.OutOfMemoryError):
            failed.append(ModelError(*_NO_ROOM))
        except Exception:  # noqa: BLE001 - a template or a kernel fails in many ways, and the text may hold the prompt
            failed.append(ModelError("语言模型运算出错", _OTHER_MODEL))
        finally:
            streamer.end()


def _device(name: str) -> str:
    """Give the device to run on. Raises SettingError where this machine does not have the one that is named."""
    import torch

    if name == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    try:
        torch.empty(1, device=name)
    except (RuntimeError, AssertionError, NotImplementedError):
        raise SettingError(f"这台机器上用不了 {name}：请把 YANXIAOGE_LLM_DEVICE 改成 auto 或 cpu。") from None
    return name
