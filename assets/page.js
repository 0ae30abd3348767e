/* What the page does by itself: playing the years, copying the link, sheets on a phone, display choices. */
(function () {
  "use strict";
  const dash = (window.dash_clientside = window.dash_clientside || {});
  const functions = (window.dashMantineFunctions = window.dashMantineFunctions || {});
  const STEP = 1000;
  const HEIGHTS = ["low", "half", "full"];
  let playing = null;

  functions.keepAll = ({ options }) => options; // the server has searched already

  function stop() {
    window.clearInterval(playing);
    playing = null;
    const button = document.getElementById("play");
    if (button) button.setAttribute("aria-pressed", "false");
  }

  function play(clicks, year, first, last) {
    if (!clicks) return dash.no_update;
    if (playing) {
      stop();
      return dash.no_update;
    }
    let now = year >= last ? first - 1 : year;
    document.getElementById("play").setAttribute("aria-pressed", "true");
    playing = window.setInterval(() => {
      now += 1;
      if (now > last || !document.getElementById("play")) return stop();
      dash.set_props("year", { value: now });
      if (now === last) stop();
    }, STEP);
    return dash.no_update;
  }

  async function copy(clicks, done, failed) {
    if (!clicks) return dash.no_update;
    try {
      await navigator.clipboard.writeText(window.location.href);
    } catch {
      return failed + " " + window.location.href;
    }
    window.setTimeout(() => dash.set_props("copied", { children: "" }), 4000);
    return done;
  }

  function display(patterns, theme) {
    document.documentElement.dataset.patterns = patterns ? "on" : "off";
    document.dispatchEvent(new CustomEvent("patternschange"));
    if (dash.callback_context.triggered.some((one) => one.prop_id === "theme.value")) {
      window.hinterlandTheme.choose(theme);
    }
    return dash.no_update;
  }

  function address() {
    return { search: window.location.search, language: document.documentElement.lang };
  }

  function showSheet(name) {
    const page = document.getElementById("explore");
    if (!page) return;
    page.dataset.sheet = name;
    if (page.dataset.height === "low") page.dataset.height = "half";
    for (const tab of document.querySelectorAll(".bottom-bar [data-sheet]")) {
      tab.setAttribute("aria-pressed", String(tab.dataset.sheet === name));
    }
    if (name === "search") document.getElementById("search").focus();
  }

  function nextHeight(page) {
    const next = HEIGHTS[(HEIGHTS.indexOf(page.dataset.height) + 1) % HEIGHTS.length];
    page.dataset.height = next;
  }

  /* A callback that fails says so, and offers to ask again; the figures before stay where they are. */
  function listenToFailures() {
    const ask = window.fetch;
    const show = (hidden) => {
      const box = document.getElementById("refused");
      if (box) box.hidden = hidden;
    };
    window.fetch = async (...asked) => {
      const address = String(asked[0] && asked[0].url ? asked[0].url : asked[0]);
      if (!address.includes("_dash-update-component")) return ask(...asked);
      try {
        const answer = await ask(...asked);
        show(answer.status < 500);
        return answer;
      } catch (failure) {
        show(false);
        throw failure;
      }
    };
  }

  listenToFailures();

  document.addEventListener("click", (event) => {
    if (event.target.closest("#refused button")) {
      dash.set_props("restore", { data: window.location.search.slice(1) });
    }
    const tab = event.target.closest("[data-sheet]");
    if (tab && tab.matches("button")) showSheet(tab.dataset.sheet);
    const page = document.getElementById("explore");
    if (page && event.target.closest(".sheet-handle")) nextHeight(page);
  });

  function showTable() {
    const table = dash.callback_context.triggered.some((one) => one.prop_id === "as-table.n_clicks" && one.value);
    document.getElementById("as-map").setAttribute("aria-pressed", String(!table));
    document.getElementById("as-table").setAttribute("aria-pressed", String(table));
    document.getElementById("map-table").hidden = !table;
    return table ? "table" : "map";
  }

  window.addEventListener("beforeprint", () => {
    const foot = document.getElementById("print-address");
    if (foot) foot.textContent = window.location.href;
  });

  dash.page = {
    showTable: showTable,
    askForTable: (query, view) => (view === "table" ? query : dash.no_update),
    play: play,
    copy: copy,
    display: display,
    address: address,
    yearText: (year) => String(year),
  };
})();
