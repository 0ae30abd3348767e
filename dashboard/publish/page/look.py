"""What a published page needs to look as it should: colours, style, script and font."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.sources.built import read_web_index, web_files

STATIC = Path(__file__).resolve().parent / "static"
STYLE, SCRIPT, ICON = "published.css", "published.js", "favicon.svg"
FONTS = "fonts"
_LIGHT = re.compile(r":root \{(.*?)\n\}", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RANGES = {
    "latin": (
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
        "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
    ),
    "latin-ext": "U+0100-0130,U+0132-0151,U+0154-02BA,U+0218-021B,U+1E00-1EFF",
    "greek": "U+0370-03FF",
}
_FACES = {
    "latin": ("Source Sans 3", (400, 600, 700)),
    "latin-ext": ("Source Sans 3 more", (400,)),
    "greek": ("Source Sans 3 more", (400,)),
}
"""Letters beyond Latin 1 are loaded in one weight, which the browser makes bold where it must."""


@dataclass(frozen=True, slots=True)
class Look:
    """Colours and fonts of the atlas, from which published pages take theirs.

    Parameters
    ----------
    tokens
        Text of ``assets/tokens.css``.
    icon
        The icon of the site.
    fonts
        Content of the files of the font, by their logical names.
    """

    tokens: str
    icon: bytes = b""
    fonts: Mapping[str, bytes] | None = None


def read_look(built: Path, assets: Path) -> Look:
    """Return colours and fonts, read from where the atlas has them.

    Parameters
    ----------
    built
        ``geodata/built``.
    assets
        The folder of the site's own style sheets.

    Raises
    ------
    MissingInput
        If the data are not built.
    """
    index, files = read_web_index(built), web_files(built)
    return Look(
        (assets / "tokens.css").read_text(encoding="utf-8"),
        (assets / ICON).read_bytes(),
        {
            name: files[index[name]].path.read_bytes()
            for name in _font_names()
            if name in index and index[name] in files
        },
    )


def look_files(look: Look, foot: str) -> dict[str, bytes]:
    """Return the files that all pages of a version share: style, script, icon and fonts.

    Parameters
    ----------
    look
        Colours and fonts of the atlas.
    foot
        What stands at the foot of every printed page, the same in all languages.
    """
    fonts = look.fonts or {}
    own = (STATIC / STYLE).read_text(encoding="utf-8")
    style = "\n".join([_font_faces(fonts), _light_tokens(look.tokens), _small(own), _foot(foot)])
    files = {
        STYLE: style.encode(),
        SCRIPT: _small((STATIC / SCRIPT).read_text(encoding="utf-8")).encode(),
        **{f"{FONTS}/{name}": content for name, content in fonts.items()},
    }
    return files | ({ICON: look.icon} if look.icon else {})


def _foot(text: str) -> str:
    """Return the style of the foot, every sign escaped that is not a letter or a digit."""
    signs = (one if one.isalnum() else f"\\{ord(one):06x} " for one in text)
    return f'@page{{@bottom-left{{content:"{"".join(signs)}"}}}}'


def _font_names() -> list[str]:
    return [
        f"source-sans-3-{alphabet}-{weight}.woff2"
        for alphabet, (_, weights) in _FACES.items()
        for weight in weights
    ]


def _font_faces(fonts: Mapping[str, bytes]) -> str:
    return "\n".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
        f"src:url({FONTS}/{name}) format('woff2');unicode-range:{_RANGES[alphabet]}}}"
        for alphabet, (family, weights) in _FACES.items()
        for weight in weights
        if (name := f"source-sans-3-{alphabet}-{weight}.woff2") in fonts
    )


def _light_tokens(tokens: str) -> str:
    """Return the tokens of the light look only: published pages are always light."""
    found = _LIGHT.search(tokens)
    return f":root{{{' '.join(_COMMENT.sub('', found[1]).split())}}}" if found else ""


def _small(text: str) -> str:
    """Return a style sheet or script without comments that stand on lines of their own."""
    kept = _COMMENT.sub("", text)
    return "\n".join(line.strip() for line in kept.splitlines() if line.strip()) + "\n"
