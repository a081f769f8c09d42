"""The mail relay of the world: takes every mail, delivers none, and remembers when it came."""

import email
import email.policy
import re
import socketserver
import threading
import time
from dataclasses import dataclass, field

from world import places

PORT = 25


@dataclass
class Mail:
    """One mail that was taken."""

    at: float
    to: list
    subject: str
    text: str
    id: str


@dataclass
class Relay:
    """Takes mails on the router's address."""

    mails: list = field(default_factory=list)

    def start(self):
        relay = self

        class Conversation(socketserver.StreamRequestHandler):
            timeout = 60

            def say(self, words):
                self.wfile.write(words.encode() + b"\r\n")

            def handle(self):
                self.say("220 relay")
                recipients = []
                while line := self.rfile.readline().decode("utf-8", "replace").strip():
                    word = line.split(":")[0].split()[0].upper()
                    if word == "RCPT":
                        recipients += re.findall(r"<([^>]*)>", line)
                    if word == "DATA":
                        self.say("354 go on")
                        lines = []
                        while (part := self.rfile.readline()) not in (b".\r\n", b""):
                            lines.append(part[1:] if part.startswith(b"..") else part)
                        relay.take(recipients, b"".join(lines))
                        recipients = []
                    self.say("221 bye" if word == "QUIT" else "250 ok")
                    if word == "QUIT":
                        return

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = daemon_threads = True

        server = Server((places.ROUTER, PORT), Conversation)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return self

    def take(self, recipients, data):
        message = email.message_from_bytes(data, policy=email.policy.default)
        body = message.get_body(("plain", "html"))
        self.mails.append(Mail(time.time(), recipients, str(message["subject"]), body.get_content() if body else "",
                               str(message["message-id"])))

    def to(self, address, since=0, until=1e12):
        """The mails to an address between two moments."""
        return [mail for mail in self.mails if address in mail.to and since <= mail.at < until]
