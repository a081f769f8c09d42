"""A well-kept server of others that the world uses: nginx, as a usual web server."""

import os
import shutil

from world import origins, pages
from world.process import Broken, Process


def program(name):
    path = shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin")
    if not path:
        raise Broken(f"the program {name} is missing; `make world` installs what is needed")
    return path


def web_server(work, hosts):
    """nginx for the plain and the shared healthy hosts, with compression and HTTP/2 as usual."""
    folder = os.path.join(work, "nginx")
    os.makedirs(os.path.join(folder, "pages"))
    with open(os.path.join(folder, "pages", "index.html"), "w") as file:
        file.write(pages.page(size=6000))
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    servers = "".join(f"""
  server {{
    listen {host.v4[0]}:443 ssl http2; server_name {host.name};
    ssl_certificate {work}/certificates/{host.name}.pem; ssl_certificate_key {work}/certificates/{host.name}.pem;
    root {folder}/pages; location / {{ try_files /index.html =404; }}
  }}""" for host in hosts.values() if host.row and host.row.id in origins.NGINX)
    with open(os.path.join(folder, "nginx.conf"), "w") as file:
        file.write(f"""user root; daemon off; master_process off; pid {folder}/pid; error_log {folder}/errors;
events {{ worker_connections 1024; }}
http {{
  access_log {folder}/access; {temporary}
  types {{ text/html html; }} charset utf-8; gzip on; gzip_min_length 100;{servers}
}}
""")
    words = [program("nginx"), "-e", f"{folder}/errors", "-c", f"{folder}/nginx.conf"]
    return Process("nginx", words, folder, space="beyond")
