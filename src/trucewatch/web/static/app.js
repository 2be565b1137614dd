// What scripts add: keys, the panel beside the text, selected words as numbers. Every page works without it.
(() => {
  "use strict";
  const root = document.documentElement;
  root.dataset.script = "on";
  const typing = () => /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "") || document.activeElement?.isContentEditable;

  // --- the form from the field is kept in the browser of whoever may report, and goes when they sign out
  const field = document.querySelector("meta[name=field-form]")?.content;
  const forget = async () => {
    localStorage.removeItem("trucewatch-field");
    const workers = await navigator.serviceWorker?.getRegistrations() ?? [];
    await Promise.all(workers.map((one) => one.unregister()));
    const names = await globalThis.caches?.keys() ?? [];
    await Promise.all(names.filter((name) => name.startsWith("trucewatch-form-")).map((name) => caches.delete(name)));
    root.dataset.field = "gone";
  };
  if (field && "serviceWorker" in navigator) {
    localStorage.setItem("trucewatch-field", field);
    navigator.serviceWorker.register("/field-worker.js", { scope: "/incidents/new" })
      .then((kept) => { root.dataset.field = kept.active ? "kept" : "coming"; }, () => { root.dataset.field = "none"; });
  }
  if (document.querySelector("[data-left]")) forget();

  // --- the row of parts is longer than a small screen: where one is, is in it
  const part = document.querySelector(".tabs [aria-current]");
  const row = part?.closest("ul");
  const showPart = () => { if (row && row.scrollWidth > row.clientWidth) row.scrollLeft += part.getBoundingClientRect().left - row.getBoundingClientRect().left - (row.clientWidth - part.offsetWidth) / 2; };
  showPart();
  addEventListener("resize", showPart);

  // --- lists: j and k move, Enter opens, x ticks
  const list = document.querySelector("[data-keys]");
  let at = -1;
  const move = (by) => {
    const rows = [...list.querySelectorAll("[data-row]")];
    if (!rows.length) return;
    rows[at]?.removeAttribute("data-current");
    at = Math.min(rows.length - 1, Math.max(0, at + by));
    rows[at].setAttribute("data-current", "");
    rows[at].querySelector("[data-open]")?.focus();
  };

  // --- the reader
  const reader = document.querySelector("[data-reader]");
  const panel = document.getElementById("panel");
  const light = (key) => {
    for (const one of reader.querySelectorAll(".m")) one.classList.toggle("lit", one.dataset.s.split(" ").includes(key));
  };
  const show = async (key, focus) => {
    const answer = await fetch(`/reports/${reader.dataset.report}/statements/${key}${location.search.includes("as_of=") ? `?as_of=${new URLSearchParams(location.search).get("as_of")}` : ""}`, { headers: { "hx-request": "true" } });
    if (!answer.ok) { location.search = `?s=${key}`; return; }
    panel.innerHTML = await answer.text();
    light(key);
    watchSpans();
    const address = new URL(location.href);
    address.searchParams.set("s", key);
    address.searchParams.delete("done");
    address.hash = "";
    history.replaceState(null, "", address);
    const words = [...reader.querySelectorAll(".m.lit")][0];
    if (focus) words?.scrollIntoView({ block: "center" });
    if (matchMedia("(max-width: 60rem)").matches) panel.scrollIntoView({ block: "start" });
    root.dataset.shown = key;
  };
  const chosen = () => panel?.querySelector("[data-statement]");
  const step = (name) => {
    const key = chosen()?.dataset[name] ?? (chosen() ? null : reader.querySelector(".m")?.dataset.s.split(" ")[0]);
    if (key) show(key, true);
  };
  const open = (index) => {
    const part = panel.querySelectorAll("details.act")[index];
    if (!part || !chosen()) return;
    part.open = true;
    part.querySelector("input:not([type=hidden]), textarea")?.focus();
  };

  // Where a place in the text is, in code points of the report: what stands before it in its paragraph is counted,
  // and what our own marks show of a control character is not.
  const points = (words) => [...words].length;
  const placeOf = (node, offset) => {
    const paragraph = (node.nodeType === 1 ? node : node.parentElement)?.closest("[data-start]");
    if (!paragraph) return null;
    const range = document.createRange();
    range.selectNodeContents(paragraph);
    range.setEnd(node, offset);
    const part = range.cloneContents();
    let lost = 0;
    for (const one of part.querySelectorAll(".ctl")) if (!one.textContent) lost += 1;
    return Number(paragraph.dataset.start) + points(part.textContent) + lost;
  };
  // of the fields that claims have, those of the type that is chosen
  const fitClaim = (choice) => {
    const types = choice.form.querySelector(".claim-types");
    let any = false;
    for (const part of types.querySelectorAll("[data-claim]")) { part.hidden = part.dataset.claim !== choice.value; any ||= !part.hidden; }
    types.hidden = !any;
    if (any) types.open = true;
  };
  const watchSpans = () => {
    for (const choice of panel?.querySelectorAll("select[data-claims]") ?? []) {
      choice.addEventListener("change", () => fitClaim(choice));
      fitClaim(choice);
    }
    for (const form of panel?.querySelectorAll("form[data-spans]") ?? []) form.dataset.watched = "on";
  };
  const selected = () => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    if (!reader.querySelector(".report-text").contains(range.commonAncestorContainer)) return;
    const start = placeOf(range.startContainer, range.startOffset);
    const end = placeOf(range.endContainer, range.endOffset);
    if (start === null || end === null || start >= end) return;
    const correcting = [...panel.querySelectorAll("details.act[open] form[data-spans]")];
    const forms = correcting.length ? correcting : [...panel.querySelectorAll("[data-adding] form")];
    for (const form of forms) {
      form.elements.start.value = start;
      form.elements.end.value = end;
      const quote = form.querySelector("[data-selected]");
      if (quote) { quote.hidden = false; quote.textContent = selection.toString(); }
      form.closest("details").open = true;
    }
    root.dataset.selected = `${start}-${end}`;
  };

  if (reader && panel) {
    reader.addEventListener("click", (event) => {
      const words = event.target.closest(".m, [data-step]");
      if (!words || event.metaKey || event.ctrlKey || event.shiftKey || !getSelection().isCollapsed) {
        if (words && !getSelection().isCollapsed) event.preventDefault();
        return;
      }
      event.preventDefault();
      const keys = words.dataset.s?.split(" ") ?? [new URL(words.href).searchParams.get("s")];
      const now = keys.indexOf(chosen()?.dataset.statement);
      show(keys[(now + 1 + keys.length) % keys.length] ?? keys[0], Boolean(words.dataset.step !== undefined));
    });
    document.addEventListener("selectionchange", () => { clearTimeout(selected.later); selected.later = setTimeout(selected, 120); });
    watchSpans();
  }

  // --- Escape folds what one is in, and leads back to what unfolded it; what was typed stays
  document.addEventListener("keydown", (event) => {
    const fold = event.key === "Escape" && !event.isComposing && document.activeElement?.closest("details[open]:is(.act, .more)");
    if (!fold) return;
    fold.open = false;
    fold.querySelector("summary").focus();
  });

  document.addEventListener("keydown", (event) => {
    if (typing() || event.altKey || event.ctrlKey || event.metaKey) return;
    if (reader && panel) {
      if (event.key === "n" || event.key === "j") step("after");
      else if (event.key === "p" || event.key === "k") step("before");
      else if (event.key === "c") { event.preventDefault(); open(0); }
      else if (event.key === "x") { event.preventDefault(); open(1); }
    } else if (list) {
      if (event.key === "j" || event.key === "n") move(1);
      else if (event.key === "k" || event.key === "p") move(-1);
      else if (event.key === "x") list.querySelector("[data-current] input[type=checkbox]")?.click();
    }
    if (event.key === "/") {
      const search = document.querySelector("input[type=search]");
      if (search) { event.preventDefault(); search.focus(); }
    }
  });

  // --- a form that takes long says so, and is not sent twice
  for (const form of document.querySelectorAll("form[method=post]")) {
    form.addEventListener("submit", () => {
      const button = form.querySelector("button[data-busy]");
      if (button) { button.textContent = button.dataset.busy; setTimeout(() => { button.disabled = true; }); }
    });
  }
  addEventListener("pageshow", () => { for (const one of document.querySelectorAll("button[data-busy][disabled]")) one.disabled = false; });
  root.dataset.at = "ready";
})();
