"""The Content-Security-Policy: scripts only from this server, and those inline ones that it wrote itself."""

from __future__ import annotations

import base64
import hashlib
import re

_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
_POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'none'; "
    "frame-ancestors 'none'"
)


def policy_for(page: str) -> str:
    """Give the policy for an HTML page: its inline scripts are named by their hash, so none can be added later.

    Gradio's page carries its configuration as inline scripts, with `<` escaped; nobody's text stands between them.
    Styles stay open: Gradio sets style attributes by script and by markup.
    """
    digests = [hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(page)]
    return _POLICY.format(hashes="".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests))
