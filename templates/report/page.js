"use strict";
// The page can be read without this: it adds walking, filters, layouts and colours.
(() => {
  const root = document.documentElement;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const tools = document.querySelector(".tools");
  const status = document.querySelector(".where");
  const stops = all(".stop");
  const narrow = matchMedia("(max-width: 60rem)");
  let at = null;

  tools.hidden = false;
  if (narrow.matches) for (const list of all(".list > details")) list.open = false;
  for (const part of all(".part")) part.open = part.querySelectorAll("del, ins, li").length < 40;

  const shown = () => stops.filter((stop) => !stop.classList.contains("off") && stop.getClientRects().length);

  function tell(list) {
    const number = at ? list.indexOf(at) + 1 : 0;
    status.textContent = list.length ? status.dataset.of.replace("{number}", number || "–").replace("{count}", list.length) : "";
    for (const link of all(".list a")) {
      if (at && link.hash === `#${at.id}`) {
        link.setAttribute("aria-current", "true");
        link.scrollIntoView({ block: "nearest" });
      } else link.removeAttribute("aria-current");
    }
  }

  function step(way) {
    const list = shown();
    if (!list.length) return;
    const now = list.indexOf(at);
    let next = now + way;
    if (now < 0) {
      // From where the reader is: the first below the top of the window, or the last above it.
      const below = list.findIndex((stop) => stop.getBoundingClientRect().top > 1);
      next = way > 0 ? Math.max(below, 0) : (below < 0 ? list.length : below) - 1;
    }
    at = list[(next + list.length) % list.length];
    at.focus({ preventScroll: true });
    at.scrollIntoView({ block: "center" });
    tell(list);
  }

  for (const button of all("[data-step]")) button.addEventListener("click", () => step(Number(button.dataset.step)));

  const keys = { j: 1, n: 1, k: -1, p: -1 };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("select, textarea, input:not([type=radio], [type=checkbox])");
    if (event.ctrlKey || event.metaKey || event.altKey || typing || !document.querySelector("[name=keys]").checked) return;
    const way = keys[event.key.toLowerCase()];
    if (way) {
      event.preventDefault();
      step(way);
    }
  });

  // A link into the text makes its place the one that next and previous count from.
  addEventListener("hashchange", () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!place) return;
    for (let up = place; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    const stop = place.closest(".stop");
    if (stop) {
      at = stop;
      stop.focus({ preventScroll: true });
      tell(shown());
    }
  });

  function filter() {
    for (const box of all("[name=sort]")) {
      for (const one of all(`[data-sort="${box.value}"]`)) one.classList.toggle("off", !box.checked);
    }
    tell(shown());
  }

  // Side by side, what both have stands on both sides.
  let doubled = false;
  function double() {
    if (doubled) return;
    doubled = true;
    for (const block of all(".b.same")) {
      if (block.closest("table")) continue;
      const other = block.firstElementChild.cloneNode(true);
      for (const one of [other, ...other.querySelectorAll("[id]")]) one.removeAttribute("id");
      other.className = "w again";
      block.append(other);
    }
  }

  const set = {
    layout(value) {
      if (value === "side") double();
      root.dataset.layout = value;
      const alone = document.querySelector(".only-line");
      if (alone) alone.disabled = value === "side";
    },
    view(value) {
      root.dataset.view = value;
    },
  };
  for (const radio of all("input[type=radio]")) {
    if (radio.checked) set[radio.name](radio.value);
    radio.addEventListener("change", () => {
      set[radio.name](radio.value);
      at?.scrollIntoView({ block: "center" });
      tell(shown());
    });
  }
  for (const box of all("[name=sort]")) box.addEventListener("change", filter);

  const dark = document.querySelector("[name=dark]");
  dark.checked = matchMedia("(prefers-color-scheme: dark)").matches;
  dark.addEventListener("change", () => {
    root.dataset.theme = dark.checked ? "dark" : "light";
  });

  const open = document.querySelector("[name=open]");
  open?.addEventListener("change", () => {
    for (const fold of all(".fold")) fold.open = open.checked;
  });
  addEventListener("beforeprint", () => {
    for (const part of all(".part")) part.open = true;
  });
  filter();
})();
