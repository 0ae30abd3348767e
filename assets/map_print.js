/* For print: the drawn map is fetched when the browser is idle and painted like the one on screen. */
(function () {
  "use strict";
  const atlas = (window.hinterlandMap = window.hinterlandMap || {});
  const soon = window.requestIdleCallback || ((run) => window.setTimeout(run, 1500));
  let drawn = null;
  let wanted = null;

  async function prepare(stage, config) {
    const payload = wanted;
    try {
      drawn = drawn || (await atlas.createSvg(stage, config));
      await drawn.paint(payload);
      stage.dataset.print = payload.measure + " " + payload.level;
    } catch {
      delete stage.dataset.print; // without the drawing, the canvas is printed
    }
  }

  function sizeForPaper() {
    if (!drawn || !drawn.isDrawn) return;
    drawn.tokens = { ...drawn.tokens, "map-mark-scale": 1 };
    atlas.drawSvgMarks(drawn);
  }

  /* Keeps the drawing in step with what is painted; the canvas map only. */
  atlas.preparePrint = function (stage, config, payload, surface) {
    if (surface.kind === "svg") return;
    const first = wanted === null;
    wanted = payload;
    if (first) window.addEventListener("beforeprint", sizeForPaper);
    soon(() => wanted === payload && prepare(stage, config), { timeout: 4000 });
  };
})();
