"""A file that only a passphrase opens: Scrypt makes the key, AES-256-GCM seals chunk after chunk.

    QUIETLEGS-BACKUP\\n
    {"version":1,"kdf":"scrypt","n":131072,"r":8,"p":1,"salt":"…","cipher":"aes-256-gcm","nonce":"…","chunk":1048576}\\n
    chunk, chunk, … last chunk, each followed by its tag of 16 bytes

The header is authenticated with every chunk. A chunk's nonce is the header's 7 bytes, its number (4 bytes) and whether
it is the last one (1 byte), so that chunks can be neither dropped, doubled, reordered nor cut off at the end.
"""

import os
from collections.abc import Iterator
from typing import Annotated, BinaryIO, Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from msgspec import Meta, Struct

from quietlegs.foundation.errors import InputError

MAGIC = b"QUIETLEGS-BACKUP\n"
CHUNK = 1 << 20
TAG = 16
LONGEST_HEADER = 1000
SHORTEST_PASSPHRASE = 6
WORK: Literal[131072] = 131072
"""Scrypt's n: about 128 MB and, on a small machine, a second or two for each try at the passphrase."""


class SealedFileError(InputError):
    """A sealed file that cannot be opened; one sentence says what to do."""


class Header(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a file was sealed. The bounds keep a forged header from asking for much memory or time."""

    version: Literal[1] = 1
    kdf: Literal["scrypt"] = "scrypt"
    n: Literal[16384, 32768, 65536, 131072, 262144]
    r: Literal[8] = 8
    p: Annotated[int, Meta(ge=1, le=4)] = 1
    salt: Annotated[bytes, Meta(min_length=16, max_length=32)]
    cipher: Literal["aes-256-gcm"] = "aes-256-gcm"
    nonce: Annotated[bytes, Meta(min_length=7, max_length=7)]
    chunk: Annotated[int, Meta(ge=1024, le=1 << 24)] = CHUNK


def seal(source: BinaryIO, target: BinaryIO, *, passphrase: str) -> None:
    """Write everything from `source` to `target`, sealed. Errors: SealedFileError for a short passphrase."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise SealedFileError(f"A passphrase needs at least {SHORTEST_PASSPHRASE} signs: choose a longer one.")
    header = Header(n=WORK, salt=os.urandom(16), nonce=os.urandom(7))
    head = msgspec.json.encode(header)
    cipher = AESGCM(_key(header, passphrase))
    target.write(MAGIC + head + b"\n")
    for number, (content, last) in enumerate(_chunks(source, header.chunk)):
        target.write(cipher.encrypt(_nonce(header, number, last=last), content, head))


def unseal(source: BinaryIO, target: BinaryIO, *, passphrase: str) -> None:
    """Write what was sealed to `target`. Errors: SealedFileError; a part may be written then."""
    if not is_sealed(source.readline(len(MAGIC))):
        raise SealedFileError("This file is no backup of Quietlegs: check which file it is.")
    head = source.readline(LONGEST_HEADER).removesuffix(b"\n")
    try:
        header = msgspec.json.decode(head, type=Header)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SealedFileError("The beginning of this backup was changed: take another copy of it.") from error
    cipher = AESGCM(_key(header, passphrase))
    for number, (content, last) in enumerate(_chunks(source, header.chunk + TAG)):
        try:
            target.write(cipher.decrypt(_nonce(header, number, last=last), content, head))
        except InvalidTag as error:
            raise SealedFileError(_why(number)) from error


def is_sealed(beginning: bytes) -> bool:
    """Whether a file that begins so is a sealed one."""
    return beginning.startswith(MAGIC)


def _why(number: int) -> str:
    if number == 0:
        return "The passphrase does not open this backup, or the file was changed: try again, or take another copy."
    return "This backup is damaged or cut short: take another copy of it."


def _key(header: Header, passphrase: str) -> bytes:
    return Scrypt(salt=header.salt, length=32, n=header.n, r=header.r, p=header.p).derive(passphrase.encode())


def _nonce(header: Header, number: int, *, last: bool) -> bytes:
    return header.nonce + number.to_bytes(4) + bytes([last])


def _chunks(source: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    """The content in chunks, each with whether it is the last; an empty content is one empty chunk."""
    content = source.read(size)
    while True:
        following = source.read(size) if len(content) == size else b""
        yield content, not following
        if not following:
            return
        content = following
