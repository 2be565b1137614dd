// Search as one types: the results are fetched and put in place; without scripts the form does the same.
(() => {
  "use strict";
  const form = document.querySelector("[data-search]");
  const box = document.querySelector("[data-results]");
  let last = 0, later = 0;
  const show = async () => {
    const mine = ++last;
    const said = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    const address = `/search${said.size ? `?${said}` : ""}`;
    box.setAttribute("aria-busy", "true");
    const answer = await fetch(address).catch(() => null);
    if (mine !== last) return;
    if (!answer || !answer.ok || answer.redirected) { form.submit(); return; }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-results]");
    if (mine !== last) return;
    box.replaceChildren(...document.importNode(fresh, true).childNodes);
    box.removeAttribute("aria-busy");
    history.replaceState(null, "", address);
    document.documentElement.dataset.searched = String(said);
  };
  form.addEventListener("input", (event) => { if (event.isComposing) return; clearTimeout(later); later = setTimeout(show, 180); });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(later); show(); });
})();
