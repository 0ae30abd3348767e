/* The style of the interactive map: its sources and layers, from below to above. */
(function () {
  "use strict";
  const atlas = (window.hinterlandMap = window.hinterlandMap || {});

  const EMPTY = { type: "FeatureCollection", features: [] };
  const LATIN = ["U+0000-00FF", "U+0131", "U+0152-0153", "U+02BB-02BC", "U+2000-206F", "U+20AC", "U+2212"];
  const LATIN_EXT = ["U+0100-02BA", "U+1E00-1E9F", "U+1EF2-1EFF", "U+2C60-2C7F"];
  const GREEK = ["U+0370-03FF"];
  const TEXT = ["Source Sans 3"];
  const STRONG = ["Source Sans 3 Semibold"];
  const state = (name, otherwise) => ["coalesce", ["feature-state", name], otherwise];
  const is = (name, value) => ["==", ["get", name], value];

  function face(files, weight) {
    const file = (subset) => atlas.absolute(files["source-sans-3-" + subset + "-" + weight + ".woff2"]);
    return [
      { url: file("latin"), "unicode-range": LATIN },
      { url: file("latin-ext"), "unicode-range": LATIN_EXT },
      { url: file("greek"), "unicode-range": GREEK },
    ];
  }

  atlas.emptyStyle = function (files) {
    const live = { type: "geojson", data: EMPTY };
    const byUrl = (name, rest) => ({ type: "geojson", data: atlas.absolute(files[name]), maxzoom: 9, ...rest });
    return {
      version: 8,
      "font-faces": { [TEXT[0]]: face(files, 400), [STRONG[0]]: face(files, 600) },
      transition: { duration: 0, delay: 0 },
      sources: {
        base: byUrl("base.geojson"),
        corridors: byUrl("corridors.geojson", { promoteId: "id" }),
        sections: { ...live, promoteId: "id", maxzoom: 9 },
        flows: live, outlines: live, totals: live, marks: live, labels: live,
      },
      layers: [],
    };
  };

  function ground(t, look) {
    return [
      { id: "sea", type: "background", paint: { "background-color": t.sea } },
      { id: "land-out", type: "fill", source: "base", filter: is("kind", "land"), paint: { "fill-color": t["land-out"], "fill-antialias": false } },
      { id: "border-out", type: "line", source: "base", filter: is("kind", "border"), paint: { "line-color": t.coast, "line-width": 0.7 } },
      { id: "coast", type: "line", source: "base", filter: is("kind", "land"), paint: { "line-color": t.coast, "line-width": 0.7 } },
      { id: "regions-here", type: "background", layout: { visibility: "none" }, paint: {} },
      { id: "lakes", type: "fill", source: "base", filter: is("kind", "lake"), paint: { "fill-color": t.sea, "fill-outline-color": t.coast } },
      { id: "countries", type: "line", source: "regions-0", layout: { visibility: look.level === "0" ? "none" : "visible", "line-join": "round" },
        paint: { "line-color": look.plainBorders ? t.coast : t.border, "line-width": t["map-border-width"] * (look.plainBorders ? 1.1 : 1.5) } },
    ];
  }

  /* Always asks for the state, also where there is one colour only: MapLibre fails where it changes from one to the other. */
  function fillColour(t, look) {
    const classes = look.ramp.flatMap((name, i) => [i, t[name]]);
    return ["match", state("class", -1), ...(classes.length ? classes : [0, t["nf-ground"]]), t["nf-ground"]];
  }

  function borderWidth(t, look, level) {
    const full = (look.plainBorders ? 0.6 : 0.9) * (t["map-border-width"] / 0.9);
    if (level === "3") return ["step", ["zoom"], 0, 5, 0.4 * (t["map-border-width"] / 0.9), 7, full];
    return level === "2" ? ["step", ["zoom"], 0.5 * full, 5, full] : full;
  }

  /* Layers of one level of regions; each level keeps its own, so that the old stays until the new is drawn. */
  atlas.regionLayers = function (level, t, look) {
    const regions = "regions-" + level;
    const hatch = "hatch-" + level;
    const shown = { visibility: look.showing.has(level) ? "visible" : "none" };
    return [
      { id: regions, type: "fill", source: regions, layout: shown, paint: { "fill-color": fillColour(t, look) } },
      { id: hatch, type: "line", source: hatch, layout: shown,
        paint: { "line-color": t["nf-line"], "line-width": t["map-hatch-width"], "line-opacity": state("hatched", look.restHatched ? 1 : 0) } },
      { id: "borders-" + level, type: "line", source: regions, layout: { ...shown, "line-join": "round" },
        paint: { "line-color": look.plainBorders ? t.coast : t.border, "line-width": borderWidth(t, look, level) } },
    ];
  };

  function corridors(t, look) {
    const layout = { visibility: look.layers.includes("corridors") ? "visible" : "none", "line-join": "round", "line-cap": "round" };
    const chosen = (yes, no) => ["case", ["==", state("chosen", 0), 1], yes, no];
    return [
      { id: "corridors-case", type: "line", source: "corridors", layout,
        paint: { "line-color": t["corr-case"], "line-width": chosen(5, 3), "line-opacity": 0.7 } },
      { id: "corridors", type: "line", source: "corridors", layout,
        paint: { "line-color": chosen(t.cluster, t.corr), "line-width": chosen(2.6, 1.05) } },
    ];
  }

  /* Small islands get no outline: those under about five pixels at this zoom. */
  function outline(id, role, colour, width, opacity = 1) {
    const wideEnough = [">", ["get", "span"], ["step", ["zoom"], 0.5, 3, 0.28, 4, 0.14, 5, 0.07, 6, 0.03, 7, 0]];
    return { id, type: "line", source: "outlines", filter: ["all", is("role", role), ["==", ["geometry-type"], "LineString"], wideEnough],
      layout: { "line-join": "round", "line-cap": "round" }, paint: { "line-color": colour, "line-width": width, "line-opacity": opacity } };
  }

  function ring(id, role, colour, width, gap) {
    return { id, type: "circle", source: "outlines", filter: ["all", is("role", role), ["==", ["geometry-type"], "Point"]],
      paint: { "circle-radius": ["+", ["get", "r"], gap], "circle-opacity": 0, "circle-stroke-color": colour, "circle-stroke-width": width } };
  }

  function outlines(t) {
    return [
      outline("selected-case", "selected", t["sel-case"], 5),
      outline("selected", "selected", t.sel, 2.2),
      outline("hover", "hover", t.ink, 1.6),
      outline("focus-gap", "focus", t["focus-gap"], 9),
      outline("focus", "focus", t.focus, 4),
    ];
  }

  function circles(prefix, source, t, fill, opacity, edge) {
    const plain = ["all", is("shape", "circle"), is("icon", "")];
    const sorted = { "circle-sort-key": ["-", 0, ["get", "r"]] };
    const icons = { "icon-image": ["get", "icon"], "icon-allow-overlap": true, "icon-ignore-placement": true, "symbol-sort-key": ["-", 0, ["get", "r"]] };
    return [
      { id: prefix + "-case", type: "circle", source, filter: plain, layout: sorted,
        paint: { "circle-radius": ["-", ["get", "r"], 1.5], "circle-opacity": 0, "circle-stroke-color": t.halo, "circle-stroke-width": 3, "circle-stroke-opacity": 0.7 } },
      { id: prefix, type: "circle", source, filter: plain, layout: sorted,
        paint: { "circle-radius": ["-", ["get", "r"], 0.7], "circle-color": fill, "circle-opacity": opacity, "circle-stroke-color": edge,
          "circle-stroke-width": ["case", is("selected", true), 2.6, 1.4] } },
      { id: prefix + "-icons", type: "symbol", source, filter: ["all", is("shape", "circle"), ["!=", ["get", "icon"], ""]], layout: icons },
    ];
  }

  function marks(t, look) {
    const diamonds = (id, selected) => ({ id, type: "symbol", source: "marks",
      filter: ["all", is("shape", "diamond"), is("selected", selected)],
      layout: { "icon-image": ["get", "icon"], "icon-allow-overlap": true, "icon-ignore-placement": true } });
    return [
      ...circles("totals", "totals", t, t[look.fill], 0.5, t.ink),
      diamonds("clusters", false),
      ...circles("ports", "marks", t, t["port-fill"], 0.34, t["port-edge"]),
      diamonds("clusters-selected", true),
      ring("hover-ring", "hover", t.ink, 1.6, 2.5),
      ring("focus-ring-gap", "focus", t["focus-gap"], 9, 1),
      ring("focus-ring", "focus", t.focus, 4, 3.5),
    ];
  }

  function labels(t, look) {
    const text = (font, size) => ({ "text-font": font, "text-size": size, "text-max-width": 9, "text-line-height": 1.15 });
    const haloed = { "text-color": t.ink, "text-halo-color": t.halo, "text-halo-width": 1.6 };
    const named = { ...text(STRONG, 13), "text-field": ["get", "text"], "symbol-sort-key": ["get", "rank"], "text-padding": 3 };
    const inside = ["==", ["get", "r"], 0];
    const noLeader = ["!", ["get", "leader"]];
    return [
      { id: "sea-labels", type: "symbol", source: "base",
        filter: atlas.seaFilter([]),
        layout: { ...text(TEXT, 13), "text-field": ["get", look.language], "text-letter-spacing": 0.08, "text-max-width": 6.5, "text-padding": 8 },
        paint: { "text-color": t["sea-text"], "text-halo-color": t.sea, "text-halo-width": 1.4 } },
      { id: "labels-inside", type: "symbol", source: "labels", filter: ["all", inside, noLeader], layout: named, paint: haloed },
      { id: "labels", type: "symbol", source: "labels", filter: ["all", ["!", inside], noLeader],
        layout: { ...named, "text-variable-anchor": ["left", "right", "top", "bottom"], "text-radial-offset": ["/", ["+", ["get", "r"], 4], 13], "text-justify": "auto" },
        paint: haloed },
      { id: "labels-leader", type: "symbol", source: "labels", filter: ["get", "leader"],
        layout: { ...named, ...text(STRONG, 14), "text-anchor": ["get", "side"], "text-offset": ["get", "offset"], "text-justify": "auto",
          "icon-image": "leader", "icon-anchor": ["get", "side"], "icon-offset": ["get", "line"], "icon-allow-overlap": true,
          "text-allow-overlap": true, "text-max-width": 14 },
        paint: haloed },
    ];
  }

  /* Names of great seas, of the small ones from a closer view on; without those that have no room now. */
  atlas.seaFilter = (crowded) => ["all", is("kind", "sea_label"), ["any", is("rank", 1), [">=", ["zoom"], 4.5]], ["!", ["in", ["get", "en"], ["literal", crowded]]]];

  /* All layers but the regions', which come where "regions-here" stands. */
  atlas.fixedLayers = (t, look) => [
    ...ground(t, look), ...corridors(t, look), ...atlas.loadLayers(t, look), ...outlines(t), ...atlas.flowLayers(t, look), ...marks(t, look), ...labels(t, look),
  ];

  /* Makes the map look like the layers given, touching only what differs from before. */
  atlas.restyle = function (map, before, layers) {
    for (const layer of layers) {
      const old = before.get(layer.id);
      if (!old) continue;
      for (const [name, value] of Object.entries(layer.paint || {})) {
        if (JSON.stringify((old.paint || {})[name]) !== JSON.stringify(value)) map.setPaintProperty(layer.id, name, value);
      }
      for (const [name, value] of Object.entries(layer.layout || {})) {
        if (JSON.stringify((old.layout || {})[name]) !== JSON.stringify(value)) map.setLayoutProperty(layer.id, name, value);
      }
      before.set(layer.id, layer);
    }
  };
})();
