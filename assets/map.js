/* The map of the page: one payload from the server painted, what is chosen on it told back. */
(function () {
  "use strict";
  const atlas = (window.hinterlandMap = window.hinterlandMap || {});
  const dash = (window.dash_clientside = window.dash_clientside || {});
  const LONGEST_MS = 3000;
  let run = null;

  /* What the card and the announcement say of a thing: from the payload, else its name and the payload's words for blanks. */
  atlas.cardOf = function (id, payload, find) {
    const own = (payload.cards || {})[id];
    if (own) return own;
    const thing = find(id);
    const kind = atlas.kindOf(id);
    const hatched = payload.rest === "hatched" ? !(payload.plain || []).includes(id) : (payload.hatched || []).includes(id);
    const blank = kind !== "region" ? kind : hatched ? "hatched" : "plain";
    return [thing ? thing.name : id, ...((payload.blank || {})[blank] || ["", "", "", "", ""])];
  };

  /* A card as it is said aloud: without the key of its status, nothing twice. */
  const spoken = (card) => [...new Set(card.filter((text, i) => text && i !== 4))].join(", ");

  class Atlas {
    constructor(root, config) {
      this.config = config;
      this.root = root;
      this.stage = root.parentElement;
      this.count = 0;
      this.surface = null;
      this.view = () => (this.surface && this.payload ? { surface: this.surface, payload: this.payload } : null);
      this.frame = atlas.buildFrame(root, config.texts, (act) => this.surface && act(this.surface));
      const act = {
        point: (id, tell, before) => this.point(id, tell, before),
        choose: (id, add) => this.choose(id, add),
        say: (key) => atlas.announce(this.frame, config.texts[key]),
        hideCard: () => atlas.showCard(this.frame, null),
      };
      this.cursor = atlas.listenToKeys(this.frame, this.view, act);
      atlas.listenToPointer(this.stage, root, this.view, (id, at) => this.hover(id, at), act.choose);
      atlas.watchTokens(() => this.surface && this.surface.retheme());
    }

    async start(payload) {
      try {
        if (!atlas.hasWebGL()) throw new Error("no WebGL");
        this.surface = await atlas.createCanvas(this.frame.canvas, this.config, payload);
      } catch {
        this.frame.canvas.replaceChildren();
        this.surface = await atlas.createSvg(this.stage, this.config, payload);
      }
      this.surface.moved = () => this.follow();
      this.stage.dataset.map = this.surface.kind;
    }

    async paint(payload) {
      const before = this.payload;
      this.payload = payload;
      this.frame.credits.textContent = payload.credits;
      if (!this.starting) this.starting = this.start(payload);
      await this.starting;
      if (this.payload !== payload) return;
      await this.surface.paint(payload);
      this.tell(before, payload);
      const begun = payload.flows && payload.flows.fit && !(before && before.flows);
      if (payload.focus && payload.focus.length) this.surface.show(payload.focus);
      else if (begun) this.surface.show(payload.selected.slice(0, 1));
      atlas.preparePrint(this.stage, this.config, payload, this.surface);
      this.mark(payload);
    }

    /* Tells on the stage what is painted, once it is on the screen. */
    async mark(payload) {
      await Promise.race([this.surface.settled(), new Promise((done) => window.setTimeout(done, LONGEST_MS))]);
      this.stage.dataset.painted = payload.measure + " " + payload.level + " " + this.count++;
    }

    card(id) {
      return atlas.cardOf(id, this.payload, this.surface.find);
    }

    /* Says what a reader who cannot see the map would miss: what is newly selected, or that the view is another. */
    tell(before, payload) {
      if (!before) return;
      const added = payload.selected.filter((id) => !before.selected.includes(id));
      const removed = before.selected.filter((id) => !payload.selected.includes(id));
      const said = [
        ...added.map((id) => this.config.texts.selected.replace("{name}", this.card(id)[0])),
        ...removed
          .map((id) => [id, atlas.cardOf(id, before, this.surface.find)[0]])
          .filter(([id, name]) => id !== name)
          .map(([, name]) => this.config.texts.removed.replace("{name}", name)),
      ];
      if (!said.length && payload.announce && payload.announce !== before.announce) said.push(payload.announce);
      if (said.length) atlas.announce(this.frame, said.join(". "));
      if (this.frame.keys.matches(":focus-visible")) this.cursor.refresh();
    }

    hover(id, at) {
      this.root.classList.toggle("is-over", Boolean(id));
      this.surface.outline("hover", id ? [id] : []);
      if (id || !this.pointed) atlas.showCard(this.frame, id ? this.card(id) : null, at);
    }

    /* While the map moves, the card goes with what the keys stand on; a card of the pointer goes away. */
    follow() {
      const id = this.pointed;
      if (this.frame.card.hidden) return;
      atlas.showCard(this.frame, id ? this.card(id) : null, id && this.surface.locate(id));
    }

    point(id, tell, before) {
      this.pointed = id;
      this.surface.outline("focus", id ? [id] : []);
      if (!id) return atlas.showCard(this.frame, null);
      const text = this.card(id);
      atlas.showCard(this.frame, text, this.surface.locate(id));
      const chosen = this.payload.selected.includes(id) ? [this.config.texts.isSelected] : [];
      const first = before ? [this.config.texts[before]] : [];
      if (tell) atlas.announce(this.frame, [...first, spoken(text), ...chosen].join(", "));
    }

    choose(id, add) {
      this.chosen = (this.chosen || 0) + 1;
      dash.set_props("map-event", { data: { kind: "toggle", id, n: this.chosen, add } });
    }
  }

  async function paint(payload, config) {
    const root = document.getElementById("atlas-map");
    if (!payload || !config || !root) return dash.no_update;
    if (!run || run.root !== root) run = new Atlas(root, config);
    await run.paint(payload);
    return dash.no_update;
  }

  dash.map = { paint };
  atlas.current = () => run;
})();
