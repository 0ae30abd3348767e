"""The font of every page, loaded from this server."""

from __future__ import annotations

from collections.abc import Mapping

FAMILY = "Source Sans 3"
WEIGHTS = (400, 600, 700)
RANGES = {
    "latin": (
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
        "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
    ),
    "latin-ext": (
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,"
        "U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF"
    ),
    "greek": "U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF",
}
"""Which characters each file of the font holds."""
_PRELOADED = ("source-sans-3-latin-400.woff2", "source-sans-3-latin-600.woff2")


def font_face_css(files: Mapping[str, str], folder: str = "/vendor/") -> str:
    """Return the style rules that load the font.

    Parameters
    ----------
    files
        Hashed file name by logical name; a weight or alphabet that is not there is left out.
    folder
        Where the files are served, with a slash at its end.

    Examples
    --------
    >>> css = font_face_css({"source-sans-3-greek-600.woff2": "greek-600.1234567890.woff2"})
    >>> "url(/vendor/greek-600.1234567890.woff2)" in css, css.count("@font-face")
    (True, 1)
    """
    return "".join(
        f'@font-face{{font-family:"{FAMILY}";font-style:normal;font-weight:{weight};'
        f"font-display:swap;src:url({folder}{files[name]}) format('woff2');"
        f"unicode-range:{characters}}}"
        for alphabet, characters in RANGES.items()
        for weight in WEIGHTS
        if (name := f"source-sans-3-{alphabet}-{weight}.woff2") in files
    )


def preloaded_fonts(files: Mapping[str, str], folder: str = "/vendor/") -> tuple[str, ...]:
    """Return the addresses of the fonts that every page needs at once."""
    return tuple(folder + files[name] for name in _PRELOADED if name in files)
