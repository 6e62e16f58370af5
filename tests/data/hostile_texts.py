"""Thirty rich texts that want to do harm: run, fetch, hide, break out, or never end."""

from __future__ import annotations

HASH = "0" * 64
HOSTILE: dict[str, str] = {
    "script": "<p>one<script>alert(1)</script>two</p>",
    "script unclosed": "<p>one</p><script>alert(1)",
    "script in capitals": "<p>one<SCRIPT SRC=http://example.test/x.js></SCRIPT></p>",
    "event handler": '<p onmouseover="alert(1)" onclick=alert(2)>one</p>',
    "remote picture": '<p>one<img src="http://example.test/x.png" onerror="alert(1)"></p>',
    "picture of a file": '<p>one<img src="file:///etc/passwd"></p>',
    "picture of a share": '<p>one<img src="//host/share/x.png"><img src="\\\\host\\share\\x.png"></p>',
    "picture in place": '<p>one<img src="data:image/png;base64,iVBORw0KGgo="></p>',
    "picture of no hash": '<p>one<img src="picture:../../etc/passwd"><img src="picture:12"></p>',
    "picture with words that break out": f'<p>one</p><img src="picture:{HASH}" alt="&quot;><script>">',
    "style sheet": "<p>one<style>@import url(http://example.test/x.css);</style></p>",
    "style with a picture": '<p style="background:url(http://example.test/x.png)">one</p>',
    "linked style sheet": '<p>one<link rel=stylesheet href="http://example.test/x.css"></p>',
    "script as address": '<p>one <a href="javascript:alert(1)">two</a></p>',
    "frame": '<p>one<iframe src="http://example.test/"></iframe></p>',
    "object": '<p>one<object data="http://example.test/x"></object><embed src=x></p>',
    "form": '<p>one<form action="http://example.test/"><input name=a><button>two</button></form></p>',
    "drawing": '<p>one<svg onload="alert(1)"><image href="http://example.test/x"/></svg></p>',
    "base and refresh": '<p>one<base href="http://example.test/"><meta http-equiv=refresh content="0"></p>',
    "comment that hides": "<p>one<!--><script>alert(1)</script>--></p>",
    "conditional comment": "<p>one<!--[if gte mso 9]><xml><o:x/></xml><![endif]--></p>",
    "tag inside a tag": "<p>one<<script>script>alert(1)<</script>/script></p>",
    "quotes never closed": '<p>one<b title="two>three</p><p>four',
    "references": "<p>&lt;script&gt;one&lt;/script&gt; &#60;b&#62; &#x0; &bogus; &#xD800; &#99999999;</p>",
    "characters of control": "<p>o\x00n\x07e\x1b[31m\ufffe\ud800</p>",
    "marks of direction": "<p>one \u202etxt.exe\u202c \u2066two\u2069 \u200f</p>",
    "tables in tables": "<table><tr><td>one" * 400,
    "items in items": "<ul><li>one" * 2000,
    "looks in looks": "<p><b><i><u><sub>" * 2000 + "one",
    "very many paragraphs": "<p>one</p>" * 5_000,
}
