"""Prometheus with blackbox_exporter, as their manuals say: module http_2xx, one target per probe, storage on disk."""

import json
import os
import urllib.request

from parts.process import Process, program, until
from parts.targets import EVERY

PROMETHEUS, BLACKBOX = 9090, 9115

CONFIGURATION = f"""global: {{ scrape_interval: {EVERY}s, scrape_timeout: {EVERY}s }}
scrape_configs:
  - job_name: blackbox
    metrics_path: /probe
    params: {{ module: [http_2xx] }}
    file_sd_configs: [{{ files: [targets.json] }}]
    relabel_configs:
      - {{ source_labels: [__address__], target_label: __param_target }}
      - {{ source_labels: [__param_target], target_label: instance }}
      - {{ target_label: __address__, replacement: "127.0.0.1:{BLACKBOX}" }}
"""

MODULES = "modules: { http_2xx: { prober: http, http: { preferred_ip_protocol: ip4 } } }\n"


class Peers:
    def __init__(self, folder, programs, urls):
        self.folder = folder
        os.makedirs(folder)
        self.paths = [program(name, programs) for name in ("prometheus-blackbox-exporter", "prometheus")]
        for name, text in (("prometheus.yml", CONFIGURATION), ("blackbox.yml", MODULES),
                           ("targets.json", json.dumps([{"targets": urls}]))):
            with open(os.path.join(folder, name), "w") as file:
                file.write(text)

    def start(self):
        self.processes = [
            Process([self.paths[0], "--config.file=blackbox.yml", f"--web.listen-address=127.0.0.1:{BLACKBOX}",
                     "--log.level=warn"], self.folder),
            Process([self.paths[1], "--config.file=prometheus.yml", "--storage.tsdb.path=data",
                     f"--web.listen-address=127.0.0.1:{PROMETHEUS}", "--log.level=warn"], self.folder),
        ]
        for process, url in zip(self.processes, (f"http://127.0.0.1:{BLACKBOX}/", f"http://127.0.0.1:{PROMETHEUS}/-/ready")):
            until(lambda: self.answers(url), f"the start of {url}", process)

    @staticmethod
    def answers(url):
        try:
            return urllib.request.urlopen(url, timeout=2).status == 200
        except OSError:
            return False

    def cpu(self):
        return sum(process.cpu() for process in self.processes)

    def memory(self):
        return sum(process.status("VmRSS") for process in self.processes)

    def stop(self):
        for process in reversed(self.processes):
            process.stop()
