"""Writes the font of the Chinese words in the pictures of links: the few characters of Noto Serif CJK SC that they need.

Run it where the title of a chapter or the name of an equation has a character that the build says is missing (needs Debian's python3-fonttools and
fonts-noto-cjk): python3 tools/pictures/font.py
"""

import json
import re
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection

SOURCE = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
FACE = "Noto Serif CJK SC"
TARGET = Path("src/site/publish/picture")

strings = json.loads(Path("src/site/text/zh.json").read_text(encoding="utf-8"))
texts = [*strings["verdict"].values(), strings["claim"]["equation"], strings["site"]["chapter"], strings["site"]["tagline"]]
texts += [strings["sayings"]["title"], *strings["sayings"]["verdict"].values()]
texts += re.findall(r"says: words\(\s*(?:'[^']*'),\s*'([^']*)'", Path("src/site/sayings.ts").read_text(encoding="utf-8"))
# The names of the equations, and the terms that new ones are made of.
texts += [Path(name).read_text(encoding="utf-8") for name in ("src/claims/registry.ts", "content/STYLE.md")]
for chapter in sorted(Path("content/zh").glob("*.mdx")):
    texts.append(re.search(r"^title: (.*)$", chapter.read_text(encoding="utf-8"), re.M).group(1))
characters = "".join(sorted({c for c in "".join(texts) if ord(c) > 0x7F}))

font = next(f for f in TTCollection(SOURCE).fonts if f["name"].getDebugName(4) == FACE)
options = subset.Options()
options.layout_features = []
options.hinting = False
options.desubroutinize = True
options.name_IDs = [0, 13, 14]
subsetter = subset.Subsetter(options)
subsetter.populate(text=characters)
subsetter.subset(font)
for number, name in {1: "Carousel Pictures", 2: "Regular", 4: "Carousel Pictures", 6: "CarouselPictures"}.items():
    font["name"].setName(name, number, 3, 1, 0x409)
font.save(TARGET / "chinese.otf")
(TARGET / "chinese.txt").write_text(characters + "\n", encoding="utf-8")
print(f"{len(characters)} characters, {(TARGET / 'chinese.otf').stat().st_size} bytes")
