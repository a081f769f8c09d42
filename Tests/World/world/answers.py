"""What a host answers from the onset of its row's fault on: one line or one function for each row."""

import threading
import zlib

from world import pages, places, site
from world.visit import reset

CLOUDFLARE = {"Server": "cloudflare", "CF_RAY": "8a1b2c3d4e5f6789-AMS"}
CHALLENGED = {**CLOUDFLARE, "cf_mitigated": "challenge"}
CLOUDFRONT = {"Server": "CloudFront", "X_Cache": "Error from cloudfront"}


def says(body, status=200, **headers):
    """The same page for whatever is asked."""
    return lambda visit: visit.answer(body, status, **headers)


def only(path, answer):
    """Something else at one path, the good site elsewhere."""
    return lambda visit: answer(visit) if visit.path.split("?")[0] == path else site.good(visit)


def only_for(method, answer):
    """Something else for one method, the good site for others."""
    return lambda visit: answer(visit) if visit.method == method else site.good(visit)


class Every:
    """Something else for every n-th request."""

    def __init__(self, number, answer):
        self.number, self.answer, self.count, self.lock = number, answer, 0, threading.Lock()

    def __call__(self, visit):
        with self.lock:
            self.count += 1
            is_bad = self.count % self.number == 0
        self.answer(visit) if is_bad else site.good(visit)


class Once(Every):
    """Something else for the n-th request and for no other."""

    def __call__(self, visit):
        with self.lock:
            self.count += 1
            is_bad = self.count == self.number
        self.answer(visit) if is_bad else site.good(visit)


def later(seconds):
    def answer(visit):
        visit.wait(seconds)
        site.good(visit)
    return answer


def silent(visit):
    visit.wait(60)


def cut_short(visit):
    visit.head(200, [("Content-Type", "text/html"), ("Content-Length", "30000"), ("Connection", "close")])
    visit.raw(pages.page(size=3000).encode()[:3000])


def chunk_cut(visit):
    visit.head(200, [("Content-Type", "text/html"), ("Transfer-Encoding", "chunked")])
    visit.raw(b"1000\r\n" + pages.page().encode()[:200])


def two_lengths(visit):
    body = pages.page().encode()
    visit.head(200, [("Content-Type", "text/html"), ("Content-Length", "5"), ("Content-Length", len(body))])
    visit.raw(body)


def bad_chunks(visit):
    visit.head(200, [("Content-Type", "text/html"), ("Transfer-Encoding", "chunked")])
    visit.raw(b"many\r\n" + pages.page().encode() + b"\r\n0\r\n\r\n")


def in_pieces(pieces, seconds):
    def answer(visit):
        body = pages.page(size=3000).encode()
        visit.head(200, [("Content-Type", "text/html"), ("Content-Length", len(body)), ("Connection", "close")])
        step = len(body) // pieces + 1
        for place in range(0, len(body), step):
            visit.raw(body[place:place + step])
            visit.wait(seconds / pieces)
    return answer


def circle(visit):
    visit.redirect("/home" if visit.path == "/" else "/")


def endless(visit):
    number = int(visit.path.strip("/") or 0)
    site.good(visit) if number == 30 else visit.redirect(f"/{number + 1}")


def downgrade(visit):
    visit.redirect(f"http://{visit.host.name}/plain") if visit.is_secure else site.good(visit)


def broken_gzip(visit):
    if "gzip" in visit.headers.get("accept-encoding", ""):
        packing = zlib.compressobj(wbits=31)
        data = packing.compress(pages.page(size=3000).encode()) + packing.flush(zlib.Z_FULL_FLUSH)
        visit.answer(data + b"\x07" * 100, Content_Encoding="gzip")  # a kind of block that does not exist
    else:
        site.good(visit)


def page_with(**changes):
    return lambda visit: visit.answer(pages.page(**{"size": 3000, **changes}), **site.SAFE)


def untyped(visit):
    visit.answer('{"status": "ok"}', type="")


def partner_only(visit):
    visit.answer("unavailable\n", 503) if "x-partner" in visit.headers else site.good(visit)


