import base64
import hashlib

from qa.web.content_policy import policy_for


def test_inline_scripts_are_named_by_their_hash():
    digest = base64.b64encode(hashlib.sha256(b"run()").digest()).decode()
    policy = policy_for('<script src="a.js"></script><script type="x">run()</script>')
    assert f"script-src 'self' 'sha256-{digest}';" in policy


def test_nothing_else_runs_and_nothing_leaves():
    policy = policy_for("")
    assert "script-src 'self';" in policy
    assert "default-src 'none'" in policy
    assert "connect-src 'self'" in policy
    assert "unsafe-eval" not in policy
