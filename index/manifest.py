"""What a generation says of itself: `manifest.json`, read as strictly as it is written."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from index.durable import DamageError

MANIFEST = "manifest.json"
FORMAT_VERSION = 5
"""Raised when a reader of the former version could not use the files; there is no migration, an index is rebuilt."""
MAX_INTEGER = 2**63 - 1
"""What SQLite and the file system can count; a longer number is damage."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of a generation."""

    name: str
    """A plain name in the generation's own folder: `is_file_name` holds."""
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ManifestFacts:
    """What only the one who fills a generation knows."""

    encoder_id: str
    encoder_sha256: str
    dimensions: int
    counts: tuple[tuple[str, int], ...]
    """What the files hold, by name: (("reports", 3), ("passages", 120), ("linked", 7)), the last in sentences."""
    linked: tuple[FileEntry, ...] = ()
    """Files that are the former generation's own, by hard link, as its manifest describes them."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A generation's version, encoder, counts and files."""

    format_version: int
    generation: str
    """The folder's name, as `gen-000007`."""
    created: str
    """ISO 8601 in UTC, to the second."""
    encoder_id: str
    encoder_sha256: str
    dimensions: int
    counts: tuple[tuple[str, int], ...]
    files: tuple[FileEntry, ...]
    """Every file in the folder except the manifest, by name."""

    @classmethod
    def of(cls, generation: str, facts: ManifestFacts, files: tuple[FileEntry, ...]) -> Manifest:
        """Describe the files as of now, in the current format."""
        created = datetime.now(UTC).isoformat(timespec="seconds")
        encoder = (facts.encoder_id, facts.encoder_sha256, facts.dimensions)
        return cls(FORMAT_VERSION, generation, created, *encoder, facts.counts, files)

    def to_json(self) -> bytes:
        """Give the one way to write this manifest; its last field is the SHA-256 of the others."""
        fields: dict[str, object] = {
            "format_version": self.format_version,
            "generation": self.generation,
            "created": self.created,
            "encoder_id": self.encoder_id,
            "encoder_sha256": self.encoder_sha256,
            "dimensions": self.dimensions,
            "counts": dict(self.counts),
            "files": [{"name": file.name, "size": file.size, "sha256": file.sha256} for file in self.files],
        }
        return _dump({**fields, "sha256": hashlib.sha256(_dump(fields)).hexdigest()})

    @classmethod
    def from_json(cls, data: bytes) -> Manifest:
        """Read what `to_json` wrote; one byte more, less or other is refused.

        Raises:
            DamageError: what is wrong, a StoreError.
        """
        try:
            fields = json.loads(data.decode("utf-8"))
        except (ValueError, RecursionError) as error:
            raise _wrong("不是有效的 UTF-8 JSON") from error
        version = _integer(fields, "format_version")
        if version != FORMAT_VERSION:
            raise _wrong(f"的格式版本是 {version}，本程序只支持 {FORMAT_VERSION}")
        manifest = cls(
            version,
            _text(fields, "generation"),
            _time(fields, "created"),
            _text(fields, "encoder_id"),
            _digest(fields, "encoder_sha256"),
            _integer(fields, "dimensions"),
            _counts(_field(fields, "counts", dict)),
            _files(_field(fields, "files", list)),
        )
        if manifest.to_json() != data:
            raise _wrong("与自身的校验和不符")
        return manifest


def is_file_name(name: str) -> bool:
    """Tell whether a generation may hold a file so named: ASCII, no path, not hidden, not the manifest."""
    return _FILE_NAME.fullmatch(name) is not None and name != MANIFEST


def is_sha256(text: str) -> bool:
    """Tell whether this is a SHA-256 in lower-case hexadecimal."""
    return _SHA256.fullmatch(text) is not None


def _dump(fields: dict[str, object]) -> bytes:
    return (json.dumps(fields, ensure_ascii=False, indent=1) + "\n").encode()


def _wrong(what: str) -> DamageError:
    return DamageError(f"{MANIFEST} {what}")


def _field(fields: object, name: str, kind: type) -> Any:  # noqa: ANN401 - JSON: each caller asks for its kind
    value = fields.get(name) if isinstance(fields, dict) else None
    if type(value) is not kind:  # isinstance would take True for an integer
        raise _wrong(f"的 {name} 缺失或类型有误")
    return value


def _integer(fields: object, name: str) -> int:
    value: int = _field(fields, name, int)
    if not 0 <= value <= MAX_INTEGER:
        raise _wrong(f"的 {name} 超出范围")
    return value


def _text(fields: object, name: str) -> str:
    value: str = _field(fields, name, str)
    if not 0 < len(value) <= 200 or not value.isprintable():  # a lone surrogate is not printable
        raise _wrong(f"的 {name} 为空、过长或含有不可显示的字符")
    return value


def _digest(fields: object, name: str) -> str:
    value = _text(fields, name)
    if not is_sha256(value):
        raise _wrong(f"的 {name} 不是 SHA-256")
    return value


def _time(fields: object, name: str) -> str:
    value = _text(fields, name)
    try:
        offset = datetime.fromisoformat(value).utcoffset()
    except ValueError as error:
        raise _wrong(f"的 {name} 不是时间") from error
    if offset != timedelta(0):
        raise _wrong(f"的 {name} 不是 UTC 时间")
    return value


def _counts(fields: dict[str, object]) -> tuple[tuple[str, int], ...]:
    for name in fields:
        _text({"counts": name}, "counts")
    return tuple((name, _integer(fields, name)) for name in fields)


def _files(entries: list[object]) -> tuple[FileEntry, ...]:
    files = tuple(FileEntry(_text(it, "name"), _integer(it, "size"), _digest(it, "sha256")) for it in entries)
    names = [file.name for file in files]
    if not all(map(is_file_name, names)):
        raise _wrong("的 files 中有不允许的文件名")
    if names != sorted(set(names)):
        raise _wrong("的 files 有重复或次序有误")
    return files
