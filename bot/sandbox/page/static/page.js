// What people do on the page, and who takes care of it.

import { choose, complete, keyInCompletions, stopCompleting } from "./completing.js";
import { attachFrom, detach } from "./files.js";
import { close, forgive, press, pressAfter, search, showModal, submit, valueOf } from "./forms.js";
import { afterEach, busily, byId, placeOf, post, refresh, start } from "./live.js";
import { ITEMS, closeMenu, keyInMenu, prepare, theComposer } from "./menus.js";
import { lookInside } from "./payloads.js";
import { cancel, readyToWrite, restoreDrafts, save, send } from "./writing.js";

const KEYED_PAUSE = 800; // a choice made with arrow keys counts after this pause, in ms
const TYPED_PAUSE = 300;

// --- going about -------------------------------------------------------------------------

async function go(address) {
  history.pushState(null, "", address);
  for (const open of document.querySelectorAll("#cast, #sidebar")) open.hidePopover();
  await refresh();
  arrive();
}

function arrive() {
  readyToWrite();
  if (document.querySelector("[data-home]")) post("home", {});
}

// --- pressing ----------------------------------------------------------------------------

const CLICKS = [
  ["[popovertarget]", prepare],
  ["[data-option]", choose],
  ["[data-detach]", detach],
  ["[data-invite]", (it) => busily(it, () => post("invite", { channel: it.dataset.invite }))],
  ["[data-confirm]", (it) => byId(it.dataset.confirm).showModal()],
  ["[data-dismiss]", (it) => it.closest("dialog").close()],
  ["button[data-act], a[data-act]", press],
  ["[data-close]", (it) => busily(it, () => close(it.closest("dialog")))],
  ["[data-react]", (it) => post("react", { ...placeOf(it), name: it.dataset.react })],
  ["[data-turn]", (it) => busily(it, () => post("turn", { choice: it.dataset.turn }))],
  ["[data-dismiss-notices]", () => post("dismiss", {})],
  ...ITEMS,
];

document.addEventListener("click", (event) => {
  closeMenu(event);
  const link = event.target.closest('a[href^="/"]');
  if (link && !(event.metaKey || event.ctrlKey || event.shiftKey || event.button)) {
    event.preventDefault();
    go(link.href);
    return;
  }
  const [selector, act] = CLICKS.find(([known]) => event.target.closest(known)) ?? [];
  if (act) act(event.target.closest(selector));
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target.matches(".composer")) send(event.target);
  else if (event.target.matches(".editing")) save(event.target);
  else if (event.target.matches("#attach form")) attachFrom(event.target, theComposer());
  else submit(event.target);
});

document.addEventListener("toggle", lookInside, true);

// --- keys --------------------------------------------------------------------------------

let keyed = null;

document.addEventListener("keydown", (event) => {
  keyed = event.target;
  if (event.isComposing || keyInCompletions(event) || keyInMenu(event)) return;
  if (event.key === "F6") nextPart(event);
  if (event.key === "ArrowUp") rewriteLast(event);
  if (event.key === "Escape") escape(event);
  if (event.key === "Enter" && !event.shiftKey) enter(event);
});

function escape(event) {
  const modal = event.target.closest("dialog.modal");
  if (event.target.matches(".editing textarea")) cancel(event.target.form);
  else if (modal && !event.target.closest("dialog.confirm")) {
    event.preventDefault();
    close(modal);
  }
}

const PARTS = [
  ["#sidebar", "[aria-current=page]"],
  ["main", ".composer textarea, .home"],
  [".thread", ".composer textarea"],
  [".payloads", ".rows"],
];

/** F6, as in Slack: on to the next part of the page; with Shift, back. */
function nextPart(event) {
  event.preventDefault();
  const there = PARTS.filter(([part]) => document.querySelector(part)?.checkVisibility());
  const now = there.findIndex(([part]) => document.activeElement.closest(part));
  const [part, first] = there.at((now + (event.shiftKey ? -1 : 1)) % there.length);
  document.querySelector(part).querySelector(first).focus();
}

/** Arrow up in an empty composer: what one wrote last is rewritten. */
function rewriteLast(event) {
  if (!event.target.matches(".composer textarea") || event.target.value) return;
  const mine = [...event.target.closest(".pane").querySelectorAll("[data-edit]")];
  if (!mine.length) return;
  event.preventDefault();
  go(mine.at(-1).dataset.edit);
}

function enter(event) {
  const control = event.target.closest("input") && event.target.closest(".control[data-act][data-on]");
  if (control || event.target.matches("[data-suggest]")) event.preventDefault();
  if (control?.dataset.on === "enter") press(control);
  if (event.target.matches(":is(.composer, .editing) textarea")) {
    event.preventDefault();
    event.target.form.requestSubmit();
  }
}

document.addEventListener("pointerdown", (event) => {
  keyed = null;
  if (event.target.closest("[data-option]")) event.preventDefault(); // the composer keeps the focus
});

document.addEventListener("focusout", (event) => {
  if (event.target.matches(".composer textarea")) stopCompleting();
});

// --- typing and choosing -----------------------------------------------------------------

document.addEventListener("change", (event) => {
  const control = event.target.closest(".control[data-act]:not([data-on])");
  if (!control || event.target.matches("[data-suggest]")) return;
  if (valueOf(control) === null && !event.target.matches("[type=checkbox]")) return;
  const slowly = keyed === event.target && !event.target.matches("[type=radio], [type=checkbox]");
  pressAfter(control, slowly ? KEYED_PAUSE : 0);
});

document.addEventListener("input", (event) => {
  forgive(event.target);
  if (event.target.matches(".composer textarea")) {
    sessionStorage.setItem(event.target.id, event.target.value);
    complete(event.target);
  }
  if (event.target.matches("[data-suggest]")) search(event.target, TYPED_PAUSE);
  const control = event.target.closest('.control[data-act][data-on="character"]');
  if (control) pressAfter(control, TYPED_PAUSE);
});

byId("tips")?.addEventListener("toggle", (event) => localStorage.setItem("tips", event.target.open));
if (localStorage.getItem("tips") === "false") byId("tips")?.removeAttribute("open");

addEventListener("popstate", () => refresh().then(arrive));
afterEach(restoreDrafts);
afterEach(showModal);
start();
arrive();
