// The sheet by keys: a number chooses a code (0: it cannot be coded), Enter records it, n and p turn over.
(() => {
  "use strict";
  const sheet = document.querySelector("[data-sheet]");
  const typing = (one) => one && (/^(TEXTAREA|SELECT)$/.test(one.tagName) || (one.tagName === "INPUT" && one.type !== "radio"));
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || typing(document.activeElement)) return;
    const turn = { n: "[data-after]", p: "[data-before]" }[event.key];
    if (turn) { document.querySelector(turn)?.click(); return; }
    if (!sheet) return;
    if (/^[0-9]$/.test(event.key)) {
      const choice = sheet.querySelector(`[data-number="${event.key}"]`);
      if (!choice) return;
      event.preventDefault();
      choice.checked = true;
      choice.focus();
    } else if (event.key === "Enter" && (document.activeElement === document.body || document.activeElement?.type === "radio")) {
      if (!sheet.querySelector("[data-number]:checked")) return;
      event.preventDefault();
      sheet.querySelector("button").click();
    }
  });
})();