FAULTS = {
    # 1 and 3: parking, edges, walls
    "cdn-522": says(pages.EDGE_522, 522, **CLOUDFLARE),
    "cdn-no-origin": says(pages.CLOUDFRONT_504, 504, **CLOUDFRONT),
    "storage-out": only("/form.pdf", says(pages.STORAGE_503, 503, type="application/xml")),
    "backend-dead": Every(3, says(pages.simple("502", "Bad gateway"), 502)),
    "backend-old": Every(3, page_with(words="Fill in the form")),
    "balancer-mistrusts-origin": says(pages.EDGE_526, 526, **CLOUDFLARE),
    "firewall-403": says(pages.FIREWALL_403, 403),
    "challenge-cloudflare": says(pages.JUST_A_MOMENT, 403, **CHALLENGED),
    "challenge-aws": says(pages.AWS_CHALLENGE, 202, Server="CloudFront", x_amzn_waf_action="challenge"),
    "captcha-aws": says(pages.AWS_CAPTCHA, 405, Server="CloudFront", x_amzn_waf_action="captcha"),
    "rate-limited": says("Too many requests\n", 429, type="text/plain", Retry_After="20"),
    "address-banned": says(pages.BANNED, 403, **CLOUDFLARE),
    "region-blocked": says(pages.REGION, 451),
    "under-attack-mode": says(pages.JUST_A_MOMENT, 403, **CHALLENGED),
    # 4: answers
    "request-hangs": silent,
    "first-byte-late": later(20),
    "cut-short": cut_short,
    "only-head-works": only_for("GET", silent),
    "get-cut-short": only_for("GET", chunk_cut),
    "only-get-works": only_for("HEAD", silent),
    "length-wrong": two_lengths,
    "chunks-wrong": bad_chunks,
    "status-500": says(pages.simple("Error", "Something went wrong"), 500),
    "status-502": says(pages.simple("502", "Bad gateway"), 502),
    "status-503": says(pages.simple("503", "Overloaded"), 503, Retry_After="120"),
    "status-504": says(pages.simple("504", "Gateway time-out"), 504),
    "fails-at-times": Every(2, says(pages.simple("Error", "Something went wrong"), 500)),
    "home-not-found": says(pages.simple("404", "Not found"), 404),
    "asks-for-password": says(pages.simple("401", "Sign in"), 401, WWW_Authenticate='Basic realm="staging"'),
    "forbidden": says(pages.simple("403 Forbidden", "403 Forbidden"), 403),
    "get-fails": only_for("GET", says(pages.simple("503", "Overloaded"), 503)),
    "head-refused": only_for("HEAD", says("", 405, Allow="GET")),
    "get-circles": only_for("GET", lambda visit: visit.redirect(visit.path)),
    "preflight-fails": only_for("OPTIONS", says("forbidden\n", 403)),
    "slow": later(3),
    "slower-than-agreed": later(1.4),
    "slow-first-byte": later(2),
    "slow-content": in_pieces(10, 3),
    "answer-too-large": page_with(size=900_000),
    "answer-too-small": only("/form.pdf", lambda visit: visit.answer(pages.PDF[:300], type="application/pdf")),
    "redirect-circle": circle,
    "redirect-endless": endless,
    "redirect-elsewhere": lambda visit: visit.redirect(f"https://{places.SHOP}/"),
    "redirect-downgrades": downgrade,
    "redirect-forgets": only("/apply", lambda visit: visit.redirect("/", 301)),
    "type-missing": untyped,
    "header-refused": partner_only,
    "type-wrong": lambda visit: visit.answer(pages.page(), type="text/plain; charset=utf-8"),
    "protection-missing": says(pages.page(), Strict_Transport_Security="max-age=63072000"),
    # 2: what is above the connection
    "transport-security-missing": says(pages.page(), Content_Security_Policy="default-src 'self'"),
    "plain-not-redirected": says(pages.page(), **site.SAFE),
    # 5: content
    "cms-fails": says(pages.CMS_FATAL),
    "database-error": says(pages.DATABASE),
    "php-fatal": says(pages.PHP_FATAL),
    "white-page": says(""),
    "traceback-python": says(pages.PYTHON),
    "traceback-ruby": says(pages.RUBY),
    "traceback-node": says(pages.NODE),
    "maintenance-200": says(pages.MAINTENANCE),
    "coming-soon": says(pages.COMING_SOON),
    "host-holding-page": says(pages.PLESK),
    "welcome-nginx": says(pages.NGINX),
    "welcome-apache": says(pages.APACHE),
    "welcome-iis": says(pages.IIS),
    "extortion": says(pages.EXTORTION),
    "defaced": says(pages.DEFACED),
    "script-injected": page_with(extra=pages.STRANGE_SCRIPT),
    "links-injected": page_with(extra=pages.SPAM),
    "word-injected": page_with(extra="<h2>HACKED</h2>\n"),
    "settings-exposed": only("/.env", says("DATABASE_PASSWORD=example\n", type="text/plain")),
    "words-missing": page_with(words="Go back"),
    "nearly-empty": says("<!doctype html>\n<html><head><title></title></head><body>\n</body></html>\n"),
    "no-title": page_with(title=""),
    "much-smaller": says("<!doctype html><html><head><title>Renew</title></head><body><h1>Renew</h1>Start now</body></html>"),
    "api-says-html": says(pages.simple("Error", "Something went wrong")),
    "feed-cut": only("/feed.xml", lambda visit: visit.answer(pages.FEED[:90], type="application/rss+xml")),
    "sitemap-empty": only("/sitemap.xml", lambda visit: visit.answer(
        pages.SITEMAP.format(entries=""), type="application/xml")),
    "robots-missing": only("/robots.txt", says("not found\n", 404)),
    "robots-html": only("/robots.txt", says(pages.page())),
    "other-site": says(pages.FIRST_SITE),
    "stale": lambda visit: visit.answer(pages.page().replace("2027", "2026"), **site.SAFE),
    # 7: beyond the catalogue
    "hanging-host": silent,
    "slow-host": later(3),
    "leads-inside": lambda visit: visit.redirect("http://10.20.30.40/"),
    "challenge-script-on-503": says(pages.EDGE_522, 503, **CLOUDFLARE),
    "compression-broken": broken_gzip,
    "words-in-comment": says(pages.COMMENTED),
    "no-content": says("", 204, type=""),
    "drips": in_pieces(3000, 3000),
    "lies": lambda visit: visit.answer(pages.page(), Content_Encoding="gzip"),
}

# What hosts do that have no fault, and yet not always the same.
ALWAYS = {
    "one-blip": Once(9, says(pages.simple("502", "Bad gateway"), 502)),
    "one-reset": Once(9, lambda visit: reset(visit.connection)),
}
