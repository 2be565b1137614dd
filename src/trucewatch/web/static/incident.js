// The incident form over a bad line: what is typed is kept in the browser, with its files, until the server has it.
// Each form has a key; the server takes the same key only once, so that sending again after a lost answer is safe.
(() => {
  "use strict";
  const form = document.getElementById("incident");
  if (!form || !("indexedDB" in window)) return;
  const state = document.getElementById("state");
  const box = document.getElementById("drafts");
  const picker = form.elements.files;
  // the form that the browser keeps for when there is no line knows nobody: whose browser it is, the last page told
  const shell = "shell" in form.dataset;
  const person = shell ? localStorage.getItem("trucewatch-field") ?? "" : form.dataset.person;
  const fresh = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24)))).replaceAll("+", "-").replaceAll("/", "_");
  let key = form.elements.key.value ||= fresh();
  let kept = [];          // files of this draft, as they were chosen
  let sending = false;
  let waiting = false;    // the person pressed Send and there was no line
  let gone = false;

  const say = (name, more) => {
    state.dataset.state = name;
    state.textContent = (form.dataset[name] ?? "") + (more ? ` ${more}` : "");
  };

  // --- the store: one row a draft, files as they are
  const opened = new Promise((resolve, reject) => {
    const asked = indexedDB.open("trucewatch-drafts", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("drafts", { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const done = (asked) => new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const store = async (mode) => (await opened).transaction("drafts", mode).objectStore("drafts");
  const put = async (draft) => done((await store("readwrite")).put(draft));
  const drop = async (one) => done((await store("readwrite")).delete(one));
  const all = async () => (await done((await store("readonly")).getAll())).filter((one) => one.person === person);

  const fields = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !["csrf", "key", "back"].includes(name));
  const empty = (pairs) => !kept.length && !pairs.some(([name, value]) => value && !["kind", "channel", "precision", "how", "again", "room"].includes(name));

  let order = Promise.resolve();
  const keep = () => {
    order = order.then(async () => {
      if (gone) return;
      const pairs = fields();
      if (empty(pairs)) { await drop(key); return; }
      await put({ key, person, fields: pairs, files: kept, waiting, saved: Date.now() });
      if (!sending && state.dataset.state !== "refused") say(waiting ? "waiting" : "kept");
    }).catch(() => say("unkept"));
    return order;
  };
  let later = 0;
  const soon = () => { clearTimeout(later); later = setTimeout(keep, 250); };

  const showFiles = () => {
    const list = form.querySelector("[data-files]");
    list.replaceChildren(...kept.map((file, at) => {
      const row = document.createElement("li");
      const name = document.createElement("bdi");
      name.textContent = file.name;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet";
      button.textContent = form.dataset.drop;
      button.addEventListener("click", () => { kept.splice(at, 1); showFiles(); keep(); });
      row.append(name, " ", button);
      return row;
    }));
  };

  // --- sending: the same key until the server has answered
  const token = async () => {   // what proves that the sending is the person's own; null where nobody, or another, is signed in
    if (!shell) return form.elements.csrf.value;
    const answer = await fetch("/incidents/new", { headers: { accept: "text/html" }, cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const theirs = page.getElementById("incident");
    return theirs?.dataset.person === person && !("shell" in theirs.dataset) ? theirs.elements.csrf.value : null;
  };
  const body = (draft, csrf) => {
    const made = new FormData();
    for (const [name, value] of draft.fields) made.append(name, value);
    made.append("csrf", csrf);
    made.append("key", draft.key);
    for (const file of draft.files) made.append("files", file, file.name);
    return made;
  };
  const send = async (draft) => {
    let answer;
    try {
      const csrf = await token();
      if (csrf === null) return { state: "signin" };
      answer = await fetch(form.action, { method: "POST", body: body(draft, csrf), headers: { "hx-request": "true" } });
    } catch {
      return { state: "waiting" };
    }
    const to = answer.headers.get("hx-redirect");
    if (answer.ok && to) return { state: "sent", to };
    if (answer.status === 401 || answer.status === 403) return { state: "signin" };
    if (answer.status >= 500 || answer.status === 429) return { state: "lost" };
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return { state: "refused", why: page.querySelector("main [role=alert]")?.textContent.trim() };
  };
  const submit = async () => {
    if (sending) return;
    sending = true;
    waiting = true;
    await keep();
    say("sending");
    const draft = { key, fields: fields(), files: kept };
    const result = await send(draft);
    sending = false;
    if (result.state === "sent") {
      gone = true;
      await order;
      await drop(key).catch(() => {});
      say("sent");
      location.assign(result.to);
      return;
    }
    waiting = result.state === "waiting" || result.state === "lost";
    await keep();
    say(result.state, result.why);
  };

  // --- drafts from before
  // a report that was meant for a room never goes into the open: the name stays, whether this form offers it or not
  const meantFor = (room) => {
    let field = form.elements.room;
    if (!field && room) {
      field = document.createElement("input");
      field.type = "hidden"; field.name = "room";
      form.append(field);
    }
    if (!field) return;
    const value = field.tagName === "SELECT" ? room || "open" : room;
    if (field.tagName === "SELECT" && ![...field.options].some((one) => one.value === value)) field.add(new Option(value, value));
    field.value = value;
    const folded = field.closest("details");
    if (folded && value) folded.open = true;
  };
  const fill = (draft) => {
    key = draft.key;
    form.elements.key.value = key;
    kept = [...draft.files];
    for (const [name, value] of draft.fields) {
      const field = form.elements[name];
      if (name === "room") continue;
      if (field && field.type !== "file") field.value = value;
      const folded = field?.closest?.("details");
      if (folded && value) folded.open = true;
    }
    const room = draft.fields.find(([name]) => name === "room")?.[1] ?? "";
    meantFor(shell && room === "open" ? "" : room);
    showFiles();
    waiting = draft.waiting;
    say(waiting ? "waiting" : "kept");
    list();
  };
  const list = async () => {
    const drafts = (await all()).filter((one) => one.key !== key).sort((a, b) => b.saved - a.saved);
    box.hidden = !drafts.length;
    box.querySelector("ul").replaceChildren(...drafts.map((draft) => {
      const row = document.createElement("li");
      row.className = "row";
      const said = document.createElement("bdi");
      said.textContent = (draft.fields.find(([name]) => name === "words")?.[1] || form.dataset.nameless).slice(0, 90);
      const open = document.createElement("button");
      open.type = "button"; open.className = "quiet"; open.textContent = form.dataset.open;
      open.addEventListener("click", async () => { await keep(); fill(draft); form.elements.words.focus(); });
      const remove = document.createElement("button");
      remove.type = "button"; remove.className = "quiet"; remove.textContent = form.dataset.drop;
      remove.addEventListener("click", async () => { await drop(draft.key); list(); });
      const acts = document.createElement("span");
      acts.append(open, remove);
      row.append(said, acts);
      return row;
    }));
  };
  const resume = async () => {   // what waited for a line goes out when there is one
    if (waiting) { submit(); return; }
    for (const draft of await all()) {
      if (!draft.waiting || draft.key === key || sending) continue;
      const result = await send(draft);
      if (result.state === "sent") await drop(draft.key);
      else if (result.state === "refused") await put({ ...draft, waiting: false });
      else break;
    }
    list();
  };

  const channel = form.elements.channel;
  const part = form.querySelector("[data-channel]");
  const fitChannel = () => { part.hidden = channel.value !== part.dataset.channel; };

  form.addEventListener("input", (event) => { if (state.dataset.state === "refused") state.dataset.state = "kept"; waiting = false; fitChannel(); if (event.target.name === "room") keep(); else soon(); });
  picker.addEventListener("change", () => { kept.push(...picker.files); picker.value = ""; showFiles(); keep(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  addEventListener("online", resume);
  addEventListener("pagehide", () => { clearTimeout(later); keep(); });
  setInterval(() => { if (waiting && !sending && navigator.onLine) submit(); }, 15000);
  fitChannel();
  all().then((drafts) => {
    const again = form.elements.again?.value;
    const last = drafts.filter((one) => (one.fields.find(([name]) => name === "again")?.[1]) === again).sort((a, b) => b.saved - a.saved)[0];
    if (last && Date.now() - last.saved < 86400000) fill(last); else list();
    if (navigator.onLine) resume();
    document.documentElement.dataset.drafts = String(drafts.length);
  }).catch(() => say("unkept"));
})();
