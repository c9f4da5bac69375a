"""Bodies under the key of their account, account keys under a server key kept elsewhere.

AES-256-GCM throughout. A body is bound to account, kind, id and the table it stands in, so that a
row that was swapped for another is refused. The id of the wrapping server key stands beside the
wrapped key; a body begins with the id of the account key that it was made with.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import secrets
from collections import OrderedDict
from pathlib import Path
from threading import Lock

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from server.storage import compact
from server.storage.errors import KeyMissing, KeyUnreadable, NotReadable

KEY_BYTES = 32
NONCE_BYTES = 12
_ID_BYTES = 4
_CACHED = 4096


class AccountKey:
    """The key of one account: encrypts, decrypts, and makes digests that nobody else can."""

    __slots__ = ("_cipher", "_ledger", "_prefix", "_raw", "_where")

    def __init__(self, raw: bytes, account: int) -> None:
        """`raw`: 32 random bytes that are this account's alone."""
        self._raw = raw
        self._cipher = AESGCM(hashlib.blake2b(raw, digest_size=32, person=b"bodies").digest())
        self._ledger = hashlib.blake2b(raw, digest_size=32, person=b"ledger").digest()
        self._prefix = hashlib.blake2b(raw, digest_size=_ID_BYTES, person=b"name").digest()
        self._where = f"{account}\n"

    def seal(self, text: str, table: str, kind: str, entry_id: str) -> bytes:
        """`text`, packed and encrypted for this place alone."""
        nonce = os.urandom(NONCE_BYTES)
        place = f"{self._where}{table}\n{kind}\n{entry_id}".encode()
        packed = compact.pack(text.encode())
        return self._prefix + nonce + self._cipher.encrypt(nonce, packed, place)

    def open(self, body: bytes, table: str, kind: str, entry_id: str) -> str:
        """The text sealed in `body`; raises NotReadable if it was altered or stood elsewhere."""
        place = f"{self._where}{table}\n{kind}\n{entry_id}".encode()
        if body[:4] != self._prefix:
            raise NotReadable
        try:
            return compact.unpack(self._cipher.decrypt(body[4:16], body[16:], place)).decode()
        except InvalidTag:
            raise NotReadable from None

    def digest(self, text: str) -> bytes:
        """16 bytes that tell `text` from any other, and tell nothing to who lacks the key."""
        return hashlib.blake2b(text.encode(), digest_size=16, key=self._ledger).digest()


class Keyring:
    """The server keys, the first of them in use, and the account keys they open.

    A key file is read again when it changed, so that a rotation needs no restart.
    """

    def __init__(self, keys: list[bytes], file: Path | None = None) -> None:
        """`keys`: 32 bytes each, the current one first; `file`: where they are kept, if in one."""
        self.file = file
        self._take(keys)
        self._read_at = _changed_at(file)
        self._cache: OrderedDict[tuple[int, bytes], AccountKey] = OrderedDict()
        self._lock = Lock()

    @classmethod
    def open(cls, data_dir: Path, server_key: str = "") -> Keyring:
        """The keys given as base64 in `server_key` (several: apart by spaces, newest first).

        Else those in `server.key` of the data folder, which is made (mode 0600) when missing.
        Raises KeyUnreadable.
        """
        if server_key.strip():
            return cls(parse_keys(server_key))
        file = data_dir / "server.key"
        if not file.exists():
            write_new_secret(file, format_keys([secrets.token_bytes(KEY_BYTES)]))
        return cls(parse_keys(file.read_text("ascii", "replace")), file)

    @property
    def keys(self) -> list[bytes]:
        """The server keys, the current one first."""
        return list(self._keys.values())

    @property
    def text(self) -> str:
        """The keys as a key file holds them."""
        return format_keys(self.keys)

    def save(self, keys: list[bytes]) -> None:
        """Put `keys` into the key file, the current one first."""
        if self.file is None:
            raise KeyUnreadable("These keys come from the environment.")
        fresh = self.file.with_name(f".{self.file.name}.{secrets.token_hex(4)}")
        write_new_secret(fresh, format_keys(keys))
        fresh.replace(self.file)
        self._refresh()

    def require(self, name: str) -> bytes:
        """The server key of that id; raises KeyMissing."""
        if name not in self._keys:
            self._refresh()
        if name not in self._keys:
            where = f" in {self.file.name}" if self.file else " in CEPHALOG_SERVER_KEY"
            raise KeyMissing(
                f"The server key {name} that this database was made with is not{where}."
            )
        return self._keys[name]

    def wrap(self, raw: bytes, account: int) -> tuple[str, bytes]:
        """(id of the server key, `raw` encrypted under it), for the account's row."""
        self._refresh()
        nonce = os.urandom(NONCE_BYTES)
        cipher = AESGCM(self._keys[self.current])
        return self.current, nonce + cipher.encrypt(nonce, raw, f"account\n{account}".encode())

    def unwrap(self, name: str, wrapped: bytes, account: int) -> bytes:
        """The account's key in the clear; raises KeyMissing, NotReadable."""
        key = self.require(name)
        try:
            nonce, rest = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
            return AESGCM(key).decrypt(nonce, rest, f"account\n{account}".encode())
        except InvalidTag:
            raise NotReadable from None

    def account_key(self, account: int, name: str, wrapped: bytes) -> AccountKey:
        """The key of an account from its row's `server_key` and `wrapped_key`; kept in memory."""
        found = self._cache.get((account, wrapped))
        if found is None:
            found = AccountKey(self.unwrap(name, wrapped, account), account)
            with self._lock:
                self._cache[(account, wrapped)] = found
                if len(self._cache) > _CACHED:
                    self._cache.popitem(last=False)
        return found

    def _take(self, keys: list[bytes]) -> None:
        self._keys = {_name(key): key for key in keys}
        self.current = _name(keys[0])

    def _refresh(self) -> None:
        changed_at = _changed_at(self.file)
        if self.file is not None and changed_at != self._read_at:
            self._take(parse_keys(self.file.read_text("ascii", "replace")))
            self._read_at = changed_at


def new_account_key() -> bytes:
    """A fresh account key, in the clear."""
    return secrets.token_bytes(KEY_BYTES)


def parse_keys(text: str) -> list[bytes]:
    """Keys from base64 words; raises KeyUnreadable."""
    try:
        keys = [base64.b64decode(word, validate=True) for word in text.split()]
    except (binascii.Error, ValueError):
        raise KeyUnreadable from None
    if not keys or any(len(key) != KEY_BYTES for key in keys):
        raise KeyUnreadable
    return keys


def format_keys(keys: list[bytes]) -> str:
    """The text of a key file: one base64 word a line, the current key first."""
    return "".join(base64.b64encode(key).decode() + "\n" for key in keys)


def _name(key: bytes) -> str:
    return hmac.new(key, b"name", "sha256").hexdigest()[:16]


def _changed_at(file: Path | None) -> tuple[int, int] | None:
    if file is None:
        return None
    found = file.stat()
    return found.st_mtime_ns, found.st_ino


def write_new_secret(file: Path, text: str) -> None:
    """Write a secret that may not be there yet; who comes second takes what the first wrote."""
    temporary = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(temporary, file)
    except FileExistsError:
        pass
    finally:
        temporary.unlink()
