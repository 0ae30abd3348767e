/* Tables of figures, drawn from rows: a table of cells made as components costs the browser more than its charts. */
(function () {
  "use strict";
  const dash = (window.dash_clientside = window.dash_clientside || {});

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

  function built(table) {
    const heads = table.heads.map(([title, isNumber]) => element("th", isNumber ? "number" : "", [title], { scope: "col" }));
    return element("table", "figure-table", [
      element("caption", "", [table.caption]),
      element("thead", "", [element("tr", "", heads)]),
      element("tbody", "", table.rows.map((one) => row(table, one))),
    ]);
  }

  /* Draws a table into the element that the callback fills, scrolled as the one before. */
  function draw(table) {
    const box = document.getElementById(dash.callback_context.outputs_list.id);
    const before = box.querySelector(".table-scroll");
    if (!table || !table.rows) {
      box.replaceChildren();
      return "0";
    }
    const scroll = element("div", "table-scroll", [built(table)], { tabindex: "0", role: "region", "aria-label": table.caption });
    box.replaceChildren(scroll, ...table.notes.map((note) => element("p", "card-note", [note])));
    if (before) scroll.scrollTop = before.scrollTop;
    return String(table.rows.length);
  }

  dash.tables = { draw: draw };
})();
