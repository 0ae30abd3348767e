/* Tables of figures, drawn from rows: a table of cells made as components costs the browser more than its charts. */
(function () {
  "use strict";
  const dash = (window.dash_clientside = window.dash_clientside || {});
  const chosen = new WeakMap(); // by the element that a table stands in: which column is sorted, and how

  function element(tag, className, children, attributes = {}) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  function mark(table, key, withWord) {
    const [sign, word, meaning] = table.marks[key];
    return element(
      "span", "status status-" + key,
      [element("span", sign, [], { "aria-hidden": "true" }), element("span", withWord ? "" : "visually-hidden", [word])],
      { title: meaning }
    );
  }

  function row(table, [chosen, cells, status]) {
    const made = cells.map(([text, key], at) => {
      if (!at) return element("th", "", [text], { scope: "row" });
      return element("td", table.heads[at][1] ? "number" : "", key ? [text, " ", mark(table, key, false)] : [text]);
    });
    if (table.hasStatus) made.push(element("td", "", status ? [mark(table, status, true)] : []));
    return element("tr", chosen ? "chosen" : "", made);
  }

  function head(table, [title, isNumber], at, sorted) {
    const kind = isNumber ? "number" : "";
    if (!table.sortable) return element("th", kind, [title], { scope: "col" });
    const button = element("button", "sort", [title], { type: "button", "data-column": at });
    const way = sorted && sorted.at === at ? { "aria-sort": sorted.way } : {};
    return element("th", kind, [button], { scope: "col", ...way });
  }

  /* Rows in the order that the reader chose; what is not known stands last either way, and equals stay as they were. */
  function ordered(table, sorted) {
    if (!sorted) return table.rows;
    const sign = sorted.way === "ascending" ? 1 : -1;
    const isNumber = table.heads[sorted.at][1];
    const valueOf = ([, cells]) => (isNumber ? cells[sorted.at][2] : cells[sorted.at][0]);
    const blank = (value) => value === null || value === undefined;
    const compare = (a, b) => (isNumber ? a - b : a.localeCompare(b, document.documentElement.lang));
    return [...table.rows].sort((one, other) => {
      const [a, b] = [valueOf(one), valueOf(other)];
      if (blank(a) || blank(b)) return Number(blank(a)) - Number(blank(b));
      return sign * compare(a, b);
    });
  }

  function built(table, sorted) {
    return element("table", "figure-table", [
      element("caption", "", [table.caption]),
      element("thead", "", [element("tr", "", table.heads.map((one, at) => head(table, one, at, sorted)))]),
      element("tbody", "", ordered(table, sorted).map((one) => row(table, one))),
      ...(table.feet ? [element("tfoot", "", table.feet.map((one) => row(table, one)))] : []),
    ]);
  }

  /* Sorting begins with the largest number, or with A; asked again it turns round. */
  function sort(box, table, at) {
    const before = chosen.get(box);
    const first = table.heads[at][1] ? "descending" : "ascending";
    const other = first === "descending" ? "ascending" : "descending";
    const way = before && before.at === at && before.way === first ? other : first;
    chosen.set(box, { at, way, heads: table.heads.length });
    const old = box.querySelector("table");
    old.replaceWith(built(table, chosen.get(box)));
    box.querySelector('[data-column="' + at + '"]').focus();
  }

  function listenToHeads(box, scroll, table) {
    scroll.addEventListener("click", (event) => {
      const button = event.target.closest("button.sort");
      if (button) sort(box, table, Number(button.dataset.column));
    });
  }

  /* Draws a table into the element that the callback fills, scrolled as the one before. */
  function draw(table) {
    const box = document.getElementById(dash.callback_context.outputs_list.id);
    const before = box.querySelector(".table-scroll");
    if (!table || !table.rows) {
      box.replaceChildren();
      return "0";
    }
    const kept = chosen.get(box);
    const sorted = table.sortable && kept && kept.heads === table.heads.length ? kept : null;
    if (!sorted) chosen.delete(box);
    const scroll = element("div", "table-scroll", [built(table, sorted)], { tabindex: "0", role: "region", "aria-label": table.caption });
    box.replaceChildren(scroll, ...table.notes.map((note) => element("p", "card-note", [note])));
    if (table.sortable) listenToHeads(box, scroll, table);
    if (before) scroll.scrollTop = before.scrollTop;
    return String(table.rows.length);
  }

  dash.tables = { draw: draw };
})();
