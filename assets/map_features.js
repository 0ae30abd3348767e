/* What a payload puts on the map besides the colour of regions: marks, circles, labels, outlines. */
(function () {
  "use strict";
  const atlas = (window.hinterlandMap = window.hinterlandMap || {});
  const SMALL = 3.4;
  const DIAMOND = 5;
  const HOLLOW = 4;

  const collection = (features) => ({ type: "FeatureCollection", features });
  const point = (lon, lat, properties) => ({ type: "Feature", properties, geometry: { type: "Point", coordinates: [lon, lat] } });

  atlas.kindOf = function (id) {
    const prefix = id.includes(":") ? id.slice(0, id.indexOf(":")) : "region";
    return prefix;
  };

  /* How a place is drawn: shape, radius in px and the sign of its edge; null when it is not drawn. */
  atlas.markOf = function (id, payload, scale) {
    const kind = atlas.kindOf(id);
    if (!payload.layers.includes(kind + "s")) return null;
    const selected = payload.selected.includes(id);
    const entry = (payload.marks || {})[id];
    if (kind === "cluster") {
      const hollow = payload.sizes === "cluster" && !entry;
      const r = entry && entry[0] ? entry[0] * scale : hollow ? HOLLOW : DIAMOND;
      return { shape: "diamond", r, icon: atlas.diamondSign(r, hollow, selected), hollow, selected };
    }
    if (!entry && (payload.hidden || []).includes(id)) return null;
    if (payload.bare) return { shape: "circle", r: SMALL - 0.6, icon: "", selected };
    const [r, status] = entry || [SMALL, "missing"];
    const radius = Math.max(entry ? r * scale : r, SMALL);
    return { shape: "circle", r: radius, icon: atlas.ringSign(status, radius, "port", "port-fill", selected), selected };
  };

  atlas.markFeatures = function (places, payload, scale) {
    const features = [];
    for (const place of places.values()) {
      const mark = atlas.markOf(place.id, payload, scale);
      if (mark) features.push(point(place.lon, place.lat, { id: place.id, ...mark }));
    }
    return collection(features);
  };

  atlas.totalFeatures = function (regions, payload, scale) {
    const features = [];
    for (const [id, [r, status]] of Object.entries(payload.circles || {})) {
      const region = regions.get(id);
      if (!region) continue;
      const radius = r * scale;
      const icon = atlas.ringSign(status, radius, "total", payload.fill || "accent", false);
      features.push(point(region.lon, region.lat, { id, shape: "circle", r: radius, icon, selected: false }));
    }
    return collection(features);
  };

  /* Radius of whatever stands at a label's point, so that the name keeps clear of it. */
  atlas.radiusOf = function (id, payload, scale) {
    const circle = (payload.circles || {})[id];
    if (circle) return circle[0] * scale;
    const mark = atlas.kindOf(id) === "region" ? null : atlas.markOf(id, payload, scale);
    return mark ? mark.r : 0;
  };

  /* Names; `room` says how many pixels there are to the right of a place. */
  atlas.labelFeatures = function (find, payload, scale, room) {
    const features = [];
    (payload.labels || []).forEach(([id, text], rank) => {
      const place = find(id);
      if (!place) return;
      const r = atlas.radiusOf(id, payload, scale);
      const leader = payload.selected.includes(id) && atlas.kindOf(id) !== "region";
      const way = room(place) < atlas.LEADER + 20 + text.length * 7.5 ? -1 : 1;
      const clear = leader ? Math.max(r, 8) + 1 : r;
      features.push(point(place.lon, place.lat, {
        id, text, rank, r, leader,
        side: way > 0 ? "left" : "right",
        offset: [(way * (clear + atlas.LEADER + 4)) / 14, 0],
        line: [way * clear, 0],
      }));
    });
    return collection(features);
  };

  function ringsOf(geometry) {
    if (geometry.type === "Polygon") return geometry.coordinates.slice(0, 1);
    if (geometry.type === "MultiPolygon") return geometry.coordinates.map((polygon) => polygon[0]);
    return [];
  }

  function spanOf(ring) {
    let [west, south, east, north] = [180, 90, -180, -90];
    for (const [lon, lat] of ring) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
    return Math.max(east - west, 2 * (north - south));
  }

  /* Outlines of regions ring by ring, each with its extent in degrees; rings round places. */
  atlas.outlineFeatures = function (roles, regions, find, payload, scale) {
    const features = [];
    for (const [role, ids] of Object.entries(roles)) {
      for (const id of ids) {
        const region = regions.get(id);
        if (region) {
          const rings = ringsOf(region.geometry).map((ring) => ({ ring, span: spanOf(ring) }));
          const largest = Math.max(...rings.map((one) => one.span));
          for (const { ring, span } of rings) {
            const properties = { role, span: span === largest ? 360 : span };
            features.push({ type: "Feature", properties, geometry: { type: "LineString", coordinates: ring } });
          }
        } else if (role !== "selected" && find(id)) {
          const { lon, lat } = find(id);
          features.push(point(lon, lat, { role, r: atlas.radiusOf(id, payload, scale) || DIAMOND }));
        }
      }
    }
    return collection(features);
  };

  /* Smallest box, [west, south, east, north], round what is named; null where nothing is known. */
  atlas.boundsOf = function (ids, find) {
    const boxes = ids.map(find).filter(Boolean).map((one) => one.bounds || [one.lon, one.lat, one.lon, one.lat]);
    if (!boxes.length) return null;
    return [0, 1, 2, 3].map((i) => Math[i < 2 ? "min" : "max"](...boxes.map((box) => box[i])));
  };

  atlas.boxOf = function (geometry) {
    const box = [180, 90, -180, -90];
    const walk = (part) => {
      if (typeof part[0] !== "number") return part.forEach(walk);
      box[0] = Math.min(box[0], part[0]);
      box[1] = Math.min(box[1], part[1]);
      box[2] = Math.max(box[2], part[0]);
      box[3] = Math.max(box[3], part[1]);
    };
    walk(geometry.coordinates);
    return box;
  };
})();
