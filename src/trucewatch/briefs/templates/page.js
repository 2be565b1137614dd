"use strict";
(function () {
  const back = document.querySelector("a.return");
  let from = null;

  function light() {
    for (const old of document.querySelectorAll("mark.lit")) old.classList.remove("lit");
    const key = decodeURIComponent(location.hash.slice(1));
    const isStatement = key.startsWith("s-");
    if (isStatement) {
      for (const mark of document.querySelectorAll("mark[data-s]")) {
        if (mark.dataset.s.split(" ").includes(key)) mark.classList.add("lit");
      }
    }
    back.hidden = !(isStatement && from);
    const target = key && document.getElementById(key);
    for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    document.documentElement.dataset.at = key;
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest("a.cite");
    if (!link) return;
    if (!link.id) link.id = "c-" + Array.prototype.indexOf.call(document.querySelectorAll("a.cite"), link);
    from = link.id;
    back.href = "#" + from;
  });

  back.addEventListener("click", function () {
    const link = document.getElementById(from);
    if (link) link.focus({ preventScroll: true });
  });

  window.addEventListener("hashchange", light);
  window.addEventListener("beforeprint", function () {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });
  light();
})();
