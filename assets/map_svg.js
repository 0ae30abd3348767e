/* The drawn map (SVG, equal area): in place of the interactive one without WebGL, and in print. */
(function () {
  "use strict";
  const atlas = (window.hinterlandMap = window.hinterlandMap || {});
  const SVG = "http://www.w3.org/2000/svg";
  const PAPER = 680;

  const make = (tag, attributes) => {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  const group = (className) => make("g", { class: className });

  async function fetchSvg(config, level) {
    const answer = await window.fetch(atlas.absolute(config.files["map-" + level + ".svg"]));
    const text = await answer.text();
    return document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
  }

  function hatch() {
    const pattern = make("pattern", { id: "map-hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
    pattern.append(make("rect", { width: 5, height: 5, class: "hatch-ground" }), make("path", { d: "M0 0V5", class: "hatch-line" }));
    const defs = make("defs", {});
    defs.append(pattern);
    return defs;
  }

  /* Middle of the largest part of a path, where the file names no label point. */
  function spotOf(path) {
    if (path.dataset.x) return { x: Number(path.dataset.x), y: Number(path.dataset.y) };
    const box = path.getBBox();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  function placeSpot(node) {
    const [x, y] = node.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
    return { x, y };
  }

  class Drawn {
    constructor(box, config, places) {
      Object.assign(this, { box, config, kind: "svg", places, regions: new Map(), level: null, roles: {}, moved: () => {} });
      this.spots = new Map();
      this.tokens = atlas.readTokens();
      this.find = (id) => this.regions.get(id) || this.places.get(id) || atlas.flowEnd(this.payload, id);
    }

    async ensureLevel(level) {
      if (this.level === level) return;
      const svg = await fetchSvg(this.config, level);
      svg.removeAttribute("role");
      svg.setAttribute("aria-hidden", "true");
      svg.setAttribute("focusable", "false");
      svg.setAttribute("preserveAspectRatio", "xMinYMid slice");
      svg.prepend(hatch());
      this.box.replaceChildren(svg);
      const layer = (name) => svg.querySelector("g." + name);
      this.loads = group("loads");
      this.flows = group("flows");
      this.outlines = group("outlines");
      this.totals = group("totals");
      this.labels = group("labels");
      layer("places").before(this.loads, this.outlines, this.flows, this.totals);
      svg.append(this.labels);
      layer("corridors").prepend(...[...layer("corridors").children].map((path) => make("path", { d: path.getAttribute("d"), class: "case" })));
      const { x, y, width, height } = svg.viewBox.baseVal;
      Object.assign(this, { svg, level, corridors: layer("corridors"), marks: layer("places"), window: [x, y, width, height] });
      this.start = [...this.window];
      this.read();
    }

    read() {
      this.regions = new Map();
      this.spots = new Map();
      this.paths = new Map();
      for (const path of this.svg.querySelectorAll(".regions [data-id]")) {
        const id = path.dataset.id;
        this.regions.set(id, { id, name: path.dataset.name || id });
        this.paths.set(id, path);
        this.spots.set(id, spotOf(path));
      }
      this.nodes = new Map();
      for (const node of this.marks.querySelectorAll("[data-id]")) {
        this.nodes.set(node.dataset.id, node);
        this.spots.set(node.dataset.id, placeSpot(node));
      }
      for (const text of this.svg.querySelectorAll(".sea-labels text")) {
        text.textContent = text.dataset[this.config.language] || text.textContent;
        text.classList.toggle("small-sea", text.dataset.rank !== "1");
      }
    }

    /* Length of one CSS pixel in the units of the drawing; on paper the whole of it is about 680 px wide. */
    pixel() {
      const { clientWidth: width, clientHeight: height } = this.box;
      return width ? Math.min(this.window[2] / width, this.window[3] / height) : this.window[2] / PAPER;
    }

    async paint(payload) {
      this.payload = payload;
      await this.ensureLevel(payload.level === "place" ? "0" : payload.level);
      if (this.payload !== payload) return;
      this.svg.setAttribute("class", "svgmap kind-" + payload.kind);
      const classes = payload.classes || {};
      const hatched = new Set(payload.hatched || []);
      const plain = new Set(payload.plain || []);
      (payload.ramp || []).forEach((token, i) => this.svg.style.setProperty("--class-" + i, "var(--" + token + ")"));
      for (const [id, path] of this.paths) {
        const blank = payload.rest === "hatched" ? !plain.has(id) : hatched.has(id);
        path.setAttribute("class", id in classes ? "classed" : blank ? "hatched" : "plain");
        path.style.fill = id in classes ? "var(--class-" + classes[id] + ")" : "";
      }
      for (const path of this.corridors.querySelectorAll("[data-id]")) {
        path.classList.toggle("chosen", payload.selected.includes(path.dataset.id));
      }
      const sections = payload.load ? await atlas.drawnSections(this.config) : [];
      if (this.payload !== payload) return;
      atlas.drawSvgLoad(this, sections);
      this.corridors.style.display = payload.layers.includes("corridors") ? "" : "none";
      atlas.drawSvgMarks(this);
      this.outline("selected", payload.selected);
    }

    settled() {
      return new Promise((done) => window.requestAnimationFrame(done));
    }

    outline(role, ids) {
      this.roles[role] = ids;
      const drawn = [];
      for (const name of ["selected", "hover", "focus"]) {
        for (const id of this.roles[name] || []) {
          for (const part of ["-case", ""]) drawn.push(this.outlineOf(id, name + part));
        }
      }
      this.outlines.replaceChildren(...drawn.filter(Boolean));
    }

    outlineOf(id, className) {
      const path = this.paths.get(id);
      if (path) return make("path", { d: path.getAttribute("d"), class: "outline " + className });
      const spot = this.spots.get(id);
      if (!spot || className.startsWith("selected")) return null;
      const r = (Math.max(atlas.radiusOf(id, this.payload, 1), 5) + 4) * this.pixel();
      return make("circle", { cx: spot.x, cy: spot.y, r, class: "outline " + className });
    }

    /* Whether there is a drawing with something painted on it; both arrive on their own. */
    get isDrawn() {
      return Boolean(this.svg && this.payload);
    }

    retheme() {
      this.tokens = atlas.readTokens();
      if (this.isDrawn) atlas.drawSvgMarks(this);
    }

    locate(id) {
      const spot = this.spots.get(id);
      const matrix = spot && this.svg.getScreenCTM();
      if (!matrix) return null;
      const at = new DOMPoint(spot.x, spot.y).matrixTransform(matrix);
      const box = this.box.getBoundingClientRect();
      return { x: at.x - box.left, y: at.y - box.top };
    }

    regionAt(at) {
      const box = this.box.getBoundingClientRect();
      const under = document.elementsFromPoint(at.x + box.left, at.y + box.top);
      const path = under.find((one) => one.parentNode && one.dataset && one.dataset.id && this.paths.has(one.dataset.id));
      return path ? path.dataset.id : null;
    }

    look([x, y, width, height]) {
      this.window = [x, y, width, height];
      this.svg.setAttribute("viewBox", this.window.join(" "));
      atlas.drawSvgMarks(this);
      this.outline("selected", this.payload.selected);
      this.moved();
    }

    zoom(step) {
      const [x, y, width, height] = this.window;
      const scale = 2 ** -step;
      const next = Math.min(width * scale, this.start[2]) / width;
      this.look([x + (width * (1 - next)) / 2, y + (height * (1 - next)) / 2, width * next, height * next]);
    }

    home() {
      this.look(this.start);
    }

    show(ids) {
      const spots = ids.map((id) => this.spots.get(id)).filter(Boolean);
      if (spots.length) this.centre(spots[0], Math.min(this.window[2], this.start[2] / 2.5));
    }

    centre(spot, width) {
      const height = (width * this.start[3]) / this.start[2];
      this.look([spot.x - width / 2, spot.y - height / 2, width, height]);
    }

    reveal(id) {
      const spot = this.spots.get(id);
      if (!spot) return;
      const [x, y, width, height] = this.window;
      const inside = spot.x > x && spot.y > y && spot.x < x + width && spot.y < y + height;
      if (!inside) this.centre(spot, width);
    }
  }

  async function readPlaces(config) {
    const answer = await window.fetch(atlas.absolute(config.files["places.geojson"]));
    const data = await answer.json();
    return new Map(data.features.map(({ properties }) => [properties.id, { ...properties }]));
  }

  /* Makes the drawn map in the stage's own box for it. */
  atlas.createSvg = async function (stage, config) {
    const box = document.getElementById("atlas-map-svg");
    box.classList.add("map-svg");
    const surface = new Drawn(box, config, await readPlaces(config));
    atlas.dragSvg(surface);
    return surface;
  };
})();
