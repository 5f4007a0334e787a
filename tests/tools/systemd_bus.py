"""A D-Bus on which nothing lives, for tests of what is asked of systemd: a command that would have systemd start
something goes in; its request, which nobody answers, comes out."""

import os
import socket
import struct
import subprocess
from collections.abc import Sequence
from pathlib import Path

_WELCOME = b"DATA\r\nOK 0123456789abcdef0123456789abcdef\r\nAGREE_UNIX_FD\r\n"
_PATIENCE = 60.0  # seconds
_SIGNATURE, _REPLY_SERIAL, _SENDER = 8, 5, 7  # https://dbus.freedesktop.org/doc/dbus-specification.html


def asked_of_systemd(command: Sequence[str | Path], folder: Path) -> tuple[bytes, str]:
    """The message by which a command asks systemd, as a user's, to start something; b"" where it asks for nothing. And
    what the command says of errors, of which there is one always: the line is cut off."""
    address = folder / "bus"
    with socket.socket(socket.AF_UNIX) as listening, (folder / "said").open("w+", encoding="utf-8") as said:
        listening.settimeout(_PATIENCE)
        listening.bind(str(address))
        listening.listen()
        environment = os.environ | {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={address}"}
        with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said) as asking:
            line, _ = listening.accept()
            with line:
                line.settimeout(_PATIENCE)
                request = _request(line)
            asking.wait(_PATIENCE)
        said.seek(0)
        return request, said.read()


def _request(line: socket.socket) -> bytes:
    """Greet whoever is at the other end, and hear what they ask."""
    heard, is_welcomed, is_greeted = b"", False, False
    while b"StartTransientUnit" not in heard or not _is_whole(heard[heard.rindex(b"l\x01\x00\x01") :]):
        part, files, _, _ = socket.recv_fds(line, 65536, 16)
        for each in files:
            os.close(each)
        if not part:
            return b""
        heard += part
        if not is_welcomed and b"BEGIN\r\n" in heard:
            line.sendall(_WELCOME)
            is_welcomed = True
        if not is_greeted and b"Hello" in heard:
            line.sendall(_name_given(serial=1))
            is_greeted = True
    return heard[heard.rindex(b"l\x01\x00\x01") :]


def _is_whole(message: bytes) -> bool:
    """Whether a message has arrived up to its end."""
    if len(message) < 16:
        return False
    body, fields = int.from_bytes(message[4:8], "little"), int.from_bytes(message[12:16], "little")
    return len(message) >= 16 + fields + -fields % 8 + body


def _name_given(serial: int) -> bytes:
    """The answer to `Hello`: the name of whoever is new on the bus."""
    body = _string(b":1.1")
    fields = bytes([_REPLY_SERIAL, 1]) + b"u\0" + struct.pack("<I", serial)
    fields = _filled(fields) + bytes([_SIGNATURE, 1]) + b"g\0\x01s\0"
    fields = _filled(fields) + bytes([_SENDER, 1]) + b"s\0" + _string(b"org.freedesktop.DBus")
    return _filled(b"l\x02\x01\x01" + struct.pack("<III", len(body), 1, len(fields)) + fields) + body


def _string(text: bytes) -> bytes:
    return struct.pack("<I", len(text)) + text + b"\0"


def _filled(part: bytes) -> bytes:
    """What comes next begins at a multiple of eight bytes."""
    return part + b"\0" * (-len(part) % 8)
