/* Light or dark: as the reader's system says, unless the reader chose. Runs before first paint. */
(function () {
  "use strict";
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try {
      return window.localStorage.getItem("theme");
    } catch {
      return null; // storage may be forbidden; then the system decides
    }
  }

  function apply() {
    const choice = chosen();
    const theme = choice === "dark" || choice === "light" ? choice : system.matches ? "dark" : "light";
    if (root.dataset.theme === theme) return;
    root.dataset.theme = theme;
    root.dataset.mantineColorScheme = theme;
    document.dispatchEvent(new CustomEvent("themechange", { detail: theme }));
  }

  function choose(choice) {
    try {
      if (choice === "system") window.localStorage.removeItem("theme");
      else window.localStorage.setItem("theme", choice);
    } catch {
      root.dataset.theme = choice === "system" ? root.dataset.theme : choice;
    }
    apply();
  }

  system.addEventListener("change", apply);
  window.hinterlandTheme = { choose: choose, chosen: () => chosen() || "system" };
  apply();
})();
