/* A published page with a script: hover, arrow keys on the map, sorting, other years and modes.
   Without it the page is complete; what cannot be done (from a file, say) does not show. */
(function () {
  "use strict";
  const body = document.body;
  const language = document.documentElement.lang;
  const STATUS = JSON.parse(body.dataset.statuses || "{}");
  const byId = (id) => document.getElementById(id);
  const all = (selector, within) => [...(within || document).querySelectorAll(selector)];

  function element(tag, className, children, attributes) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    for (const [name, value] of Object.entries(attributes || {})) made.setAttribute(name, value);
    made.append(...(children || []));
    return made;
  }

  if (new URLSearchParams(window.location.search).get("controls") === "0") document.documentElement.classList.add("bare");

  /* The map: marks keep their size, arrow keys move to the neighbour, a card tells what is under hand. */
  function atlasMap(box) {
    const svg = box.querySelector(".map");
    const tip = element("div", "card-tip", [], { "aria-hidden": "true" });
    tip.hidden = true;
    box.append(tip);
    let current = null;
    let closed = false;

    const subjects = () => all("[data-id]", svg);
    const fit = () => {
      const width = svg.clientWidth;
      if (width) svg.style.setProperty("--u", (svg.viewBox.baseVal.width / width).toFixed(3));
    };
    new ResizeObserver(fit).observe(svg);
    fit();

    function middle(node) {
      const at = node.getBoundingClientRect();
      return { x: at.left + at.width / 2, y: at.top + at.height / 2 };
    }

    function roam(node) {
      for (const one of subjects()) one.setAttribute("tabindex", one === node ? "0" : "-1");
      current = node;
    }

    function begin() {
      const nodes = subjects();
      if (nodes.length) roam(nodes.find((one) => current && one.dataset.id === current.dataset.id) || nodes[0]);
    }

    function neighbour(from, right, down) {
      const here = middle(from);
      let best = null;
      let least = Infinity;
      for (const node of subjects()) {
        if (node === from) continue;
        const there = middle(node);
        const along = (there.x - here.x) * right + (there.y - here.y) * down;
        const aside = Math.abs((there.x - here.x) * down) + Math.abs((there.y - here.y) * right);
        const far = along + 2 * aside;
        if (along > 1 && far < least) [best, least] = [node, far];
      }
      return best;
    }

    function show(node, at) {
      const title = node && node.querySelector("title");
      const text = (title && title.textContent) || node.dataset.told || "";
      if (!text) return hide();
      const [name, value, ...lines] = text.split("\n");
      tip.replaceChildren(element("b", "", [name]), ...(value ? [element("strong", "", [value])] : []), ...lines.map((line) => element("span", "", [line])));
      tip.hidden = false;
      const frame = box.getBoundingClientRect();
      const x = at.x - frame.left;
      const y = at.y - frame.top;
      const left = x + 16 + tip.offsetWidth > frame.width ? x - tip.offsetWidth - 16 : x + 16;
      tip.style.left = Math.max(0, Math.min(left, frame.width - tip.offsetWidth)) + "px";
      tip.style.top = Math.max(0, y - tip.offsetHeight / 2) + "px";
    }

    function hide() {
      tip.hidden = true;
    }

    /* Where the script shows a card, the browser's own yellow one would cover it: its words move. */
    function under(event) {
      const node = event.target.closest && event.target.closest("[data-id], .places > g");
      return node && svg.contains(node) ? node : null;
    }

    function outline(node) {
      const layer = svg.querySelector(".outlines");
      all(".focus, .focus-case", layer).forEach((one) => one.remove());
      if (!node || node.tagName !== "path") return;
      for (const name of ["focus-case", "focus"]) {
        const path = document.createElementNS(svg.namespaceURI, "path");
        path.setAttribute("d", node.getAttribute("d"));
        path.setAttribute("class", name);
        layer.append(path);
      }
    }

    svg.addEventListener("pointermove", (event) => {
      const node = under(event);
      if (node && event.pointerType === "mouse") show(node, { x: event.clientX, y: event.clientY });
      else if (event.pointerType === "mouse") hide();
    });
    svg.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hide());
    svg.addEventListener("click", (event) => {
      const node = under(event);
      if (node) show(node, { x: event.clientX, y: event.clientY });
      else hide();
    });
    svg.addEventListener("focusin", (event) => {
      const node = under(event);
      if (!node || !node.dataset.id) return;
      roam(node);
      if (!node.matches(":focus-visible")) return;
      outline(node);
      if (!closed) show(node, middle(node));
    });
    svg.addEventListener("focusout", () => {
      closed = false;
      outline(null);
      hide();
    });
    svg.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      const node = under(event);
      if (event.key === "Escape") {
        closed = true;
        hide();
      } else if (way && node) {
        event.preventDefault();
        closed = false;
        const next = neighbour(node, way[0], way[1]);
        if (next) next.focus();
      }
    });
    document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
    begin();
    return { svg, begin, hide };
  }

  /* Tables: the head of a column sorts it; what is not known stands last either way. */
  const decimal = (1.5).toLocaleString(language).charAt(1);
  function numberIn(text) {
    const found = text.replace(/\u2212/g, "-").replace(/(\d)[\s\u00a0\u202f](?=\d{3})/g, "$1").match(/-?\d[\d.,]*/);
    if (!found) return null;
    const plain = decimal === "," ? found[0].replace(/\./g, "").replace(",", ".") : found[0].replace(/,/g, "");
    const value = Number(plain);
    return Number.isFinite(value) ? value : null;
  }

  function ownText(cell) {
    return cell.firstChild ? cell.firstChild.textContent.trim() : "";
  }

  function sortTable(table, at, way) {
    const isNumber = table.tHead.rows[0].cells[at].classList.contains("number");
    const sign = way === "ascending" ? 1 : -1;
    const valued = [...table.tBodies[0].rows].map((row) => {
      const cell = row.cells[at];
      const text = cell.querySelector(".status") ? cell.textContent.trim() : ownText(cell);
      return [isNumber ? numberIn(ownText(cell)) : text, row];
    });
    valued.sort(([a], [b]) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      return sign * (isNumber ? a - b : a.localeCompare(b, language));
    });
    table.tBodies[0].append(...valued.map(([, row]) => row));
  }

  function sortable(table) {
    if (!table.tHead || table.tBodies[0].rows.length < 3) return;
    [...table.tHead.rows[0].cells].forEach((head, at) => {
      const button = element("button", "sort", [...head.childNodes], { type: "button" });
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const first = head.classList.contains("number") ? "descending" : "ascending";
        const other = first === "descending" ? "ascending" : "descending";
        const way = head.getAttribute("aria-sort") === first ? other : first;
        for (const one of table.tHead.rows[0].cells) one.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", way);
        sortTable(table, at, way);
      });
    });
  }

  /* Other states: a small file of each, with all its texts in the language of the page. */
  function mark(key, withWord) {
    const sign = element("span", "mark mark-" + key, [], { "aria-hidden": "true" });
    return element("span", "status status-" + key, [sign, element("span", withWord ? "" : "hidden-text", [STATUS[key] || key])]);
  }

  function fillTable(table, anchor, state) {
    const heads = [...table.tHead.rows[0].cells];
    const numeric = heads.map((head) => head.classList.contains("number"));
    state.heads.forEach((text, at) => {
      heads[at].removeAttribute("aria-sort");
      (heads[at].querySelector("button") || heads[at]).textContent = text;
    });
    table.caption.textContent = state.caption;
    const hasStatus = heads.length > state.heads.length;
    const rows = state.rows.map(([key, cells, marks, status, chosen]) => {
      const made = cells.map((text, at) => {
        if (!at) return element("th", "", [text], { scope: "row" });
        return element("td", numeric[at] ? "number" : "", [text, ...(marks && marks[at] ? [" ", mark(marks[at], false)] : [])]);
      });
      if (hasStatus) made.push(element("td", "", status ? [mark(status, true)] : []));
      return element("tr", chosen ? "chosen" : "", made, { id: anchor + "-" + key });
    });
    table.tBodies[0].replaceChildren(...rows);
  }

  function fillMap(map, state, first) {
    for (const path of all(".regions [data-id]", map.svg)) {
      const [look, told] = state.regions[path.dataset.id] || [];
      if (look === undefined) continue;
      path.setAttribute("class", look);
      const title = path.querySelector("title");
      title.textContent = title.textContent.split("\n")[0] + (told ? "\n" + told : "");
    }
    for (const name of Object.keys(first)) {
      const layer = map.svg.querySelector("." + name);
      const svg = state[name] === undefined ? first[name] : state[name];
      if (layer.innerHTML !== svg) layer.innerHTML = svg;
    }
    map.hide();
    map.begin();
  }

  function states(form, map) {
    const anchor = form.dataset.part;
    const known = form.dataset.states.split(" ");
    const kept = new Map();
    const layers = {};
    for (const name of ["totals", "places", "labels"]) layers[name] = map.svg.querySelector("." + name).innerHTML;
    const year = form.querySelector("[name=year]");
    const mode = form.querySelector("[name=mode]");
    const fixed = form.dataset.first.split("-");
    const wanted = () => [year ? year.value : fixed[0], mode ? mode.value : fixed[1]].filter(Boolean).join("-");
    let shown = form.dataset.first;

    function load(key) {
      if (!kept.has(key)) {
        const asked = window.fetch(body.dataset.home + "states/" + anchor + "-" + key + ".json").then((answer) => {
          if (!answer.ok) throw new Error(String(answer.status));
          return answer.json();
        });
        asked.catch(() => kept.delete(key));
        kept.set(key, asked);
      }
      return kept.get(key);
    }

    function steps() {
      for (const button of all("[data-step]", form)) {
        const at = year.selectedIndex + Number(button.dataset.step);
        button.disabled = at < 0 || at >= year.options.length || !exists(at);
      }
    }

    function exists(at) {
      const key = [year.options[at].value, mode ? mode.value : fixed[1]].filter(Boolean).join("-");
      return known.includes(key);
    }

    function fill(key, state) {
      shown = key;
      byId(anchor + "-title").textContent = state.title;
      byId(anchor + "-unit").textContent = state.unit;
      byId(anchor + "-sentence").textContent = state.sentence;
      byId(anchor + "-source").innerHTML = state.source;
      byId(anchor + "-legend").innerHTML = state.legend;
      fillMap(map, state, layers);
      fillTable(byId(anchor + "-table"), anchor, state);
      const other = byId(anchor + "-other");
      other.textContent = form.dataset.other;
      other.hidden = key === form.dataset.first;
      if (year) steps();
    }

    /* Where a mode has no such year, its nearest one is shown, and the year says so. */
    function nearest() {
      const key = wanted();
      if (known.includes(key) || !mode) return key;
      const own = known.filter((one) => one.endsWith("-" + mode.value));
      own.sort((a, b) => Math.abs(parseInt(a, 10) - year.value) - Math.abs(parseInt(b, 10) - year.value));
      if (year && own.length) year.value = String(parseInt(own[0], 10));
      return own[0] || shown;
    }

    function choose() {
      const key = nearest();
      load(key).then(
        (state) => key === nearest() && fill(key, state),
        () => {
          const [before, mean] = [shown.split("-")[0], shown.slice(5)];
          if (year) year.value = before;
          if (mode) mode.value = mean;
          const other = byId(anchor + "-other");
          other.textContent = form.dataset.failed;
          other.hidden = false;
        }
      );
    }

    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", choose);
    form.addEventListener("click", (event) => {
      const button = event.target.closest("[data-step]");
      if (!button || button.disabled) return;
      year.selectedIndex += Number(button.dataset.step);
      choose();
    });
    form.reset();
    if (year) steps();
    form.hidden = false;
  }

  /* A newer version, told by the list of versions beside this one; the server may have told it already. */
  function tellNewer() {
    const note = byId("newer");
    if (!note || document.querySelector("aside.newer")) return;
    window.fetch(body.dataset.above + "versions.json", { cache: "no-cache" }).then((answer) => (answer.ok ? answer.json() : null)).then(
      (found) => {
        if (!found || !(Number(found.newest) > Number(body.dataset.version))) return;
        const newest = body.dataset.above + found.newest + "/";
        const [open, changed] = note.querySelectorAll("a");
        open.setAttribute("href", newest);
        note.hidden = false;
        const entry = (found.versions || []).find((one) => one.version === found.newest);
        if (entry && entry.change) {
          const own = entry.languages.indexOf(language) > 0 ? language + "/" : "";
          changed.setAttribute("href", newest + own + "changes/");
          changed.parentElement.hidden = false;
        }
      }
    ).catch(() => {});
  }

  function copyLink() {
    const button = byId("copy-link");
    if (!button || !navigator.clipboard) return;
    const before = button.textContent;
    button.hidden = false;
    button.addEventListener("click", () => {
      navigator.clipboard.writeText(window.location.href.split("#")[0]).then(() => {
        button.textContent = button.dataset.done;
        window.setTimeout(() => (button.textContent = before), 2500);
      }, () => {});
    });
  }

  const canFetch = window.location.protocol.startsWith("http");
  const maps = new Map(all(".map-box").map((box) => [box.closest(".part").id, atlasMap(box)]));
  all("table").forEach(sortable);
  copyLink();
  if (canFetch) {
    for (const form of all("form.states")) states(form, maps.get(form.dataset.part));
    tellNewer();
  }

  /* On paper every table is open. A button is not printed again at the head of a second page: its text is. */
  let opened = [];
  let sorts = [];
  window.addEventListener("beforeprint", () => {
    opened = all(".as-table:not([open])");
    for (const one of opened) one.open = true;
    sorts = all("thead .sort").map((button) => [button.parentNode, button]);
    for (const [head, button] of sorts) head.replaceChildren(...button.childNodes);
  });
  window.addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
    for (const [head, button] of sorts) {
      button.replaceChildren(...head.childNodes);
      head.replaceChildren(button);
    }
  });
})();
