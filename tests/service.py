"""A service of the web for tests: it answers what it was told to, and remembers what it was asked."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Reply = tuple[int, dict[str, str], bytes]


@dataclass
class Asked:
    """One request: method, path, fields of its query or form, and headers."""

    method: str
    path: str
    fields: dict[str, str]
    headers: dict[str, str]


@dataclass
class Service:
    """Replies by path, given out one after the other; the last stays."""

    base: str
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def answers(self, path: str, *values: Any, status: int = 200, headers: dict[str, str] | None = None) -> None:
        """Add replies for a path: bytes as they are, anything else in JSON."""
        for value in values:
            body = value if isinstance(value, bytes) else json.dumps(value).encode()
            self.replies.setdefault(path, []).append((status, headers or {}, body))

    def reply(self, asked: Asked) -> Reply:
        """Remember a request and return its reply."""
        self.asked.append(asked)
        waiting = self.replies.get(asked.path, [(404, {}, b"not here")])
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]


@contextmanager
def service() -> Iterator[Service]:
    """Run a service on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(urlsplit(self.path).query)

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode())

        def _answer(self, form: str) -> None:
            fields = {name: values[0] for name, values in parse_qs(form).items()}
            asked = Asked(
                self.command, urlsplit(self.path).path, fields, {name.lower(): value for name, value in self.headers.items()}
            )
            status, headers, body = running.reply(asked)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running = Service(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
