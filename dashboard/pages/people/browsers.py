"""The name of a browser and its system, from what it calls itself."""

from __future__ import annotations

from dashboard.words import Words

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def browser_told(words: Words, agent: str) -> str:
    """Return what a person knows their browser by.

    Parameters
    ----------
    words
        The reader's language.
    agent
        What the browser calls itself, the header ``User-Agent``.
    """
    browser = next((name for sign, name in _BROWSERS if sign in agent), "")
    system = next((name for sign, name in _SYSTEMS if sign in agent), "")
    if browser and system:
        return words.say("{browser} on {system}", browser=browser, system=system)
    return browser or system or words.say("Another browser or program")
