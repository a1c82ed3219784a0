"""Serves a folder as a plain file server with gzip does, so that bytes on the wire can be counted."""

import gzip
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

_COMPRESSED = ("text/", "application/javascript", "application/json", "application/xml", "image/svg+xml")
_LEVEL = 6  # zlib's own choice, and that of most servers


class Sent(NamedTuple):
    """One answer: when it was sent, in seconds since 1970, to which address, and the bytes of its body as they went."""

    at: float
    path: str
    size: int


class _Compressing(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *given: Any, sent: list[Sent], **more: Any) -> None:
        self._sent = sent
        super().__init__(*given, **more)

    def send_head(self) -> BytesIO | None:
        """Send the head of the answer and give its body; text is compressed for whoever accepts it."""
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        body, kind = file.read_bytes(), self.guess_type(file)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        if kind.startswith(_COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, _LEVEL, mtime=0)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        self._sent.append(Sent(time.time(), self.path, len(body)))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path, sent: list[Sent] | None = None) -> Iterator[str]:
    """Serve a folder on localhost and give its address, with a slash at the end; `sent` gets every answer."""
    sent = [] if sent is None else sent
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressing, directory=str(site), sent=sent))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
