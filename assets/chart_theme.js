/* Charts in the colours of the reader's theme. The server names colours as var(--token), which
   plotly cannot read; here they become the values that the style sheet has just now. */
(function () {
  "use strict";
  const dash = (window.dash_clientside = window.dash_clientside || {});
  const root = document.documentElement;
  const TOKEN = /^var\((--[\w-]+)(?: (\d+)%)?\)$/; // "var(--mode-road 38%)" is that colour at 38 %
  let themeBeforePrint = null;

  /* A colour is read through an element, so that a system colour arrives as numbers too. */
  function palette() {
    const probe = document.createElement("span");
    probe.hidden = true;
    probe.style.forcedColorAdjust = "none";
    root.append(probe);
    const known = new Map();
    const valueOf = (name) => {
      if (!known.has(name)) {
        probe.style.color = "var(" + name + ")";
        known.set(name, window.getComputedStyle(probe).color);
      }
      return known.get(name);
    };
    return { valueOf: valueOf, done: () => probe.remove() };
  }

  function faded(color, percent) {
    if (!percent) return color;
    const parts = [...color.match(/[\d.]+/g).slice(0, 3), (percent / 100) * 255];
    return "#" + parts.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("");
  }

  function deep(value, valueOf) {
    if (typeof value === "string") {
      const found = TOKEN.exec(value);
      return found ? faded(valueOf(found[1]), found[2]) : value;
    }
    if (Array.isArray(value)) return value.map((part) => deep(part, valueOf));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, deep(part, valueOf)]));
  }

  /* A trace may carry meta.pattern {where, path, size}: how it is told apart without colour. */
  function patterned(trace) {
    const pattern = trace.meta && trace.meta.pattern;
    if (!pattern) return trace;
    const fill = { path: pattern.path, size: pattern.size, fgcolor: "var(--pat)", fgopacity: 1 };
    if (pattern.where === "area") {
      return { ...trace, fillpattern: { ...fill, bgcolor: trace.fillcolor, fillmode: "replace" } };
    }
    return { ...trace, marker: { ...trace.marker, pattern: { ...fill, bgcolor: trace.marker.color } } };
  }

  function wantsPatterns() {
    return themeBeforePrint !== null || root.dataset.patterns === "on";
  }

  /* The figure as the server sent it travels along in layout.meta, to be painted anew. */
  function painted(figure) {
    const data = wantsPatterns() ? figure.data.map(patterned) : figure.data;
    const colours = palette();
    const next = deep({ data: data, layout: figure.layout }, colours.valueOf);
    colours.done();
    next.layout.meta = { asSent: figure };
    return next;
  }

  /* Give a figure with colours. Further arguments only say that it is time to do so again. */
  function colour(figure) {
    return figure && figure.data ? painted(figure) : { data: [], layout: {} };
  }

  function redraw() {
    for (const chart of document.querySelectorAll(".js-plotly-plot")) {
      const figure = chart.layout && chart.layout.meta && chart.layout.meta.asSent;
      if (!figure) continue;
      const next = painted(figure);
      window.Plotly.react(chart, next.data, next.layout);
    }
  }

  /* Print is always light, with patterns, whatever the screen shows. */
  window.addEventListener("beforeprint", () => {
    if (themeBeforePrint !== null) return;
    themeBeforePrint = root.dataset.theme || "light";
    root.dataset.theme = "light";
    redraw();
  });
  window.addEventListener("afterprint", () => {
    if (themeBeforePrint === null) return;
    root.dataset.theme = themeBeforePrint;
    themeBeforePrint = null;
    redraw();
  });
  for (const query of ["(prefers-contrast: more)", "(forced-colors: active)"]) {
    window.matchMedia(query).addEventListener("change", redraw);
  }
  document.addEventListener("themechange", redraw);
  document.addEventListener("patternschange", redraw);

  dash.charts = { colour: colour, redraw: redraw };
})();
