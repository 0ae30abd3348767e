/* Colours and sizes of the map, read from the style sheet: they are written only there. */
(function () {
  "use strict";
  const atlas = (window.hinterlandMap = window.hinterlandMap || {});

  const RAMPS = { seq: 5, seq6: 6, seq7: 7, div5: 5, div7: 7 };
  const COLOURS = [
    "ink", "ink-2", "paper", "accent", "sea", "sea-text", "land-out", "coast", "border",
    "nf-ground", "nf-line", "halo", "corr", "corr-case", "cluster", "cluster-edge",
    "port-fill", "port-edge", "sel", "sel-case", "focus", "focus-gap",
    "mode-road", "mode-rail", "mode-iww", "mode-sea", "mode-air",
    ...Object.entries(RAMPS).flatMap(([ramp, n]) => Array.from({ length: n }, (_, i) => ramp + "-" + (i + 1))),
  ];
  const NUMBERS = ["map-border-width", "map-hatch-width", "map-mark-scale"];
  const QUERIES = [
    "(prefers-color-scheme: dark)",
    "(prefers-contrast: more)",
    "(forced-colors: active)",
    "(max-width: 799.98px)",
  ];

  /* A colour is read through an element, so that a system colour arrives as numbers too. */
  function readColours() {
    const probe = document.createElement("span");
    probe.hidden = true;
    probe.style.forcedColorAdjust = "none";
    document.documentElement.append(probe);
    const style = window.getComputedStyle(probe);
    const colours = {};
    for (const name of COLOURS) {
      probe.style.color = "var(--" + name + ")";
      colours[name] = style.color;
    }
    probe.remove();
    return colours;
  }

  atlas.readTokens = function () {
    const root = window.getComputedStyle(document.documentElement);
    const tokens = readColours();
    for (const name of NUMBERS) tokens[name] = parseFloat(root.getPropertyValue("--" + name)) || 1;
    return tokens;
  };

  /* Calls back when theme, contrast, forced colours or the size of the screen change the tokens. */
  atlas.watchTokens = function (changed) {
    let waiting = 0;
    const soon = () => {
      window.cancelAnimationFrame(waiting);
      waiting = window.requestAnimationFrame(changed);
    };
    document.addEventListener("themechange", soon);
    for (const query of QUERIES) window.matchMedia(query).addEventListener("change", soon);
  };

  atlas.isStill = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
})();
