"""What attacks whoever reads a page, and a reader that tells whether it gets through."""

from __future__ import annotations

import base64
import re
from html.parser import HTMLParser

KNOWN_TAGS = {
    "a", "abbr", "article", "b", "bdi", "blockquote", "body", "br", "caption", "cite", "code", "col", "colgroup",
    "dd", "del", "details", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
    "head", "header", "hr", "html", "i", "img", "ins", "kbd", "li", "main", "mark", "math", "menclose", "meta",
    "mfrac", "mi", "mn", "mo", "mover", "mpadded", "mphantom", "mroot", "mrow", "mspace", "msqrt", "mstyle",
    "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "nav", "ol", "p", "pre",
    "q", "s", "samp", "section", "small", "span", "strong", "style", "sub", "summary", "sup", "table", "tbody",
    "td", "tfoot", "th", "thead", "title", "tr", "u", "ul", "var",
}  # fmt: skip
BLOCKS = ("p", "div", "section", "h1", "h2", "h3", "li", "br", "pre")
DRAWING = b"<svg xmlns='http://www.w3.org/2000/svg' onload='parent.pwned=25'><script>parent.pwned=25</script></svg>"
HOSTILE = [
    "<script>window.pwned = 1</script>",
    "<img src=x onerror='window.pwned = 2'>",
    "<img src='http://127.0.0.1:9/pixel.png'>",
    "<svg onload='window.pwned = 3'><script>window.pwned = 3</script></svg>",
    "<svg><style><img src=x onerror='window.pwned = 4'></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror='window.pwned = 5'></style></mglyph></table></mtext></math>",
    "<math><maction actiontype='statusline#http://127.0.0.1:9/' href='javascript:window.pwned=6'>x</maction></math>",
    "<math><annotation-xml encoding='text/html'><script>window.pwned = 7</script></annotation-xml></math>",
    "<a href='javascript:window.pwned = 8'>here</a>",
    "<a href='jav&#x09;ascript:window.pwned = 8'>here</a>",
    "<a href='data:text/html,<script>window.pwned = 8</script>'>here</a>",
    "[here](javascript:window.pwned=9) and <javascript:window.pwned=9>",
    "![x](http://127.0.0.1:9/markdown.png) ![x](//127.0.0.1:9/y.png)",
    "![a$x$\" onerror=\"window.pwned=10](y.png \"t$z$ onerror='window.pwned=10'\")",
    "![`<img src=x onerror=window.pwned=10>`](y.png)",
    "<div style='background:url(http://127.0.0.1:9/css.png)'>x</div>",
    "<div style='position:fixed;top:0;left:0;width:9999px;height:9999px;margin-top:-900px'>x</div>",
    "<style>@import 'http://127.0.0.1:9/a.css'; body{background:url(http://127.0.0.1:9/b.png)}</style>",
    "<link rel=stylesheet href='http://127.0.0.1:9/c.css'><link rel=prefetch href='http://127.0.0.1:9/d'>",
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'><base href='http://127.0.0.1:9/'>",
    "<iframe src='http://127.0.0.1:9/e' srcdoc='<script>parent.pwned = 11</script>'></iframe>",
    "<object data='http://127.0.0.1:9/f'></object><embed src='http://127.0.0.1:9/g'>",
    "<form action='http://127.0.0.1:9/h'><button autofocus onfocus='window.pwned = 12'>x</button></form>",
    "<video autoplay src='http://127.0.0.1:9/i' onerror='window.pwned = 13'></video><audio src='http://127.0.0.1:9/j'>",
    "<details open ontoggle='window.pwned = 14'><summary>x</summary></details>",
    "</section></main></body></html><script>window.pwned = 15</script>",
    "<noscript><p title='</noscript><img src=x onerror=window.pwned=16>'></noscript>",
    "<textarea><script>window.pwned = 17</script></textarea><title><script>window.pwned = 17</script></title>",
    "<!--><script>window.pwned = 18</script>--><![CDATA[<script>window.pwned = 18</script>]]>",
    "<img srcset='http://127.0.0.1:9/k 2x'><input type=image src='http://127.0.0.1:9/l'>",
    "<table background='http://127.0.0.1:9/m'><td background='http://127.0.0.1:9/n'></table>",
    r"$\href{javascript:window.pwned=19}{x}$ $$\style{background:url(http://127.0.0.1:9/o)}{x}$$",
    r"$\text{</mtext></math><img src=x onerror=window.pwned=20>}$ $\class{card}{x}$ $\unicode{x3c}script$",
    r"$\text{&lt;img src=x onerror=window.pwned=20&gt;}$ $\color{red;background:url(http://127.0.0.1:9/p)}{x}$",
    "```python\n</code></pre><script>window.pwned = 21</script>\n```",
    "```mermaid\ngraph TD; A[<img src=x onerror=window.pwned=22>]\n```",
    "```\"><script>window.pwned = 23</script>\nx\n```",
    "| a |\n|---|\n| <img src=x onerror=window.pwned=24> |",
    f'<img src="data:image/svg+xml;base64,{base64.b64encode(DRAWING).decode()}">',
]  # fmt: skip


class Reader(HTMLParser):
    """Collects the elements and the words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.depth = 0
        self.is_balanced = True
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.words += " " * (tag in BLOCKS)
        self.depth += tag not in ("br", "hr", "img", "meta", "col")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= 1
        self.is_balanced &= self.depth >= 0

    def handle_data(self, data: str) -> None:
        self.words += data


def refused(text: str) -> list[str]:
    """What a page must not hold: elements, handlers and addresses that run or fetch."""
    found = []
    for tag, attrs in Reader(text).elements:
        found += [] if tag in KNOWN_TAGS else [tag]
        found += [
            f"{tag} {name}" for name in attrs if name.startswith("on") or name in ("srcset", "srcdoc", "background")
        ]
        if "src" in attrs and not attrs["src"].startswith("data:image/"):
            found.append(f"{tag} src={attrs['src']}")
        if "href" in attrs and not re.match(r"https?://|mailto:|#", attrs["href"]):
            found.append(f"{tag} href={attrs['href']}")
        if "url" in attrs.get("style", "") or "position" in attrs.get("style", ""):
            found.append(f"{tag} style={attrs['style']}")
    return found


def words(text: str) -> str:
    return " ".join(Reader(text).words.split())
