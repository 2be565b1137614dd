// Keeps the form from the field, so that it opens without a line: its empty page and what that page loads, and nothing
// that was ever recorded. MARK, SHELL and FILES stand above, put there by the server; another content is another MARK.
(() => {
  "use strict";
  const PREFIX = "trucewatch-form-";
  const PATIENCE = 8000;   // a line that has not answered by then is none
  addEventListener("install", (event) => {
    event.waitUntil(caches.open(PREFIX + MARK).then((kept) => kept.addAll([SHELL, ...FILES])).then(() => skipWaiting()));
  });
  addEventListener("activate", (event) => {
    event.waitUntil(caches.keys().then((names) => Promise.all(
      names.filter((name) => name.startsWith(PREFIX) && name !== PREFIX + MARK).map((name) => caches.delete(name)),
    )).then(() => clients.claim()));
  });
  const kept = async (address) => (await caches.open(PREFIX + MARK)).match(address);
  const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error("no answer")), PATIENCE));
  const form = async (request) => {
    try {
      return await Promise.race([fetch(request), late()]);
    } catch (error) {
      const shell = await kept(SHELL);
      if (shell) return shell;
      throw error;
    }
  };
  addEventListener("fetch", (event) => {
    const { request } = event;
    const address = new URL(request.url);
    if (request.method !== "GET" || address.origin !== location.origin) return;
    // one that tells more of an incident needs that incident: nothing stands in for it
    if (request.mode === "navigate" && address.pathname === "/incidents/new" && !address.searchParams.has("again")) event.respondWith(form(request));
    else if (FILES.includes(address.pathname + address.search)) event.respondWith(kept(address.href).then((found) => found ?? fetch(request)));
  });
})();
