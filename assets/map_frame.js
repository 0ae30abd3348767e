/* What lies over the map: keyboard target, buttons, credits, hover card and the announcements. */
(function () {
  "use strict";
  const atlas = (window.hinterlandMap = window.hinterlandMap || {});
  const SVG = "http://www.w3.org/2000/svg";
  const SIGNS = {
    zoomIn: "M10 4.5v11M4.5 10h11",
    zoomOut: "M4.5 10h11",
    home: "M4 7.5V4h3.5M12.5 4H16v3.5M16 12.5V16h-3.5M7.5 16H4v-3.5",
  };

  function element(tag, className, attributes = {}) {
    const made = document.createElement(tag);
    made.className = className;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  function sign(path) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 20 20");
    svg.setAttribute("aria-hidden", "true");
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  }

  function button(name, text, pressed) {
    const made = element("button", "map-button", { type: "button", "aria-label": text, title: text, "data-does": name });
    made.append(sign(SIGNS[name]));
    made.addEventListener("click", pressed);
    return made;
  }

  function buttons(texts, act) {
    const group = element("div", "map-buttons", { role: "group", "aria-label": texts.buttons });
    group.append(
      button("zoomIn", texts.zoomIn, () => act((surface) => surface.zoom(1))),
      button("zoomOut", texts.zoomOut, () => act((surface) => surface.zoom(-1))),
      button("home", texts.home, () => act((surface) => surface.home()))
    );
    return group;
  }

  /* Builds the frame once in its root; `act` runs what a button does on the surface in use. */
  atlas.buildFrame = function (root, texts, act) {
    root.replaceChildren();
    root.classList.add("map-root");
    const frame = {
      root,
      canvas: element("div", "map-canvas"),
      keys: element("div", "map-keys", {
        id: "map-keys", tabindex: "0", role: "application", "aria-label": texts.label,
        "aria-roledescription": texts.role, "aria-describedby": "map-hint",
      }),
      hint: element("p", "map-hint", { id: "map-hint" }),
      buttons: buttons(texts, act),
      credits: element("p", "map-credits"),
      card: element("div", "map-card", { "aria-hidden": "true" }),
      live: element("p", "map-live", { "aria-live": "polite", role: "status" }),
    };
    frame.hint.textContent = texts.hint;
    frame.card.hidden = true;
    root.append(frame.canvas, frame.keys, frame.hint, frame.buttons, frame.credits, frame.card, frame.live);
    return frame;
  };

  function line(className, text) {
    const made = element("span", className);
    made.textContent = text;
    return made;
  }

  function fillCard(card, [name, value, first, second, status, statusText]) {
    const lines = [line("map-card-name", name)];
    if (value) lines.push(line(status === "missing" ? "map-card-value map-card-none" : "map-card-value", value));
    for (const text of [first, second]) if (text) lines.push(line("map-card-line", text));
    if (status && statusText) {
      const mark = line("mark mark-" + status, "");
      const word = line("map-card-status status status-" + status, "");
      word.append(mark, statusText);
      lines.push(word);
    }
    card.replaceChildren(...lines);
  }

  /* Shows a card beside a point of the frame, inside its edges; `null` takes it away. */
  atlas.showCard = function (frame, text, at) {
    const { card, root } = frame;
    card.hidden = !text || !at;
    if (card.hidden) return;
    const key = text.join("|");
    if (card.dataset.key !== key) fillCard(card, text);
    card.dataset.key = key;
    const { offsetWidth: width, offsetHeight: height } = card;
    const right = at.x + 16 + width > root.clientWidth - 8;
    const x = right ? at.x - 16 - width : at.x + 16;
    const y = Math.min(Math.max(at.y - height / 2, 8), root.clientHeight - height - 8);
    card.style.transform = "translate(" + Math.round(Math.max(x, 8)) + "px," + Math.round(y) + "px)";
  };

  atlas.announce = function (frame, text) {
    frame.live.textContent = frame.live.textContent === text ? text + "\u00a0" : text;
  };
})();
