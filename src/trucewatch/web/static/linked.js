// Map, timeline and list under one filter: links and the form change all parts without loading the page anew.
(() => {
  "use strict";
  const root = document.documentElement;
  let last = 0;
  const show = async (address, keep) => {
    const mine = ++last;
    root.dataset.linked = "loading";
    const answer = await fetch(address, { headers: { accept: "text/html" } }).catch(() => null);
    if (mine !== last) return;
    if (!answer || !answer.ok || answer.redirected) { location.href = address; return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== last) return;
    const focus = document.activeElement;
    const mark = focus?.id || focus?.getAttribute("href");
    for (const part of document.querySelectorAll("[data-part]")) {
      const fresh = page.getElementById(part.id);
      if (fresh) part.replaceWith(document.importNode(fresh, true));
    }
    if (mark && !focus.isConnected) (document.getElementById(mark) ?? document.querySelector(`[href="${CSS.escape(mark)}"]`) ?? document.getElementById("chosen"))?.focus({ preventScroll: true });
    if (keep) history.pushState(null, "", address);
    root.dataset.linked = new URL(address, location.href).search || "all";
    document.dispatchEvent(new CustomEvent("narrowed"));
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-narrow]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(link.href, true);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-sift]");
    if (!form) return;
    event.preventDefault();
    const said = [...new FormData(form)].filter(([, value]) => value);
    show(`${form.getAttribute("action")}?${new URLSearchParams(said)}`, true);
  });
  document.addEventListener("change", (event) => event.target.closest("[data-sift] select, [data-sift] input[type=date]")?.form.requestSubmit());
  addEventListener("popstate", () => show(location.href, false));
  document.addEventListener("choose", (event) => {
    const address = new URL(location.href);
    address.searchParams.set("at", event.detail);
    address.searchParams.delete("page");
    show(address.href, true);
  });
  // arrows move over the cells of the timeline; [ ] - and 0 change its period
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    const key = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (key) { event.preventDefault(); key.click(); return; }
    const cell = event.target.closest("[data-grid] a");
    if (!cell || !event.key.startsWith("Arrow")) return;
    const links = [...cell.closest("table").querySelectorAll("a")];
    const from = cell.getBoundingClientRect();
    const along = event.key === "ArrowLeft" || event.key === "ArrowRight";
    const sign = event.key === "ArrowLeft" || event.key === "ArrowUp" ? -1 : 1;
    const near = links.map((one) => {
      const at = one.getBoundingClientRect();
      const x = at.left + at.width / 2 - from.left - from.width / 2;
      const y = at.bottom - from.bottom;
      return { one, far: along ? x * sign : y * sign, aside: Math.abs(along ? y : x) };
    }).filter(({ one, far }) => one !== cell && far > 2).sort((a, b) => a.aside * 4 + a.far - b.aside * 4 - b.far);
    if (near.length) { event.preventDefault(); near[0].one.focus(); }
  });
})();
