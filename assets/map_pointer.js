/* Hovering, clicking and tapping on the map. */
(function () {
  "use strict";
  const atlas = (window.hinterlandMap = window.hinterlandMap || {});
  const REACH = 9;
  const REACH_TOUCH = 20;

  /* The place whose middle is nearest, of those whose mark (or its surroundings) is under the point. */
  atlas.placeAt = function (surface, payload, at, reach) {
    const scale = surface.tokens["map-mark-scale"];
    let [nearest, least] = [null, Infinity];
    for (const id of surface.places.keys()) {
      const mark = atlas.markOf(id, payload, scale);
      const spot = mark && surface.locate(id);
      if (!spot) continue;
      const distance = Math.hypot(spot.x - at.x, spot.y - at.y);
      if (distance <= Math.max(mark.r, reach) && distance < least) [nearest, least] = [id, distance];
    }
    return nearest;
  };

  function totalAt(surface, payload, at) {
    const scale = surface.tokens["map-mark-scale"];
    let [smallest, least] = [null, Infinity];
    for (const [id, [r]] of Object.entries(payload.circles || {})) {
      const spot = surface.locate(id);
      if (!spot || Math.hypot(spot.x - at.x, spot.y - at.y) > r * scale || r >= least) continue;
      [smallest, least] = [id, r];
    }
    return smallest;
  }

  /* What is under a point: a place, a circle of totals, or a region. */
  atlas.thingAt = function (surface, payload, at, touch) {
    const place = atlas.placeAt(surface, payload, at, touch ? REACH_TOUCH : REACH);
    if (place) return place;
    const end = atlas.flowEndAt(surface, payload, at, touch);
    if (end) return end;
    if (payload.level === "place") return null;
    return totalAt(surface, payload, at) || surface.regionAt(at);
  };

  function spotOf(event, root) {
    const box = root.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  const isOver = (event) => Boolean(event.target.closest(".map-canvas, .map-svg"));

  /* Listens on the stage; `view` answers with what is drawn, `hover` and `choose` act on it. */
  atlas.listenToPointer = function (stage, root, view, hover, choose) {
    let down = null;
    let waiting = 0;
    stage.addEventListener("pointermove", (event) => {
      if (event.pointerType === "touch" || !view()) return;
      const over = isOver(event) && event.buttons === 0;
      const at = spotOf(event, root);
      window.cancelAnimationFrame(waiting);
      waiting = window.requestAnimationFrame(() => {
        const { surface, payload } = view();
        hover(over ? atlas.thingAt(surface, payload, at, false) : null, at);
      });
    });
    stage.addEventListener("pointerleave", () => {
      window.cancelAnimationFrame(waiting);
      if (view()) hover(null, null);
    });
    stage.addEventListener("pointerdown", (event) => {
      down = isOver(event) && event.button === 0 ? { x: event.clientX, y: event.clientY } : null;
    });
    stage.addEventListener("click", (event) => {
      if (!view() || !down || !isOver(event)) return;
      if (Math.hypot(event.clientX - down.x, event.clientY - down.y) > 6) return;
      const { surface, payload } = view();
      const touch = event.pointerType === "touch";
      const at = spotOf(event, root);
      const id = atlas.thingAt(surface, payload, at, touch);
      if (touch) hover(id, at);
      if (id) choose(id, event.shiftKey || event.ctrlKey || event.metaKey);
    });
  };
})();
