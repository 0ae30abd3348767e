/* The interactive map: MapLibre, driven by payloads. */
(function () {
  "use strict";
  const atlas = (window.hinterlandMap = window.hinterlandMap || {});
  const EDGE = 70;
  // Read at once: the address of the page is soon written anew, without what is no part of the selection.
  const IS_DRAWN = new URLSearchParams(window.location.search).get("map") === "svg";
  const WORLD = [[-41, 24.5], [69, 77.5]];

  atlas.absolute = (url) => new URL(url, document.baseURI).href;

  atlas.hasWebGL = function () {
    if (IS_DRAWN) return false;
    try {
      const context = document.createElement("canvas").getContext("webgl2");
      if (!context) return false;
      const loss = context.getExtension("WEBGL_lose_context");
      if (loss) loss.loseContext();
      return true;
    } catch {
      return false;
    }
  };

  /* Where the map starts: the whole start box on a wide map; on a small one its width, about what is selected. */
  atlas.startCamera = function (box, config, chosen) {
    const [[west, south], [east, north]] = config.start;
    const { clientWidth: width, clientHeight: height } = box;
    if (width >= 500 && height >= 420) return { bounds: config.start, fitBoundsOptions: { padding: 0 } };
    const zoom = Math.log2((width / 512) * (360 / (east - west))) + 0.45;
    const middle = [(west + east) / 2, (south + north) / 2 + 2];
    const toward = chosen ? [chosen.lon, chosen.lat] : middle;
    return { center: [(middle[0] + toward[0]) / 2, (middle[1] + toward[1]) / 2], zoom };
  };

  function lookOf(payload, config, showing) {
    return {
      level: payload.level === "place" ? "0" : payload.level,
      kind: payload.kind,
      ramp: payload.kind === "share" ? payload.ramp : [],
      fill: payload.fill || "accent",
      layers: payload.layers,
      flowToken: (payload.flows && payload.flows.token) || "ink",
      corridor: (payload.load && payload.load.corridor) || "",
      language: config.language,
      plainBorders: payload.kind !== "share",
      restHatched: payload.rest === "hatched",
      showing,
    };
  }

  async function create(box, config) {
    const library = await import(atlas.absolute(config.files["maplibre-gl.mjs"]));
    library.setWorkerUrl(atlas.absolute(config.files["maplibre-gl-worker.mjs"]));
    const style = atlas.emptyStyle(config.files);
    const region = { type: "geojson", promoteId: "id", maxzoom: 9 };
    style.sources["regions-0"] = { ...region, data: atlas.absolute(config.files["regions-0.geojson"]) };
    const map = new library.Map({
      container: box, style, ...atlas.startCamera(box, config),
      attributionControl: false, fadeDuration: 0, keyboard: false, dragRotate: false, pitchWithRotate: false,
      touchPitch: false, doubleClickZoom: false, boxZoom: false, renderWorldCopies: false, maxPitch: 0,
      minZoom: 1.5, maxZoom: 11, maxBounds: WORLD, locale: { "Map.Title": config.texts.label },
    });
    map.touchZoomRotate.disableRotation();
    const canvas = map.getCanvas();
    canvas.tabIndex = -1;
    canvas.removeAttribute("role");
    canvas.removeAttribute("aria-label");
    canvas.setAttribute("aria-hidden", "true");
    await new Promise((resolve, reject) => {
      map.once("style.load", resolve);
      map.once("error", (event) => reject(event.error));
    });
    return map;
  }

  class Canvas {
    constructor(map, config, places) {
      Object.assign(this, { map, config, places, kind: "canvas", box: map.getContainer(), moved: () => {} });
      this.regions = new Map();
      this.levels = new Map();
      this.drawn = new Map();
      this.given = new Map();
      this.seas = [];
      this.roles = { selected: [], hover: [], focus: [] };
      this.find = (id) => this.regions.get(id) || this.places.get(id) || atlas.flowEnd(this.payload, id);
    }

    start(payload) {
      this.tokens = atlas.readTokens();
      this.payload = payload;
      this.showing = new Set([this.levelOf(payload)]);
      this.look = lookOf(payload, this.config, this.showing);
      this.addLayers(atlas.fixedLayers(this.tokens, this.look));
      atlas.addImages(this.map, ["leader", "arrow|ink"], this.tokens);
      this.map.on("sourcedata", () => this.hideOldLevels());
      this.map.on("move", () => this.moved());
      this.map.on("moveend", () => this.setLabels());
      this.map.getSource("base").getData().then((base) => {
        this.seas = base.features.filter((one) => one.properties.kind === "sea_label");
        this.clearSeas();
      });
    }

    /* A small map starts about what is selected, as far as that is known by now. */
    startCamera() {
      const chosen = this.payload.selected.map(this.find).find(Boolean);
      return atlas.startCamera(this.box, this.config, chosen);
    }

    levelOf(payload) {
      return payload.level === "place" ? "0" : payload.level;
    }

    addLayers(layers, before) {
      for (const layer of layers) {
        this.map.addLayer(layer, before);
        this.drawn.set(layer.id, layer);
      }
    }

    /* Fetches a level at its first use; answers with its regions by code. */
    ensureLevel(level) {
      if (!this.levels.has(level)) {
        const source = (name) => ({ type: "geojson", promoteId: "id", maxzoom: 9, data: atlas.absolute(this.config.files[name + ".geojson"]) });
        for (const name of ["regions-" + level, "hatch-" + level]) {
          if (!this.map.getSource(name)) this.map.addSource(name, source(name));
        }
        this.addLayers(atlas.regionLayers(level, this.tokens, this.look), "regions-here");
        this.levels.set(level, this.readRegions(level));
      }
      return this.levels.get(level);
    }

    async readRegions(level) {
      const data = await this.map.getSource("regions-" + level).getData();
      return new Map(data.features.map((feature) => [
        feature.properties.id,
        { ...feature.properties, geometry: feature.geometry, bounds: atlas.boxOf(feature.geometry) },
      ]));
    }

    hideOldLevels() {
      const level = this.levelOf(this.payload);
      if (this.showing.size < 2 || !this.map.isSourceLoaded("regions-" + level)) return;
      this.showing = new Set([level]);
      this.restyle();
    }

    restyle() {
      this.look = lookOf(this.payload, this.config, this.showing);
      const layers = atlas.fixedLayers(this.tokens, this.look);
      for (const level of this.levels.keys()) layers.push(...atlas.regionLayers(level, this.tokens, this.look));
      atlas.restyle(this.map, this.drawn, layers);
    }

    async paint(payload) {
      this.payload = payload;
      const level = this.levelOf(payload);
      this.showing.add(level);
      const regions = await this.ensureLevel(level);
      if (this.payload !== payload) return;
      const first = !this.regions.size;
      this.regions = regions;
      const { bounds, center, zoom } = this.startCamera();
      if (first && !bounds) this.map.jumpTo({ center, zoom });
      this.setStates(level);
      this.restyle();
      this.setMarks();
      this.outline("selected", payload.selected);
      this.hideOldLevels();
    }

    /* Comes when all that was asked for is on the screen. */
    settled() {
      this.map.triggerRepaint();
      return this.map.once("idle");
    }

    setStates(level) {
      const { map, payload } = this;
      const regions = { source: "regions-" + level };
      const hatch = { source: "hatch-" + level };
      map.removeFeatureState(regions);
      map.removeFeatureState(hatch);
      for (const [id, index] of Object.entries(payload.classes || {})) {
        map.setFeatureState({ ...regions, id }, { class: index });
        map.setFeatureState({ ...hatch, id }, { hatched: 0 });
      }
      for (const id of payload.plain || []) map.setFeatureState({ ...hatch, id }, { hatched: 0 });
      for (const id of payload.hatched || []) map.setFeatureState({ ...hatch, id }, { hatched: 1 });
      map.removeFeatureState({ source: "corridors" });
      for (const id of payload.selected) {
        if (atlas.kindOf(id) === "corridor") map.setFeatureState({ source: "corridors", id }, { chosen: 1 });
      }
    }

    setMarks() {
      const { map, payload, tokens } = this;
      const scale = tokens["map-mark-scale"];
      const marks = atlas.markFeatures(this.places, payload, scale);
      const totals = atlas.totalFeatures(this.regions, payload, scale);
      const icons = [...marks.features, ...totals.features].map((one) => one.properties.icon).filter(Boolean);
      atlas.addImages(map, new Set(icons), tokens);
      if (payload.flows) atlas.addImages(map, ["arrow|" + payload.flows.token], tokens);
      this.put("flows", atlas.flowFeatures(payload, scale));
      atlas.setLoad(map, this.config, payload, scale);
      this.put("marks", marks);
      this.put("totals", totals);
      this.setLabels();
    }

    /* Gives a source its data, where they are not those that it has. */
    put(source, data) {
      const text = JSON.stringify(data);
      if (this.given.get(source) === text) return;
      this.given.set(source, text);
      this.map.getSource(source).setData(data);
    }

    setLabels() {
      const room = (place) => this.box.clientWidth - this.map.project([place.lon, place.lat]).x;
      const scale = this.tokens["map-mark-scale"];
      this.clearSeas();
      this.put("labels", atlas.labelFeatures(this.find, this.payload, scale, room));
    }

    /* Leaves out the names of seas that the legend or the edge of the map would cut. */
    clearSeas() {
      const legend = this.box.closest(".map-stage").querySelector(".map-legend");
      const frame = this.box.getBoundingClientRect();
      const cover = legend ? legend.getBoundingClientRect() : new DOMRect();
      const isCut = ({ geometry, properties }) => {
        const { x, y } = this.map.project(geometry.coordinates);
        const half = 4.4 * properties[this.config.language].length;
        const besides = x + half + frame.left < cover.left || x - half + frame.left > cover.right;
        const above = y + 12 + frame.top < cover.top || y - 12 + frame.top > cover.bottom;
        return !(besides || above) || x < half || x > frame.width - half;
      };
      const crowded = this.seas.filter(isCut).map((one) => one.properties.en);
      if (String(crowded) !== String(this.crowded)) this.map.setFilter("sea-labels", atlas.seaFilter(crowded));
      this.crowded = crowded;
    }

    outline(role, ids) {
      if (role !== "selected" && String(this.roles[role]) === String(ids)) return;
      this.roles[role] = ids;
      const scale = this.tokens["map-mark-scale"];
      const data = atlas.outlineFeatures(this.roles, this.regions, this.find, this.payload, scale);
      this.map.getSource("outlines").setData(data);
    }

    retheme() {
      this.tokens = atlas.readTokens();
      this.restyle();
      atlas.redrawImages(this.map, this.tokens);
      this.setMarks();
    }

    locate(id) {
      const place = this.find(id);
      return place ? this.map.project([place.lon, place.lat]) : null;
    }

    regionAt(point) {
      const layer = "regions-" + this.levelOf(this.payload);
      if (!this.map.getLayer(layer)) return null;
      const [feature] = this.map.queryRenderedFeatures([point.x, point.y], { layers: [layer] });
      return feature ? feature.properties.id : null;
    }

    move() {
      return { duration: atlas.isStill() ? 0 : 400 };
    }

    zoom(step) {
      this.map.easeTo({ zoom: this.map.getZoom() + step, ...this.move() });
    }

    home() {
      const { bounds, fitBoundsOptions, center, zoom } = this.startCamera();
      if (bounds) this.map.fitBounds(bounds, { ...fitBoundsOptions, ...this.move() });
      else this.map.easeTo({ center, zoom, ...this.move() });
    }

    show(ids) {
      const box = atlas.boundsOf([...ids, ...atlas.flowEnds(this.payload)], this.find);
      if (box) this.map.fitBounds([box.slice(0, 2), box.slice(2)], { padding: 60, maxZoom: 6.5, ...this.move() });
    }

    /* Brings a point into view by as little as is needed, without a change of zoom. */
    reveal(id) {
      const at = this.locate(id);
      if (!at) return;
      const beyond = (value, most) => Math.min(value - EDGE, 0) + Math.max(value - most + EDGE, 0);
      const by = [beyond(at.x, this.box.clientWidth), beyond(at.y, this.box.clientHeight)];
      if (by[0] || by[1]) this.map.panBy(by, this.move());
    }
  }

  async function readPlaces(config) {
    const answer = await window.fetch(atlas.absolute(config.files["places.geojson"]));
    const data = await answer.json();
    return new Map(data.features.map(({ properties, geometry }) => [
      properties.id,
      { ...properties, lon: geometry.coordinates[0], lat: geometry.coordinates[1] },
    ]));
  }

  /* Makes the interactive map in a box; fails where the browser cannot draw it. */
  atlas.createCanvas = async function (box, config, payload) {
    const [map, places] = await Promise.all([create(box, config), readPlaces(config)]);
    const surface = new Canvas(map, config, places);
    surface.start(payload);
    return surface;
  };
})();
