/* The map by keyboard: arrows move a cursor between neighbours, Enter selects. */
(function () {
  "use strict";
  const atlas = (window.hinterlandMap = window.hinterlandMap || {});
  const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  /* What the cursor can stand on: regions, or the places that are drawn. */
  function stops(surface, payload, onPlaces) {
    const ends = atlas.flowEnds(payload);
    if (!onPlaces) return [...new Set([...surface.regions.keys(), ...ends])];
    const places = [...surface.places.keys()].filter((id) => atlas.markOf(id, payload, 1));
    return payload.level === "place" ? [...places, ...ends] : places;
  }

  /* The nearest stop in a direction: first within 45 degrees of it, else anywhere on that side. */
  atlas.nextStop = function (surface, ids, from, [dx, dy]) {
    const start = surface.locate(from);
    let [best, least] = [null, Infinity];
    for (const id of ids) {
      const spot = id === from ? null : surface.locate(id);
      if (!spot) continue;
      const along = (spot.x - start.x) * dx + (spot.y - start.y) * dy;
      const across = Math.abs((spot.x - start.x) * dy) + Math.abs((spot.y - start.y) * dx);
      if (along < 1) continue;
      const cost = Math.hypot(along, across) + 1.5 * across + (across > along ? 100000 : 0);
      if (cost < least) [best, least] = [id, cost];
    }
    return best;
  };

  /* Where the cursor starts: on what is selected, else nearest the middle of the view. */
  function firstStop(surface, payload, ids, root) {
    const chosen = payload.selected.find((id) => ids.includes(id));
    if (chosen) return chosen;
    const middle = { x: root.clientWidth / 2, y: root.clientHeight / 2 };
    const far = (id) => {
      const spot = surface.locate(id);
      return spot ? Math.hypot(spot.x - middle.x, spot.y - middle.y) : Infinity;
    };
    return ids.reduce((best, id) => (best === null || far(id) < far(best) ? id : best), null);
  }

  class Cursor {
    constructor(frame, view, act) {
      Object.assign(this, { frame, view, act, id: null, onPlaces: false });
    }

    ids() {
      const { surface, payload } = this.view();
      if (payload.level === "place") this.onPlaces = true;
      return stops(surface, payload, this.onPlaces);
    }

    put(id, before) {
      this.id = id;
      this.view().surface.reveal(id);
      this.act.point(id, true, before);
    }

    enter(before) {
      const ids = this.ids();
      if (!ids.length) return;
      const { surface, payload } = this.view();
      this.put(ids.includes(this.id) ? this.id : firstStop(surface, payload, ids, this.frame.root), before);
    }

    /* After a repaint: the same stop again where it is still there, without being announced anew. */
    refresh() {
      if (this.ids().includes(this.id)) this.act.point(this.id, false);
      else this.enter();
    }

    leave() {
      this.act.point(null, false);
    }

    step(way) {
      const ids = this.ids();
      if (!ids.includes(this.id)) return this.enter();
      const next = atlas.nextStop(this.view().surface, ids, this.id, way);
      if (next) this.put(next);
      else this.act.say("edge");
    }

    turn() {
      if (this.view().payload.level === "place") return;
      this.onPlaces = !this.onPlaces;
      if (!this.ids().length) this.onPlaces = false;
      this.id = null;
      this.enter(this.onPlaces ? "onPlaces" : "onRegions");
    }

    press(event) {
      const { surface } = this.view();
      const doing = {
        Enter: () => this.id && this.act.choose(this.id, event.shiftKey || event.ctrlKey),
        " ": () => this.id && this.act.choose(this.id, event.shiftKey || event.ctrlKey),
        "+": () => surface.zoom(1),
        "=": () => surface.zoom(1),
        "-": () => surface.zoom(-1),
        Home: () => surface.home(),
        Escape: () => this.act.hideCard(),
        p: () => this.turn(),
        P: () => this.turn(),
      }[event.key];
      if (WAYS[event.key]) this.step(WAYS[event.key]);
      else if (doing) doing();
      else return;
      event.preventDefault();
    }
  }

  /* Gives the frame its keys; `act` has point, choose, say and hideCard. */
  atlas.listenToKeys = function (frame, view, act) {
    const cursor = new Cursor(frame, view, act);
    frame.keys.addEventListener("focus", () => view() && frame.keys.matches(":focus-visible") && cursor.enter());
    frame.keys.addEventListener("blur", () => view() && cursor.leave());
    frame.keys.addEventListener("keydown", (event) => {
      if (view() && !event.altKey && !event.metaKey && !(event.ctrlKey && event.key !== "Enter")) cursor.press(event);
    });
    return cursor;
  };
})();
