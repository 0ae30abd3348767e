/* Charts in the colours of the reader's theme. The server names colours as var(--token), which
   plotly cannot read; here they become the values that the style sheet has just now. */
(function () {
  "use strict";
  const dash = (window.dash_clientside = window.dash_clientside || {});
  const root = document.documentElement;
  const TOKEN = /^var\((--[\w-]+)(?: (\d+)%)?\)$/; // "var(--mode-road 38%)" is that colour at 38 %
  const drawn = new Map(); // chart key -> figure as the server sent it
  let themeBeforePrint = null;

  function palette() {
    const style = window.getComputedStyle(root);
    const known = new Map();
    return (name) => {
      if (!known.has(name)) known.set(name, style.getPropertyValue(name).trim() || "#808080");
      return known.get(name);
    };
  }

  function faded(color, percent) {
    if (!percent) return color;
    const parts = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
    return "rgba(" + parts.join(",") + "," + Number(percent) / 100 + ")";
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

  function painted(figure) {
    const data = wantsPatterns() ? figure.data.map(patterned) : figure.data;
    return deep({ data: data, layout: figure.layout }, palette());
  }

  /* Give a figure with colours. The other arguments only say that it is time to do so again. */
  function colour(figure) {
    if (!figure || !figure.data) return { data: [], layout: {} };
    const key = figure.layout.meta && figure.layout.meta.chart;
    if (key) drawn.set(key, figure);
    return painted(figure);
  }

  function redraw() {
    for (const chart of document.querySelectorAll(".js-plotly-plot")) {
      const meta = chart.layout && chart.layout.meta;
      const figure = meta && drawn.get(meta.chart);
      if (!figure) continue;
      const next = painted(figure);
      window.Plotly.react(chart, next.data, { ...next.layout, width: chart.layout.width });
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
  document.addEventListener("themechange", redraw);
  document.addEventListener("patternschange", redraw);

  dash.charts = { colour: colour, redraw: redraw };
})();
