"""The good site that every host is before its fault begins, and that the healthy ones always are."""

import gzip
import json
import time
import zlib

from world import pages, places

FRENCH = "Démarrer la démarche"
SAFE = {"Strict_Transport_Security": "max-age=63072000", "Content_Security_Policy": "default-src 'self'"}
SIZED = ("answer-too-large", "much-smaller")


def good(visit):
    """A right answer to a request."""
    path = visit.path.split("?")[0]
    own = HEALTHY.get(visit.row)
    if own:
        own(visit)
    elif visit.method == "OPTIONS":
        visit.answer("", 204, Access_Control_Allow_Origin="https://partner.org", Access_Control_Allow_Methods="GET")
    elif path in RESOURCES:
        RESOURCES[path](visit)
    elif visit.host.name == places.SHOP:
        visit.answer(pages.SHOP)
    elif visit.row.startswith("plain-not") and not visit.is_secure:
        visit.redirect(f"https://{visit.host.name}{visit.path}", 301)
    elif path == "/apply":
        visit.answer(pages.page(extra="<h2>Form 7</h2>\n"), **SAFE)
    else:
        visit.answer(pages.page(size=40_000 if visit.row in SIZED else 3_000), **SAFE)


def status(visit):
    visit.answer(json.dumps({"status": "ok", "open": True}), type="application/json")


def sitemap(visit):
    visit.answer(pages.SITEMAP.format(entries=f"<url><loc>https://{visit.host.name}/</loc></url>"), type="application/xml")


def authority(visit):
    with open(visit.host.issuing, "rb") as file:
        visit.answer(file.read(), type="application/pkix-cert")


def second_door(visit):
    visit.redirect(f"https://{visit.path.split('to=')[1]}/c")


RESOURCES = {
    "/v1/status": status,
    "/form.pdf": lambda visit: visit.answer(pages.PDF, type="application/pdf"),
    "/.env": lambda visit: visit.answer("not found\n", 404),
    "/robots.txt": lambda visit: visit.answer(pages.ROBOTS, type="text/plain"),
    "/feed.xml": lambda visit: visit.answer(pages.FEED, type="application/rss+xml"),
    "/sitemap.xml": sitemap,
    "/issuing.der": authority,
    "/b": second_door,
}


def packed(visit, encode, name, always):
    body = pages.page(size=3_000).encode()
    if always or name in visit.headers.get("accept-encoding", ""):
        visit.answer(encode(body), Content_Encoding=name, Vary="Accept-Encoding")
    else:
        visit.answer(body, Vary="Accept-Encoding")


def shift_jis(visit):
    visit.answer(pages.page("申請を始める").encode("shift_jis"), type="text/html; charset=Shift_JIS")


def windows_1252(visit):
    text = pages.page(FRENCH).replace("<title>", '<meta charset="windows-1252"><title>').replace("euros", "€")
    visit.answer(text.encode("cp1252"), type="text/html")


def cookie_door(visit):
    if "seen=1" in visit.headers.get("cookie", ""):
        visit.answer(pages.page())
    else:
        visit.redirect(f"https://{visit.host.name}{visit.path}", Set_Cookie="seen=1; Path=/; Secure; HttpOnly")


def four_hops(visit):
    steps = {"/": f"https://{visit.host.name}/a", "/a": f"https://{places.SECOND_DOOR}/b?to={visit.host.name}",
             "/c": "/d"}
    if visit.path in steps:
        visit.redirect(steps[visit.path])
    else:
        visit.answer(pages.page())


def old_http(visit):
    headers = [("Server", "Old/0.9"), ("Content-Type", "Text/HTML; Charset=UTF-8")]
    headers += [(f"X-Filler-{number}", "x" * 500) for number in range(24)]
    visit.head(200, headers, version="HTTP/1.0")
    visit.raw(pages.page().encode())


def nearly_slow(visit):
    time.sleep(1.2)
    visit.answer(pages.page())


HEALTHY = {
    "gzip-unasked": lambda visit: packed(visit, gzip.compress, "gzip", True),
    "deflate": lambda visit: packed(visit, zlib.compress, "deflate", False),
    "latin-1": lambda visit: visit.answer(pages.page(FRENCH).encode("latin-1"), type="text/html; charset=ISO-8859-1"),
    "windows-1252": windows_1252,
    "shift-jis": shift_jis,
    "entities": lambda visit: visit.answer(pages.page("D&eacute;marrer&nbsp;la d&#233;marche")),
    "decomposed": lambda visit: visit.answer(pages.page("De\u0301marrer\n  la <b>de\u0301</b>marche")),
    "cookie-door": cookie_door,
    "four-hops": four_hops,
    "bot-script": lambda visit: visit.answer(
        pages.page(extra=pages.CHALLENGE_SCRIPT), Server="cloudflare", CF_RAY="8a1b2c3d4e5f6789-AMS",
        cf_cache_status="HIT"),
    "large": lambda visit: visit.answer(pages.page("Go on", size=1_670_000).replace("</body>", "<p>Start now</p></body>")),
    "old-http": old_http,
    "nearly-slow": nearly_slow,
}
