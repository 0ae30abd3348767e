/* Signs of the map that are drawn on a canvas: diamonds, dashed, double and barred rings, the leader line. */
(function () {
  "use strict";
  const atlas = (window.hinterlandMap = window.hinterlandMap || {});
  const RATIO = 2;
  const LEADER = 34;

  function drawing(width, height, draw) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(width * RATIO);
    canvas.height = Math.ceil(height * RATIO);
    const pen = canvas.getContext("2d");
    pen.scale(RATIO, RATIO);
    draw(pen);
    return pen.getImageData(0, 0, canvas.width, canvas.height);
  }

  function diamond(pen, middle, half) {
    pen.beginPath();
    pen.moveTo(middle, middle - half);
    pen.lineTo(middle + half, middle);
    pen.lineTo(middle, middle + half);
    pen.lineTo(middle - half, middle);
    pen.closePath();
  }

  function cluster(t, half, selected, hollow) {
    const side = 2 * Math.ceil(half + 6);
    return drawing(side, side, (pen) => {
      pen.lineJoin = "miter";
      if (selected) {
        diamond(pen, side / 2, half + 3.4);
        pen.fillStyle = t["sel-case"];
        pen.fill();
        pen.lineWidth = 1.6;
        pen.strokeStyle = t.sel;
        pen.stroke();
      }
      diamond(pen, side / 2, half + 0.4);
      pen.fillStyle = hollow ? t["cluster-edge"] : t.cluster;
      pen.fill();
      pen.lineWidth = hollow ? 1.5 : 1.3;
      pen.strokeStyle = hollow ? t.cluster : t["cluster-edge"];
      pen.stroke();
    });
  }

  function arc(pen, middle, radius, width, colour, opacity, dash = []) {
    pen.beginPath();
    pen.arc(middle, middle, radius, 0, 2 * Math.PI);
    pen.setLineDash(dash);
    pen.globalAlpha = opacity;
    pen.lineWidth = width;
    pen.strokeStyle = colour;
    pen.stroke();
    pen.globalAlpha = 1;
  }

  /* Whole dashes only, so that the ring closes evenly. */
  function dashes(radius, length) {
    const pairs = Math.max(4, Math.round((2 * Math.PI * radius) / (2 * length)));
    const step = (2 * Math.PI * radius) / pairs;
    return [step * 0.56, step * 0.44];
  }

  function ring(t, sign) {
    const r = sign.r;
    const side = 2 * r + 8;
    const middle = side / 2;
    const edge = sign.selected ? 2.4 : 1.4;
    return drawing(side, side, (pen) => {
      pen.beginPath();
      pen.arc(middle, middle, r, 0, 2 * Math.PI);
      pen.globalAlpha = sign.opacity;
      pen.fillStyle = t[sign.fill];
      pen.fill();
      arc(pen, middle, r, 3, t.halo, 0.7);
      const dash = sign.look === "dashed" ? dashes(r, r < 6 ? 2 : 4) : [];
      arc(pen, middle, r, edge, t[sign.edge], 1, dash);
      if (sign.look === "double") arc(pen, middle, Math.max(r - 3, 1), 1, t[sign.edge], 1);
      if (sign.look === "barred") bar(pen, middle, atlas.barOf(r), t);
    });
  }

  /* The bar across a circle says that its figure is confidential. */
  function bar(pen, middle, half, t) {
    for (const [colour, width] of [[t.halo, 4], [t.ink, 2]]) {
      pen.beginPath();
      pen.moveTo(middle - half, middle);
      pen.lineTo(middle + half, middle);
      pen.strokeStyle = colour;
      pen.lineWidth = width;
      pen.stroke();
    }
  }

  atlas.barOf = (r) => Math.max(1.5, Math.min(r - 2, 6));

  function leader(t) {
    return drawing(LEADER, 4, (pen) => {
      for (const [colour, width] of [[t.halo, 4], [t.ink, 1.2]]) {
        pen.beginPath();
        pen.moveTo(0, 2);
        pen.lineTo(LEADER, 2);
        pen.strokeStyle = colour;
        pen.lineWidth = width;
        pen.stroke();
      }
    });
  }

  /* The head of a flow, pointing up; drawn 14 px high. */
  function arrow(t, token) {
    return drawing(20, 20, (pen) => {
      pen.beginPath();
      for (const [x, y] of [[10, 3], [15.9, 15.6], [10, 12.8], [4.1, 15.6]]) pen.lineTo(x, y);
      pen.closePath();
      pen.lineJoin = "round";
      pen.lineWidth = 2.6;
      pen.strokeStyle = t.halo;
      pen.stroke();
      pen.fillStyle = t[token];
      pen.fill();
    });
  }

  /* How a circle's edge tells its status: full official, dashed estimated, double from the press,
     barred confidential. */
  const EDGES = { estimated: "dashed", missing: "dashed", secondary: "double", partial: "", confidential: "barred" };

  atlas.ringSign = function (status, r, kind, fill, selected) {
    const look = EDGES[status] || "";
    if (!look) return "";
    const known = status !== "missing";
    const parts = [look, Math.round(r * 2) / 2, kind, known ? fill : "port-fill", selected ? 1 : 0, known ? (kind === "port" ? 0.34 : 0.5) : 1];
    return "ring|" + parts.join("|");
  };

  atlas.diamondSign = (r, hollow, selected) => ["cluster", Math.round(r * 2) / 2, hollow ? 1 : 0, selected ? 1 : 0].join("|");

  function draw(id, t) {
    if (id === "leader") return leader(t);
    if (id.startsWith("arrow|")) return arrow(t, id.slice("arrow|".length));
    if (id.startsWith("cluster|")) {
      const [, half, isHollow, isSelected] = id.split("|");
      return cluster(t, Number(half), isSelected === "1", isHollow === "1");
    }
    const [, look, r, kind, fill, selected, opacity] = id.split("|");
    const edge = kind === "port" ? "port-edge" : "ink";
    return ring(t, { look, r: Number(r), fill, edge, selected: selected === "1", opacity: Number(opacity) });
  }

  /* Puts the signs that are needed on the map, and draws all of them anew after a change of theme. */
  atlas.addImages = function (map, ids, tokens) {
    for (const id of ids) if (!map.hasImage(id)) map.addImage(id, draw(id, tokens), { pixelRatio: RATIO });
  };

  atlas.redrawImages = function (map, tokens) {
    const ours = map.listImages().filter((id) => /^(leader$|arrow\||cluster\||ring\|)/.test(id));
    for (const id of ours) map.updateImage(id, draw(id, tokens));
  };

  atlas.LEADER = LEADER;
})();
