"""A backup opened without a line of this project: age (https://age-encryption.org/v1) with a passphrase, written from its
specification and RFC 8439 with Python's own library alone, then tar and JSON. For one small file; no care for speed."""
import base64
import hashlib
import hmac
import io
import json
import struct
import tarfile

MASK = 0xFFFFFFFF


def rounds(state):
    x = list(state)
    columns = [(0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)]
    diagonals = [(0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)]
    for a, b, c, d in (columns + diagonals) * 10:
        for one, other, target, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            x[one] = (x[one] + x[other]) & MASK
            turned = x[target] ^ x[one]
            x[target] = (turned << turn | turned >> (32 - turn)) & MASK
    return struct.pack("<16I", *((one + other) & MASK for one, other in zip(x, state)))


def chacha20(key, nonce, text, block):
    constants = (0x61707865, 0x3320646E, 0x79622D32, 0x6B206574)
    out = bytearray()
    for start in range(0, len(text), 64):
        state = (*constants, *struct.unpack("<8I", key), block + start // 64, *struct.unpack("<3I", nonce))
        out += bytes(one ^ other for one, other in zip(text[start:start + 64], rounds(state)))
    return bytes(out)


def opened(key, nonce, sealed):
    """ChaCha20-Poly1305 (RFC 8439) without associated data."""
    text, tag = sealed[:-16], sealed[-16:]
    once = chacha20(key, nonce, bytes(32), 0)
    r, s = int.from_bytes(once[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF, int.from_bytes(once[16:], "little")
    sum_ = 0
    for part in [text[at:at + 16].ljust(16, b"\0") for at in range(0, len(text), 16)] + [struct.pack("<QQ", 0, len(text))]:
        sum_ = (sum_ + int.from_bytes(part + b"\1", "little")) * r % ((1 << 130) - 5)
    assert ((sum_ + s) % (1 << 128)).to_bytes(16, "little") == tag, "the tag does not fit"
    return chacha20(key, nonce, text, 1)


def derived(secret, salt, info):
    """HKDF-SHA-256 of 32 bytes."""
    return hmac.digest(hmac.digest(salt or bytes(32), secret, "sha256"), info + b"\1", "sha256")


def unpadded(text):
    return base64.b64decode(text + b"=" * (-len(text) % 4))


def decrypt(sealed, passphrase):
    version, stanza, body, last = sealed.split(b"\n", 4)[:4]
    assert version == b"age-encryption.org/v1" and last.startswith(b"--- ")
    arrow, kind, salt, work = stanza.split(b" ")
    assert (arrow, kind) == (b"->", b"scrypt")
    salt = b"age-encryption.org/v1/scrypt" + unpadded(salt)
    wrapping = hashlib.scrypt(passphrase, salt=salt, n=1 << int(work), r=8, p=1, maxmem=1 << 30, dklen=32)
    key = opened(wrapping, bytes(12), unpadded(body))
    head = sealed[:sealed.index(b"\n---") + 4]
    assert hmac.digest(derived(key, b"", b"header"), head, "sha256") == unpadded(last[4:]), "the header was changed"
    rest = sealed[len(head) + len(last) - 2:]
    payload, parts = derived(key, rest[:16], b"payload"), rest[16:]
    size = 65536 + 16
    ends = range(0, len(parts), size)
    nonces = (number.to_bytes(11, "big") + bytes([number == len(ends) - 1]) for number in range(len(ends)))
    return b"".join(opened(payload, nonce, parts[start:start + size]) for nonce, start in zip(nonces, ends))


def contents(sealed, passphrase):
    """The files of a backup in their order, checked against the manifest."""
    archive = tarfile.open(fileobj=io.BytesIO(decrypt(sealed, passphrase)))
    files = {member.name: archive.extractfile(member).read() for member in archive}
    names = list(files)
    listed = json.loads(files["manifest.json"])["files"]
    assert names[:2] == ["README.txt", "manifest.json"] and names[2:] == [file["path"] for file in listed]
    for file in listed:
        assert hashlib.sha256(files[file["path"]]).hexdigest() == file["sha256"], file["path"]
    return files
