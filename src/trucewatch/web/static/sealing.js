// Codes under seals: code and salt stay in this browser and in the coder's file; what is sent is the SHA-256 over them.
(() => {
  "use strict";
  const store = (place) => `trucewatch-seals-${place}`;
  const kept = (place) => JSON.parse(localStorage.getItem(store(place)) ?? "{}");   // item -> {code, salt}

  // the same as the register's: each part with its length in characters before it, so that no two run together
  const hex = (data) => [...new Uint8Array(data)].map((one) => one.toString(16).padStart(2, "0")).join("");
  const sealed = async (round, item, coder, { code, salt }) => {
    const parts = [round, item, coder, code === null ? "" : `=${code}`, salt];
    const words = parts.map((one) => `${[...one].length}:${one}`).join("");
    return hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(words)));
  };
  const lines = (round, all) => Object.entries(all)
    .map(([item, { code, salt }]) => `${JSON.stringify({ round, item, code, salt })}\n`).join("");

  // --- opening: what this browser still keeps is filled in; once all is opened, it keeps nothing
  const reveal = document.querySelector("[data-reveal]");
  if (reveal) {
    const all = kept(reveal.dataset.place);
    if (Object.keys(all).length) {
      reveal.elements.openers.value = lines(JSON.parse(reveal.dataset.round), all);
      reveal.querySelector("[data-found]").hidden = false;
      reveal.querySelector("details").open = true;
    }
  }
  const forget = (place) => { for (const name of [store(place), `${store(place)}-saved`]) localStorage.removeItem(name); };
  const opened = document.querySelector("[data-opened]");
  if (opened) forget(opened.dataset.place);

  const box = document.querySelector("[data-seal]");
  if (!box) return;
  const place = box.dataset.place;
  const { round, coder, item, items, codes, recorded, to } = JSON.parse(box.dataset.seal);
  const form = document.querySelector("[data-send]");
  const send = form.querySelector("button"), save = box.querySelector("[data-save]"), choose = box.querySelector("[data-choose]");
  const drop = box.querySelector("[data-forget]");

  const unsent = async () => {
    const found = [];
    for (const [one, opener] of Object.entries(kept(place))) {
      const seal = await sealed(round, one, coder, opener);
      if (recorded[one] !== seal) found.push([one, seal]);
    }
    // those that take the place of another go first: the last seal that is missing ends the round
    return found.sort(([one], [other]) => (other in recorded) - (one in recorded));
  };
  let ready = "";
  const show = async () => {
    const all = kept(place), missing = await unsent();
    const saved = Object.keys(all).length > 0 && localStorage.getItem(`${store(place)}-saved`) === lines(round, all);
    box.querySelector("[data-kept]").textContent = String(Object.keys(all).length);
    box.querySelector("[data-unsent]").textContent = String(missing.length);
    save.disabled = !Object.keys(all).length;
    // what is in no file of the coder's yet is not sent: it could not be opened, were this browser lost
    const pasted = form.querySelector("[data-paste]").open && form.elements.seals.value.trim();
    ready = missing.map((one) => one.join(" ")).join("\n");
    send.disabled = !pasted && !(missing.length && saved);
    drop.disabled = !saved;
    box.dataset.shown = String(missing.length);
  };
  const mine = kept(place)[item];
  if (mine) box.querySelector(`[data-number="${codes.indexOf(mine.code) + 1}"]`).checked = true;   // null is in no list: 0

  choose.addEventListener("click", () => {
    const chosen = box.querySelector("[data-number]:checked");
    if (!chosen) { box.querySelector("[data-number]").focus(); return; }
    const number = Number(chosen.dataset.number), all = kept(place);
    const code = number ? codes[number - 1] : null;
    if (!all[item] || all[item].code !== code) all[item] = { code, salt: hex(crypto.getRandomValues(new Uint8Array(16))) };
    localStorage.setItem(store(place), JSON.stringify(all));
    const at = items.indexOf(item);
    const next = [...items.slice(at + 1), ...items.slice(0, at)].find((one) => !(one in all));
    if (next === undefined) { show(); save.focus(); return; }
    location.assign(`${to}?item=${encodeURIComponent(next)}`);
  });
  save.addEventListener("click", () => {
    const words = lines(round, kept(place));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([words], { type: "application/jsonl" }));
    link.download = `${to.split("/")[2]}.seals`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    localStorage.setItem(`${store(place)}-saved`, words);
    show();
    send.focus();
  });
  form.addEventListener("input", show);
  form.querySelector("[data-paste]").addEventListener("toggle", show);
  form.addEventListener("submit", () => {
    if (!form.elements.seals.value.trim()) form.elements.seals.value = ready;
  });
  drop.addEventListener("click", () => {
    forget(place);
    for (const one of box.querySelectorAll("[data-number]")) one.checked = false;
    show();
  });
  if (!globalThis.crypto?.subtle) {
    box.querySelector("[data-insecure]").hidden = false;
    for (const one of [choose, save]) one.disabled = true;
    return;
  }
  show();
})();
