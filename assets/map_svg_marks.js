/* Marks, circles and names on the drawn map, sized in pixels whatever its scale; and moving it by hand. */
(function () {
  "use strict";
  const atlas = (window.hinterlandMap = window.hinterlandMap || {});
  const SVG = "http://www.w3.org/2000/svg";
  const LETTER = 6.7;
  const LINE = 14;

  function make(tag, attributes) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  function diamond(r, className) {
    return make("path", { d: "M0 " + -r + "L" + r + " 0L0 " + r + "L" + -r + " 0Z", class: className });
  }

  /* The parts of one sign, drawn round 0,0. */
  function signOf(mark, className) {
    if (mark.shape === "diamond") {
      const hollow = mark.hollow ? " hollow" : "";
      const parts = mark.selected ? [diamond(mark.r + 4, "diamond-selected")] : [];
      return [...parts, diamond(mark.r + 0.4, "diamond" + hollow)];
    }
    const [, look] = mark.icon.split("|");
    const parts = [
      make("circle", { r: mark.r, class: "circle-case" }),
      make("circle", { r: mark.r, class: "circle " + className + (look ? " " + look : "") + (mark.r <= 3.5 ? " small" : "") + (mark.selected ? " is-selected" : "") }),
    ];
    if (look === "double") parts.push(make("circle", { r: Math.max(mark.r - 3, 1), class: "circle-inner" }));
    if (look === "barred") parts.push(make("path", { d: "M" + -atlas.barOf(mark.r) + " 0H" + atlas.barOf(mark.r), class: "circle-bar" }));
    return parts;
  }

  function drawPlaces(surface, unit, scale) {
    const drawn = [];
    for (const [id, node] of surface.nodes) {
      const mark = atlas.markOf(id, surface.payload, scale);
      const { x, y } = surface.spots.get(id);
      node.setAttribute("transform", "translate(" + x + " " + y + ") scale(" + unit + ")");
      node.replaceChildren(...(mark ? signOf(mark, "port") : []));
      if (mark) drawn.push([mark.shape === "circle" ? mark.r : mark.selected ? 0 : Infinity, node]);
    }
    drawn.sort((a, b) => b[0] - a[0]);
    surface.marks.append(...drawn.map(([, node]) => node));
  }

  function drawTotals(surface, unit, scale) {
    const circles = Object.entries(surface.payload.circles || {}).sort((a, b) => b[1][0] - a[1][0]);
    const nodes = [];
    for (const [id, [r, status]] of circles) {
      const spot = surface.spots.get(id);
      if (!spot) continue;
      const node = make("g", { transform: "translate(" + spot.x + " " + spot.y + ") scale(" + unit + ")", "data-id": id });
      node.append(...signOf({ shape: "circle", r: r * scale, icon: atlas.ringSign(status, r * scale, "total", "", false) }, "total"));
      nodes.push(node);
    }
    surface.totals.replaceChildren(...nodes);
    surface.totals.style.setProperty("--total", "var(--" + (surface.payload.fill || "accent") + ")");
  }

  const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

  /* Right, left, below, above: the first that meets no other name; a name without room is left out. */
  function boxesOf(x, y, r, width) {
    const gap = r + 4;
    return [
      ["start", x + gap, y, [x + gap, y - 8, x + gap + width, y + 8]],
      ["end", x - gap, y, [x - gap - width, y - 8, x - gap, y + 8]],
      ["middle", x, y + gap + 6, [x - width / 2, y + gap - 2, x + width / 2, y + gap + LINE]],
      ["middle", x, y - gap - 4, [x - width / 2, y - gap - LINE, x + width / 2, y - gap + 2]],
    ];
  }

  function drawLabels(surface, unit, scale) {
    const taken = [];
    const nodes = [];
    for (const [id, text] of surface.payload.labels || []) {
      const spot = surface.spots.get(id);
      if (!spot) continue;
      const r = atlas.radiusOf(id, surface.payload, scale);
      const choices = boxesOf(spot.x / unit, spot.y / unit, r, text.length * LETTER);
      const free = choices.find(([, , , box]) => !taken.some((other) => meets(box, other)));
      if (!free) continue;
      taken.push(free[3]);
      const node = make("text", { x: free[1], y: free[2], "text-anchor": free[0], class: "label", dy: "0.35em" });
      node.textContent = text;
      nodes.push(node);
    }
    surface.labels.setAttribute("transform", "scale(" + unit + ")");
    surface.labels.replaceChildren(...nodes);
  }

  /* Names of seas in their size; what the legend would cut is left out. */
  function drawSeas(surface, unit) {
    const legend = surface.box.closest(".map-stage").querySelector(".map-legend");
    const cover = legend ? legend.getBoundingClientRect() : new DOMRect();
    for (const text of surface.svg.querySelectorAll(".sea-labels text")) {
      text.style.fontSize = 13 * unit + "px";
      const { left, top, right, bottom } = text.getBoundingClientRect();
      const isCut = right > cover.left && left < cover.right && bottom > cover.top && top < cover.bottom;
      text.style.visibility = isCut ? "hidden" : "";
    }
  }

  atlas.drawSvgMarks = function (surface) {
    const unit = surface.pixel();
    const scale = surface.tokens["map-mark-scale"];
    surface.svg.style.setProperty("--unit", unit);
    atlas.drawSvgFlows(surface, unit, scale);
    drawPlaces(surface, unit, scale);
    drawTotals(surface, unit, scale);
    drawLabels(surface, unit, scale);
    drawSeas(surface, unit);
    const pattern = surface.svg.querySelector("#map-hatch");
    if (pattern) pattern.setAttribute("patternTransform", "scale(" + unit + ") rotate(45)");
  };

  /* Dragging moves the drawn map; the buttons and keys do the same without dragging. */
  atlas.dragSvg = function (surface) {
    let last = null;
    surface.box.addEventListener("pointerdown", (event) => (last = { x: event.clientX, y: event.clientY }));
    window.addEventListener("pointerup", () => (last = null));
    surface.box.addEventListener("pointermove", (event) => {
      if (!last || event.buttons !== 1 || !surface.svg) return;
      const unit = surface.pixel();
      const [x, y, width, height] = surface.window;
      surface.look([x - (event.clientX - last.x) * unit, y - (event.clientY - last.y) * unit, width, height]);
      last = { x: event.clientX, y: event.clientY };
    });
    new ResizeObserver(() => surface.isDrawn && atlas.drawSvgMarks(surface)).observe(surface.box);
  };
})();
