from __future__ import annotations

import pytest

from corpus.errors import InputError, QuestionError, ReportError, SandboxError, SettingError, StoreError, YanxiaogeError


@pytest.mark.parametrize("wrong_use", [QuestionError, SettingError])
def test_wrong_use_is_told_from_failure(wrong_use: type[Exception]):
    assert issubclass(wrong_use, InputError)


@pytest.mark.parametrize("failure", [ReportError, SandboxError, StoreError])
def test_failure_is_no_wrong_use(failure: type[Exception]):
    assert issubclass(failure, YanxiaogeError)
    assert not issubclass(failure, InputError)
