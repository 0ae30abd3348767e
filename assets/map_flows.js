/* Flows as curves and corridors by their load: built here from ids and widths, drawn below the marks. */
(function () {
  "use strict";
  const atlas = (window.hinterlandMap = window.hinterlandMap || {});
  const STEPS = 24;
  const BEND = 0.16; // of the length, to the right of the way, so that both directions stand apart
  const ARROW_AT = 0.56;
  const LEAST_WITH_ARROW = 1.4;
  const REACH = 9;
  // Dashes are counted in widths of their line: by bands of width they are about as long everywhere.
  const DASHES = [[0, 1.5, [4, 3]], [1.5, 3, [2.6, 1.6]], [3, 6, [1.5, 0.9]], [6, 99, [0.9, 0.55]]];
  const MODES = { road: "mode-road", rail: "mode-rail", inland_waterway: "mode-iww", sea: "mode-sea" };
  const is = (name, value) => ["==", ["get", name], value];
  const feature = (type, coordinates, properties) => ({ type: "Feature", properties, geometry: { type, coordinates } });

  const pointsOf = (payload) => (payload && payload.flows ? payload.flows.points : {});

  /* An end of a flow as the map knows things: for regions of a level that is not drawn. */
  atlas.flowEnd = function (payload, id) {
    const point = pointsOf(payload)[id];
    return point ? { id, name: id, lon: point[0], lat: point[1] } : null;
  };

  atlas.flowEnds = (payload) => Object.keys(pointsOf(payload));

  /* A quadratic curve bent to one side: its points, and where and how its arrow stands. */
  atlas.curve = function ([ax, ay], [bx, by], side) {
    const [dx, dy] = [bx - ax, by - ay];
    const middle = [(ax + bx) / 2 + side * BEND * dy, (ay + by) / 2 - side * BEND * dx];
    const at = (t) => [0, 1].map((i) => (1 - t) ** 2 * [ax, ay][i] + 2 * t * (1 - t) * middle[i] + t * t * [bx, by][i]);
    const slope = [0, 1].map((i) => 2 * (1 - ARROW_AT) * (middle[i] - [ax, ay][i]) + 2 * ARROW_AT * ([bx, by][i] - middle[i]));
    return { points: Array.from({ length: STEPS + 1 }, (_, i) => at(i / STEPS)), arrow: at(ARROW_AT), slope };
  };

  const arrowSize = (width) => Math.min(Math.max(width, 2.2), 9) + 5.5;

  /* Lines, arrows and ends for the interactive map. */
  atlas.flowFeatures = function (payload, scale) {
    const features = [];
    const points = pointsOf(payload);
    for (const [from, to, width, way] of payload.flows ? payload.flows.lines : []) {
      const { points: line, arrow, slope } = atlas.curve(atlas.toMercator(points[from]), atlas.toMercator(points[to]), 1);
      const w = width * scale;
      features.push(feature("LineString", line.map(atlas.fromMercator), { w, way }));
      if (width < LEAST_WITH_ARROW) continue;
      const angle = (Math.atan2(slope[0], slope[1]) * 180) / Math.PI;
      features.push(feature("Point", atlas.fromMercator(arrow), { what: "arrow", angle, size: arrowSize(w) / 14, w }));
    }
    for (const [id, point] of Object.entries(points)) features.push(feature("Point", point, { what: "end", id }));
    return { type: "FeatureCollection", features };
  };

  const lineOf = (id, filter, layout, paint) => ({ id, type: "line", source: "flows", filter: ["all", ["==", ["geometry-type"], "LineString"], ...filter],
    layout: { "line-sort-key": ["-", 0, ["get", "w"]], "line-join": "round", ...layout }, paint });

  /* Dashes of a line that comes in, in pixels. */
  atlas.flowDashes = (width) => DASHES.find(([, most]) => width < most)[2].map((length) => (length * width).toFixed(1)).join(" ");

  /* Layers of the interactive map, below the marks. */
  atlas.flowLayers = function (t, look) {
    const colour = t[look.flowToken];
    return [
      lineOf("flows-case", [], { "line-cap": "round" }, { "line-color": t.halo, "line-width": ["+", ["get", "w"], 2.2], "line-opacity": 0.75 }),
      ...DASHES.map(([least, most, dash]) =>
        lineOf("flows-in-" + least, [is("way", 1), [">=", ["get", "w"], least], ["<", ["get", "w"], most]], {},
          { "line-color": colour, "line-width": ["get", "w"], "line-dasharray": dash })
      ),
      lineOf("flows-out", [is("way", 0)], { "line-cap": "round" }, { "line-color": colour, "line-width": ["get", "w"] }),
      { id: "flow-ends", type: "circle", source: "flows", filter: is("what", "end"),
        paint: { "circle-radius": 2.6, "circle-color": colour, "circle-stroke-color": t.halo, "circle-stroke-width": 1.3 } },
      { id: "flow-arrows", type: "symbol", source: "flows", filter: is("what", "arrow"),
        layout: { "icon-image": "arrow|" + look.flowToken, "icon-size": ["get", "size"], "icon-rotate": ["get", "angle"], "icon-rotation-alignment": "map",
          "icon-allow-overlap": true, "icon-ignore-placement": true, "symbol-sort-key": ["get", "w"] } },
    ];
  };

  /* The load of the corridors: sections by width, the others faint where one corridor is chosen. */
  atlas.loadLayers = function (t, look) {
    const width = ["coalesce", ["feature-state", "w"], 0];
    const cased = ["case", [">", width, 0], ["+", width, 2], 0];
    const colour = ["match", ["get", "mode"], ...Object.entries(MODES).flatMap(([mode, token]) => [mode, t[token]]), t.ink];
    const strength = look.corridor ? ["case", is("corridor", look.corridor), 1, 0.3] : 1;
    const layout = { visibility: look.layers.includes("load") ? "visible" : "none", "line-join": "round", "line-cap": "round" };
    return [
      { id: "load-case", type: "line", source: "sections", layout, paint: { "line-color": t.halo, "line-width": cased, "line-opacity": look.corridor ? ["case", is("corridor", look.corridor), 0.8, 0] : 0.8 } },
      { id: "load", type: "line", source: "sections", layout, paint: { "line-color": colour, "line-width": width, "line-opacity": strength } },
    ];
  };

  /* Gives the sections their widths; the file is fetched when the layer is first shown. */
  atlas.setLoad = function (map, config, payload, scale) {
    const source = map.getSource("sections");
    if (!payload.load || !config.files["sections.geojson"]) return;
    if (!source.isAsked) source.setData(atlas.absolute(config.files["sections.geojson"]));
    source.isAsked = true;
    map.removeFeatureState({ source: "sections" });
    for (const [id, width] of Object.entries(payload.load.widths)) map.setFeatureState({ source: "sections", id }, { w: width * scale });
  };

  /* The end of a flow that is nearest a point, within reach of it. */
  atlas.flowEndAt = function (surface, payload, at, touch) {
    let [nearest, least] = [null, touch ? 2 * REACH : REACH];
    for (const id of atlas.flowEnds(payload)) {
      const spot = surface.locate(id);
      const distance = spot ? Math.hypot(spot.x - at.x, spot.y - at.y) : Infinity;
      if (distance < least) [nearest, least] = [id, distance];
    }
    return nearest;
  };
})();
