"""The target: one nginx worker on loopback that answers every host name with the same small page.

Its access log is the witness that belongs to neither side: the moment (ms), the host name and the path of each request.
"""

import os
import socket

from parts.process import Process, program, until

PORT = 8081
PAGE = '{"status":"healthy"}\n'


class Nginx:
    def __init__(self, folder, log=True):
        os.makedirs(folder)
        os.chmod(folder, 0o755)
        self.access = os.path.join(folder, "access")
        # $msec is the time of the loop's round, to the millisecond; lines are written at once.
        with open(os.path.join(folder, "nginx.conf"), "w") as file:
            file.write(f"""
daemon off; master_process off; pid {folder}/pid; error_log {folder}/errors;
events {{ worker_connections 8192; }}
http {{
    log_format arrivals '$msec $host';
    access_log {self.access + " arrivals" if log else "off"};
    {" ".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))}
    server {{
        listen 127.0.0.1:{PORT} backlog=4096;
        default_type application/json;
        location / {{ return 200 '{PAGE.strip()}'; }}
    }}
}}
""")
        self.process = Process([program("nginx", os.environ["PATH"]), "-e", f"{folder}/errors",
                                "-c", f"{folder}/nginx.conf"], folder)
        until(self.answers, "nginx's start", self.process)

    def answers(self):
        try:
            socket.create_connection(("127.0.0.1", PORT), 1).close()
            return True
        except OSError:
            return False

    def stop(self):
        self.process.stop()
