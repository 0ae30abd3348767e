/* Pages of publishing: how far a preview is, and copying the code of a frame. Both work without. */
(function () {
  "use strict";
  const EVERY_MS = 700;
  const MOST_FAILURES = 5;

  function followProgress(box) {
    const told = box.querySelector(".making-told");
    const bar = box.querySelector("progress");
    let failures = 0;

    async function ask() {
      try {
        const answer = await fetch(box.dataset.state, { headers: { Accept: "application/json" } });
        if (!answer.ok) throw new Error(String(answer.status));
        const state = await answer.json();
        failures = 0;
        if (state.next) return void window.location.replace(state.next + box.dataset.nextQuery);
        if (state.is_over) return void window.location.reload();
        bar.value = state.percent;
        if (told.textContent !== state.told) told.textContent = state.told;
      } catch {
        failures += 1;
        if (failures >= MOST_FAILURES) return void window.location.reload();
      }
      window.setTimeout(ask, EVERY_MS);
    }
    window.setTimeout(ask, EVERY_MS);
  }

  function offerCopy(button) {
    const field = document.getElementById(button.dataset.copies);
    if (!field || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field.value);
        button.textContent = button.dataset.done;
      } catch {
        field.select();
      }
    });
  }

  document.querySelectorAll("[data-state]").forEach(followProgress);
  document.querySelectorAll("[data-copies]").forEach(offerCopy);
})();
