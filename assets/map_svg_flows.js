/* Flows and the load of corridors on the drawn map, widths in pixels whatever its scale. */
(function () {
  "use strict";
  const atlas = (window.hinterlandMap = window.hinterlandMap || {});
  const SVG = "http://www.w3.org/2000/svg";
  const MODES = { road: "mode-road", rail: "mode-rail", inland_waterway: "mode-iww", sea: "mode-sea" };
  let sections = null;

  function make(tag, attributes) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  const pathOf = (points) => "M" + points.map(([x, y]) => x.toFixed(1) + " " + y.toFixed(1)).join("L");

  /* Sections with their lines in the units of the drawing, fetched at first use. */
  atlas.drawnSections = function (config) {
    const name = config.files["sections.geojson"];
    if (!sections && name) {
      sections = window.fetch(atlas.absolute(name)).then((answer) => answer.json()).then((data) =>
        data.features.map(({ properties, geometry }) => {
          const parts = geometry.type === "LineString" ? [geometry.coordinates] : geometry.coordinates;
          return { ...properties, d: parts.map((part) => pathOf(part.map(atlas.toDrawing))).join("") };
        })
      );
    }
    return sections || Promise.resolve([]);
  };

  atlas.drawSvgLoad = function (surface, drawn) {
    const load = surface.payload.load;
    const scale = surface.tokens["map-mark-scale"];
    const shown = load ? drawn.filter((one) => load.widths[one.id]) : [];
    shown.sort((a, b) => load.widths[b.id] - load.widths[a.id]);
    const lines = shown.map((one) => {
      const width = load.widths[one.id] * scale;
      const faint = load.corridor && load.corridor !== one.corridor ? " faint" : "";
      const line = make("path", { d: one.d, class: "load" + faint, "stroke-width": width });
      line.style.stroke = "var(--" + (MODES[one.mode] || "ink") + ")";
      return [make("path", { d: one.d, class: "load-case" + faint, "stroke-width": width + 2 }), line];
    });
    surface.loads.replaceChildren(...lines.flat());
  };

  function arrow(at, slope, width, unit) {
    const size = (Math.min(Math.max(width, 2.2), 9) + 5.5) * unit;
    const angle = (Math.atan2(slope[1], slope[0]) * 180) / Math.PI;
    const place = "translate(" + at[0].toFixed(1) + " " + at[1].toFixed(1) + ") rotate(" + angle.toFixed(0) + ") scale(" + (size / 10).toFixed(3) + ")";
    return make("path", { d: "M5 0L-4 4.2L-2 0L-4 -4.2Z", transform: place, class: "flow-arrow" });
  }

  /* The curves, the thickest below; where they end, as spots that can be pointed at. */
  atlas.drawSvgFlows = function (surface, unit, scale) {
    const { flows } = surface.payload;
    const nodes = [];
    const arrows = [];
    const ends = new Map(Object.entries(flows ? flows.points : {}).map(([id, point]) => [id, surface.spots.get(id) || spotAt(point)]));
    for (const [from, to, width, way] of flows ? [...flows.lines].sort((a, b) => b[2] - a[2]) : []) {
      const [a, b] = [ends.get(from), ends.get(to)];
      const { points, arrow: at, slope } = atlas.curve([a.x, a.y], [b.x, b.y], -1);
      const w = width * scale;
      const d = pathOf(points);
      const dashed = way ? { "stroke-dasharray": atlas.flowDashes(w) } : {};
      nodes.push(make("path", { d, class: "flow-case", "stroke-width": w + 2.2 }), make("path", { d, class: "flow", "stroke-width": w, ...dashed }));
      if (width >= 1.4) arrows.push(arrow(at, slope, w, unit));
    }
    for (const [id, spot] of ends) {
      surface.spots.set(id, spot);
      nodes.push(make("circle", { cx: spot.x, cy: spot.y, r: 2.6 * unit, class: "flow-end" }));
    }
    surface.flows.replaceChildren(...nodes, ...arrows);
    surface.flows.style.setProperty("--flow", "var(--" + (flows ? flows.token : "ink") + ")");
  };

  function spotAt(point) {
    const [x, y] = atlas.toDrawing(point);
    return { x, y };
  }
})();
