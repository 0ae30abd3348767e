/* The controls gathered into one query, which is the address of the page and what every picture draws. */
(function () {
  "use strict";
  const dash = (window.dash_clientside = window.dash_clientside || {});
  const MOST_SELECTED = 5;
  const PARTS = ["measure", "year", "mode", "level", "definition", "select", "layers", "lang"];
  const CONTROLS = ["measure", "year", "mode", "level", "definition", "layers"]
    .map((name) => name + ".value")
    .concat("restore.data");
  let adding = false;
  let focus = "";

  for (const kind of ["pointerdown", "keydown"]) {
    window.addEventListener(kind, (event) => (adding = event.shiftKey || event.ctrlKey || event.metaKey), true);
  }

  window.addEventListener("popstate", () =>
    dash.set_props("restore", { data: window.location.search.slice(1) })
  );

  function toQuery(state) {
    const part = (name) => name + "=" + encodeURIComponent(state[name]).replace(/%3A/g, ":").replace(/%2C/g, ",");
    return PARTS.filter((name) => state[name] !== "").map(part).join("&");
  }

  function fromQuery(query) {
    const asked = new URLSearchParams(query);
    return Object.fromEntries(PARTS.map((name) => [name, asked.get(name) || ""]));
  }

  function within(state, own) {
    const keep = (value, allowed, fallback) => (allowed.includes(value) ? value : fallback);
    const last = own.years.length - 1;
    const year = Math.min(Math.max(Number(state.year), own.years[0]), own.years[last]);
    const level = keep(state.level, own.levels, own.level);
    const definitions = own.definitions[level];
    return {
      ...state,
      year: String(year || own.year),
      mode: keep(state.mode, own.modes, own.mode),
      level: level,
      definition: keep(state.definition, definitions, definitions[0] || ""),
    };
  }

  function remember(query) {
    if ("?" + query === window.location.search) return;
    const first = !window.history.state || !window.history.state.atlas;
    const step = first ? "replaceState" : "pushState";
    window.history[step]({ atlas: true }, "", "?" + query);
  }

  function languageLinks(state) {
    for (const link of document.querySelectorAll(".language-nav a[hreflang]")) {
      link.href = "?" + toQuery({ ...state, lang: link.hreflang });
    }
    const save = document.getElementById("save-view"); // editors only
    if (save) save.href = save.pathname + "?" + toQuery(state);
  }

  /* What is selected after the last click, find or removal; `null` where nothing of that kind happened. */
  function chosen(triggered, selected, event, found, comparing) {
    const one = triggered.find((each) => each.value && !CONTROLS.includes(each.prop_id));
    if (!one) return null;
    if (one.prop_id === "close.n_clicks") return [];
    if (one.prop_id.startsWith("{")) return fromButton(one.prop_id, selected);
    const bySearch = one.prop_id === "search.value";
    const id = bySearch ? found : event.id;
    if (bySearch) focus = id;
    if (selected.includes(id)) return bySearch ? selected : selected.filter((each) => each !== id);
    return comparing || (adding && !bySearch) ? [...selected, id].slice(-MOST_SELECTED) : [id];
  }

  function fromButton(prop, selected) {
    const { subject, type } = JSON.parse(prop.slice(0, prop.lastIndexOf(".")));
    if (type === "remove") return selected.filter((each) => each !== subject);
    focus = subject;
    return subject ? [subject] : [];
  }

  function asked(controls, before, selected) {
    const [measure, year, mode, level, definition, layers] = controls;
    return {
      measure: measure,
      year: String(year),
      mode: mode || "",
      level: level,
      definition: definition || "",
      select: (selected || fromQuery(before).select.split(",").filter(Boolean)).join(","),
      layers: layers.join(",") || "none",
      lang: document.documentElement.lang,
    };
  }

  /* The arguments stand in the order of `Explore`'s callback; so does what is returned. */
  function gather(...given) {
    const [measure, year, mode, level, definition, layers, event, found, , restore] = given;
    const [before, choices, options, comparing] = given.slice(-4);
    const keep = dash.no_update;
    const triggered = dash.callback_context.triggered;
    const restored = triggered.some((one) => one.prop_id === "restore.data");
    const now = fromQuery(before).select.split(",").filter(Boolean);
    const selected = chosen(triggered, now, event, found, comparing === "true");
    const wanted = restored ? fromQuery(restore) : asked([measure, year, mode, level, definition, layers], before, selected);
    const changed = restored || triggered.some((one) => one.prop_id === "measure.value");
    if (changed && !restored && choices[measure].level === "place") wanted.level = "place"; // ports begin port by port
    const state = within(wanted, choices[wanted.measure]);
    const query = toQuery(state);
    if (!restored) remember(query);
    languageLinks(state);
    const own = options[state.measure];
    const definitions = own.definitions[state.level];
    const leveled = changed || triggered.some((one) => one.prop_id === "level.value");
    const when = (condition, value) => (condition ? value : keep);
    return [
      when(query !== before || restored || !triggered.length, query), // also said at the start, and when asked again
      when(restored, state.measure),
      when(state.year !== String(year), Number(state.year)),
      when(changed, own.years.min),
      when(changed, own.years.max),
      when(changed, own.years.marks),
      when(state.mode !== (mode || ""), state.mode || null),
      when(changed, own.levels),
      when(state.level !== level, state.level),
      when(leveled, definitions),
      when(state.definition !== (definition || ""), state.definition || null),
      when(restored, state.layers.split(",").filter((name) => name !== "none")),
      when(changed, own.hint),
      when(changed, own.modes ? "field" : "field gone"),
      when(leveled, definitions.length > 1 ? "field" : "field gone"),
      when(found, null),
      ...options.modes.map((name) => when(changed, !choices[state.measure].modes.includes(name))),
    ];
  }

  dash.selection = {
    gather: gather,
    paint: (payload, config) => {
      if (!payload) return dash.no_update;
      const shown = focus ? { ...payload, focus: [focus] } : payload;
      focus = "";
      return dash.map.paint(shown, config);
    },
    compare: (clicks) => (clicks % 2 ? "true" : "false"),
  };
})();
